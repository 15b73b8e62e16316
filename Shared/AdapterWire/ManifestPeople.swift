package import Addresses
package import JSON

extension Manifest {
    /// What a product needs that knows people on the network: their addresses and names, and how one writes to them. A manifest without
    /// it still acts for whatever needs no people (contract 1.0). Source: issue 8 (a fifth network), decision 0029.
    package struct People: Sendable, Equatable {
        package var rules: PlatformRules
        package var writing: Writing
        /// Messages can be sent by a person's own hands, from the text and the address that the system shows.
        package var hasHands: Bool

        package init(_ rules: PlatformRules, writing: Writing, hasHands: Bool = true) {
            (self.rules, self.writing, self.hasHands) = (rules, writing, hasHands)
        }
    }

    /// How one writes on the network.
    package struct Writing: Sendable, Hashable {
        /// One sentence for whoever writes, person or model.
        package var tone: String
        /// What people read to the end, in characters: an aim, not a limit.
        package var advisedLength: Int
        /// The first message a new installation starts with; empty: none, an operator writes it.
        package var initial: String
        /// The follow-ups it starts with, of which each person gets one at a time.
        package var followups: [String]

        package init(tone: String, advisedLength: Int, initial: String = "", followups: [String] = []) {
            (self.tone, self.advisedLength) = (tone, advisedLength)
            (self.initial, self.followups) = (initial, followups)
        }
    }
}

extension Manifest.People {
    /// - Parameters:
    ///   - platform: whose manifest it is.
    ///   - title: the network's own spelling of its name.
    package init(_ json: JSONValue, platform: String, title: String) throws(WireError) {
        let place = "manifest.people"
        var members = try Members(json, at: place)
        rules = PlatformRules(
            platform: platform, title: title,
            addresses: try AddressRules(members.any("addresses") ?? .null, at: place + ".addresses"),
            names: try NameRules(members.any("names") ?? [:], at: place + ".names"),
            files: try FileRules(members.any("files") ?? [:], at: place + ".files"))
        writing = try Manifest.Writing(members.any("writing") ?? .null, at: place + ".writing")
        hasHands = try members.bool("hands") ?? true
        try members.finish()
    }

    package var json: JSONValue {
        [
            "addresses": rules.addresses.json, "names": rules.names.json, "files": rules.files.json,
            "writing": writing.json, "hands": .bool(hasHands),
        ]
    }

    /// - Parameter limit: of a message.
    func check(limit: Manifest.TextLimit?) throws(WireError) {
        do throws(RulesMistake) { try rules.check() } catch {
            throw WireError("manifest.people.\(error.place)", error.reason)
        }
        guard rules.platform.utf8.count <= 20 else {
            throw WireError("manifest.platform", "must have at most 20 characters where people are known (R0.16)")
        }
        let place = "manifest.people.writing"
        guard (1...500).contains(writing.tone.utf8.count) else {
            throw WireError(place + ".tone", "must have 1 to 500 bytes")
        }
        guard (1...100_000).contains(writing.advisedLength) else {
            throw WireError(place + ".advised_length", "must be from 1 to 100000")
        }
        guard writing.followups.count <= 20 else { throw WireError(place + ".followups", "has more than 20 texts") }
        for text in [writing.initial] + writing.followups {
            guard text.utf8.count <= 20_000, !text.utf8.contains(0) else {
                throw WireError(place, "has a text of more than 20000 bytes, or with U+0000")
            }
            if let limit, limit.length(of: text) > limit.max {
                throw WireError(
                    place, "has a text that is longer than a message may be (\(limit.max) \(limit.unit.words))")
            }
        }
        guard !writing.followups.contains("") else { throw WireError(place + ".followups", "has an empty text") }
    }
}

extension Manifest.Writing {
    init(_ json: JSONValue, at place: String) throws(WireError) {
        var members = try Members(json, at: place)
        tone = try members.string("tone")
        advisedLength = try members.integer("advised_length") ?? 500
        initial = try members.optionalString("initial") ?? ""
        followups = try members.strings("followups")
        try members.finish()
    }

    var json: JSONValue {
        [
            "tone": .string(tone), "advised_length": JSONValue(advisedLength), "initial": .string(initial),
            "followups": .array(followups.map(JSONValue.string)),
        ]
    }
}
