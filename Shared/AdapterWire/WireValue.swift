package import JSON

/// A text that the host completes after the adapter has answered, so that no secret ever enters the cage.
package indirect enum WireValue: Sendable, Equatable, ExpressibleByStringLiteral {
    package enum Encoding: String, CaseIterable, Sendable { case hex, base64 }

    case text(String)
    /// A credential by the manifest's name for it.
    case secret(String)
    /// A value that an earlier request captured.
    case captured(String)
    case hmacSHA256(key: String, of: WireValue, Encoding = .hex)
    case concat([WireValue])
    /// The raw bytes of an inbound call; only in ``InboundAnswer``.
    case body

    package init(stringLiteral value: String) { self = .text(value) }

    package init(_ json: JSONValue, at place: String) throws(WireError) {
        if let text = json.stringValue {
            self = .text(text)
            return
        }
        var members = try Members(json, at: place)
        if let name = try members.optionalString("secret") {
            self = .secret(name)
        } else if let name = try members.optionalString("captured") {
            self = .captured(name)
        } else if let parts = members.any("concat") {
            guard let array = parts.arrayValue else { throw members.error("concat", "must be an array") }
            var values: [WireValue] = []
            for part in array { values.append(try WireValue(part, at: place + ".concat")) }
            self = .concat(values)
        } else if let hmac = members.any("hmac_sha256") {
            var inner = try Members(hmac, at: place + ".hmac_sha256")
            let key = try inner.string("key")
            guard let of = inner.any("of") else { throw inner.error("of", "is missing") }
            try inner.finish()
            let encoding = try members.optionalString("encoding") ?? Encoding.hex.rawValue
            self = .hmacSHA256(
                key: key, of: try WireValue(of, at: place + ".of"),
                try Members.choice(encoding, at: place + ".encoding"))
        } else if try members.bool("body") == true {
            self = .body
        } else {
            throw WireError(place, "must be a string, secret, captured, hmac_sha256 or concat")
        }
        try members.finish()
    }

    package var json: JSONValue {
        switch self {
        case .text(let text): .string(text)
        case .secret(let name): ["secret": .string(name)]
        case .captured(let name): ["captured": .string(name)]
        case .hmacSHA256(let key, let of, let encoding):
            [
                "hmac_sha256": ["key": .string(key), "of": of.json], "encoding": .string(encoding.rawValue),
            ]
        case .concat(let parts): ["concat": .array(parts.map(\.json))]
        case .body: ["body": true]
        }
    }

    /// The credentials it is made of, by name.
    package var secrets: Set<String> {
        switch self {
        case .text, .captured, .body: []
        case .secret(let name): [name]
        case .hmacSHA256(let key, let of, _): of.secrets.union([key])
        case .concat(let parts): parts.reduce(into: []) { $0.formUnion($1.secrets) }
        }
    }
}

/// A name and what stands for it, in the order given.
package struct WirePair: Sendable, Equatable {
    package let name: String
    package let value: WireValue
    package init(_ name: String, _ value: WireValue) { (self.name, self.value) = (name, value) }

    static func all(_ array: [JSONValue], at place: String) throws(WireError) -> [WirePair] {
        var pairs: [WirePair] = []
        for entry in array {
            guard let pair = entry.arrayValue, pair.count == 2, let name = pair[0].stringValue else {
                throw WireError(place, "must hold pairs of a name and a value")
            }
            pairs.append(WirePair(name, try WireValue(pair[1], at: place)))
        }
        return pairs
    }

    var json: JSONValue { [.string(name), value.json] }
}
