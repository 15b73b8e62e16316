import Database
import EventLoop
import Outbox
import Telemetry
import TestKit
import Testing

extension Proof {
    @Suite("What the operator sees") struct GaugeTests {
        @Test func backlogFailuresAndWhoHoldsTheFence() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let (replica, metrics) = (Replica(scratch), Metrics())
                replica.outbox.registerGauges(metrics)
                try await replica.run { connection, events in
                    if try events[0].lane == .bulk { try await connection.execute("INSERT INTO absent VALUES (1)") }
                    try await Ledger.apply(events, on: connection)
                }
                try await ledger.append((0..<30).map { Thing.event($0) }, to: replica.outbox)
                try await ledger.append((0..<20).map { Thing.event($0, lane: .bulk) }, to: replica.outbox)
                #expect(try await ledger.holds("SELECT count(*) = 30 FROM effects"))
                let writer = scratch.open(maxConnections: 1)
                try await writer.transaction { connection async throws in
                    try await connection.execute("SELECT pg_current_xact_id()")
                    let pid = connection.backendPID
                    let text = await metrics.exposition()
                    #expect(text.contains(#"outreach_outbox_pending{product="test",subscription="test.effects"} 20"#))
                    #expect(text.contains("outreach_outbox_dead_letters 0"))
                    #expect(text.contains(#"outreach_outbox_fence_lag_seconds{pid="\#(pid)"}"#))
                }
                try await scratch.database.execute("CREATE TABLE absent (n integer)")
                #expect(try await ledger.settled() == Ledger.Verdict())
                let text = await metrics.exposition()
                #expect(text.contains(#"outreach_outbox_pending{product="test",subscription="test.effects"} 0"#))
                await replica.stop()
            }
        }
    }
}
