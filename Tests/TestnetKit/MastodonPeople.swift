package import AdapterWire
internal import Addresses
internal import JSON

extension Mastodon {
    /// Whom a Mastodon server shows, and how one writes there: all that a network has to bring so that people on it are known.
    package static let villagers = Manifest.People(
        PlatformRules(
            platform: "testnet", title: "Test network (testnet)",
            addresses: AddressRules(
                hosts: [.init("testnet.example")], forwarding: ["go.testnet.example"], passed: ["web"],
                forms: [
                    .init("/@{any}/{number}", .other("a post")), .init("/@{name}"), .init("/users/{name}"),
                    .init("/about|explore|settings", .other("one of the server's own pages")),
                ],
                otherwise: "a page without @ and a name", profile: "https://testnet.example/@{name}"),
            names: NameRules(signs: "_", longest: 30), files: FileRules(shortNames: ["tn"])),
        writing: Manifest.Writing(
            tone: "Short and neighbourly, as on a village square.", advisedLength: 200,
            initial: "Good day {{first_name|neighbour}}, may I ask you something about {{company|your work}}?",
            followups: [
                "The village clock struck twice since my question, {{first_name|neighbour}}. Shall I ask again tomorrow?",
                "One more knock at the gate of {{platform}}, then I go and feed the ducks: yes, no, or later?",
            ]))

    /// `{"id":…, "account":{"id":…}, "content":…}`, signed over its bytes.
    package func inbound(_ call: InboundCall) -> InboundAnswer {
        guard people != nil else { return InboundAnswer(status: 404) }
        guard call.method == "POST", let signature = call.header("x-signature") else {
            return InboundAnswer(status: 401)
        }
        let proof = InboundAnswer.Verification(.hmacSHA256(key: "webhook_secret", of: .body), expected: signature)
        guard let status = call.document, let id = status["id"]?.stringValue,
            let sender = status["account"]?["id"]?.stringValue
        else { return InboundAnswer(verify: proof, unreadable: [UnreadableEvent(reason: "no status", raw: "")]) }
        let event = InboundEvent(
            .reply, senderID: sender, externalID: id, text: status["content"]?.stringValue)
        return InboundAnswer(verify: proof, events: [event])
    }
}
