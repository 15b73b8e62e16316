internal import JSON

extension Caller {
    /// A problem of RFC 9457 as sentences: what, which words of the command, what to do, and the id to ask about.
    /// - Parameter body: what was sent.
    static func failure(_ status: Int, _ problem: JSONValue, _ words: TypedWords, _ body: JSONValue? = nil) -> Failure {
        let title = problem["title"]?.stringValue
        let detail = problem["detail"]?.stringValue
        let errors = problem["errors"]?.arrayValue ?? []
        var text = detail.map(words.sentence) ?? title ?? "the server answered \(status)"
        if let requirement = problem["requirement"]?.stringValue, requirement != detail {
            text += "\n  needed first: \(requirement)"
        }
        if !errors.isEmpty { text = "this cannot be taken as it was given" }
        for error in errors {
            let place = words.place(error["pointer"]?.stringValue ?? "", in: body)
            let message = words.sentence(Table.plain(error["message"]))
            text += "\n  \(place.isEmpty ? "" : "\(place): ")\(message)"
        }
        return Failure(exitCode(status), text, request: problem["request_id"]?.stringValue)
    }

    private static func exitCode(_ status: Int) -> ExitCode {
        switch status {
        case 401, 403: .refused
        case 404: .notFound
        case 502, 503, 504: .unavailable
        default: .failed
        }
    }

    /// Items of a list, page after page, at most `limit`.
    func list(_ path: String, _ filters: [(String, String?)], limit: Int) async throws(Failure) -> [JSONValue] {
        try await rows(path, filters, limit: limit).items
    }

    /// The same, and where the list goes on behind them.
    func rows(
        _ path: String, _ filters: [(String, String?)], limit: Int
    ) async throws(Failure) -> (items: [JSONValue], next: String?) {
        var items: [JSONValue] = []
        var cursor: String?
        repeat {
            let page = min(limit - items.count, 200)
            let query = Query(filters + [("limit", String(page)), ("cursor", cursor)])
            let reply = try await call("GET", path + query.text)
            items += reply.json["items"]?.arrayValue ?? []
            cursor = reply.json["next_cursor"]?.stringValue
        } while cursor != nil && items.count < limit
        return (items, cursor)
    }
}

/// The part of an address after the question mark.
struct Query {
    let text: String

    init(_ fields: [(String, String?)]) {
        let pairs = fields.compactMap { name, value in value.map { "\(name)=\(Query.escaped($0))" } }
        text = pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }

    /// Everything but RFC 3986's unreserved characters as `%XX`: also right for one segment of a path.
    static func escaped(_ value: String) -> String {
        value.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
