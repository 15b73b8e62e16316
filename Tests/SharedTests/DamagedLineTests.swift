import Database
import EventLoop
import Migrations
import TestKit
import Testing

/// Databases that somebody changed by hand, or that a version before made.
@Suite("Damaged lines") struct DamagedLineTests {
    private static let lines = ["platform", "social"]

    private func refusal(_ scratch: ScratchDatabase, _ lines: [String] = lines) async -> MigrationError? {
        await #expect(throws: MigrationError.self) { try await Migrator(scratch.database).migrate(lines: lines) }
    }

    /// Version 0.2.0 and whoever still runs it know the ledger as `social.migrations`.
    @Test func theLedgerOfAnEarlierVersionIsTakenOver() async throws {
        try await withScratchDatabase(lines: Self.lines) { scratch async throws in
            let before = try await Migrator(scratch.database).status(lines: ["social"])
            try await scratch.database.withConnection {
                try await $0.script(
                    """
                    DROP VIEW social.migrations; ALTER TABLE social.social_migrations RENAME TO migrations;
                    INSERT INTO platform.places SELECT 'social', 'migrations', 'social.migrations'::regclass::oid::bigint
                    """)
            }
            #expect(try await Migrator(scratch.database).status(lines: ["social"]) == before, "looking changes nothing")
            let migrators = (1...3).map { _ in Migrator(scratch.open(maxConnections: 1)) }
            let tasks = migrators.map { migrator in scratch.loop.task { try await migrator.migrate(lines: Self.lines) }
            }
            for task in tasks { #expect(try await task.value.isEmpty) }
            #expect(try await Migrator(scratch.database).status(lines: ["social"]) == before)
            // What an older program does when it starts, and sees that it is the older one.
            #expect(try await scratch.database.first("SELECT to_regclass('social.migrations') IS NOT NULL")?[0] == true)
            let last: Int32? = try await scratch.database.first("SELECT max(version) FROM social.migrations")?[0]
            #expect(last == before.last?.version)
            try await scratch.database.withConnection {
                try await $0.script("CREATE TABLE IF NOT EXISTS social.migrations (version integer PRIMARY KEY)")
            }
            // Nobody takes the view for a table that came back from a dump.
            let places = try await scratch.database.first(
                "SELECT count(*) FROM platform.places WHERE (schema_name, table_name) = ('social', 'migrations')")
            #expect(try places?[0] == Int64(0))
        }
    }

    @Test(arguments: [("platform", "outbox"), ("outbox", "platform")])
    func halfOfThePlatformIsNotMadeAnew(dropped: String, kept: String) async throws {
        try await withScratchDatabase(lines: Self.lines) { scratch async throws in
            try await scratch.database.withConnection { try await $0.script("DROP SCHEMA \(dropped) CASCADE") }
            #expect(await refusal(scratch) == .partlyGone(line: "platform", missing: dropped))
            #expect(try await scratch.database.first("SELECT to_regnamespace(\(dropped)) IS NULL")?[0] == true)
            #expect(try await scratch.database.first("SELECT count(*) FROM social.social_profiles")?[0] == Int64(0))
        }
    }

    /// Somebody's table stands where a migration makes one: nothing of that file stays, and the error says which.
    @Test func whatDoesNotFitIsRefusedByName() async throws {
        try await withScratchDatabase(lines: Self.lines) { scratch async throws in
            try await scratch.database.execute("DELETE FROM social.social_migrations WHERE version >= 5")
            guard case .failed("social", 5, "contacts", let reason)? = await refusal(scratch) else {
                return #expect(Bool(false))
            }
            #expect(reason.contains("contact_hashes") || reason.contains("already exists"), "\(reason)")
            #expect(try await Migrator(scratch.database).status(lines: ["social"]).last?.version == 4)
        }
    }

    /// What `outreach doctor` says of each.
    @Test func whoOnlyLooksIsToldWhatDoesNotFit() async throws {
        try await withScratchDatabase(lines: Self.lines) { scratch async throws in
            func fit(_ line: String) async throws -> LineFit {
                try await scratch.database.withConnection { try await LineFit.of(line, on: $0) }
            }
            func expect(_ line: String, after statement: String, _ words: String) async throws {
                try await scratch.database.withConnection { try await $0.script(statement) }
                let problem = try await fit(line).problem
                #expect(problem?.contains(words) == true, "\(statement): \(problem ?? "nothing")")
            }
            for line in Self.lines { #expect(try await fit(line) == LineFit(line: line, standing: .fits)) }
            let ledger = "social.social_migrations"
            try await expect("social", after: "DELETE FROM \(ledger) WHERE version > 11", "outreach migrate applies")
            try await expect("social", after: "DELETE FROM \(ledger) WHERE version = 3", "has no row of migrations 3,")
            try await expect(
                "social", after: "UPDATE \(ledger) SET checksum = 'other' WHERE version = 4", "migration 4 (sending)")
            try await expect(
                "social", after: "INSERT INTO \(ledger) VALUES (99, 'later', 'other')", "start the newer release")
            let newer = try await fit("social")
            #expect(!newer.isComparable)
            try await expect("social", after: "DELETE FROM \(ledger)", "the tables of line social are there")
            try await expect("social", after: "DROP SCHEMA social CASCADE", "outreach migrate makes it")
            try await Migrator(scratch.database).migrate(lines: ["social"])
            #expect(try await fit("social").problem == nil)
            try await expect(
                "platform", after: "ALTER TABLE platform.migrations RENAME checksum TO sum", "cannot be read")
        }
    }
}
