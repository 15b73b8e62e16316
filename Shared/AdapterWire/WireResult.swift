package import JSON

/// What became of one request.
package struct WireResult: Sendable, Equatable {
    package enum Trouble: String, CaseIterable, Sendable {
        case timeout, unreachable, tls
        case tooLarge = "too_large"
        /// The host did not make it: another address than it may call, or past the deadline.
        case refused
    }
    package enum Outcome: Sendable, Equatable {
        case answer(status: Int, headers: [WireHeader], body: WireBody, captured: [String])
        /// `sent`: the request may have reached the other side.
        case trouble(Trouble, sent: Bool)
    }

    package let id: String
    package let outcome: Outcome

    package init(id: String, _ outcome: Outcome) { (self.id, self.outcome) = (id, outcome) }

    package init(_ json: JSONValue, at place: String) throws(WireError) {
        var members = try Members(json, at: place)
        id = try members.string("id")
        if let error = members.any("error") {
            var inner = try Members(error, at: place + ".error")
            outcome = .trouble(try inner.choice("code"), sent: try inner.bool("sent") ?? true)
            return
        }
        guard let status = try members.integer("status") else { throw members.error("status", "is missing") }
        var headers: [WireHeader] = []
        for entry in try members.array("headers") {
            guard let pair = entry.arrayValue, pair.count == 2, let name = pair[0].stringValue,
                let value = pair[1].stringValue
            else { throw members.error("headers", "must hold pairs of strings") }
            headers.append(WireHeader(name: name, value: value))
        }
        let body: WireBody
        if let base64 = try members.optionalString("body_base64") {
            body = .base64(base64)
        } else {
            body = .text(try members.optionalString("body") ?? "")
        }
        outcome = .answer(status: status, headers: headers, body: body, captured: try members.strings("captured"))
    }

    package var json: JSONValue {
        switch outcome {
        case .trouble(let code, let sent):
            return ["id": .string(id), "error": ["code": .string(code.rawValue), "sent": .bool(sent)]]
        case .answer(let status, let headers, let body, let captured):
            var object: JSONObject = ["id": .string(id), "status": JSONValue(status)]
            object["headers"] = .array(headers.map { [.string($0.name), .string($0.value)] })
            switch body {
            case .text(let text): object["body"] = .string(text)
            case .base64(let text): object["body_base64"] = .string(text)
            }
            object["captured"] = .array(captured.map(JSONValue.string))
            return .object(object)
        }
    }

    package var status: Int? { if case .answer(let status, _, _, _) = outcome { status } else { nil } }

    /// The answer read as JSON; `nil` when it is none.
    package var document: JSONValue? {
        guard case .answer(_, _, .text(let text), _) = outcome else { return nil }
        return try? JSONValue.parse(Array(text.utf8))
    }

    /// The first header of this name, in any case of letters.
    package func header(_ name: String) -> String? {
        guard case .answer(_, let headers, _, _) = outcome else { return nil }
        return headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

package struct WireHeader: Sendable, Equatable {
    package let name: String
    package let value: String
    package init(name: String, value: String) { (self.name, self.value) = (name, value) }
}

package enum WireBody: Sendable, Equatable {
    case text(String)
    /// A body that is not UTF-8.
    case base64(String)
}
