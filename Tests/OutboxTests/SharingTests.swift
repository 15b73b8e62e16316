import Database
import EventLoop
import Outbox
import TestKit
import Testing

extension Proof {
    @Suite("Shards are shared") struct SharingTests {
        @Test func allForOneHalfForTwoAllForTheLast() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let (first, second) = (Replica(scratch), Replica(scratch))
                try await first.run { _, _ in }
                #expect(try await ledger.holds(shares: [64]))
                try await second.run { _, _ in }
                #expect(try await ledger.holds(shares: [32, 32]))
                await first.stop()
                // Handed back, not expired: far sooner than the lease runs out.
                #expect(try await ledger.value("SELECT count(*) FROM outbox.holders") == 1)
                #expect(try await ledger.holds(shares: [64]))
                await second.stop()
                #expect(try await ledger.holds(shares: []))
            }
        }

        @Test func subscriptionsAreSharedApart() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let replicas = (1...3).map { _ in Replica(scratch) }
                for (number, replica) in replicas.enumerated() {
                    replica.outbox.subscribe(.init(name: "test.one", types: [Thing.type]) { _, _ in })
                    if number > 0 { replica.outbox.subscribe(.init(name: "test.two", types: [Thing.type]) { _, _ in }) }
                    try await replica.outbox.start()
                }
                #expect(try await ledger.holds(shares: [20, 22, 22], of: "test.one"))
                #expect(try await ledger.holds(shares: [32, 32], of: "test.two"))
                for replica in replicas { await replica.stop() }
            }
        }
    }
}

extension Ledger {
    fileprivate func holds(shares: [Int], of subscription: String = "test.effects") async throws -> Bool {
        try await holds(
            """
            SELECT coalesce(array_agg(share ORDER BY share), '{}') = \(shares)::bigint[] FROM (
                SELECT count(*) AS share FROM outbox.leases
                WHERE subscription = \(subscription) AND holder IS NOT NULL GROUP BY holder) s
            """, within: .seconds(15))
    }
}
