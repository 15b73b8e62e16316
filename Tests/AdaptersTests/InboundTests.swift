import AdapterWire
import Adapters
import EventLoop
import JSON
import Testing
import Webhooks

/// Calls of the network to us.
@Suite struct InboundTests {
    private let body = Array(#"{"object":"page"}"#.utf8)
    private let credentials = ["app_secret": "secret", "verify_token": "let me in"]

    private func answer(
        _ verify: InboundAnswer.Verification?, events: Bool = true, body: [UInt8]? = nil,
        credentials: [String: String]? = nil, seen: Held<InboundCall?> = Held(nil), query: [WireHeader] = [],
        headers: [WireHeader] = []
    ) async throws -> InboundAnswer? {
        var adapter = ScriptedAdapter { _, _, _ in .done([:]) }
        adapter.meaning = { call in
            seen.set(call)
            return InboundAnswer(
                verify: verify, body: verify == nil ? "" : "ok",
                events: events ? [InboundEvent(.reply, senderID: "1", externalID: "m_1", text: "hi")] : [])
        }
        let (session, loop) = (InProcessSession(adapter), Loop(name: "inbound-test"))
        loop.start()
        defer { loop.stop() }
        let (bytes, own) = (body ?? self.body, credentials ?? self.credentials)
        return try await loop.task {
            let call = InboundCall(method: "POST", query: query, headers: headers, bodyBase64: "bm90IHRoaXM=")
            return try await Village(NetworkServer { _ in .hangUp }).performer(loop).inbound(
                call, body: bytes, on: session, credentials: [own])
        }.value
    }

    private func failure(_ verify: InboundAnswer.Verification?, credentials: [String: String]? = nil) async
        -> AdapterFailure?
    {
        do {
            _ = try await answer(verify, credentials: credentials)
            return nil
        } catch { return error as? AdapterFailure }
    }

    /// Meta's webhook signature; the tag was made with another program.
    private let signature = InboundAnswer.Verification(
        .hmacSHA256(key: "app_secret", of: .body),
        expected: tag)
    private static let tag = "c1456f83e15385a03562cbe2eaaa918ec5e06b4f170f909283a2781c7924e4d1"

    @Test func aSignedCallIsBelieved() async throws {
        let seen = Held<InboundCall?>(nil)
        let answer = try #require(try await answer(signature, seen: seen))
        #expect(answer.body == "ok" && answer.events.map(\.text) == ["hi"])
        // The adapter reads what was verified, whatever else the call says.
        #expect(seen.value?.bodyBase64 == "eyJvYmplY3QiOiJwYWdlIn0=")
    }

    /// The same tag, looked at by the host before the adapter hears of the call.
    @Test func theHostChecksADeclaredSignatureItself() throws {
        let declared = Manifest.Signature(header: "x-hub-signature-256", secret: "app_secret", prefix: "sha256=")
        func tag(_ values: String...) -> [UInt8]? {
            Performer.tag(values.map { WireHeader(name: "x-hub-signature-256", value: $0) }, declared)
        }
        let right = try #require(tag("sha256=" + Self.tag))
        #expect(Performer.isSigned(body, right, declared, [["app_secret": "other"], credentials]))
        #expect(!Performer.isSigned(body + [0x20], right, declared, [credentials]))
        #expect(!Performer.isSigned(body, right, declared, [["app_secret": "other"], ["app_secret": ""], [:]]))
        #expect(tag() == nil && tag(Self.tag) == nil && tag("sha256=") == nil && tag("sha1=" + Self.tag) == nil)
        #expect(tag("sha256=" + Self.tag.dropLast()) == nil && tag("sha256=\(Self.tag.dropLast())g") == nil)
        #expect(tag("sha256=" + Self.tag, "sha256=" + Self.tag) == nil)
    }

    /// Whatever an adapter makes of a call, one event that breaks the contract costs no other.
    @Test func eventsAreJudgedOneByOne() throws {
        let json = try JSONValue.parse(
            Array(
                #"""
                {"verify":{"value":{"secret":"verify_token"},"expected":"x"},"events":[
                {"type":"reply","sender_id":"1"},{"type":"dance","sender_id":"1"},7,
                {"type":"reply","sender_id":"1\u0000","external_id":"m"},
                {"type":"unreadable","reason":"odd","raw":"?"},
                {"type":"reply","sender_id":"2","external_id":"m_2","text":"a\u0000b","form":"hologram","novelty":[1]}]}
                """#.utf8))
        let answer = try InboundAnswer(json)
        #expect(answer.events == [InboundEvent(.reply, senderID: "2", externalID: "m_2", text: "a\u{FFFD}b")])
        #expect(answer.unreadable.count == 5 && answer.unreadable.last == UnreadableEvent(reason: "odd", raw: "?"))
        #expect(throws: WireError.self) { try InboundAnswer(["events": [["type": "unreadable"]]]) }
    }

    @Test func oneByteIsEnoughToBeRefused() async throws {
        #expect(try await answer(signature, body: Array(#"{"object":"pagE"}"#.utf8)) == nil)
        #expect(try await answer(signature, credentials: ["app_secret": "Secret"]) == nil)
        let short = InboundAnswer.Verification(signature.value, expected: String(InboundTests.tag.dropLast()))
        #expect(try await answer(short) == nil)
        #expect(try await answer(.init(.secret("verify_token"), expected: "")) == nil)
    }

    @Test func aWordIsEnoughWhereTheNetworkSaysSo() async throws {
        #expect(try await answer(.init(.secret("verify_token"), expected: "let me in"), events: false) != nil)
        #expect(try await answer(.init(.secret("verify_token"), expected: "let me out"), events: false) == nil)
    }

    @Test func withoutEventsNothingNeedsProof() async throws {
        #expect(try await answer(nil, events: false)?.status == 200)
    }

    private static let handshake = [
        WireHeader(name: "hub.verify_token", value: "let me in"), WireHeader(name: "page", value: "page-55"),
    ]
    private static let named = InboundAnswer.Verification(.secret("verify_token"), expected: .query("hub.verify_token"))

    @Test func theWordIsComparedWithoutTheAdapterSeeingIt() async throws {
        let seen = Held<InboundCall?>(nil)
        var all = credentials
        all["page_id"] = "page-55"
        #expect(
            try await answer(Self.named, events: false, credentials: all, seen: seen, query: Self.handshake) != nil)
        #expect(seen.value?.query("hub.verify_token") == "[secret]")
        // What the manifest does not call a secret is none.
        #expect(seen.value?.query("page") == "page-55")
        let guesses = ["let me out", "[secret]", ""]
        for guess in guesses {
            let query = [WireHeader(name: "hub.verify_token", value: guess)]
            #expect(try await answer(Self.named, events: false, query: query) == nil)
        }
        #expect(try await answer(Self.named, events: false) == nil)
        #expect(try await answer(.init(.secret("verify_token"), expected: "[secret]"), query: Self.handshake) == nil)
    }

    /// Some networks send the secret itself in a header.
    @Test func aSecretInAHeaderIsComparedWithoutTheAdapterSeeingIt() async throws {
        let seen = Held<InboundCall?>(nil)
        let named = InboundAnswer.Verification(.secret("verify_token"), expected: .header("x-village-signature"))
        func headers(_ value: String) -> [WireHeader] { [WireHeader(name: "x-village-signature", value: value)] }
        #expect(try await answer(named, seen: seen, headers: headers("let me in")) != nil)
        #expect(seen.value?.header("x-village-signature") == "[secret]")
        for guess in ["let me out", "[secret]", ""] {
            #expect(try await answer(named, headers: headers(guess)) == nil)
        }
        #expect(try await answer(named) == nil)
        #expect(try await answer(.init(.secret("verify_token"), expected: "[secret]"), headers: headers("x")) == nil)
        #expect(try InboundAnswer(InboundAnswer(verify: named).json).verify == named)
        let foreign = InboundAnswer.Verification(.secret("verify_token"), expected: .header("x-other"))
        #expect(await failure(foreign)?.code == .adapterProtocol)
    }

    @Test func onlyDeclaredHeadersReachTheAdapter() async throws {
        let names = ["authorization", "cookie", "x-api-key", "x-forwarded-for", "user-agent"]
        let (seen, kept) = (Held<InboundCall?>(nil), ["content-type", "x-village-signature"])
        let headers = (names + kept).map { WireHeader(name: $0, value: "1") }
        _ = try await answer(signature, seen: seen, headers: headers)
        #expect(seen.value?.headers.map(\.name) == kept)
    }

    @Test(
        "What an answer may not be",
        arguments: [
            ("text/html", "", true), ("image/svg+xml", "", true), ("TEXT/PLAIN", "", true),
            ("text/plain; charset=x", "", true),
            ("text/plain", String(repeating: "a", count: 16_385), true), ("text/plain", "to anybody", false),
        ])
    func answers(type: String, body: String, isProven: Bool) throws {
        let check = InboundAnswer.Verification(.secret("verify_token"), expected: "x")
        func read(_ type: String, _ body: String, _ verify: InboundAnswer.Verification?) throws -> InboundAnswer {
            try InboundAnswer(InboundAnswer(verify: verify, body: body, contentType: type).json)
        }
        #expect(throws: WireError.self) { try read(type, body, isProven ? check : nil) }
        #expect(try read("application/json", String(repeating: "a", count: 16_384), check).verify == check)
        #expect(try read("text/plain", "", nil).verify == nil)
        #expect(try read("text/plain", "1", Self.named).verify == Self.named)
    }

    @Test(
        "Headers that no manifest may ask for",
        arguments: [
            "authorization", "cookie", "x-api-key", "proxy-authorization", "x-forwarded-for", "X-Sig", "", "a b",
        ])
    func forbiddenHeaders(name: String) throws {
        var manifest = ScriptedAdapter.village
        #expect(try Manifest(manifest.json) == manifest)
        manifest.inbound?.headers = [name]
        #expect(throws: WireError.self) { try Manifest(manifest.json) }
    }

    @Test func eightDifferentSetsOfSecretsAreTried() {
        var sets = ProofSets(names: ["app_secret", "verify_token"])
        for number in 0..<20 { sets.add(["access_token": "t\(number)", "app_secret": "one for all"]) }
        #expect(sets.all.count == 1 && sets.leftOut == 0)
        sets.add(["access_token": "nothing to prove with"])
        sets.add(["app_secret": ""])
        for number in 0..<10 { sets.add(["app_secret": "s\(number)"]) }
        #expect(sets.all.count == 8 && sets.leftOut == 3)
        sets.add(["app_secret": "s1", "access_token": "another account of a known set"])
        #expect(sets.leftOut == 3)
    }

    @Test func whatProvesNothingBreaksTheContract() async throws {
        for verify in [
            nil, .init("x", expected: "x"), .init(.concat([]), expected: ""),
            .init(.body, expected: #"{"object":"page"}"#),
            .init(.secret("access_token"), expected: "x"), .init(.hmacSHA256(key: "page_id", of: .body), expected: "x"),
            .init(.concat([.secret("app_secret"), .captured("a")]), expected: "x"),
        ] as [InboundAnswer.Verification?] {
            #expect(await failure(verify)?.code == .adapterProtocol, "\(String(describing: verify))")
        }
    }

    /// An empty key would let everybody sign.
    @Test("A missing secret is no secret", arguments: [[:], ["app_secret": ""]])
    func missing(credentials: [String: String]) async {
        let failure = await failure(signature, credentials: credentials)
        #expect(failure?.code == .missingCredentials)
        #expect(failure?.reason.contains("VILLAGE_APP_SECRET") == true)
    }
}
