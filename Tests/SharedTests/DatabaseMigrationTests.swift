import Database
import EventLoop
import Migrations
import Products
import TestKit
import Testing

@Suite("Migrations") struct DatabaseMigrationTests {
    private static let lines = ["platform", "social"]

    @Test func severalMigratorsApplyEachFileOnce() async throws {
        try await withScratchDatabase { scratch async throws in
            let migrators = (1...5).map { _ in Migrator(scratch.open(maxConnections: 1)) }
            let tasks = migrators.map { migrator in
                scratch.loop.task { try await migrator.migrate(lines: DatabaseMigrationTests.lines) }
            }
            var applied: [String] = []
            for task in tasks { applied += try await task.value.map { "\($0.line) \($0.version)" } }
            let status = try await migrators[0].status(lines: DatabaseMigrationTests.lines)
            #expect(!applied.isEmpty)
            #expect(applied.sorted() == status.map { "\($0.line) \($0.version)" }.sorted())
            #expect(Set(applied).count == applied.count)
            #expect(status.allSatisfy { $0.checksum.utf8.count == 64 })
            #expect(try await migrators[1].migrate(lines: DatabaseMigrationTests.lines).isEmpty)
        }
    }

    /// A product that only one executable has brings its own line along; for all others there is none.
    @Test func aLineFromOutsideIsMigratedBesideTheProgramsOwn() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
            let zoo = Product(name: "zoo", title: "Zoo", schema: "zoo", sentinel: "animals")
            let line = Line(of: zoo, [Migration(1, "zoo", Array("CREATE TABLE zoo.animals (id uuid)".utf8))])
            await #expect(throws: MigrationError.unknownLine("zoo")) {
                try await Migrator(scratch.database).migrate(lines: ["zoo"])
            }
            #expect(try await scratch.database.withConnection { try await zoo.isInstalled(on: $0) } == false)
            let applied = try await Migrator(scratch.database, adding: [line]).migrate(lines: ["platform", "zoo"])
            #expect(applied.map(\.name) == ["zoo"])
            #expect(try await scratch.database.withConnection { try await zoo.isInstalled(on: $0) })
        }
    }

    @Test func aChangedFileIsRefusedByName() async throws {
        try await withScratchDatabase(lines: DatabaseMigrationTests.lines) { scratch async throws in
            try await scratch.database.execute("UPDATE platform.migrations SET checksum = 'other' WHERE version = 2")
            let error = await #expect(throws: MigrationError.self) {
                try await Migrator(scratch.database).migrate(lines: DatabaseMigrationTests.lines)
            }
            #expect(error == .changed(line: "platform", version: 2, name: "outbox"))
            #expect(error?.description.contains("outbox") == true)
        }
    }

    @Test func aNewerDatabaseIsRefused() async throws {
        try await withScratchDatabase(lines: DatabaseMigrationTests.lines) { scratch async throws in
            try await scratch.database.execute("INSERT INTO social.social_migrations VALUES (999, 'future', 'x')")
            let error = await #expect(throws: MigrationError.self) {
                try await Migrator(scratch.database).migrate(lines: ["social"])
            }
            guard case .newerDatabase("social", 999, _)? = error else { return #expect(Bool(false), "\(error as Any)") }
        }
    }

    /// Elsewhere letters would be lost, or counted as bytes: people have names in every script.
    @Test(arguments: ["LATIN1", "SQL_ASCII"]) func onlyUTF8IsTaken(encoding: String) async throws {
        try await withScratchDatabase { scratch async throws in
            let name = "encoded_\(Int.random(in: 0..<1_000_000_000))"
            try await scratch.database.withConnection {
                try await $0.script(
                    "CREATE DATABASE \(name) TEMPLATE template0 ENCODING '\(encoding)' LC_COLLATE 'C' LC_CTYPE 'C'")
            }
            var configuration = scratch.configuration
            configuration.url = try configuration.url(ofDatabase: name)
            configuration.maxConnections = 1
            let other = scratch.open(configuration)
            let error = await #expect(throws: MigrationError.self) {
                try await Migrator(other).migrate(lines: ["platform"])
            }
            #expect(error?.description.contains(encoding) == true && error?.description.contains("UTF8") == true)
            #expect(try await other.value("SELECT count(*) FROM pg_namespace WHERE nspname = 'platform'") == 0)
            await other.close()
            try await scratch.database.withConnection { try await $0.script("DROP DATABASE \(name)") }
        }
    }

    @Test func aDroppedProductStaysDroppedUnlessAskedFor() async throws {
        try await withScratchDatabase(lines: DatabaseMigrationTests.lines) { scratch async throws in
            try await scratch.database.execute("DROP SCHEMA social CASCADE")
            let migrator = Migrator(scratch.database)
            #expect(try await migrator.migrate(lines: ["platform"]).isEmpty)
            #expect(try await migrator.status(lines: ["social"]).isEmpty)
            #expect(try await migrator.migrate(lines: ["social"]).first?.version == 1)
        }
    }

    @Test func aLockedTableEndsThePatienceAndNothingElse() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
            let impatient = Migrator(scratch.open(maxConnections: 1), patience: .milliseconds(200))
            try await scratch.database.transaction { holder async throws in
                try await holder.execute("SELECT \(sql: AdvisoryLock.migrations.alone)")
                let error = await #expect(throws: MigrationError.self) {
                    try await impatient.migrate(lines: ["social"])
                }
                #expect(error == .busy(line: "social", name: "social"))
            }
            #expect(try await impatient.migrate(lines: ["social"]).isEmpty == false)
        }
    }

    @Test func anUnknownLineIsNamed() async throws {
        try await withScratchDatabase { scratch async throws in
            _ = await #expect(throws: MigrationError.unknownLine("webste")) {
                try await Migrator(scratch.database).migrate(lines: ["webste"])
            }
        }
    }
}
