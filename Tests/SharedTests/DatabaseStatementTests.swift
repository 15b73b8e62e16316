import Database
import TestKit
import Testing

@Suite struct DatabaseStatementTests {
    @Test func aValueComesBack() async throws {
        try await withScratchDatabase(lines: ["platform", "social"]) { scratch in
            let row = try await scratch.database.first("SELECT \(41) + 1 AS answer")
            #expect(try row?["answer"] == 42)
        }
    }
}
