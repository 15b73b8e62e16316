import AdapterWire
import Adapters
import EventLoop
import JSON
import Testing

/// What an adapter could have the host itself do too much of: the cage bounds the adapter's process, not what it asks for.
@Suite struct HostileTests {
    private let server = NetworkServer { request in
        switch request.path {
        case "/village/large": .json(#"{"v":"\#(String(repeating: "x", count: 60_000))"}"#)
        default: .json("{}")
        }
    }

    /// Captures 60 kB, then asks for what `request` says.
    private func failure(_ request: WireRequest) async throws -> AdapterFailure? {
        try await alone(Village(server)) { at, _, _ in
            switch at {
            case 0: .ask(.get("/large", capture: ["large": "/v"]))
            case 1: .ask(request)
            default: .done([:])
            }
        }.failure
    }

    /// On a loop of its own: others count their time on the common one.
    private func alone(_ village: Village, _ script: @escaping ScriptedAdapter.Script) async throws -> Performed {
        let loop = Loop(name: "hostile-test")
        loop.start()
        defer { loop.stop() }
        let session = InProcessSession(ScriptedAdapter(script))
        return try await loop.task { await village.perform(session, "message", loop) }.value
    }

    private func repeated(_ count: Int) -> WireValue { .concat(Array(repeating: .captured("large"), count: count)) }

    /// 20,000 times 60 kB is more than a gigabyte.
    @Test func aFewBytesBecomeNoGigabytes() async throws {
        let flood = repeated(20_000)
        var inHeader = WireRequest.get()
        inHeader.headers = [WirePair("X-Large", .captured("large"))]
        let requests = [
            WireRequest.deed(.text(flood)), .deed(.form([WirePair("a", repeated(10)), WirePair("b", repeated(10))])),
            .get(query: [WirePair("a", .captured("large"))]), inHeader,
            .get(query: [WirePair("a", .hmacSHA256(key: "app_secret", of: flood))]),
        ]
        for request in requests {
            let failure = try await failure(request)
            #expect(failure?.code == .adapterProtocol, "\(request.target)")
            #expect(failure?.reason.contains("KiB") == true)
        }
        #expect(server.requests.allSatisfy { $0.path == "/village/large" })
    }

    /// Percent-encoding makes three bytes of one: what is sent is measured.
    @Test func aFormIsMeasuredAsItIsSent() async throws {
        func form(_ count: Int) -> WireRequest {
            .deed(.form([WirePair("a", .text(String(repeating: "é", count: count)))]), timeout: 60)
        }
        let failure = try await failure(form(180_000))
        #expect(failure?.code == .adapterProtocol && failure?.reason.contains("1024 KiB") == true)
        #expect(server.requests.allSatisfy { $0.path == "/village/large" })
        #expect(try await self.failure(form(170_000)) == nil)
        #expect(server.requests.last?.body.count == 2 + 170_000 * 6)
    }

    @Test func whatFitsIsSent() async throws {
        #expect(try await failure(.deed(.text(repeated(17)), timeout: 60)) == nil)
        #expect(server.requests.last?.body.count == 17 * 60_000)
    }

    @Test func aLongPathIsRefusedToo() async throws {
        let failure = try await failure(.get("/" + String(repeating: "a", count: 17_000)))
        #expect(failure?.code == .adapterProtocol)
    }

    /// Each becomes something that must be looked for in every answer.
    @Test func derivationsAndCapturesAreCounted() async throws {
        func tags(_ count: Int) -> [WirePair] {
            (0..<count).map { WirePair("t\($0)", .hmacSHA256(key: "app_secret", of: .text("\($0)"))) }
        }
        #expect(try await failure(.get(query: tags(32))) == nil)
        #expect(try await failure(.get(query: tags(33)))?.code == .adapterProtocol)
        func names(_ count: Int) -> [String: String] {
            Dictionary(uniqueKeysWithValues: (0..<count).map { ("n\($0)", "/v") })
        }
        // One was captured by the first request already.
        #expect(try await failure(.get("/large", capture: names(31))) == nil)
        #expect(try await failure(.get("/large", capture: names(32)))?.code == .adapterProtocol)
    }

    /// The same proof in every request of a long operation is one derivation.
    @Test func oneProofMayStandInEveryRequest() async throws {
        let performed = try await Village(server).perform { at, _, _ in
            let proof = WirePair("p", .hmacSHA256(key: "app_secret", of: .secret("access_token")))
            var requests = (0..<8).map { number in
                var request = WireRequest.get(query: [proof])
                request.id = "r\(number)"
                return request
            }
            requests[0].method = "POST"
            return at < 6 ? .http(requests, state: .null) : .done([:])
        }
        #expect(performed.failure == nil)
    }

    @Test func moreThanAQuarterMebibyteIsNotKept() async throws {
        let names = Dictionary(uniqueKeysWithValues: (0..<6).map { ("n\($0)", "/v") })
        let village = Village(server)
        let performed = try await village.perform { at, _, results in
            guard at > 0 else { return .ask(.get("/large", capture: names)) }
            guard case .answer(_, _, _, let captured) = results[0].outcome else { return .done([:]) }
            return .done(["captured": JSONValue(captured.count)])
        }
        #expect(performed.outcome == ["captured": 4])
    }

    /// Values and answer are chosen so that each of the values nearly stands at each place of the answer; compared byte by byte
    /// that is some 10^9 comparisons. It ends.
    @Test func nearMissesDoNotBlock() async throws {
        let run = String(repeating: "a", count: 8_000)
        let values = (0..<31).map { #""v\#($0)":"\#(run)\#($0)b\#(run)""# }.prefix(8)
        let body = #"{"body":"\#(String(repeating: "a", count: 60_000))",\#(values.joined(separator: ","))}"#
        let server = NetworkServer { _ in .json(body) }
        let capture = Dictionary(uniqueKeysWithValues: (0..<8).map { ("n\($0)", "/v\($0)") })
        let performed = try await alone(Village(server)) { at, _, results in
            guard at > 0 else { return .ask(.get(capture: capture)) }
            let document = results[0].document
            let hidden = (0..<8).count { document?["v\($0)"] == "[secret]" }
            return .done([
                "hidden": JSONValue(hidden), "left": JSONValue(document?["body"]?.stringValue?.utf8.count ?? 0),
            ])
        }
        #expect(performed.outcome?["hidden"] == 8)
        #expect(performed.outcome?["left"] == 60_000)
    }

    @Test func anAnswerOfManyMembersIsScrubbed() async throws {
        let members = (0..<20_000).map { "\"k\($0)\":1" }.joined(separator: ",")
        let server = NetworkServer { _ in .json(#"{"said":"z\u0065bra-crossing","line":"\n",\#(members)}"#) }
        var village = Village(server)
        village.credentials["access_token"] = "zebra-crossing"
        let performed = try await alone(village) { at, _, results in
            at == 0 ? .ask(.get()) : .done(["said": results[0].document?["said"] ?? .null])
        }
        #expect(performed.outcome == ["said": "[secret]"])
    }
}
