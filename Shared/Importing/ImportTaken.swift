/// Another process went on with this import after a pause of ours.
struct ImportTaken: Error, CustomStringConvertible {
    var description: String { "another process took over this import" }
}
