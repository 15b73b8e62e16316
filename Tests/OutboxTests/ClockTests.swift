import Database
import EventLoop
import Outbox
import TestKit
import Testing

extension Proof {
    /// The server's clock ran an hour ahead or behind when a time was written, and is right again: no time is believed that its
    /// own rule cannot explain.
    @Suite("Clocks that were wrong") struct ClockTests {
        @Test(arguments: ["1 hour", "-1 hour"]) func aDeadHoldersShardsAreTaken(_ off: String) async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let (dead, next) = (Replica(scratch), Replica(scratch))
                try await dead.run { connection, events in try await Ledger.apply(events, by: "dead", on: connection) }
                try await ledger.append((0..<20).map { Thing.event($0) }, to: dead.outbox)
                #expect(try await ledger.settled() == Ledger.Verdict())
                let holder: String = try await ledger.value("SELECT holder::text FROM outbox.holders")
                await dead.stop()
                try await scratch.database.execute(
                    """
                    INSERT INTO outbox.holders (holder, subscription, lease, expires_at)
                    VALUES (\(holder)::text::uuid, 'test.effects', interval '3 seconds',
                            clock_timestamp() + interval '3 seconds' + \(off)::text::interval)
                    """)
                try await scratch.database.execute("UPDATE outbox.leases SET holder = \(holder)::text::uuid")
                try await next.run { connection, events in try await Ledger.apply(events, by: "next", on: connection) }
                try await ledger.append((0..<20).map { Thing.event($0, version: 2) }, to: next.outbox)
                #expect(try await ledger.settled(within: .seconds(15)) == Ledger.Verdict())
                #expect(try await ledger.value("SELECT count(*) FROM effects WHERE worker = 'next'") == 20)
                await next.stop()
            }
        }

        /// A holder with a longer lease than ours lives as long as its own says.
        @Test func aLongerLeaseIsKept() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                var patient = OutboxSettings.brisk
                patient.lease = .seconds(600)
                let (first, second) = (Replica(scratch, settings: patient), Replica(scratch))
                try await first.run { _, _ in }
                let ledger = try await Ledger(scratch.database)
                #expect(try await ledger.holds("SELECT count(holder) = 64 FROM outbox.leases"))
                try await second.run { _, _ in }
                let isShared = try await ledger.holds(
                    """
                    SELECT count(*) = 2 AND min(c) = 32
                    FROM (SELECT count(*) AS c FROM outbox.leases WHERE holder IS NOT NULL GROUP BY holder) h
                    """)
                #expect(isShared)
                #expect(try await ledger.value("SELECT max(token) <= 2 FROM outbox.leases"), "nobody was robbed")
                await second.stop()
                await first.stop()
            }
        }

        @Test func aParkedEventIsTriedAgain() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let (reader, mood) = (Replica(scratch), Mood())
                try await reader.run { connection, events in
                    if mood.isBad { throw Refused() }
                    try await Ledger.apply(events, on: connection)
                }
                try await ledger.append([Thing.event(1)], to: reader.outbox)
                #expect(try await ledger.holds("SELECT count(*) = 1 FROM outbox.parked"))
                mood.isBad = false
                try await scratch.database.execute(
                    "UPDATE outbox.parked SET next_attempt_at = clock_timestamp() + interval '1 hour'")
                #expect(try await ledger.settled(within: .seconds(10)) == Ledger.Verdict())
                await reader.stop()
            }
        }
    }
}

private struct Refused: Error {}

/// Confined to the scratch loop.
private final class Mood: @unchecked Sendable { var isBad = true }
