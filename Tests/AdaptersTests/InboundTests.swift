import AdapterWire
import Adapters
import EventLoop
import JSON
import Testing

/// Calls of the network to us.
@Suite struct InboundTests {
    private let body = Array(#"{"object":"page"}"#.utf8)
    private let credentials = ["app_secret": "secret", "verify_token": "let me in"]

    private func answer(
        _ verify: InboundAnswer.Verification?, events: Bool = true, body: [UInt8]? = nil,
        credentials: [String: String]? = nil, seen: Held<InboundCall?> = Held(nil)
    ) async throws -> InboundAnswer? {
        var adapter = ScriptedAdapter { _, _, _ in .done([:]) }
        adapter.meaning = { call in
            seen.set(call)
            return InboundAnswer(
                verify: verify, body: "ok",
                events: events ? [InboundEvent(.reply, senderID: "1", externalID: "m_1", text: "hi")] : [])
        }
        let (session, loop) = (InProcessSession(adapter), Loop(name: "inbound-test"))
        loop.start()
        defer { loop.stop() }
        let (bytes, own) = (body ?? self.body, credentials ?? self.credentials)
        return try await loop.task {
            let call = InboundCall(method: "POST", query: [], headers: [], bodyBase64: "bm90IHRoaXM=")
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
        expected: "c1456f83e15385a03562cbe2eaaa918ec5e06b4f170f909283a2781c7924e4d1")

    @Test func aSignedCallIsBelieved() async throws {
        let seen = Held<InboundCall?>(nil)
        let answer = try #require(try await answer(signature, seen: seen))
        #expect(answer.body == "ok" && answer.events.map(\.text) == ["hi"])
        // The adapter reads what was verified, whatever else the call says.
        #expect(seen.value?.bodyBase64 == "eyJvYmplY3QiOiJwYWdlIn0=")
    }

    @Test func oneByteIsEnoughToBeRefused() async throws {
        #expect(try await answer(signature, body: Array(#"{"object":"pagE"}"#.utf8)) == nil)
        #expect(try await answer(signature, credentials: ["app_secret": "Secret"]) == nil)
        let short = InboundAnswer.Verification(signature.value, expected: String(signature.expected.dropLast()))
        #expect(try await answer(short) == nil)
        #expect(try await answer(.init(.secret("verify_token"), expected: "")) == nil)
    }

    @Test func aWordIsEnoughWhereTheNetworkSaysSo() async throws {
        #expect(try await answer(.init(.secret("verify_token"), expected: "let me in"), events: false) != nil)
        #expect(try await answer(.init(.secret("verify_token"), expected: "let me out"), events: false) == nil)
    }

    @Test func withoutEventsNothingNeedsProof() async throws {
        #expect(try await answer(nil, events: false)?.body == "ok")
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
