package import JSON

/// What goes back to the caller. The server adds date, length, request id, `traceparent` and the safety headers.
package struct Response: Sendable {
    package enum Body: Sendable {
        case empty
        case bytes([UInt8])
        /// Sent by reference, without a copy.
        case shared(SharedBytes)
        case events(EventStream)
        /// Made while it is sent; its length is not known before.
        case pieces(PieceStream)
        /// No answer at all: the connection ends with a TCP reset, whatever the status says.
        case reset
    }

    package var status: Int
    /// A `Content-Type` or `Cache-Control` here replaces the server's own.
    package var headers: [(String, String)]
    package var body: Body

    package init(status: Int, headers: [(String, String)] = [], body: Body) {
        (self.status, self.headers, self.body) = (status, headers, body)
    }

    package static func json(_ status: Int, _ value: JSONValue) -> Response {
        Response(status: status, body: .bytes(value.serialized()))
    }

    /// JSON that is already written.
    package static func json(_ status: Int, _ bytes: [UInt8]) -> Response {
        Response(status: status, body: .bytes(bytes))
    }

    package static func json(_ status: Int, _ bytes: SharedBytes) -> Response {
        Response(status: status, body: .shared(bytes))
    }

    package static let noContent = Response(status: 204, body: .empty)

    /// 202 for work that goes on; `location` tells of its progress.
    package static func accepted(location: String, _ value: JSONValue) -> Response {
        Response(status: 202, headers: [("Location", location)], body: .bytes(value.serialized()))
    }

    package static func text(_ status: Int, _ text: String, type: String = "text/plain; charset=utf-8") -> Response {
        Response(status: status, headers: [("Content-Type", type)], body: .bytes(Array(text.utf8)))
    }

    package static func events(_ stream: EventStream) -> Response {
        Response(status: 200, body: .events(stream))
    }

    /// The same response with one more header.
    package func header(_ name: String, _ value: String) -> Response {
        var copy = self
        copy.headers.append((name, value))
        return copy
    }
}
