internal import HTTPServer
internal import JSON

/// A fault hit before anything was accepted.
struct Struck: Error {
    let fault: Fault
}
