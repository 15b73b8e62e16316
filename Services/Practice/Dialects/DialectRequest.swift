internal import EventLoop
internal import HTTPServer
internal import Telemetry

/// A dialect's call, taken apart.
struct DialectRequest {
    let request: Request
    /// Decoded, behind the network's prefix; empty ones are left out.
    let segments: [String]

    var method: String { request.method.rawValue }
    func header(_ name: String) -> String? { request.headers[name] }
    /// How the caller reached us.
    var origin: String { "http://\(request.headers["Host"] ?? "127.0.0.1")" }
}
