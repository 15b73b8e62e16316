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

    /// Instagram's subscriptions tell seconds, and as text (as their own sample does); what is no moment gives way to the entry's.
    @Test(
        arguments: [
            (#""timestamp":"1760000000000""#, "5", 1_760_000_000_000),
            (#""timestamp":1760000000"#, "5", 1_760_000_000_000),
            (#""timestamp":"1760000000""#, "5", 1_760_000_000_000),
            (#""timestamp":0"#, "1760000000", 1_760_000_000_000),
            (#""timestamp":null"#, "0", nil), (#""timestamp":"soon""#, "1760000000000", 1_760_000_000_000),
            (#""timestamp":-1760000000"#, "0", nil), (#""timestamp":5"#, "7", nil),
        ] as [(String, String, Int?)])
    func momentsInEveryUnit(said: String, entry: String, at: Int?) throws {
        let value = #"{"sender":{"id":"24601"},"recipient":{"id":"55"},\#(said),"message":{"mid":"m_1","text":"hi"}}"#
        let change = #"{"field":"messages","value":\#(value)}"#
        let body = #"{"object":"instagram","entry":[{"id":"55","time":\#(entry),"changes":[\#(change)]}]}"#
        let heard = try LoadedAdapter.named("instagram").inbound(Self.post(body)).events
        #expect(heard.map(\.at) == [at], "\(said)")
    }

    /// RFC 8259 lets a reader pass over it, and a no may stand behind it.
    @Test func aMarkOfByteOrderIsNoObstacle() throws {
        let said = #"{\#(Self.sides),"message":{"mid":"m_1","text":"STOP"}}"#
        let body = #"{"object":"page","entry":[{"id":"55","time":5,"messaging":[\#(said)]}]}"#
        let answer = try LoadedAdapter.named("facebook").inbound(Self.post("\u{FEFF}" + body))
        #expect(answer.events.map(\.text) == ["STOP"] && answer.unreadable.isEmpty)
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

    private func answer(_ messaging: String) throws -> InboundAnswer {
        let body = #"{"object":"page","entry":[{"id":"55","time":5,"messaging":[\#(messaging)]}]}"#
        return try LoadedAdapter.named("facebook").inbound(Self.post(body))
    }

    private static func reply(
        _ id: String, _ text: String? = nil, _ form: InboundEvent.Form = .text, kind: InboundEvent.Kind = .reply,
        revision: Int? = nil
    ) -> InboundEvent {
        InboundEvent(
            kind, senderID: "24601", externalID: id, accountRef: "55", text: text, form: form, revision: revision,
            at: 1_760_000_000_000)
    }

    /// While another app has the conversation, and in the shape of a subscription.
    @Test func aNoIsHeardOnEveryLine() throws {
        let said = #"{\#(Self.sides),"message":{"mid":"m_1","text":"STOP"}}"#
        for entry in [
            #""messaging":[\#(said)]"#, #""standby":[\#(said)]"#, #""changes":[{"field":"messages","value":\#(said)}]"#,
        ] {
            for network in ["facebook", "instagram"] {
                let object = network == "facebook" ? "page" : network
                let body = #"{"object":"\#(object)","entry":[{"id":"55","time":5,\#(entry)}]}"#
                let heard = try LoadedAdapter.named(network).inbound(Self.post(body))
                #expect(heard.events == [Self.reply("m_1", "STOP")], "\(entry)")
            }
        }
    }

    @Test func everyFormOfAnAnswer() throws {
        let heard = try events(
            """
            {\(Self.sides),"postback":{"mid":"m_1","title":"Yes, tell me more","payload":"YES"}},
            {\(Self.sides),"postback":{"title":"Old","payload":"x"}},
            {\(Self.sides),"message":{"mid":"m_2","text":"No","quick_reply":{"payload":"NO"}}},
            {\(Self.sides),"message":{"mid":"m_3","text":"nice","reply_to":{"story":{"id":"7"}}}},
            {\(Self.sides),"message":{"mid":"m_4","attachments":[{"type":"story_mention"}]}},
            {\(Self.sides),"message":{"mid":"m_5","is_unsupported":true,"novelty":{"a":[1]}}},
            {\(Self.sides),"message_edit":{"mid":"m_2","text":"STOP","num_edit":2}},
            {\(Self.sides),"message":{"mid":"m_3","is_deleted":true}},{\(Self.sides),"message":{"mid":"m_4","is_deleted":"true"}},
            {\(Self.sides),"reaction":{"mid":"m_9","action":"react","reaction":"love","emoji":"❤"}},
            {\(Self.sides),"reaction":{"mid":"m_9","action":"unreact"}},
            {\(Self.sides),"optin":{"type":"notification_messages","notification_messages_status":"STOP_NOTIFICATIONS"}}
            """)
        #expect(
            heard == [
                Self.reply("m_1", "Yes, tell me more", .button),
                Self.reply("postback:24601:1760000000000", "Old", .button), Self.reply("m_2", "No", .button),
                Self.reply("m_3", "nice", .story), Self.reply("m_4", nil, .story), Self.reply("m_5", nil, .unsupported),
                Self.reply("m_2", "STOP", kind: .edited, revision: 2), Self.reply("m_3", kind: .deleted),
                Self.reply("m_4", kind: .deleted), Self.reply("m_9", "❤", kind: .reaction),
                Self.reply("m_9", kind: .reaction),
                InboundEvent(.unsubscribed, senderID: "24601", accountRef: "55", at: 1_760_000_000_000),
            ])
    }

    /// Echoes of our own, with their mark or without; what has no words for us, and what comes next year.
    @Test func therestIsLeftOut() throws {
        let rest = [
            #""message":{"mid":"m_1","text":"x","is_echo":true}"#,
            #""message":{"mid":"m_1","text":"x","is_echo":"true"}"#,
            #""referral":{"ref":"x"}"#, #""hologram":{"mid":"m_1"}"#, #""optin":{"type":"x"}"#,
        ]
        let heard = try answer(rest.map { "{\(Self.sides),\($0)}" }.joined(separator: ","))
        #expect(heard.events == [] && heard.unreadable == [])
        #expect(
            try events(#"{"sender":{"id":"55"},"recipient":{"id":"24601"},"message":{"mid":"m_1","text":"x"}}"#) == [])
        #expect(try answer(#"7,null,[],"x",{}"#).unreadable == [])
        let feed =
            #"{"object":"page","entry":[{"id":"55","changes":[{"field":"feed","value":{"item":"comment"}}]},{},7]}"#
        #expect(try LoadedAdapter.named("facebook").inbound(Self.post(feed)).events == [])
        let other = #"{"object":"user","entry":[{"messaging":[{\#(Self.sides),"message":{"mid":"m","text":"x"}}]}]}"#
        #expect(try LoadedAdapter.named("facebook").inbound(Self.post(other)).events == [])
    }

    /// Somebody's no may stand behind it.
    @Test func oneUnreadableEventCostsNoOther() throws {
        let heard = try answer(
            #"""
            {\#(Self.sides),"message":{"mid":"m_1","text":"half \ud83d"}},{\#(Self.sides),"message_edit":{"mid":"m\u0000","text":"x"}},
            {"sender":{"id":"2\u0000"},"message":{"mid":"m_2","text":"x"}},{\#(Self.sides),"reaction":{"emoji":"x"}},
            {\#(Self.sides),"message":[]},{"sender":{"id":""},"message":{"mid":"m"}},{\#(Self.sides),"message":{"mid":"m_3","text":"STOP"}}
            """#)
        #expect(heard.status == 200)
        #expect(heard.events == [Self.reply("m_1", "half \u{FFFD}"), Self.reply("m_3", "STOP")])
        #expect(
            heard.unreadable.count == 5 && heard.unreadable.allSatisfy { $0.raw.contains("sender") },
            "\(heard.unreadable)")
    }

    /// The words are there, and who says them: a message without a usable id is heard all the same, each time under the same one.
    @Test func aNoWithoutAUsableIDIsHeard() throws {
        let long = String(repeating: "m", count: 600)
        for message in [
            #"{"text":"STOP"}"#, #"{"mid":12345,"text":"STOP"}"#, #"{"mid":"m\u0000","text":"STOP"}"#,
            #"{"mid":"\#(long)","text":"STOP"}"#, #"{"mid":"","text":"STOP"}"#, #"{"mid":null,"text":"STOP"}"#,
        ] {
            let heard = try answer(#"{\#(Self.sides),"message":\#(message)},{\#(Self.sides),"message":\#(message)}"#)
            #expect(heard.unreadable == [], "\(message)")
            #expect(heard.events.map(\.text) == ["STOP", "STOP"] && heard.events.allSatisfy { $0.kind == .reply })
            #expect(Set(heard.events.map(\.externalID)).count == 1 && heard.events.first?.externalID != nil)
        }
        let two = try answer(#"{\#(Self.sides),"message":{"text":"STOP"}},{\#(Self.sides),"message":{"text":"Hello"}}"#)
        #expect(Set(two.events.map(\.externalID)).count == 2)
    }

    /// One where several are usual, and the other network's calls at this address.
    @Test func oneInPlaceOfManyIsReadToo() throws {
        let said = #"{\#(Self.sides),"message":{"mid":"m_1","text":"STOP"}}"#
        for body in [
            #"{"object":"page","entry":{"id":"55","messaging":[\#(said)]}}"#,
            #"{"object":"page","entry":[{"id":"55","messaging":\#(said)}]}"#,
            #"{"object":"page","entry":[{"id":"55","changes":[{"field":"messages","value":[\#(said)]}]}]}"#,
            #"{"object":"page","entry":[{"id":"55","changes":{"field":"messages","value":\#(said)}}]}"#,
            #"{"entry":[{"id":"55","messaging":[\#(said)]}]}"#, "\u{FEFF}" + #"{"entry":[{"messaging":[\#(said)]}]}"#,
        ] {
            let heard = try LoadedAdapter.named("facebook").inbound(Self.post(body))
            #expect(heard.events == [Self.reply("m_1", "STOP")], "\(body)")
        }
        let foreign = #"{"object":"instagram","entry":[{"id":"55","messaging":[\#(said),\#(said)]}]}"#
        let heard = try LoadedAdapter.named("facebook").inbound(Self.post(foreign))
        #expect(heard.events == [] && heard.unreadable.count == 1)
        #expect(heard.unreadable.first?.reason.contains("instagram") == true, "\(heard.unreadable)")
    }

    /// Some calls give seconds, and some give numbers as text.
    @Test func momentsAndNumbersInEveryForm() throws {
        for moment in ["1760000000", "\"1760000000\"", "\"1760000000000\"", "1760000000000"] {
            let sides = #""sender":{"id":24601},"recipient":{"id":"55"},"timestamp":\#(moment)"#
            let heard = try answer(
                #"{\#(sides),"message_edit":{"mid":"m_1","text":"x","num_edit":"2"}}"#)
            #expect(heard.events.map(\.at).allSatisfy { $0 == 1_760_000_000_000 }, "\(moment): \(heard.events)")
            #expect(heard.events.map(\.revision) == [2])
        }
        let large = #"{"sender":{"id":12345678901234567890},"message":{"mid":"m_1","text":"STOP"}}"#
        #expect(try answer(large).events.map(\.senderID) == ["12345678901234567890"])
        let deep = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
        let beside = try answer(#"{"x":\#(deep)},{"y":1e999},{\#(Self.sides),"message":{"mid":"m_1","text":"STOP"}}"#)
        #expect(beside.events == [Self.reply("m_1", "STOP")])
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
        // Refused, it would be sent again until the network gives us up.
        let broken = try adapter.inbound(Self.post("{"))
        #expect(broken.status == 200 && broken.verify != nil && broken.events == [])
        #expect(broken.unreadable.map(\.raw) == ["{"])
        #expect(try adapter.manifest().inbound?.verify == ["app_secret", "verify_token"])
        #expect(try adapter.manifest().inbound?.headers == ["x-hub-signature-256"])
    }

    /// What no real account or message is called would only make our answer long.
    @Test func idsOfNoRealLengthAreLeftOut() throws {
        let (long, longer) = (String(repeating: "7", count: 129), String(repeating: "m", count: 513))
        #expect(try events(#"{"sender":{"id":"\#(long)"},"read":{}}"#) == [])
        #expect(try events(#"{\#(Self.sides),"message":{"mid":"\#(longer)","is_deleted":true}}"#) == [])
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

    @Test(arguments: ["linkedin", "tiktok", "tiktok_test"]) func othersHearNothing(network: String) throws {
        let adapter = try LoadedAdapter.named(network)
        #expect(try adapter.manifest().inbound == nil)
        #expect(try adapter.inbound(Self.post(#"{"object":"page"}"#)) == InboundAnswer(status: 404))
    }
}
