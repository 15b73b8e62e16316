import AdapterWire
import Adapters
import JSON
import Testing

/// What an adapter may not do, and what it is told.
@Suite struct PerformingContractTests {
    private let server = NetworkServer { request in
        switch request.path {
        case "/village/away": .reply(302, headers: [("Location", "/village/me")], body: [])
        case "/village/bytes": .reply(200, body: [0xFF, 0x00, 0x80])
        case "/village/large": .reply(200, body: [UInt8](repeating: 0x61, count: Performer.maxAnswer + 1))
        case "/village/controls": .reply(200, body: [UInt8](repeating: 0x01, count: Performer.maxAnswer))
        case "/village/busy": .reply(429, headers: [("Retry-After", "120"), ("X-Two", "1"), ("X-Two", "2")], body: [])
        default: .json("{}")
        }
    }

    private func failure(_ step: Step, credentials: [String: String] = Village.credentials) async throws
        -> AdapterFailure?
    {
        var village = Village(server)
        village.credentials = credentials
        return try await village.perform { at, _, _ in at == 0 ? step : .done([:]) }.failure
    }

    /// What the adapter is told about one request.
    private func told(_ requests: WireRequest...) async throws -> [WireResult.Outcome] {
        let seen = Held<[WireResult.Outcome]>([])
        let performed = try await Village(server).perform { at, _, results in
            guard at > 0 else { return .http(requests, state: .null) }
            seen.set(results.map(\.outcome))
            return .done([:])
        }
        try #require(performed.failure == nil)
        return seen.value
    }

    @Test func stepsThatBreakTheContractSendNothing() async throws {
        func request(_ change: (inout WireRequest) -> Void) -> Step {
            var request = WireRequest.get()
            change(&request)
            return .ask(.get("/first"), request.with(id: "second"))
        }
        let steps: [Step] = [
            request { $0.query = [WirePair("a", .secret("verify_token"))] },
            request { $0.query = [WirePair("a", .secret("database_url"))] },
            request { $0.headers = [WirePair("a", .hmacSHA256(key: "verify_token", of: "a"))] },
            request { $0.body = .form([WirePair("a", .concat([.secret("nobody")]))]) },
            request { $0.body = .text(.secret("nobody")) },
            request { $0.target = .base("other", path: "/") },
            request { $0.target = .base("api", path: "/%2e%2e/x") },
            request { $0.target = .base("api", path: "/a%2F..%2fx") },
            request { $0.headers = [WirePair("HOST", "elsewhere")] },
            request { $0.headers = [WirePair("Content-Length", "3")] },
            request { $0.headers = [WirePair("Transfer-Encoding", "chunked")] },
            request { $0.capture = ["credential.verify_token": "/a"] },
        ]
        for step in steps { #expect(try await failure(step)?.code == .adapterProtocol, "\(step)") }
        #expect(server.requests.isEmpty)
        #expect(try await failure(.ask(.deed(.text(.body))))?.code == .adapterProtocol)
        #expect(server.requests.isEmpty)
    }

    @Test func missingCredentialsAreNamedAllAtOnce() async throws {
        let step = Step.ask(.get(query: [WirePair("a", .secret("access_token"))]))
        let failure = try await failure(step, credentials: ["access_token": "", "page_id": "5"])
        #expect(failure?.code == .missingCredentials)
        #expect(
            failure?.reason == "Village needs credentials that are not set: VILLAGE_ACCESS_TOKEN, VILLAGE_APP_SECRET. "
                + "Set them with `outreach credentials set`, or for the default account in the service's environment.")
        #expect(server.requests.isEmpty)
        // Those that nothing asks for are not needed.
        #expect(try await self.failure(.ask(.get()), credentials: [:]) == nil)
    }

    @Test func anUnknownOperationIsNotAvailable() async throws {
        let session = InProcessSession(ScriptedAdapter { _, _, _ in .done([:]) })
        #expect(try await Village(server).perform(session, operation: "publish").failure?.code == .notAvailable)
        #expect(session.everythingTold.isEmpty)
    }

    @Test func pagesAreNotOfferedYet() async throws {
        #expect(try await failure(.browser(["x"], state: .null))?.code == .notAvailable)
    }

    @Test func thirtyTwoStepsAreEnough() async throws {
        for (last, code) in [(31, nil), (32, AdapterFailure.Code.adapterProtocol)] {
            let performed = try await Village(server).perform { at, _, _ in
                at == last ? .done([:]) : .wait(0, state: .null)
            }
            #expect(performed.failure?.code == code)
        }
    }

    @Test func answersAreToldAsTheyAre() async throws {
        let away = try await told(.get("/away"))
        guard case .answer(302, let headers, .text(""), []) = away[0] else { return #expect(Bool(false), "\(away)") }
        #expect(headers.contains(WireHeader(name: "Location", value: "/village/me")))
        #expect(server.requests.count == 1)
        let bytes = try await told(.get("/bytes"))[0]
        guard case .answer(200, _, .base64("/wCA"), []) = bytes else { return #expect(Bool(false), "\(bytes)") }
        let pause = try await told(.get("/busy"))[0]
        guard case .answer(429, let busy, _, _) = pause else { return #expect(Bool(false), "\(pause)") }
        #expect(busy.suffix(3).map(\.value) == ["120", "1", "2"])
    }

    @Test func whatIsTooLargeIsTold() async throws {
        #expect(try await told(.get("/large")) == [.trouble(.tooLarge, sent: true)])
        // Each fits, but as JSON they would not fit into one call together.
        let four = try await told(
            .get("/controls"), .get("/controls").with(id: "b"), .get().with(id: "c"))
        guard case .answer(200, _, _, _) = four[0], case .answer(200, _, _, _) = four[2] else {
            Issue.record("\(four)")
            return
        }
        #expect(four[1] == .trouble(.tooLarge, sent: true))
    }

    @Test(
        "A captured address must lie under a base",
        arguments: [
            ("{base}/village/next?a=1", true), ("{base}/village", true), ("{base}/village/../village/x", true),
            ("{base}/villages", false), ("{base}/", false), ("{base}/village/../x", false),
            ("{base}/village/%2e%2e/x", false), ("{base}/village/..%2fx", false), ("{base}/village/next#x", false),
            ("http://user@127.0.0.1:{port}/village/next", false), ("http://:pw@127.0.0.1:{port}/village/next", false),
            ("http://localhost:{port}/village/next", false), ("http://127.0.0.1:1/village/next", false),
            ("https://127.0.0.1:{port}/village/next", false), ("ftp://127.0.0.1:{port}/village/next", false),
            ("//127.0.0.1:{port}/village/next", false), ("/village/next", false), ("{base}/village/next\\n", false),
            ("http://127.0.0.1:{port}@example.invalid/village/next", false),
            ("http://[::1]:{port}/village/next", false),
            ("http://example.invalid\\@127.0.0.1:{port}/village/next", false),
            ("http://2130706433:{port}/village/x", true),
        ])
    func capturedAddresses(pattern: String, isAllowed: Bool) async throws {
        let server = NetworkServer { request in
            let url = pattern.replacing("{base}", with: "http://127.0.0.1:\(request.header("x-port")!)")
                .replacing("{port}", with: request.header("x-port")!)
            return .json(JSONValue.object(["next": .string(url)]).text)
        }
        let seen = Held<WireResult.Outcome?>(nil)
        let port = server.port
        let performed = try await Village(server).perform { at, _, results in
            switch at {
            case 0:
                var request = WireRequest.get(capture: ["next": "/next"])
                request.headers = [WirePair("X-Port", .text("\(port)"))]
                return .ask(request)
            case 1:
                var request = WireRequest(id: "next", target: .captured("next"), query: [WirePair("limit", "5")])
                request.headers = [WirePair("X-Port", .text("\(port)"))]
                return .ask(request)
            default:
                seen.set(results[0].outcome)
                return .done([:])
            }
        }
        #expect(performed.failure == nil)
        if isAllowed {
            #expect(server.requests.count == 2)
            #expect(server.requests.last!.query.hasSuffix("limit=5"))
        } else {
            #expect(seen.value == .trouble(.refused, sent: false))
            #expect(server.requests.count == 1)
        }
    }

    @Test func whatWasNeverCapturedIsRefusedAndTold() async throws {
        var request = WireRequest.get(query: [WirePair("a", .captured("nothing"))])
        #expect(try await told(request) == [.trouble(.refused, sent: false)])
        request = WireRequest(id: "a", target: .captured("nothing"))
        #expect(try await told(request) == [.trouble(.refused, sent: false)])
        #expect(server.requests.isEmpty)
    }

    /// A base that nobody moved is the network's own, and that is never in here.
    @Test func onlyAMovedBaseMayBePrivate() async throws {
        let server = NetworkServer { _ in .json("{}") }
        var adapter = ScriptedAdapter { at, _, results in
            at == 0 ? .ask(.get()) : .fail(.temporary, "\(results[0].outcome)")
        }
        adapter.manifest.bases = ["api": "https://localhost:\(server.port)"]
        var village = Village(server)
        village.moved = nil
        let performed = try await village.perform(InProcessSession(adapter))
        #expect(performed.failure?.reason == "trouble(AdapterWire.WireResult.Trouble.refused, sent: false)")
        #expect(server.connectionCount == 0)
    }
}

extension WireRequest {
    func with(id: String) -> WireRequest {
        var copy = self
        copy.id = id
        return copy
    }
}
