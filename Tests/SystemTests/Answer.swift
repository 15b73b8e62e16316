import HTTPClient
import JSON
import Testing

/// What a service answered.
struct Answer: Sendable, CustomStringConvertible {
    private let reply: HTTPReply
    /// `null` when the body is no JSON.
    let json: JSONValue

    init(_ reply: HTTPReply) {
        self.reply = reply
        json = (try? JSONValue.parse(reply.body)) ?? .null
    }

    var status: Int { reply.status }
    var bytes: [UInt8] { reply.body }
    var text: String { String(decoding: reply.body, as: UTF8.self) }
    func header(_ name: String) -> String? { reply.header(name) }
    /// The stable name of a problem.
    var code: String? { json["code"]?.stringValue }
    var items: [JSONValue] { json["items"]?.arrayValue ?? [] }
    /// `field:code` of each field error.
    var fields: [String] {
        (json["errors"]?.arrayValue ?? []).map {
            "\($0["pointer"]?.stringValue ?? ""):\($0["code"]?.stringValue ?? "")"
        }
    }
    var isProblem: Bool {
        reply.header("Content-Type")?.hasPrefix("application/problem+json") == true
            && json["status"]?.intValue == Int64(status)
            && json["detail"]?.stringValue?.isEmpty == false && json["request_id"]?.stringValue?.isEmpty == false
    }
    subscript(key: String) -> JSONValue? { json[key] }
    func string(_ key: String) -> String? { json[key]?.stringValue }
    func int(_ key: String) -> Int64? { json[key]?.intValue }
    var description: String { "\(status) \(text.prefix(600))" }
}

extension [JSONValue?] {
    /// Each value once, as text.
    var distinct: Set<String> { Set<String>(map { $0?.text ?? "absent" }) }
}

extension Product {
    func get(_ path: String, key: String?? = .none) async throws -> Answer { try await send("GET", path, key: key) }

    func call(
        _ method: String, _ path: String, _ body: JSONValue = [:], key: String?? = .none,
        headers: [(name: String, value: String)] = []
    ) async throws -> Answer {
        try await send(method, path, body: body.serialized(), key: key, headers: headers)
    }

    func post(_ path: String, _ body: JSONValue = [:], key: String?? = .none) async throws -> Answer {
        try await call("POST", path, body, key: key)
    }

    func patch(_ path: String, _ body: JSONValue, match: String? = nil) async throws -> Answer {
        try await call("PATCH", path, body, headers: match.map { [("If-Match", $0)] } ?? [])
    }

    /// Every item of a list, page after page.
    func all(_ path: String, limit: Int = 200) async throws -> [JSONValue] {
        var items: [JSONValue] = []
        var cursor: String?
        repeat {
            let separator = path.contains("?") ? "&" : "?"
            let page = try await get(path + separator + "limit=\(limit)" + (cursor.map { "&cursor=\($0)" } ?? ""))
            try #require(page.status == 200, "\(page)")
            items += page.items
            cursor = page.string("next_cursor")
        } while cursor != nil
        return items
    }
}
