package import JSON

/// One HTTP request that an adapter asks the host to make.
package struct WireRequest: Sendable, Equatable {
    package enum Target: Sendable, Equatable {
        /// A base of the manifest, and a path below it that is percent-encoded already.
        case base(String, path: String)
        /// A URL that an earlier answer held; it must lie under a base.
        case captured(String)
    }
    package enum Body: Sendable, Equatable {
        case none
        case json(JSONValue)
        case form([WirePair])
        case text(WireValue)
    }

    package var id: String
    package var method: String
    package var target: Target
    package var query: [WirePair]
    package var headers: [WirePair]
    package var body: Body
    /// This request does the deed; the host records `calling` before it.
    package var commits: Bool
    /// Seconds.
    package var timeout: Double
    /// Name to JSON pointer into the answer.
    package var capture: [String: String]

    package static let methods = ["GET", "POST", "PUT", "PATCH", "DELETE"]

    package init(
        id: String, method: String = "GET", target: Target, query: [WirePair] = [], headers: [WirePair] = [],
        body: Body = .none, commits: Bool = false, timeout: Double = 20, capture: [String: String] = [:]
    ) {
        (self.id, self.method, self.target, self.query, self.headers) = (id, method, target, query, headers)
        (self.body, self.commits, self.timeout, self.capture) = (body, commits, timeout, capture)
    }

    init(_ json: JSONValue, at place: String) throws(WireError) {
        var members = try Members(json, at: place)
        id = try members.string("id")
        method = try members.string("method")
        guard WireRequest.methods.contains(method) else {
            throw members.error("method", "must be one of \(WireRequest.methods.joined(separator: ", "))")
        }
        target = try WireRequest.target(&members)
        query = try WirePair.all(try members.array("query"), at: place + ".query")
        headers = try WirePair.all(try members.array("headers"), at: place + ".headers")
        body = try WireRequest.body(&members)
        commits = try members.bool("commits") ?? false
        timeout = try members.number("timeout") ?? 20
        guard (0.1...60).contains(timeout) else { throw members.error("timeout", "must be from 0.1 to 60 seconds") }
        capture = [:]
        for (name, pointer) in try members.object("capture").fields {
            guard let text = pointer.stringValue, text.isEmpty || text.hasPrefix("/") else {
                throw members.error("capture", "must map names to JSON pointers")
            }
            capture[name] = text
        }
        try members.finish()
    }

    private static func target(_ members: inout Members) throws(WireError) -> Target {
        if let url = members.any("url") {
            guard case .captured(let name) = try WireValue(url, at: members.place + ".url") else {
                throw members.error("url", "must be a captured value")
            }
            return .captured(name)
        }
        let base = try members.string("base")
        let path = try members.string("path")
        let isClean = path.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"?#".utf8.contains($0) }
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        guard path.hasPrefix("/"), isClean, !segments.contains(".."), !segments.contains(".") else {
            throw members.error("path", "must begin with /, be percent-encoded, and have no query and no dot segments")
        }
        return .base(base, path: path)
    }

    private static func body(_ members: inout Members) throws(WireError) -> Body {
        var bodies: [Body] = []
        if let json = members.any("json") { bodies.append(.json(json)) }
        if let form = members.any("form") {
            guard let pairs = form.arrayValue else { throw members.error("form", "must be an array") }
            bodies.append(.form(try WirePair.all(pairs, at: members.place + ".form")))
        }
        if let text = members.any("text") { bodies.append(.text(try WireValue(text, at: members.place + ".text"))) }
        guard bodies.count <= 1 else { throw WireError(members.place, "has more than one body") }
        return bodies.first ?? .none
    }

    var json: JSONValue {
        var object: JSONObject = ["id": .string(id), "method": .string(method)]
        switch target {
        case .base(let base, let path):
            object["base"] = .string(base)
            object["path"] = .string(path)
        case .captured(let name): object["url"] = WireValue.captured(name).json
        }
        if !query.isEmpty { object["query"] = .array(query.map(\.json)) }
        if !headers.isEmpty { object["headers"] = .array(headers.map(\.json)) }
        switch body {
        case .none: break
        case .json(let value): object["json"] = value
        case .form(let pairs): object["form"] = .array(pairs.map(\.json))
        case .text(let value): object["text"] = value.json
        }
        if commits { object["commits"] = true }
        object["timeout"] = .double(timeout)
        if !capture.isEmpty {
            let pairs = capture.sorted { $0.key < $1.key }
            object["capture"] = .object(JSONObject(pairs.map { (key: $0.key, value: .string($0.value)) }))
        }
        return .object(object)
    }
}
