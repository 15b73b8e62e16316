import Database
import EventLoop
import TestKit
import Testing

@testable import Outbox

extension Proof {
    /// What a look touches is bounded by what it returns, whatever stands before its start, or above the fence.
    @Suite("What a look costs") struct LookCostTests {
        private static let shards = (0..<Int16(Shard.count)).map { $0 }

        @Test(arguments: [Lane.live, nil]) func aLookTouchesFewPages(lane: Lane?) async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let reader = LogReader(types: [Thing.type], lane: lane)
                let looking = scratch.open(maxConnections: 1)
                _ = try await looking.withConnection { try await Life.now(on: $0) }
                try await Self.write(20_000, type: "other.thing.v1", on: scratch.database)
                try await scratch.database.execute("VACUUM ANALYZE outbox.events")
                let end = try await looking.withConnection { try await reader.end(on: $0) }
                #expect(end.scanned > .start)

                let idle = try await Self.look(reader, after: end.scanned, looking)
                #expect(idle.page.scanned == end.scanned && idle.touched < 60, "behind everything: \(idle.touched)")
                let flooded = try await Self.look(reader, after: .start, looking)
                #expect(flooded.page.scanned == end.scanned)
                #expect(flooded.touched > 100, "the measure itself, for all of the other type were passed")

                let pending = try await Self.holdingTheFence(scratch) {
                    for _ in 0..<200 { try await Self.write(1, type: Thing.type, on: scratch.database) }
                    return try await Self.look(reader, after: end.scanned, looking)
                }
                #expect(pending.page.hasPending && pending.page.events.isEmpty)
                #expect(pending.touched < 900, "200 events above the fence, each read once: \(pending.touched)")
            }
        }

        /// A reader for whom nothing comes moves on after some looks, and at the latest when nobody rings it.
        @Test func whoLooksInVainMovesOn() {
            var seeking = EndSeeking()
            var sought: [Int] = []
            for look in 0..<20 {
                let isDue = seeking.isDue(within: .seconds(3600))
                if isDue { sought.append(look) }
                seeking.note(LogReader.Page(scanned: .start), sought: isDue)
            }
            #expect(sought == [1, 9, 17])
            #expect(seeking.isDue(within: .zero))
        }

        /// - Returns: what the look gave, and how many pages of the log and its indexes it touched.
        private static func look(
            _ reader: LogReader, after start: Position, _ database: Database
        ) async throws -> (page: LogReader.Page, touched: Int64) {
            try await database.withConnection { connection async throws in
                let before = try await touched(connection)
                let page = try await reader.read(
                    after: start, shards: shards, limit: 500, seeking: true, on: connection)
                return (page, try await touched(connection) - before)
            }
        }

        private static func write(_ count: Int, type: String, on database: Database) async throws {
            try await database.execute(
                """
                INSERT INTO outbox.events (id, era, aggregatetype, aggregateid, type, payload, lane, shard, version)
                SELECT gen_random_uuid(), (SELECT era FROM outbox.life), 'thing', 'thing-1', \(type), '{}', 0, 7, 1
                FROM generate_series(1, \(Int64(count)))
                """)
        }

        /// A transaction that has written stays open while `body` runs.
        private static func holdingTheFence<T>(_ scratch: ScratchDatabase, _ body: () async throws -> T) async throws
            -> T
        {
            let holding = scratch.open(maxConnections: 1)
            return try await holding.transaction { connection async throws in
                try await connection.execute("SELECT pg_current_xact_id()")
                return try await body()
            }
        }

        private static func touched(_ connection: Connection) async throws -> Int64 {
            try await connection.execute("SELECT pg_stat_force_next_flush()")
            let row = try await connection.first(
                """
                SELECT sum(heap_blks_hit + heap_blks_read + coalesce(idx_blks_hit, 0) + coalesce(idx_blks_read, 0))::bigint
                FROM pg_statio_all_tables WHERE schemaname = 'outbox' AND relname LIKE 'events%'
                """)
            return try row?[0] ?? 0
        }
    }
}
