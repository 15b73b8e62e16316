package import JSON

extension Manifest {
    /// One thing that can be done on a network, and under which terms.
    package struct Operation: Sendable, Equatable {
        package enum Name: String, CaseIterable, Sendable {
            case discover, enrich, message, publish, react, comment, connect, inmail, visit, reconcile
            case readReplies = "read_replies"
        }
        package enum Delivery: String, CaseIterable, Sendable { case api, browser, assisted }
        /// Who may use the network's own interface for it.
        package enum Access: String, CaseIterable, Sendable {
            case any, none
            /// Only within a window after the person wrote.
            case answersOnly = "answers_only"
            /// Only with a contract with the network.
            case partnerOnly = "partner_only"
        }
        /// What can be said about a send whose answer was lost (reliability 3a).
        package enum Guarantee: String, CaseIterable, Sendable { case key, lookup, none }

        package var name: Name
        package var deliveries: [Delivery]
        package var access: Access
        package var windowSeconds: Int?
        package var credentials: [String]
        /// JSON Schema of `input`.
        package var input: JSONValue
        package var text: TextLimit?
        package var limits: Limits
        package var regionsExcepted: [String]
        package var guarantee: Guarantee
        package var settleSeconds: Double
        package var keyWindowSeconds: Int?
        /// How long one call of it may take, from the plan to the last byte of the answer; `nil`: as the installation says.
        package var callSeconds: Double?
        package var summary: String

        package var callTime: Duration? { callSeconds.map { .milliseconds(Int64($0 * 1000)) } }

        package init(
            _ name: Name, deliveries: [Delivery], access: Access, windowSeconds: Int? = nil,
            credentials: [String] = [], input: JSONValue = ["type": "object"], text: TextLimit? = nil,
            limits: Limits = Limits(), regionsExcepted: [String] = [], guarantee: Guarantee = .none,
            settleSeconds: Double = 0, keyWindowSeconds: Int? = nil, callSeconds: Double? = nil, summary: String
        ) {
            (self.name, self.deliveries, self.access, self.windowSeconds) = (name, deliveries, access, windowSeconds)
            (self.credentials, self.input, self.text, self.limits) = (credentials, input, text, limits)
            (self.regionsExcepted, self.guarantee, self.settleSeconds) = (regionsExcepted, guarantee, settleSeconds)
            (self.keyWindowSeconds, self.callSeconds, self.summary) = (keyWindowSeconds, callSeconds, summary)
        }
    }

    /// How long a text may be, as the network counts.
    package struct TextLimit: Sendable, Hashable {
        package enum Unit: String, CaseIterable, Sendable {
            case characters, bytes, utf16, graphemes

            /// As people are told of it.
            package var words: String {
                switch self {
                case .characters: "characters"
                case .bytes: "bytes"
                case .utf16: "UTF-16 units"
                case .graphemes: "visible characters"
                }
            }
        }
        package var max: Int
        package var unit: Unit
        package init(max: Int, unit: Unit) { (self.max, self.unit) = (max, unit) }

        /// The text's length in the network's unit.
        package func length(of text: String) -> Int {
            switch unit {
            case .characters: text.unicodeScalars.count
            case .bytes: text.utf8.count
            case .utf16: text.utf16.count
            case .graphemes: text.count
            }
        }
    }

    /// The adapter's advice; `nil` where it has none.
    package struct Limits: Sendable, Equatable {
        package var perMinute: Int?
        package var spacingSeconds: Double?
        package var perDay: Int?
        package var perWeek: Int?
        package var ramp: Ramp?
        package init(
            perMinute: Int? = nil, spacingSeconds: Double? = nil, perDay: Int? = nil, perWeek: Int? = nil,
            ramp: Ramp? = nil
        ) {
            (self.perMinute, self.spacingSeconds) = (perMinute, spacingSeconds)
            (self.perDay, self.perWeek, self.ramp) = (perDay, perWeek, ramp)
        }
    }

    /// How an account warms up: so many on its first day, then so many more, or so many percent of the day before, up to `perDay`.
    package struct Ramp: Sendable, Equatable {
        package var first: Int
        package var step: Int?
        package var percent: Int?
        package init(first: Int, step: Int? = nil, percent: Int? = nil) {
            (self.first, self.step, self.percent) = (first, step, percent)
        }
    }
}

extension Manifest.Operation {
    init(_ json: JSONValue, at place: String) throws(WireError) {
        var members = try Members(json, at: place)
        name = try members.choice("name")
        deliveries = []
        for text in try members.strings("deliveries") {
            deliveries.append(try Members.choice(text, at: place + ".deliveries"))
        }
        guard !deliveries.isEmpty else { throw members.error("deliveries", "is missing") }
        access = try members.choice("access")
        windowSeconds = try members.integer("window_seconds")
        credentials = try members.strings("credentials")
        input = members.any("input") ?? ["type": "object"]
        text = try members.any("text").map { json throws(WireError) in
            try Manifest.TextLimit(json, at: place + ".text")
        }
        limits = try Manifest.Limits(members.any("limits") ?? [:], at: place + ".limits")
        var regions = try Members(members.any("regions") ?? [:], at: place + ".regions")
        regionsExcepted = try regions.strings("except")
        try regions.finish()
        guarantee = try members.choice("send_guarantee")
        settleSeconds = try members.number("settle_seconds") ?? 0
        keyWindowSeconds = try members.integer("key_window_seconds")
        callSeconds = try members.number("call_seconds")
        summary = try members.optionalString("summary") ?? ""
        try members.finish()
    }

    var json: JSONValue {
        var object: JSONObject = [
            "name": .string(name.rawValue), "deliveries": .array(deliveries.map { .string($0.rawValue) }),
            "access": .string(access.rawValue), "credentials": .array(credentials.map(JSONValue.string)),
            "input": input, "limits": limits.json,
            "regions": ["except": .array(regionsExcepted.map(JSONValue.string))],
            "send_guarantee": .string(guarantee.rawValue), "settle_seconds": .double(settleSeconds),
            "summary": .string(summary),
        ]
        if let windowSeconds { object["window_seconds"] = JSONValue(windowSeconds) }
        if let text { object["text"] = ["max": JSONValue(text.max), "unit": .string(text.unit.rawValue)] }
        if let keyWindowSeconds { object["key_window_seconds"] = JSONValue(keyWindowSeconds) }
        if let callSeconds { object["call_seconds"] = .double(callSeconds) }
        return .object(object)
    }
}

extension Manifest.TextLimit {
    init(_ json: JSONValue, at place: String) throws(WireError) {
        var members = try Members(json, at: place)
        guard let max = try members.integer("max"), max > 0 else { throw members.error("max", "must be above zero") }
        self.max = max
        unit = try members.choice("unit")
        try members.finish()
    }
}

extension Manifest.Limits {
    init(_ json: JSONValue, at place: String) throws(WireError) {
        var members = try Members(json, at: place)
        perMinute = try members.integer("per_minute")
        spacingSeconds = try members.number("spacing_seconds")
        perDay = try members.integer("per_day")
        perWeek = try members.integer("per_week")
        if let entry = members.any("ramp") {
            var inner = try Members(entry, at: place + ".ramp")
            guard let first = try inner.integer("first") else { throw inner.error("first", "is missing") }
            ramp = Manifest.Ramp(first: first, step: try inner.integer("step"), percent: try inner.integer("percent"))
            try inner.finish()
        }
        try members.finish()
    }

    package var json: JSONValue {
        var object: JSONObject = [
            "per_minute": perMinute.map { JSONValue($0) } ?? .null,
            "spacing_seconds": spacingSeconds.map(JSONValue.double) ?? .null,
            "per_day": perDay.map { JSONValue($0) } ?? .null, "per_week": perWeek.map { JSONValue($0) } ?? .null,
        ]
        if let ramp {
            var inner: JSONObject = ["first": JSONValue(ramp.first)]
            if let step = ramp.step { inner["step"] = JSONValue(step) }
            if let percent = ramp.percent { inner["percent"] = JSONValue(percent) }
            object["ramp"] = .object(inner)
        }
        return .object(object)
    }
}
