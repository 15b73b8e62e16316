import AdapterWire
import Adapters
import EventLoop
import Glibc
import JSON
import Telemetry
import Testing

/// The one request that does the deed, and what is said about it afterwards.
@Suite struct DeedTests {
    private let server = NetworkServer { request in
        switch request.path {
        case "/village/messages": .json(#"{"id":"m_1"}"#)
        case "/village/silent": .silence
        default: .json("{}")
        }
    }

    private var deeds: Int { server.requests.count { $0.method == "POST" } }

    @Test func itIsAnnouncedOnceAndBefore() async throws {
        let seen = Held<[Int]>([])
        var village = Village(server)
        village.willCommit = { [server] in
            seen.set(seen.value + [server.requests.count])
            return true
        }
        let performed = try await village.perform { at, _, results in
            switch at {
            case 0: .ask(.get(), .deed())
            case 1: .ask(.get())
            default: .done(["external_id": "m_1"])
            }
        }
        #expect(performed.outcome == ["external_id": "m_1"])
        #expect(performed.isCommitted)
        #expect(seen.value == [1])
        #expect(server.requests.map(\.method) == ["GET", "POST", "GET"])
    }

    /// Figures name the product (R0.133).
    @Test func itIsCountedForWhomItIsDone() async throws {
        let village = Village(server)
        _ = try await ProductScope.of("orchard") { try await village.perform { _, _, _ in .done([:]) } }
        let figures = await Metrics.shared.exposition().split(separator: "\n")
        #expect(
            figures.contains {
                $0.hasPrefix("outreach_adapter_operation_duration_seconds_count{")
                    && $0.contains("platform=\"village\"")
                    && $0.contains("product=\"orchard\"")
            })
    }

    struct Lost: Error {}

    @Test("A lost claim sends nothing", arguments: [false, true])
    func aLostClaim(throwing: Bool) async throws {
        var village = Village(server)
        village.willCommit = { if throwing { throw Lost() } else { false } }
        let performed = try await village.perform { at, _, _ in at == 0 ? .ask(.deed()) : .done([:]) }
        #expect(performed.failure?.code == .deadline)
        #expect(!performed.isCommitted && deeds == 0)
    }

    /// As after SIGSTOP: the claim was granted, and then the process did not run for a while.
    @Test func aPauseAfterTheClaimSendsNothing() async throws {
        var village = Village(server)
        village.deadline = .milliseconds(300)
        village.willCommit = {
            usleep(400_000)
            return true
        }
        let performed = try await village.performAlone { at, _, _ in at == 0 ? .ask(.deed()) : .done([:]) }
        #expect(performed.failure?.code == .deadline)
        #expect(!performed.isCommitted && deeds == 0)
    }

    @Test func pastTheDeadlineNothingIsAskedOrSent() async throws {
        var village = Village(server)
        village.deadline = .milliseconds(-1)
        village.willCommit = {
            Issue.record("nobody may claim")
            return true
        }
        let session = InProcessSession(ScriptedAdapter { _, _, _ in .ask(.deed()) })
        let performed = try await village.perform(session)
        #expect(performed.failure?.code == .deadline)
        #expect(!performed.isCommitted && server.requests.isEmpty && session.everythingTold.isEmpty)
    }

    @Test(
        "The host's failures after the deed leave a doubt",
        arguments: [
            AdapterFailure.Code.adapterCrashed, .adapterProtocol, .adapterMissing, .deadline,
        ])
    func aDoubt(code: AdapterFailure.Code) async throws {
        let adapter = ScriptedAdapter { at, _, _ in at == 0 ? .ask(.deed()) : .done([:]) }
        let session = InProcessSession(adapter, crash: (1, AdapterFailure(code, "It fell over.")))
        let performed = try await Village(server).perform(session)
        #expect(performed.failure == AdapterFailure(.unknownOutcome, "It may have happened: It fell over."))
        #expect(performed.isCommitted && deeds == 1)
        let before = InProcessSession(adapter, crash: (0, AdapterFailure(code, "It fell over.")))
        let untouched = try await Village(server).perform(before)
        #expect(untouched.failure == AdapterFailure(code, "It fell over."))
        #expect(!untouched.isCommitted)
    }

    @Test func aStepThatCannotBePerformedAfterTheDeedLeavesADoubt() async throws {
        let steps: [Step] = [
            .browser([], state: .null), .ask(.get(query: [WirePair("a", .secret("verify_token"))])), .ask(.deed()),
            .wait(25, state: .null), .ask(WireRequest(id: "a", target: .base("nowhere", path: "/"))),
        ]
        for step in steps {
            let performed = try await Village(server).perform { at, _, _ in at == 0 ? .ask(.deed()) : step }
            #expect(performed.failure?.code == .unknownOutcome, "\(step)")
            #expect(performed.isCommitted)
        }
        #expect(deeds == steps.count)
    }

    @Test func aSecondDeedIsRefused() async throws {
        let server = NetworkServer { _ in .hangUp }
        server.close()
        // The first certainly never left: then there is no doubt, only a broken contract.
        let performed = try await Village(server).perform { _, _, _ in .ask(.deed()) }
        #expect(performed.failure?.code == .adapterProtocol)
        #expect(!performed.isCommitted)
    }

    @Test func anAdaptersOwnWordIsBelieved() async throws {
        let performed = try await Village(server).perform { at, _, _ in at == 0 ? .ask(.deed()) : .fail(.outsideWindow)
        }
        #expect(performed.failure == AdapterFailure(.outsideWindow, "No."))
        #expect(performed.isCommitted)
    }

    @Test func troubleSaysWhetherItMayHaveArrived() async throws {
        let closed = NetworkServer { _ in .hangUp }
        closed.close()
        let cases: [(NetworkServer, WireResult.Trouble, Bool)] = [
            (NetworkServer { _ in .hangUp }, .unreachable, true), (NetworkServer { _ in .silence }, .timeout, true),
            (closed, .unreachable, false),
        ]
        for (server, trouble, sent) in cases {
            let seen = Held<WireResult.Outcome?>(nil)
            let performed = try await Village(server).performAlone { at, _, results in
                guard at > 0 else { return .ask(.deed(timeout: trouble == .timeout ? 3 : 20)) }
                seen.set(results[0].outcome)
                return .fail(sent ? .unknownOutcome : .temporary)
            }
            #expect(seen.value == .trouble(trouble, sent: sent))
            #expect(performed.isCommitted == sent)
        }
    }

    @Test func cancellingBeforeTheDeedIsHarmlessAndAfterItADoubt() async throws {
        for (path, isDeed) in [("/silent", false), ("/silent", true)] {
            let server = NetworkServer { _ in .silence }
            let loop = Loop(name: "performer-test")
            loop.start()
            defer { loop.stop() }
            let session = InProcessSession(
                ScriptedAdapter { _, _, _ in
                    .ask(WireRequest(id: "a", method: "POST", target: .base("api", path: path), commits: isDeed))
                })
            let village = Village(server)
            let task = loop.task { await village.perform(session, "message", loop) }
            while server.requests.isEmpty { usleep(1000) }
            task.cancel()
            let performed = try await task.value
            #expect(performed.failure?.code == (isDeed ? .unknownOutcome : .temporary))
            #expect(performed.isCommitted == isDeed)
        }
    }

    @Test func aRequestEndsWithTheDeadline() async throws {
        var village = Village(server)
        village.deadline = .seconds(3)
        let performed = try await village.performAlone { at, _, results in
            at == 0 ? .ask(.get("/silent")) : .fail(.temporary, "\(results[0].outcome)")
        }
        // The server never answers: without the deadline this would not end.
        #expect(performed.failure?.reason == "trouble(AdapterWire.WireResult.Trouble.timeout, sent: true)")
    }

    @Test(
        "Whom the network addressed",
        arguments: [
            ("\"24601\"", true), ("24601", true), ("\"24602\"", false), ("24602", false), ("null", true),
        ])
    func theRightPerson(id: String, isRight: Bool) async throws {
        let performed = try await Village(server).perform { at, _, _ in
            at == 0 ? .ask(.deed()) : .done(["recipient_id": try! JSONValue.parse(Array(id.utf8))])
        }
        #expect(performed.failure?.code == (isRight ? nil : .wrongPerson))
        #expect(performed.isCommitted)
    }
}
