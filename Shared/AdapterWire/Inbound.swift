package import JSON

/// A call of the network to us, as the adapter sees it.
package struct InboundCall: Sendable, Equatable {
    package var method: String
    /// A value that is a credential stands as `[secret]`.
    package var query: [WireHeader]
    /// Lower-case names: those of ``Manifest/Inbound/headers``, and `content-type`. A value that is a credential stands as `[secret]`.
    package var headers: [WireHeader]
    package var bodyBase64: String

    package init(method: String, query: [WireHeader], headers: [WireHeader], bodyBase64: String) {
        (self.method, self.query, self.headers, self.bodyBase64) = (method, query, headers, bodyBase64)
    }

    init(_ members: inout Members) throws(WireError) {
        func pairs(_ array: [JSONValue]) -> [WireHeader] {
            array.compactMap { entry in
                guard let pair = entry.arrayValue, pair.count == 2, let name = pair[0].stringValue,
                    let value = pair[1].stringValue
                else { return nil }
                return WireHeader(name: name, value: value)
            }
        }
        method = try members.string("method")
        query = pairs(try members.array("query"))
        headers = pairs(try members.array("headers"))
        bodyBase64 = try members.optionalString("body_base64") ?? ""
    }

    var json: JSONValue {
        func array(_ pairs: [WireHeader]) -> JSONValue { .array(pairs.map { [.string($0.name), .string($0.value)] }) }
        return [
            "call": "inbound", "method": .string(method), "query": array(query), "headers": array(headers),
            "body_base64": .string(bodyBase64),
        ]
    }

    package func query(_ name: String) -> String? { query.first { $0.name == name }?.value }
    package func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}

/// What must hold before anything is believed, what to answer, and what the call says.
package struct InboundAnswer: Sendable, Equatable {
    package struct Verification: Sendable, Equatable {
        package enum Expected: Sendable, Equatable {
            case text(String)
            /// The call's own query member of this name, which the adapter may not see.
            case query(String)
            /// The call's own header of this name, in small letters: one that the manifest lists.
            case header(String)
        }
        package var value: WireValue
        package var expected: Expected
        package init(_ value: WireValue, expected: Expected) { (self.value, self.expected) = (value, expected) }
        package init(_ value: WireValue, expected: String) { self.init(value, expected: .text(expected)) }
    }

    package static let contentTypes = ["text/plain", "application/json"]
    /// Bytes of an answer to the network.
    package static let maxBody = 16 << 10

    package var verify: Verification?
    package var status: Int
    package var body: String
    package var contentType: String
    package var events: [InboundEvent]
    /// What the call says besides, and nobody can read.
    package var unreadable: [UnreadableEvent]

    package init(
        verify: Verification? = nil, status: Int = 200, body: String = "", contentType: String = "text/plain",
        events: [InboundEvent] = [], unreadable: [UnreadableEvent] = []
    ) {
        (self.verify, self.status, self.body, self.contentType) = (verify, status, body, contentType)
        (self.events, self.unreadable) = (events, unreadable)
    }

    /// - Throws: also for events that nothing verifies.
    package init(_ json: JSONValue) throws(WireError) {
        var members = try Members(json, at: "inbound")
        if let check = members.any("verify") {
            var inner = try Members(check, at: "inbound.verify")
            guard let value = inner.any("value") else { throw inner.error("value", "is missing") }
            verify = Verification(
                try WireValue(value, at: "inbound.verify.value"), expected: try Verification.Expected(&inner))
            try inner.finish()
        } else {
            verify = nil
        }
        var respond = try Members(members.any("respond") ?? [:], at: "inbound.respond")
        status = try respond.integer("status") ?? 200
        body = try respond.optionalString("body") ?? ""
        contentType = try respond.optionalString("content_type") ?? "text/plain"
        try respond.finish()
        guard (200...499).contains(status) else { throw WireError("inbound.respond.status", "must be 200 to 499") }
        (events, unreadable) = ([], [])
        for (index, event) in try members.array("events").enumerated() {
            do throws(WireError) {
                if let given = UnreadableEvent(event) {
                    unreadable.append(given)
                } else {
                    events.append(try InboundEvent(event, at: "inbound.events[\(index)]"))
                }
            } catch {
                // Each is judged by itself: somebody's no may stand beside it.
                unreadable.append(UnreadableEvent(reason: "\(error)", raw: event.text))
            }
        }
        try members.finish()
        try checkBody()
        guard events.isEmpty && unreadable.isEmpty || verify != nil else {
            throw WireError("inbound.verify", "is missing: events need something that proves who sent them")
        }
    }

    /// It stands on the address of this product's own interface, so it must not be a page, nor said to just anybody.
    private func checkBody() throws(WireError) {
        guard InboundAnswer.contentTypes.contains(contentType) else {
            throw WireError("inbound.respond.content_type", "must be one of \(InboundAnswer.contentTypes)")
        }
        guard body.utf8.count <= InboundAnswer.maxBody else {
            throw WireError("inbound.respond.body", "is over 16 KiB")
        }
        guard body.isEmpty || verify != nil else {
            throw WireError("inbound.verify", "is missing: a body needs something that proves who asks for it")
        }
    }

    package var json: JSONValue {
        var object: JSONObject = [
            "respond": ["status": JSONValue(status), "body": .string(body), "content_type": .string(contentType)],
            "events": .array(events.map(\.json) + unreadable.map(\.json)),
        ]
        if let verify { object["verify"] = ["value": verify.value.json, "expected": verify.expected.json] }
        return .object(object)
    }
}

extension InboundAnswer.Verification.Expected {
    init(_ members: inout Members) throws(WireError) {
        guard let json = members.any("expected") else { throw members.error("expected", "is missing") }
        if let text = json.stringValue {
            self = .text(text)
        } else {
            var inner = try Members(json, at: members.place + ".expected")
            if let name = try inner.optionalString("header") {
                self = .header(name)
            } else {
                self = .query(try inner.string("query"))
            }
            try inner.finish()
        }
    }

    var json: JSONValue {
        switch self {
        case .text(let text): .string(text)
        case .query(let name): ["query": .string(name)]
        case .header(let name): ["header": .string(name)]
        }
    }
}
