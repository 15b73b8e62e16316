import Database
import EventLoop
import Outbox
import TestKit
import Testing
import Timekeeping

extension Proof {
    @Suite("The log's days") struct RetentionTests {
        /// Two weeks ago, so that its events are older than the retention of a week.
        private static let past = Timestamp.now().adding(.seconds(-14 * 86_400))
        private static let week = Duration.seconds(7 * 86_400)

        @Test func aDayGoesWhenEverySubscriptionHasPassedIt() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let partitions = Partitions(database: scratch.database, log: scratch.log)
                try await partitions.maintain(retention: RetentionTests.week, today: RetentionTests.past)
                let (reader, absent) = (Replica(scratch), Replica(scratch))
                try await absent.run("test.absent") { _, _ in }
                await absent.stop()
                try await ledger.append((0..<50).map { Thing.event($0) }, to: reader.outbox)
                try await ledger.append((0..<50).map { Thing.event($0, lane: .bulk) }, to: reader.outbox)
                try await age(scratch.database)
                // Unread: nothing may go.
                try await partitions.maintain(retention: RetentionTests.week)
                #expect(try await kept(ledger) == 1)
                try await reader.run { connection, events in try await Ledger.apply(events, on: connection) }
                #expect(try await ledger.settled() == Ledger.Verdict())
                #expect(try await isPassed(ledger, "test.effects"))
                // Read by one of two: nothing may go.
                try await partitions.maintain(retention: RetentionTests.week)
                #expect(try await kept(ledger) == 1)
                try await DeadLetters(database: scratch.database).retire(subscription: "test.absent", actor: "ada")
                try await partitions.maintain(retention: RetentionTests.week)
                #expect(try await kept(ledger) == 0)
                #expect(try await ledger.value("SELECT count(*) FROM outbox.events") == 0)
                #expect(
                    try await ledger.value(
                        "SELECT action || ' ' || subscription || ' ' || actor FROM outbox.interventions")
                        == "retire test.absent ada")
                await reader.stop()
            }
        }

        /// Both lanes count: bulk events that wait keep their day.
        @Test func aDayThatOneLaneHasNotPassedStays() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let partitions = Partitions(database: scratch.database, log: scratch.log)
                try await partitions.maintain(retention: RetentionTests.week, today: RetentionTests.past)
                let reader = Replica(scratch)
                try await ledger.append((0..<20).map { Thing.event($0) }, to: reader.outbox)
                try await ledger.append((0..<20).map { Thing.event($0, lane: .bulk) }, to: reader.outbox)
                try await age(scratch.database)
                try await reader.run { connection, events in
                    // The surroundings' fault, so that the lane waits.
                    if try events[0].lane == .bulk { try await connection.execute("INSERT INTO absent VALUES (1)") }
                    try await Ledger.apply(events, on: connection)
                }
                #expect(try await ledger.holds("SELECT count(*) = 20 FROM effects"))
                try await scratch.loop.sleep(for: .seconds(1))
                try await partitions.maintain(retention: RetentionTests.week)
                #expect(try await kept(ledger) == 1)
                try await scratch.database.execute("CREATE TABLE absent (n integer)")
                #expect(try await ledger.settled() == Ledger.Verdict())
                #expect(try await isPassed(ledger, "test.effects"))
                try await partitions.maintain(retention: RetentionTests.week)
                #expect(try await kept(ledger) == 0)
                await reader.stop()
            }
        }

        /// Days come into being under the feet of writers and readers.
        @Test func aMissingPartitionFailsNobody() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let reader = Replica(scratch)
                try await reader.run { connection, events in try await Ledger.apply(events, on: connection) }
                let writer = Replica(scratch, connections: 4)
                let writers = SlowWriters(outbox: writer.outbox, budget: 1_500)
                let writing = scratch.loop.task { try await writers.write(writers: 4) }
                #expect(try await ledger.holds("SELECT count(*) > 200 FROM outbox.events_default"))
                let partitions = Partitions(database: scratch.database, log: scratch.log)
                let today = "events_" + Timestamp.now().iso8601.prefix(10).filter { $0 != "-" }
                var rounds = 0
                while try await ledger.value("SELECT to_regclass('outbox.' || \(today)) IS NULL") as Bool, rounds < 50 {
                    try await partitions.maintain(retention: RetentionTests.week)
                    rounds += 1
                }
                try await writing.value
                #expect(try await ledger.settled() == Ledger.Verdict())
                #expect(try await ledger.value("SELECT count(*) FROM outbox.events_default") == 0)
                #expect(
                    try await ledger.value(
                        "SELECT count(*) FROM pg_inherits WHERE inhparent = 'outbox.events'::regclass") == 9)
                await reader.stop()
            }
        }

        /// Events of days that nobody made a partition for in time must not be kept for ever.
        @Test func straysBecomeDaysOfTheirOwnAndGo() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let reader = Replica(scratch)
                try await ledger.append((0..<20).map { Thing.event($0) }, to: reader.outbox)
                try await age(scratch.database)
                let partitions = Partitions(database: scratch.database, log: scratch.log)
                try await reader.run { connection, events in try await Ledger.apply(events, on: connection) }
                #expect(try await ledger.settled() == Ledger.Verdict())
                #expect(try await isPassed(ledger, "test.effects"))
                try await partitions.maintain(retention: RetentionTests.week)
                #expect(try await ledger.value("SELECT count(*) FROM outbox.events") == 0)
                await reader.stop()
            }
        }

        /// Makes all events two weeks old: they move to that day's partition, or the default one.
        private func age(_ database: Database) async throws {
            try await database.execute("UPDATE outbox.events SET occurred_at = \(RetentionTests.past)")
        }

        /// Old days that still hold events.
        private func kept(_ ledger: Ledger) async throws -> Int {
            let day = "events_" + RetentionTests.past.iso8601.prefix(10).filter { $0 != "-" }
            return try await ledger.value("SELECT count(*) FROM pg_class WHERE relname = \(day)")
        }

        private func isPassed(_ ledger: Ledger, _ subscription: String) async throws -> Bool {
            try await ledger.holds(
                """
                SELECT NOT EXISTS (
                    SELECT FROM outbox.events e JOIN outbox.cursors c ON c.lane = e.lane
                    WHERE c.subscription = \(subscription)
                      AND (e.era, e.transaction_id, e.position) > (c.era, c.transaction_id, c.position))
                """)
        }
    }
}
