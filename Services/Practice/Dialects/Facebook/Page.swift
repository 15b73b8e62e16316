internal import HTTPServer
internal import JSON
internal import Secrets

/// One page of a list whose items' names fall: a cursor is a name, and stands for its place also when the item is gone.
struct Page {
    let range: Range<Int>
    private let names: [String]

    /// What a page's address says anew.
    static let parameters: Set<String> = ["after", "before", "limit", "access_token"]

    /// - Parameter parameters: with `after` or `before`; `nil` for the first page.
    init(_ names: [String], limit: Int, _ parameters: GraphParameters?) {
        self.names = names
        func cursor(_ name: String) -> String? {
            parameters?.text(name).flatMap { bytes(base64URL: $0) }.map { String(decoding: $0, as: UTF8.self) }
        }
        if let before = cursor("before") {
            let end = names.firstIndex { $0 <= before } ?? names.count
            range = max(0, end - limit)..<end
        } else {
            let start = cursor("after").map { after in names.firstIndex { $0 < after } ?? names.count } ?? 0
            range = start..<min(start + limit, names.count)
        }
    }

    /// - Parameter address: of the page at a cursor: `after` or `before`, and its text.
    func json(_ nodes: [JSONValue], address: ((name: String, text: String)) -> String) -> JSONValue {
        guard !range.isEmpty else { return ["data": []] }
        let before = base64URL(Array(names[range.lowerBound].utf8))
        let after = base64URL(Array(names[range.upperBound - 1].utf8))
        var paging: JSONObject = ["cursors": ["before": .string(before), "after": .string(after)]]
        if range.upperBound < names.count { paging["next"] = .string(address(("after", after))) }
        if range.lowerBound > 0 { paging["previous"] = .string(address(("before", before))) }
        return ["data": .array(nodes), "paging": .object(paging)]
    }
}

extension GraphCall {
    /// The address of another page. Holds the token, as the real one does.
    func address(
        _ path: String, _ query: [(String, String)], _ cursor: (name: String, text: String), limit: Int
    ) -> String {
        let pairs = [("access_token", token ?? "")] + query + [("limit", String(limit)), (cursor.name, cursor.text)]
        let text = pairs.map { "\(PercentDecoding.encode($0.0))=\(PercentDecoding.encode($0.1))" }.joined(
            separator: "&")
        return "\(request.origin)/facebook/\(version)/\(path)?\(text)"
    }
}
