import Database
import Migrations
import TestKit
import Testing

/// What doctor names when a table is missing.
@Suite struct MissingTablesTests {
    @Test func theyAreNamed() async throws {
        try await withScratchDatabase(lines: ["platform", "social"]) { scratch in
            func missing() async throws -> [String] {
                try await scratch.database.withConnection {
                    try await MissingTables.of(["platform", "social"], on: $0)
                }
            }
            #expect(try await missing() == [])
            try await scratch.database.execute("ALTER TABLE social.social_replies RENAME TO gone")
            try await scratch.database.execute("DROP TABLE platform.pauses CASCADE")
            #expect(try await missing() == ["platform.pauses", "social.social_replies"])
        }
    }
}
