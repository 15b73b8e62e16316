internal import FoundationEssentials
internal import Glibc

/// A file beside the database could not be written.
struct StateFault: Error, CustomStringConvertible {
    let path: String
    let code: Int32
    var description: String { "cannot write \(path): error \(code)" }
}
