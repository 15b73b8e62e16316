import AdapterWire
import FoundationEssentials
import JSON
import Testing

/// What Meta tells our webhook.
@Suite struct WebhookTests {
    static let signature = "sha256=" + String(repeating: "a1", count: 32)

    static func post(_ body: String, signature: String? = signature) -> InboundCall {
        InboundCall(
            method: "POST", query: [],
            headers: signature.map { [WireHeader(name: "x-hub-signature-256", value: $0)] } ?? [],
            bodyBase64: Data(body.utf8).base64EncodedString())
    }

    private func events(_ messaging: String, network: String = "facebook") throws -> [InboundEvent] {
        let object = network == "facebook" ? "page" : network
        let body = #"{"object":"\#(object)","entry":[{"id":"55","time":5,"messaging":[\#(messaging)]}]}"#
        let answer = try LoadedAdapter.named(network).inbound(Self.post(body))
        #expect(answer.status == 200)
        return answer.events
    }

    private static let sides = #""sender":{"id":"24601"},"recipient":{"id":"55"},"timestamp":1760000000000"#

    @Test(arguments: ["facebook", "instagram"]) func repliesAreHeard(network: String) throws {
        let heard = try events(
            #"{\#(Self.sides),"message":{"mid":"m_1","text":"caf\u00e9 \ud83d\ude00 "}}"#, network: network)
        #expect(
            heard == [
                InboundEvent(
                    .reply, senderID: "24601", externalID: "m_1", accountRef: "55", text: "café 😀 ",
                    at: 1_760_000_000_000)
            ])
        #expect(heard.first?.text.map { Array($0.utf8) } == Array("café 😀 ".utf8))
    }

    @Test func picturesAreRepliesToo() throws {
        let heard = try events(#"{\#(Self.sides),"message":{"mid":"m_1","attachments":[{"type":"image"}]}}"#)
        #expect(heard.map(\.kind) == [.reply])
        #expect(heard.first?.text == nil)
    }

    @Test func deliveriesAndReadsAreHeard() throws {
        let heard = try events(
            """
            {\(Self.sides),"delivery":{"mids":["m_1","m_2"],"watermark":1760000000001}},
            {\(Self.sides),"read":{"watermark":1760000000002}},{\(Self.sides),"read":{"mid":"m_3"}}
            """)
        let account = "55"
        #expect(
            heard == [
                InboundEvent(
                    .delivered, senderID: "24601", accountRef: account, externalIDs: ["m_1", "m_2"],
                    before: 1_760_000_000_001, at: 1_760_000_000_000),
                InboundEvent(
                    .read, senderID: "24601", accountRef: account, before: 1_760_000_000_002, at: 1_760_000_000_000),
                InboundEvent(
                    .read, senderID: "24601", accountRef: account, externalIDs: ["m_3"], at: 1_760_000_000_000),
            ])
    }

    /// Echoes of our own, deletions, buttons, reactions, and what comes next year.
    @Test func therestIsLeftOut() throws {
        let rest = [
            #""message":{"mid":"m_1","text":"x","is_echo":true}"#, #""message":{"mid":"m_1","is_deleted":true}"#,
            #""message":{"text":"no id"}"#, #""message":{"mid":"","text":"x"}"#, #""message":[]"#,
            #""postback":{"payload":"x"}"#, #""reaction":{"mid":"m_1"}"#, #""hologram":{"mid":"m_1"}"#,
        ]
        #expect(try events(rest.map { "{\(Self.sides),\($0)}" }.joined(separator: ",")) == [])
        #expect(
            try events(#"{"message":{"mid":"m_1","text":"no sender"}},{"sender":{"id":""},"message":{"mid":"m"}}"#)
                == [])
        #expect(try events(#"7,null,[],"x",{}"#) == [])
        let feed =
            #"{"object":"page","entry":[{"id":"55","changes":[{"field":"feed","value":{"item":"comment"}}]},{},7]}"#
        #expect(try LoadedAdapter.named("facebook").inbound(Self.post(feed)).events == [])
        let other = #"{"object":"user","entry":[{"messaging":[{\#(Self.sides),"message":{"mid":"m","text":"x"}}]}]}"#
        #expect(try LoadedAdapter.named("facebook").inbound(Self.post(other)).events == [])
    }

    @Test(arguments: ["facebook", "instagram"]) func everyPostIsVerified(network: String) throws {
        let adapter = try LoadedAdapter.named(network)
        let answer = try adapter.inbound(Self.post(#"{"object":"page"}"#))
        #expect(
            answer.verify
                == InboundAnswer.Verification(
                    .hmacSHA256(key: "app_secret", of: .body), expected: String(repeating: "a1", count: 32)))
        for signature in [nil, "", "sha1=00", "sha256", "SHA256=00"] as [String?] {
            let unsigned = try adapter.inbound(Self.post(#"{"object":"page"}"#, signature: signature))
            #expect(unsigned.status == 401 && unsigned.verify == nil && unsigned.events == [])
        }
        let broken = try adapter.inbound(Self.post("{"))
        #expect(broken.status == 400 && broken.verify != nil && broken.events == [])
        #expect(try adapter.manifest().inbound?.verify == ["app_secret", "verify_token"])
        #expect(try adapter.manifest().inbound?.headers == ["x-hub-signature-256"])
    }

    /// What no real account or message is called would only make our answer long.
    @Test func idsOfNoRealLengthAreLeftOut() throws {
        let (long, longer) = (String(repeating: "7", count: 129), String(repeating: "m", count: 513))
        #expect(try events(#"{"sender":{"id":"\#(long)"},"read":{}}"#) == [])
        #expect(try events(#"{\#(Self.sides),"message":{"mid":"\#(longer)","text":"x"}}"#) == [])
        let heard = try events(
            #"{\#(Self.sides),"delivery":{"mids":["\#(longer)","m_1"]}},{\#(Self.sides),"message":{"mid":"\#(longer.dropLast())"}}"#
        )
        #expect(heard.map(\.externalIDs) == [["m_1"], []] && heard.last?.externalID?.utf8.count == 512)
        let entry = #"{"object":"page","entry":[{"id":"\#(long)","messaging":[{"sender":{"id":"1"},"read":{}}]}]}"#
        let answer = try LoadedAdapter.named("facebook").inbound(Self.post(entry))
        #expect(answer.events.map(\.accountRef) == [nil])
    }

    @Test(arguments: ["facebook", "instagram"]) func theHandshakeGivesTheChallengeBack(network: String) throws {
        let adapter = try LoadedAdapter.named(network)
        func handshake(_ query: [(String, String)]) throws -> InboundAnswer {
            try adapter.inbound(
                InboundCall(
                    method: "GET", query: query.map { WireHeader(name: $0.0, value: $0.1) }, headers: [],
                    bodyBase64: ""))
        }
        let full = [("hub.mode", "subscribe"), ("hub.verify_token", "word"), ("hub.challenge", "1158201444")]
        #expect(
            try handshake(full)
                == InboundAnswer(
                    verify: InboundAnswer.Verification(.secret("verify_token"), expected: .query("hub.verify_token")),
                    body: "1158201444"))
        for missing in full.indices {
            var query = full
            query.remove(at: missing)
            let answer = try handshake(query)
            #expect(answer.status == 403 && answer.body.isEmpty)
        }
        #expect(try handshake([("hub.mode", "unsubscribe")] + full.dropFirst()).status == 403)
    }

    @Test(arguments: ["linkedin", "tiktok", "testnet"]) func othersHearNothing(network: String) throws {
        let adapter = try LoadedAdapter.named(network)
        #expect(try adapter.manifest().inbound == nil)
        #expect(try adapter.inbound(Self.post(#"{"object":"page"}"#)) == InboundAnswer(status: 404))
    }
}
