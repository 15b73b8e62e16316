package import JSON

/// Who an adapter is and what it can do. It tells the truth: planner, API and console believe it (design section 4).
package struct Manifest: Sendable, Equatable {
    package var platform: String
    package var version: String
    package var displayName: String
    /// The only places requests may go, by name.
    package var bases: [String: String]
    package var credentials: [Credential]
    package var operations: [Operation]
    /// Credentials that inbound calls are checked with, and the events they bring; `nil` without inbound calls.
    package var inbound: Inbound?
    /// Limits that several operations use together.
    package var sharedLimits: [SharedLimit]
    /// How people are known and written to there; `nil`: nobody can be.
    package var people: People?

    package struct SharedLimit: Sendable, Equatable {
        /// Shown to the operator; no operation's name.
        package var name: String
        package var operations: [Operation.Name]
        package var limits: Limits
        package init(_ name: String, of operations: [Operation.Name], limits: Limits) {
            (self.name, self.operations, self.limits) = (name, operations, limits)
        }
    }

    package struct Credential: Sendable, Equatable {
        package var name: String
        /// Begins with the platform's name in capitals and `_`.
        package var environment: String
        package var isSecret: Bool
        package var summary: String
        package init(_ name: String, environment: String, isSecret: Bool = true, summary: String) {
            (self.name, self.environment, self.isSecret, self.summary) = (name, environment, isSecret, summary)
        }
    }

    package struct Inbound: Sendable, Equatable {
        package var verify: [String]
        package var events: [InboundEvent.Kind]
        /// Lower-case names of those that the adapter reads besides `content-type`; it gets no others.
        package var headers: [String]
        /// What every call but a GET carries; the host looks at it before the adapter sees anything of the call.
        package var signature: Signature?
        package init(
            verify: [String], events: [InboundEvent.Kind], headers: [String] = [], signature: Signature? = nil
        ) {
            (self.verify, self.events, self.headers, self.signature) = (verify, events, headers, signature)
        }
    }

    /// HMAC-SHA256 of the raw body in a header, as hexadecimal digits. Source: issue 7 section 5 (proof before parsing).
    package struct Signature: Sendable, Equatable {
        /// Lower-case name.
        package var header: String
        /// Name of the credential that is the key; one of ``Inbound/verify``.
        package var secret: String
        /// What stands before the digits, such as `sha256=`.
        package var prefix: String
        package init(header: String, secret: String, prefix: String = "") {
            (self.header, self.secret, self.prefix) = (header, secret, prefix)
        }
    }

    package init(
        platform: String, version: String, displayName: String, bases: [String: String], credentials: [Credential],
        operations: [Operation], inbound: Inbound? = nil, sharedLimits: [SharedLimit] = [], people: People? = nil
    ) {
        (self.platform, self.version, self.displayName, self.bases) = (platform, version, displayName, bases)
        (self.credentials, self.operations, self.inbound) = (credentials, operations, inbound)
        (self.sharedLimits, self.people) = (sharedLimits, people)
    }

    package func operation(_ name: String) -> Operation? { operations.first { $0.name.rawValue == name } }
    package func credential(_ name: String) -> Credential? { credentials.first { $0.name == name } }

    package init(_ json: JSONValue) throws(WireError) {
        var members = try Members(json, at: "manifest")
        platform = try members.string("platform")
        version = try members.string("version")
        displayName = try members.string("display_name")
        bases = [:]
        for (name, url) in try members.object("bases").fields {
            guard let text = url.stringValue, text.hasPrefix("https://"), !text.hasSuffix("/") else {
                throw members.error("bases.\(name.shortName)", "must be an https address without a slash at its end")
            }
            bases[name] = text
        }
        (credentials, operations) = ([], [])
        for (index, entry) in try members.array("credentials").enumerated() {
            credentials.append(try Credential(entry, at: "manifest.credentials[\(index)]"))
        }
        for (index, entry) in try members.array("operations").enumerated() {
            operations.append(try Operation(entry, at: "manifest.operations[\(index)]"))
        }
        sharedLimits = []
        for (index, entry) in try members.array("shared_limits").enumerated() {
            sharedLimits.append(try SharedLimit(entry, at: "manifest.shared_limits[\(index)]"))
        }
        people = nil
        if let entry = members.any("people") {
            people = try People(entry, platform: platform, title: displayName)
        }
        if let entry = members.any("inbound") {
            var inner = try Members(entry, at: "manifest.inbound")
            var events: [InboundEvent.Kind] = []
            let verify = try inner.strings("verify")
            for name in try inner.strings("events") {
                events.append(try Members.choice(name, at: "manifest.inbound.events"))
            }
            let headers = try inner.strings("headers")
            let signature = try inner.any("signature").map { json throws(WireError) in try Signature(json) }
            try inner.finish()
            inbound = Inbound(verify: verify, events: events, headers: headers, signature: signature)
        }
        try members.finish()
        try check()
    }

    package var json: JSONValue {
        let sorted = bases.sorted { $0.key < $1.key }
        var object: JSONObject = [
            "platform": .string(platform), "version": .string(version), "display_name": .string(displayName),
            "bases": .object(JSONObject(sorted.map { (key: $0.key, value: .string($0.value)) })),
            "credentials": .array(credentials.map(\.json)), "operations": .array(operations.map(\.json)),
        ]
        if !sharedLimits.isEmpty { object["shared_limits"] = .array(sharedLimits.map(\.json)) }
        if let people { object["people"] = people.json }
        if let inbound {
            var members: JSONObject = [
                "verify": .array(inbound.verify.map(JSONValue.string)),
                "events": .array(inbound.events.map { .string($0.rawValue) }),
                "headers": .array(inbound.headers.map(JSONValue.string)),
            ]
            if let signature = inbound.signature { members["signature"] = signature.json }
            object["inbound"] = .object(members)
        }
        return .object(object)
    }
}

extension Manifest.SharedLimit {
    init(_ json: JSONValue, at place: String) throws(WireError) {
        var members = try Members(json, at: place)
        name = try members.string("name")
        operations = []
        for text in try members.strings("operations") {
            operations.append(try Members.choice(text, at: place + ".operations"))
        }
        limits = try Manifest.Limits(members.any("limits") ?? [:], at: place + ".limits")
        try members.finish()
    }

    var json: JSONValue {
        [
            "name": .string(name), "operations": .array(operations.map { .string($0.rawValue) }), "limits": limits.json,
        ]
    }
}

extension Manifest.Credential {
    init(_ json: JSONValue, at place: String) throws(WireError) {
        var members = try Members(json, at: place)
        name = try members.string("name")
        environment = try members.string("environment")
        isSecret = try members.bool("is_secret") ?? true
        summary = try members.optionalString("summary") ?? ""
        try members.finish()
    }

    var json: JSONValue {
        [
            "name": .string(name), "environment": .string(environment), "is_secret": .bool(isSecret),
            "summary": .string(summary),
        ]
    }
}

extension Manifest.Signature {
    private static let place = "manifest.inbound.signature"

    init(_ json: JSONValue) throws(WireError) {
        var members = try Members(json, at: Self.place)
        guard try members.string("algorithm") == "hmac-sha256" else {
            throw members.error("algorithm", "must be hmac-sha256")
        }
        header = try members.string("header")
        secret = try members.string("secret")
        prefix = try members.optionalString("prefix") ?? ""
        try members.finish()
    }

    var json: JSONValue {
        [
            "algorithm": "hmac-sha256", "header": .string(header), "secret": .string(secret),
            "prefix": .string(prefix),
        ]
    }
}
