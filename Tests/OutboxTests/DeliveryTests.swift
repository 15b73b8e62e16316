import Database
import EventLoop
import Outbox
import TestKit
import Testing

extension Proof {
    @Suite("Delivered is what was committed") struct DeliveryTests {
        @Test(arguments: [(Ringing.heard, 20_000), (.cut, 5_000), (.polled, 5_000)])
        func writersThatCommitSlowlyAndRollBack(_ ringing: Ringing, _ count: Int) async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let readers = (1...2).map { _ in Replica(scratch, ringing: ringing) }
                for reader in readers {
                    try await reader.run { connection, events in try await Ledger.apply(events, on: connection) }
                }
                let cutter = scratch.loop.task { while ringing == .cut { try await cutListeners(scratch) } }
                let naive = NaiveReader(scratch.open(maxConnections: 1))
                let reading = scratch.loop.task { try await naive.read() }
                let writer = Replica(scratch, ringing: ringing == .polled ? .polled : .heard, connections: 16)
                let writers = SlowWriters(outbox: writer.outbox, budget: count)
                try await writers.write(writers: 16)
                let verdict = try await ledger.settled()
                naive.isStopping = true
                try await reading.value
                cutter.cancel()
                #expect(verdict == Ledger.Verdict())
                #expect(try await ledger.value("SELECT count(*) FROM effects") == count)
                #expect(writers.rolledBack > 0)
                #expect(naive.seen < count, "the control must miss events, or this test proves nothing")
                report(
                    "\(ringing.rawValue): \(count) events, \(verdict); the naive reader missed \(count - naive.seen)")
                for reader in readers { await reader.stop() }
            }
        }

        /// Processes start, leave and share shards anew while events flow: what moves between them is where a reader's
        /// place in the log could be lost.
        @Test func replicasThatComeAndGo() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let steady = Replica(scratch)
                try await steady.run(batch: 20) { connection, events in try await Ledger.apply(events, on: connection) }
                let writer = Replica(scratch, connections: 8)
                let writers = SlowWriters(outbox: writer.outbox, budget: 8_000)
                let writing = scratch.loop.task { try await writers.write(writers: 8) }
                var visits = 0
                while writers.left > 0 {
                    let visitor = Replica(scratch)
                    try await visitor.run(batch: 20) { connection, events in
                        try await Ledger.apply(events, by: "visitor", on: connection)
                    }
                    try await scratch.loop.sleep(for: .milliseconds(Int.random(in: 300...900)))
                    await visitor.stop()
                    visits += 1
                }
                try await writing.value
                #expect(try await ledger.settled() == Ledger.Verdict())
                let byVisitors: Int = try await ledger.value("SELECT count(*) FROM effects WHERE worker = 'visitor'")
                #expect(byVisitors > 0)
                report("\(visits) replicas came and went and applied \(byVisitors) of 8000 events")
                await steady.stop()
            }
        }
    }
}

/// One round of the fault: every listener loses its backend.
func cutListeners(_ scratch: ScratchDatabase) async throws {
    try await scratch.loop.sleep(for: .milliseconds(400))
    try await scratch.database.execute(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = \(Replica.ear)
        """)
}

/// The control: reads behind the highest position it has seen, as many outboxes do. Confined to the scratch loop.
private final class NaiveReader: @unchecked Sendable {
    private let database: Database
    private(set) var seen = 0
    var isStopping = false

    init(_ database: Database) { self.database = database }

    func read() async throws {
        var last: Int64 = 0
        while true {
            let isLast = isStopping
            for row in try await database.query(
                "SELECT position FROM outbox.events WHERE position > \(last) ORDER BY position")
            {
                last = try row[0]
                seen += 1
            }
            if isLast { return }
            try await database.loop.sleep(for: .milliseconds(2))
        }
    }
}

/// Writers that think for up to 50 ms before they commit, and now and then change their mind. Confined to the loop.
final class SlowWriters: @unchecked Sendable {
    private struct ChangedMind: Error {}
    private let outbox: Outbox
    private(set) var left: Int
    private(set) var rolledBack = 0

    /// - Parameter budget: how many events to commit in all.
    init(outbox: Outbox, budget: Int) { (self.outbox, left) = (outbox, budget) }

    func write(writers: Int) async throws {
        let tasks = (0..<writers).map { _ in
            outbox.loop.task { while self.left > 0 { try await self.commitSome() } }
        }
        for task in tasks { try await task.value }
    }

    private func commitSome() async throws {
        let count = min(left, .random(in: 1...8))
        left -= count
        let events = (0..<count).map { _ in Thing.event(.random(in: 0..<500)) }
        do {
            try await outbox.transaction { connection in
                try await Ledger.append(events, to: outbox, on: connection)
                try await outbox.loop.sleep(for: .milliseconds(Int.random(in: 0...50)))
                if Int.random(in: 0..<20) == 0 { throw ChangedMind() }
            }
        } catch is ChangedMind {
            left += count
            rolledBack += 1
        }
    }
}
