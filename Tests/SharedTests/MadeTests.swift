import Database
import FoundationEssentials
import Migrations
import TestKit
import Testing

/// What doctor compares a database with.
@Suite struct MadeTests {
    /// Step by step, each version beside the one before. With `OUTREACH_WRITE_MADE` set the files are written instead.
    @Test func theFilesSayWhatAFreshMigrationMakes() async throws {
        try await withScratchDatabase { scratch in
            for line in Line.all {
                let found = try await MadeTests.entries(of: line, in: scratch.database)
                #expect(found.count > 100, "\(line.name)")
                if ProcessInfo.processInfo.environment["OUTREACH_WRITE_MADE"] != nil {
                    try MadeTests.write(found, line.name)
                } else {
                    let known = Set(MadeThings.of(line).entries)
                    let differing = known.symmetricDifference(found).map(\.text).sorted()
                    #expect(
                        differing == [],
                        "a new migration? OUTREACH_WRITE_MADE=1 with this test writes Shared/Migrations/Made/\(line.name).txt"
                    )
                }
            }
        }
    }

    private static func entries(of line: Line, in database: Database) async throws -> Set<MadeThings.Entry> {
        var (entries, since): (Set<MadeThings.Entry>, [Made: Int32]) = ([], [:])
        for version in line.versions {
            try await Migrator(database, lines: [line.upTo(version)]).migrate(lines: [line.name])
            let made = Set(try await database.withConnection { try await Catalogue.made(of: line, on: $0) })
            for gone in since.keys where !made.contains(gone) {
                entries.insert(.init(gone, since: since.removeValue(forKey: gone) ?? version, until: version))
            }
            for new in made where since[new] == nil { since[new] = version }
        }
        return entries.union(since.map { .init($0.key, since: $0.value, until: nil) })
    }

    private static func write(_ entries: Set<MadeThings.Entry>, _ line: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let lines = entries.sorted { ($0.made.name, $0.text) < ($1.made.name, $1.text) }.map { $0.text + "\n" }
        try Data(lines.joined().utf8).write(to: root.appending(path: "Shared/Migrations/Made/\(line).txt"))
    }

    private func gaps(_ scratch: ScratchDatabase) async throws -> [String] {
        try await scratch.database.withConnection {
            try await CatalogueGap.of(["platform", "social"], on: $0).map(\.words)
        }
    }

    @Test func whatIsMissingIsNamed() async throws {
        try await withScratchDatabase(lines: ["platform", "social"]) { scratch in
            #expect(try await gaps(scratch) == [])
            try await scratch.database.execute("ALTER TABLE social.social_replies RENAME TO gone")
            try await scratch.database.execute("DROP TABLE platform.pauses CASCADE")
            let tables = try await gaps(scratch).filter { !$0.contains(" ") }
            #expect(tables == ["platform.pauses", "social.social_replies"])
            #expect(
                try await !gaps(scratch).contains { $0.contains("social.social_replies.") }, "the table says it all")
        }
    }

    @Test func columnsIndexesTriggersAndFunctionsAreNamedToo() async throws {
        try await withScratchDatabase(lines: ["platform", "social"]) { scratch in
            let database = scratch.database
            try await database.execute("ALTER TABLE social.social_profiles RENAME COLUMN bio TO life")
            try await database.execute("ALTER TABLE platform.actions ALTER COLUMN finished_by TYPE varchar(99)")
            try await database.execute("DROP INDEX platform.actions_over")
            let found = try await gaps(scratch)
            #expect(found.contains("column social.social_profiles.bio"), "\(found)")
            #expect(found.contains("index platform.actions_over"), "\(found)")
            let changed = "column platform.actions.finished_by (character varying(99), and should be text)"
            #expect(found.contains(changed), "\(found)")
            try await database.execute("ALTER FUNCTION social.own_contacts RENAME TO others_contacts")
            #expect(try await gaps(scratch).contains("function social.own_contacts"))
        }
    }

    /// A database that another program's version made, and that waits for its migration, lacks nothing.
    @Test func anOlderStateIsWhole() async throws {
        try await withScratchDatabase { scratch in
            let line = try #require(Line.all.first)
            for version in line.versions {
                try await Migrator(scratch.database, lines: [line.upTo(version)]).migrate(lines: [line.name])
                #expect(try await gaps(scratch) == [], "at version \(version)")
            }
        }
    }
}
