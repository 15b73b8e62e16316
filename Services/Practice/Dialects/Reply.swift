internal import HTTPServer
internal import JSON

/// What a dialect answers, and what the record keeps of it.
struct Reply: Sendable {
    let status: Int
    var headers: [(String, String)] = []
    /// `nil` for an empty body.
    let body: JSONValue?
    /// The dialect's error code; `nil` for a success.
    var code: String?
    /// Nothing is answered: the connection is reset.
    var isReset = false

    static let reset = Reply(status: 0, body: nil, isReset: true)

    static func ok(_ body: JSONValue) -> Reply { Reply(status: 200, body: body) }

    var response: Response {
        if isReset { return Response(status: 500, body: .reset) }
        return Response(status: status, headers: headers, body: body.map { .bytes($0.serialized()) } ?? .empty)
    }
}
