import Database
import EventLoop
import FoundationEssentials
import Outbox
import TestKit
import Testing

extension Proof {
    @Suite("Lives and eras") struct LifeTests {
        /// Whoever comes first begins it, and two never end with two.
        @Test func manyBeginOne() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let pools = (1...8).map { _ in scratch.open(maxConnections: 1) }
                for _ in 1...20 {
                    try await scratch.database.execute("DELETE FROM outbox.life")
                    let looks = pools.map { pool in
                        scratch.loop.task { try await pool.withConnection { try await Life.now(on: $0) } }
                    }
                    var lives: Set<Life> = []
                    for look in looks { lives.insert(try await look.value) }
                    #expect(lives.count == 1)
                }
                for pool in pools { await pool.close() }
                let life = try await scratch.database.withConnection { try await Life.now(on: $0) }
                #expect(try await scratch.database.withConnection { try await Life.now(on: $0) } == life)
            }
        }

        /// A dump brings the row along into another table, a copy of the data under another start of the server.
        @Test func aRowThatTravelledIsNoLife() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let life = try await scratch.database.withConnection { try await Life.now(on: $0) }
                try await scratch.database.execute("UPDATE outbox.life SET table_oid = 1")
                let next = try await scratch.database.withConnection { try await Life.now(on: $0) }
                #expect(next != life)
                try await scratch.database.execute("UPDATE outbox.life SET server_started = '-infinity'")
                #expect(try await scratch.database.withConnection { try await Life.now(on: $0) } != next)
                #expect(try await scratch.database.value("SELECT count(*) FROM outbox.life") == 1)
            }
        }

        /// The process is told once of each, and subscribers go on with what is stored.
        @Test func anotherLifeIsNoticedByWhoeverLooks() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let (reader, told) = (Replica(scratch), Told())
                reader.outbox.onNewLife { told.lives.append($0) }
                try await reader.run { connection, events in try await Ledger.apply(events, on: connection) }
                for round in 1...3 {
                    try await ledger.append((0..<20).map { Thing.event($0, version: round) }, to: reader.outbox)
                    #expect(try await ledger.settled() == Ledger.Verdict())
                    try await eventually("the life is told") { told.lives.count == round }
                    try await scratch.database.execute("DELETE FROM outbox.life")
                    try await eventually("another life began") { told.lives.count == round + 1 }
                }
                #expect(Set(told.lives).count == told.lives.count)
                await reader.stop()
            }
        }

        /// Until somebody has looked and settled the era, the log takes nothing: an event could stand behind a cursor.
        @Test func nothingIsWrittenWithoutALife() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let outbox = Replica(scratch, connections: 1).outbox
                try await outbox.transaction { try await outbox.append([Thing.event(1)], on: $0) }
                for count in [1, 10] {
                    try await scratch.database.execute("DELETE FROM outbox.life")
                    await #expect(throws: (any Error).self) {
                        try await outbox.transaction { connection in
                            try await outbox.append((0..<count).map { Thing.event($0) }, on: connection)
                        }
                    }
                    _ = try await scratch.database.withConnection { try await Life.now(on: $0) }
                    try await outbox.transaction { try await outbox.append([Thing.event(1)], on: $0) }
                }
                #expect(try await scratch.database.value("SELECT count(*) FROM outbox.events") == 3)
            }
        }

        /// What stands above the next id, a cursor of an older program or a copy fed by a younger dump: new events would be behind
        /// it. Both ways of writing take the new era.
        @Test(arguments: [true, false]) func whatIsAboveTheNextIDRaisesTheEra(_ isCursor: Bool) async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let before = Replica(scratch)
                try await before.run { connection, events in try await Ledger.apply(events, on: connection) }
                try await ledger.append((0..<20).map { Thing.event($0) }, to: before.outbox)
                #expect(try await ledger.settled() == Ledger.Verdict())
                await before.stop()
                try await scratch.database.execute(
                    isCursor
                        ? "UPDATE outbox.cursors SET transaction_id = (transaction_id::text::bigint + 5000)::text::xid8"
                        : """
                        WITH above AS (
                            INSERT INTO outbox.events (id, aggregatetype, aggregateid, type, payload, lane, shard, version, era,
                                transaction_id)
                            SELECT gen_random_uuid(), aggregatetype, aggregateid, type, payload, lane, shard, 2, era,
                                (transaction_id::text::bigint + 5000)::text::xid8 FROM outbox.events RETURNING id)
                        INSERT INTO facts (event) SELECT id FROM above
                        """)
                try await scratch.database.execute("DELETE FROM outbox.life")
                let after = Replica(scratch)
                try await after.run { connection, events in try await Ledger.apply(events, on: connection) }
                for count in [1, 30] {
                    try await ledger.append((0..<count).map { Thing.event($0, version: 3) }, to: after.outbox)
                }
                #expect(try await ledger.settled(within: .seconds(15)) == Ledger.Verdict())
                #expect(try await ledger.value("SELECT max(era) FROM outbox.eras") == 2)
                #expect(
                    try await ledger.value("SELECT count(DISTINCT system_identifier) FROM outbox.eras") == 1,
                    "the same cluster")
                await after.stop()
            }
        }

        /// Rows that are read back table by table bring an era that is not the running life's, or a life that is not the era's: then
        /// there is no life, and the next to look begins one that fits.
        @Test(
            "A life and its era never part",
            arguments: [
                "INSERT INTO outbox.eras (era, system_identifier) SELECT max(era) + 1, max(system_identifier) FROM outbox.eras",
                "UPDATE outbox.eras SET era = era + 1", "UPDATE outbox.life SET era = era + 1", "TRUNCATE outbox.eras",
            ])
        func aLifeIsOfTheNewestEra(change: String) async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let life = try await scratch.database.withConnection { try await Life.now(on: $0) }
                try await scratch.database.withConnection { try await $0.script(change) }
                #expect(try await scratch.database.value("SELECT count(*) FROM outbox.life") == 0)
                #expect(try await scratch.database.withConnection { try await Life.now(on: $0) } != life)
                #expect(
                    try await scratch.database.first(
                        "SELECT (SELECT era FROM outbox.life) = (SELECT max(era) FROM outbox.eras)")?[0] == true)
            }
        }

        /// The era rises when no writer is under way, so that older eras can be read without a fence.
        @Test func theEraWaitsForWriters() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let outbox = Replica(scratch).outbox
                let settling = scratch.open(maxConnections: 1)
                var raised: Task<Int32, any Error>?
                try await outbox.transaction { connection in
                    try await outbox.append((0..<10).map { Thing.event($0) }, on: connection)
                    try await scratch.database.execute(
                        "INSERT INTO outbox.subscriptions (name, types) VALUES ('test.ahead', '{}')")
                    try await scratch.database.execute(
                        "INSERT INTO outbox.cursors VALUES ('test.ahead', 0, 0, 1, '4000000000', 0)")
                    raised = scratch.loop.task { try await settling.value("SELECT outbox.settle_era()") }
                    try await eventually("it waits") {
                        try await scratch.database.value("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
                    }
                    #expect(try await scratch.database.value("SELECT max(era) FROM outbox.eras") == 1)
                }
                #expect(try await raised?.value == 2)
                try await outbox.transaction { try await outbox.append([Thing.event(1)], on: $0) }
                #expect(
                    try await scratch.database.value("SELECT array_agg(DISTINCT era ORDER BY era) FROM outbox.events")
                        == [Int32(1), 2])
            }
        }
    }
}

/// Of which lives a process was told. Confined to the scratch loop.
private final class Told: @unchecked Sendable { var lives: [Life] = [] }
