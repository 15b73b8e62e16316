/// Versions in headers: `ETag`, `If-Match`, `If-None-Match` (RFC 9110 sections 8.8.3 and 13.1).
package struct EntityTag: Sendable, Equatable {
    /// With its quotes: `"42"`.
    package let text: String

    package init(version: Int64) { text = "\"\(version)\"" }

    func isNamed(by list: String, weakly: Bool) -> Bool {
        for part in list.split(separator: ",") {
            var tag = part.drop { $0 == " " }
            while tag.last == " " { tag.removeLast() }
            if tag == "*" { return true }
            if weakly, tag.hasPrefix("W/") { tag = tag.dropFirst(2) }
            if tag == text { return true }
        }
        return false
    }
}

extension Request {
    /// - Throws: 412 when the caller changes another version than `current`; nothing without `If-Match`.
    package func requireMatch(_ current: EntityTag) throws(Problem) {
        guard let list = headers["If-Match"] else { return }
        guard current.isNamed(by: list, weakly: false) else { throw .preconditionFailed }
    }

    /// The one version in `If-Match`, for those who compare it themselves; `nil` where every version will do.
    /// - Throws: 412 for a tag that no version of ours has.
    package var expectedVersion: Int64? {
        get throws(Problem) {
            guard let text = headers["If-Match"], text != "*" else { return nil }
            guard let version = Int64(text.filter { $0 != "\"" }), EntityTag(version: version).text == text else {
                throw .preconditionFailed
            }
            return version
        }
    }

    /// - Returns: 304 when the caller already has `current`.
    package func notModified(_ current: EntityTag) -> Response? {
        guard let list = headers["If-None-Match"], current.isNamed(by: list, weakly: true) else { return nil }
        return Response(status: 304, headers: [("ETag", current.text)], body: .empty)
    }

    /// A `Link` header's value for the next page (RFC 8288): the same query with another cursor.
    package func nextLink(cursor: String) -> String {
        var pairs = query.items.filter { $0.name != "cursor" }
        pairs.append((name: "cursor", value: cursor))
        let text = pairs.map { "\(PercentDecoding.encode($0.name))=\(PercentDecoding.encode($0.value))" }
        return "<\(path)?\(text.joined(separator: "&"))>; rel=\"next\""
    }
}

extension Response {
    package func tagged(_ tag: EntityTag) -> Response { header("ETag", tag.text) }
    /// Adds `Link: …; rel="next"` when there is a next page.
    package func linked(next: String?, of request: Request) -> Response {
        guard let next else { return self }
        return header("Link", request.nextLink(cursor: next))
    }
}
