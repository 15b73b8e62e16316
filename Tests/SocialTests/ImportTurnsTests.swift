import Database
import EventLoop
import FoundationEssentials
import HTTPServer
import JSON
import Lifecycle
import Outbox
import Suppression
import Telemetry
import TestKit
import Testing

@testable import Importing
@testable import SocialDiscovery

/// Files are read in turns: a big one, of which nobody judges the rows at present, holds up nobody else's.
@Suite struct ImportTurnsTests {
    private static func csv(_ rows: Range<Int>) -> [UInt8] {
        var text = "platform,username,full_name\n"
        for row in rows { text += "tiktok,turn_\(row),Person \(row)\n" }
        return Array(text.utf8)
    }

    /// - Returns: the import, waiting to be read.
    private static func submit(
        _ rows: Range<Int>, owner: String, isTrial: Bool = false, _ repository: ImportRepository
    ) async throws -> UUID {
        let (id, bytes) = (UUID(), csv(rows))
        try await repository.create(
            id, .init(filename: nil, scope: nil, overwrite: false, isTrial: isTrial), size: Int64(bytes.count),
            sha256: nil,
            by: Principal(id: owner, name: owner, role: "operator", permissions: [.review]))
        try await repository.store(part: 0, of: id, bytes)
        #expect(try await repository.submit(id))
        return id
    }

    private static func worker(_ fixture: PeopleFixture) -> ImportWorker<SocialPeopleImport> {
        let people = SocialPeopleImport(
            database: fixture.database, outbox: fixture.outbox,
            suppressions: SuppressionList(database: fixture.database, key: Array(repeating: 7, count: 32)))
        return ImportWorker(
            people, SocialPeopleImport.tables, database: fixture.database, outbox: fixture.outbox,
            log: Log(service: "test", minimum: .error))
    }

    @Test func aBigFileHoldsUpNobodyElse() async throws {
        try await PeopleFixture.with { fixture in
            let database = fixture.database
            let repository = ImportRepository(tables: SocialPeopleImport.tables, database: database)
            // Its window is full behind 24 chunks of 2,000, for nobody judges.
            let big = try await Self.submit(0..<60_000, owner: "ada", isTrial: true, repository)
            let second = try await Self.submit(60_000..<60_003, owner: "ada", isTrial: true, repository)
            let own = try await Self.submit(60_003..<60_006, owner: "ada", repository)
            let others = try await Self.submit(60_006..<60_009, owner: "bob", isTrial: true, repository)
            let worker = Self.worker(fixture)
            let log = Log(service: "test", minimum: .error)
            let running = database.loop.task { await worker.chore.run(on: database.loop, log: log) }
            for (id, what) in [(own, "the same key's import"), (others, "another key's trial run")] {
                try await eventually("\(what) is read", within: .seconds(120)) {
                    try await fixture.rows.imports.count(["id": .id(id), "rows": 3, "chunks": 1]) == 1
                }
            }
            try await eventually("the big one has filled its window", within: .seconds(180)) {
                try await fixture.rows.imports.sum("rows", of: ["id": .id(big)]) >= 48_000
            }
            #expect(
                try await fixture.rows.imports.text("status", of: ["id": .id(big)]) == "running")
            #expect(
                try await fixture.rows.imports.text("status", of: ["id": .id(second)]) == "pending",
                "one trial run of a key after the other")
            running.cancel()
            _ = await running.result
        }
    }

    private static let tables = SocialPeopleImport.tables

    private static func run(
        _ chore: Chore, _ fixture: PeopleFixture, until what: String, _ condition: () async throws -> Bool
    ) async throws {
        let loop = fixture.database.loop
        let log = Log(service: "test", minimum: .error)
        let running = loop.task { await chore.run(on: loop, log: log) }
        try await eventually(what) { try await condition() }
        running.cancel()
        _ = await running.result
    }

    /// What the import has published failed to the end.
    private static func bury(_ id: UUID, _ fixture: PeopleFixture) async throws {
        try await fixture.database.execute(
            """
            INSERT INTO outbox.dead_letters (subscription, shard, id, aggregatetype, aggregateid, type, payload, lane,
                version, era, transaction_id, position, occurred_at, attempts, error, fingerprint)
            SELECT 'social.profiles.found', shard, id, aggregatetype, aggregateid, type, payload, lane,
                version, era, transaction_id, position, occurred_at, 8, 'no use', 'no use'
            FROM outbox.events WHERE type = 'social.people.found.v1' AND aggregateid = \(id.lowercase)
            """)
    }

    /// Everybody who hears what an import publishes has passed all of it.
    private static func passAll(_ fixture: PeopleFixture) async throws {
        try await fixture.database.execute(
            """
            INSERT INTO outbox.subscriptions (name, types)
            VALUES ('social.profiles.found', ARRAY['social.people.found.v1'])
            """)
        try await fixture.database.execute(
            """
            INSERT INTO outbox.cursors (subscription, lane, shard, era, transaction_id, position)
            SELECT 'social.profiles.found', lane, shard, 1000000, '0', 0
            FROM generate_series(0, 1) lane, generate_series(0, 63) shard
            """)
    }

    @Test("So are those whose event was discarded, and none that somebody is still to hear")
    func discarded() async throws {
        try await PeopleFixture.with { fixture in
            let database = fixture.database
            let repository = ImportRepository(tables: Self.tables, database: database)
            let id = try await Self.submit(0..<3, owner: "ada", repository)
            try await Self.run(Self.worker(fixture).chore, fixture, until: "it is read") {
                try await fixture.rows.imports.count(["id": .id(id), "rows": 3, "chunks": 1]) == 1
            }
            let lost = LostVerdicts(tables: Self.tables, database: database)
            #expect(try await lost.giveUpDiscarded() == 0, "they may be judged yet")
            try await database.execute(
                "UPDATE social.social_imports SET updated_at = clock_timestamp() - interval '2 minutes'")
            #expect(try await lost.giveUpDiscarded() == 0, "who hears it is not here yet")
            try await Self.bury(id, fixture)
            try await Self.passAll(fixture)
            #expect(try await lost.giveUpDiscarded() == 0, "a dead letter may be replayed")
            let letters = DeadLetters(database: database)
            #expect(
                try await letters.discard(subscription: "social.profiles.found", fingerprint: nil, actor: "ada") == 1)
            #expect(try await lost.giveUpDiscarded() == 1)
            #expect(
                try await fixture.text(
                    "SELECT status || ' ' || invalid FROM social.social_imports WHERE id = \(id)") == "completed 3")
            #expect(
                try await repository.reasons(id).first?["reason"] == JSONValue.string(LostVerdicts.discardedReason))
        }
    }

    @Test(
        "Rows whose event is a dead letter are given up, so that the import ends; what is told of them later changes nothing"
    )
    func givenUp() async throws {
        try await PeopleFixture.with { fixture in
            let database = fixture.database
            let repository = ImportRepository(tables: Self.tables, database: database)
            let id = try await Self.submit(0..<3, owner: "ada", repository)
            let waiting = try await Self.submit(3..<6, owner: "bob", repository)
            let worker = Self.worker(fixture)
            try await Self.run(worker.chore, fixture, until: "both are read") {
                try await fixture.count(
                    "SELECT count(*) FROM social.social_imports WHERE rows = 3 AND chunks = 1") == 2
            }
            try await LostVerdicts(tables: Self.tables, database: database).giveUp()
            #expect(
                try await fixture.count("SELECT count(*) FROM social.social_imports WHERE status = 'running'") == 2,
                "they may be judged yet")
            try await Self.bury(id, fixture)
            try await Self.run(worker.givingUp, fixture, until: "the import ends") {
                try await fixture.rows.imports.text("status", of: ["id": .id(id)]) == "completed"
            }
            let shown: SQL = "SELECT added || ' ' || invalid FROM social.social_imports WHERE id = \(id)"
            #expect(try await fixture.text(shown) == "0 3")
            let reasons = try await repository.reasons(id)
            #expect(reasons.count == 1 && reasons.first?["count"] == JSONValue.int(3))
            #expect(reasons.first?["reason"] == JSONValue.string(LostVerdicts.reason))
            try await database.transaction { connection in
                try await ImportVerdicts(Self.tables).apply(
                    JudgedChunk(importID: id, chunk: 0, rows: [0, 1, 2], verdicts: "aaa", reasons: [:]), on: connection)
            }
            #expect(try await fixture.text(shown) == "0 3")
            #expect(try await fixture.rows.imports.text("status", of: ["id": .id(waiting)]) == "running")
        }
    }

    /// A process that dies leaves its name and a lease that ends.
    @Test("A file at which its process dies has failed after its tries; a stop is none, and others are read")
    func deadly() async throws {
        try await PeopleFixture.with { fixture in
            let database = fixture.database
            let repository = ImportRepository(tables: Self.tables, database: database)
            let bad = try await Self.submit(0..<3, owner: "ada", repository)
            func claim(beside turns: ImportTurns = ImportTurns()) async throws -> ImportClaims.Claim? {
                try await ImportClaims(tables: Self.tables, database: database, me: UUID()).next(beside: turns.present)
            }
            for _ in 0..<6 {
                let claims = ImportClaims(tables: Self.tables, database: database, me: UUID())
                let stopped = try #require(try await claims.next(beside: ImportTurns().present))
                #expect(!stopped.isSuspect)
                try await claims.release(bad, isDue: true)
            }
            for number in 0..<4 {
                let claimed = try #require(try await claim())
                #expect(claimed.isSuspect == (number > 0) && !claimed.isSpent)
                #expect(try await claim() == nil, "somebody has it")
                try await database.execute(
                    "UPDATE social.social_imports SET worker_until = clock_timestamp() - interval '1 second'")
            }
            #expect(
                try await fixture.text("SELECT error_message FROM social.social_imports WHERE id = \(bad)")
                    == "the process ended while it was at work on this, try 3 of 4")
            let turns = ImportTurns()
            turns.begin(UUID(), ImportTurns.line(owner: nil, isTrial: false))
            #expect(try await claim(beside: turns) == nil, "not beside others")
            let good = try await Self.submit(3..<6, owner: "bob", repository)
            let worker = Self.worker(fixture)
            let log = Log(service: "test", minimum: .error)
            let running = database.loop.task { await worker.chore.run(on: database.loop, log: log) }
            try await eventually("the other is read") {
                try await fixture.count(
                    "SELECT count(*) FROM social.social_imports WHERE id = \(good) AND rows = 3 AND chunks = 1") == 1
            }
            #expect(
                try await fixture.text(
                    "SELECT status || ', ' || error_message FROM social.social_imports WHERE id = \(bad)")
                    == "failed, the process ended while it was at work on this")
            running.cancel()
            _ = await running.result
        }
    }

    @Test("One that a process may have died of is read alone until it has got on")
    func alone() {
        let (turns, id) = (ImportTurns(), UUID())
        turns.begin(id, ImportTurns.line(owner: "ada", isTrial: false), isSuspect: true)
        #expect(turns.present.isFull)
        turns.clear(id)
        #expect(!turns.present.isFull)
    }

    @Test func aKeyHasOneOfAKindInTurn() {
        let turns = ImportTurns()
        turns.begin(UUID(), ImportTurns.line(owner: "ada", isTrial: true))
        turns.begin(UUID(), ImportTurns.line(owner: "bob", isTrial: true))
        #expect(!turns.present.mayTry && !turns.present.isFull)
        let third = UUID()
        for id in [third, UUID(), UUID(), UUID()] { turns.begin(id, ImportTurns.line(owner: nil, isTrial: false)) }
        #expect(turns.present.isFull)
        turns.end(third)
        #expect(!turns.present.isFull && turns.present.ids.count == 5)
    }
}
