internal import AdapterKit
package import AdapterWire
package import JSON

/// Direct messages of Mastodon, under any platform's name: a network whose guarantee is `key`, for tests.
/// Source: Mastodon "statuses" API; `Idempotency-Key` is remembered for an hour.
package struct Mastodon: PlatformAdapter {
    let platform: String
    let limits: Manifest.Limits
    let people: Manifest.People?

    package init(platform: String, limits: Manifest.Limits = .init(), people: Manifest.People? = nil) {
        (self.platform, self.limits, self.people) = (platform, limits, people)
    }

    package var manifest: Manifest {
        Manifest(
            platform: platform, version: "1.0.0", displayName: "Test network (\(platform))",
            bases: ["api": "https://\(platform).invalid"],
            credentials: [
                .init(
                    "access_token", environment: platform.uppercased() + "_ACCESS_TOKEN",
                    summary: "Token with write:statuses.")
            ] + (people == nil ? [] : [secret]),
            operations: [
                Manifest.Operation(
                    .message, deliveries: [.api, .assisted], access: .any, credentials: ["access_token"],
                    input: InputSchema.message, text: Manifest.TextLimit(max: Mastodon.maxText, unit: .characters),
                    limits: limits, guarantee: .key, keyWindowSeconds: 3600,
                    summary: "A test network: whoever is known by name can be written to.")
            ],
            inbound: people == nil ? nil : ears, people: people)
    }

    private var secret: Manifest.Credential {
        .init(
            "webhook_secret", environment: platform.uppercased() + "_WEBHOOK_SECRET",
            summary: "Signs what the network tells us.")
    }

    private var ears: Manifest.Inbound {
        Manifest.Inbound(
            verify: ["webhook_secret"], events: [.reply], headers: ["x-signature"],
            signature: Manifest.Signature(header: "x-signature", secret: "webhook_secret"))
    }

    /// A status has 500 characters, the mention of the person among them.
    static let maxText = 500 - 1 - maxName - 1
    static let maxName = 30

    package func start(_ start: AdapterCall.Start) -> Step {
        guard start.operation == "message" else { return .notOffered(start.operation, by: platform) }
        let input = MessageInput(start.input)
        guard let name = input.username, name.utf8.allSatisfy(Mastodon.isNameByte), (1...200).contains(name.utf8.count)
        else { return .failed(AdapterFailure(.recipientUnreachable, "This person has no name that can be mentioned.")) }
        guard (1...Mastodon.maxText).contains(input.text.unicodeScalars.count) else {
            return .failed(AdapterFailure(.contentRefused, "A text has 1 to \(Mastodon.maxText) characters."))
        }
        let request = WireRequest(
            id: "send", method: "POST", target: .base("api", path: "/api/v1/statuses"),
            headers: [
                WirePair("Authorization", .concat(["Bearer ", .secret("access_token")])),
                WirePair("Idempotency-Key", .text(start.key)),
            ],
            body: .json(["status": .string("@\(name) \(input.text)"), "visibility": "direct"]), commits: true)
        return .http([request], state: ["at": "sent", "to": JSONValue(input.personID), "name": .string(name)])
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            || "_.-@".utf8.contains(byte)
    }

    package func resume(_ operation: String, state: JSONValue, results: [WireResult]) -> Step {
        guard operation == "message" else { return .notOffered(operation, by: platform) }
        guard state["at"]?.stringValue == "sent", let result = results.first else {
            return .failed(AdapterFailure(.unknownOutcome, "The state is not this adapter's."))
        }
        guard result.status == 200, let id = result.document?["id"]?.stringValue, !id.isEmpty else {
            return .failed(Mastodon.failure(result))
        }
        return addressed(result.document?["mentions"]?.arrayValue, state, id)
    }

    /// The network mentions whom it wrote to, with its own id and name for them.
    private func addressed(_ mentions: [JSONValue]?, _ state: JSONValue, _ id: String) -> Step {
        guard let mentions else { return .done(["external_id": .string(id)]) }
        func holds(_ member: String, _ text: String?) -> Bool {
            mentions.contains { $0[member]?.stringValue.map { $0 == text } ?? false }
        }
        let person = state["to"]?.stringValue
        if holds("id", person) { return .done(["external_id": .string(id), "recipient_id": JSONValue(person)]) }
        guard holds("acct", state["name"]?.stringValue) else {
            return .failed(AdapterFailure(.wrongPerson, "The network says that it wrote to somebody else, or nobody."))
        }
        return .done(["external_id": .string(id)])
    }
}
