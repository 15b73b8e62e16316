import Database
import EventLoop
import FoundationEssentials
import Glibc
import Outbox
import TestKit
import Testing

extension Proof {
    /// 200,000 bulk events; OUTREACH_BULK_EVENTS=1000000 for the full figure.
    @Suite("Bulk does not delay live") struct BulkTests {
        private static let count = getenv("OUTREACH_BULK_EVENTS").flatMap { Int(String(cString: $0)) } ?? 200_000

        @Test func liveEventsArriveWhileTheBulkLaneWorks() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let (writer, reader, times) = (Replica(scratch), Replica(scratch), Times())
                try await fill(writer, BulkTests.count)
                try await reader.run { connection, events in
                    try await Ledger.apply(events, on: connection)
                    if let first = events.first, try first.lane == .live {
                        for event in events { times.applied[try event.id] = .now }
                    }
                }
                #expect(try await ledger.holds("SELECT count(*) > 0 FROM effects WHERE lane = 1"))
                for number in 0..<300 {
                    let event = Thing.event(number)
                    try await writer.outbox.transaction { try await writer.outbox.append([event], on: $0) }
                    times.committed[event.id] = .now
                    try await scratch.loop.sleep(for: .milliseconds(10))
                }
                #expect(try await ledger.holds("SELECT count(*) = 300 FROM effects WHERE lane = 0"))
                let bulk: Int = try await ledger.value("SELECT count(*) FROM effects WHERE lane = 1")
                await reader.stop()
                #expect(bulk > 0 && bulk < BulkTests.count, "the bulk lane must have been at work all the time")
                let latencies = times.latencies
                #expect(latencies.count == 300)
                report(
                    """
                    live events while \(bulk) of \(BulkTests.count) bulk events were applied: p50 \
                    \(milliseconds(latencies.percentile(0.5))), p99 \(milliseconds(latencies.percentile(0.99)))
                    """)
            }
        }

        /// Both lanes end where they should: bulk waits, it is not forgotten.
        @Test func theBulkLaneEndsToo() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let reader = Replica(scratch)
                try await reader.run { connection, events in try await Ledger.apply(events, on: connection) }
                for part in 0..<10 {
                    try await ledger.append(
                        (0..<300).map { Thing.event($0, lane: $0.isMultiple(of: 3) ? .live : .bulk) }, to: reader.outbox
                    )
                    try await ledger.append([Thing.event(part)], to: reader.outbox)
                }
                #expect(try await ledger.settled() == Ledger.Verdict())
                #expect(try await ledger.value("SELECT count(*) FROM effects WHERE lane = 1") == 2000)
                await reader.stop()
            }
        }
    }
}

private func milliseconds(_ seconds: Double) -> String { "\((seconds * 10_000).rounded() / 10) ms" }

/// Straight into the table, as many transactions of a bulk act would have left them.
private func fill(_ writer: Replica, _ count: Int) async throws {
    let chunk = 50_000
    for start in stride(from: 0, to: count, by: chunk) {
        _ = try await writer.outbox.transaction { connection in
            try await connection.execute(
                Outbox.insertion(
                    """
                    SELECT 'thing', 'bulk-' || n, \(Thing.type)::text, '{"bulk":true}', 1::smallint, (n % 64)::smallint, 1::bigint,
                           NULL::text
                    FROM generate_series(\(Int64(start)) + 1, \(Int64(min(start + chunk, count)))) n
                    """))
        }
    }
}

/// When each live event was committed and when it was applied, by this process's clock. Confined to the scratch loop.
private final class Times: @unchecked Sendable {
    var committed: [UUID: ContinuousClock.Instant] = [:]
    var applied: [UUID: ContinuousClock.Instant] = [:]

    /// Seconds; an event applied before its writer heard of the commit took none.
    var latencies: [Double] {
        committed.compactMap { id, start in applied[id].map { max(0, start.duration(to: $0) / .seconds(1)) } }
    }
}
