import Actions
import Database
import Dispatch
import EventLoop
import FoundationEssentials
import Lifecycle
import Synchronization
import Telemetry
import TestKit
import Testing
import Timekeeping

/// Operations whose answer takes minutes, such as mail: their own call time and lease, and what a stop makes of them.
@Suite struct LongCallTests {
    private static let slow = Reach(["facebook": ["message": .seconds(300)]])

    @Test func callTimeAndLeaseAreTheOperations() async throws {
        try await withLedger { fixture in
            let subject = try await fixture.enqueue()[0]
            let intent = try #require(try await fixture.ledger.plan(most: 1, reach: Self.slow).first)
            #expect(intent.callTime == .seconds(300))
            #expect(try await fixture.ledger.calling(intent))
            let row = try await fixture.scratch.database.first("SELECT call_ms, lease_ms FROM platform.actions")
            #expect(try row?[0] == Int64(300_000) && row?[1] == Int64(602_000))
            fixture.clock.advance(.seconds(599))
            #expect(try await !fixture.ledger.sweep())
            fixture.clock.advance(.seconds(4))
            #expect(try await fixture.ledger.sweep())
            #expect(try await fixture.status(subject) == "unknown")
        }
    }

    @Test func itsUseReturnsToTheMomentOfItsCharge() async throws {
        try await withLedger { fixture in
            try await fixture.enqueue()
            let intent = try #require(try await fixture.ledger.plan(most: 1, reach: Self.slow).first)
            // Another process, whose adapter says nothing of the call's time, finds it.
            try await fixture.ledger.release(intent)
            let row = try await fixture.scratch.database.first(
                "SELECT day_used, cardinality(slots) FROM platform.limits WHERE platform = 'facebook' AND account_id IS NOT NULL"
            )
            #expect(try row?[0] == Int32(0) && row?[1] == Int32(0))
        }
    }

    /// A network that takes its time, for ever.
    private final class Slow: Tries {
        let isCalled: Bool
        let loop: Loop
        let hasBegun = Mutex(false)
        let product = Mutex<String?>(nil)
        init(isCalled: Bool, loop: Loop) { (self.isCalled, self.loop) = (isCalled, loop) }

        var reach: Reach { LongCallTests.slow }
        func obstacle(_ platform: String, _ operation: String, by delivery: ActionDelivery) -> String { "" }
        func make(
            _ action: Action, deadline: ContinuousClock.Instant, willCall: @escaping @Sendable () async throws -> Bool
        ) async -> TryConclusion? {
            if isCalled { _ = try? await willCall() }
            product.withLock { $0 = ProductScope.product }
            hasBegun.withLock { $0 = true }
            try? await loop.sleep(for: .seconds(3600))
            return nil
        }
        func look(_ action: Action, deadline: ContinuousClock.Instant) async -> LookupConclusion { .absent }
    }

    @Test("A stop does not wait for it: it is handed over", arguments: [false, true])
    func stopped(isCalled: Bool) async throws {
        let settings = Ledger.Settings(callTime: .milliseconds(100), lease: .seconds(30))
        try await withLedger(settings) { fixture in
            let subject = try await fixture.enqueue(guarantee: .lookup)[0]
            let (loop, log) = (fixture.scratch.loop, fixture.scratch.log)
            let slow = Slow(isCalled: isCalled, loop: loop)
            let worker = ActionWorker(ledger: fixture.ledger, trying: slow, loop: loop, log: log)
            let running = loop.task { await worker.sending.run(on: loop, log: log) }
            try await eventually("the call is under way") { slow.hasBegun.withLock { $0 } }
            #expect(slow.product.withLock { $0 } == "test", "log lines below name the product (R0.133)")
            running.cancel()
            _ = await running.result
            #expect(try await fixture.status(subject) == (isCalled ? "unknown" : "queued"))
            let row = try await fixture.scratch.database.first("SELECT needs_person, code FROM platform.actions")
            #expect(try row?[0] == false, "the network can be asked at once")
        }
    }
}
