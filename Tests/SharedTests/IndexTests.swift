import Database
import TestKit
import Testing

/// What is looked up with every call is found by an index; with a million rows anything else is a call that does not answer.
@Suite struct IndexTests {
    private struct Look: Sendable {
        let index: String
        let statement: SQL
    }

    private static let looks = [
        Look(
            index: "suppression_hashes_entry",
            statement: """
                SELECT kind FROM platform.suppression_hashes WHERE suppression_id = '00000000-0000-0000-0000-000000000000'
                """),
        Look(
            index: "actions_over",
            statement: """
                SELECT id FROM platform.actions WHERE product = 'social'
                  AND subject_id = '00000000-0000-0000-0000-000000000000' AND status IN ('failed', 'cancelled')
                """),
    ]

    @Test func whatIsLookedUpOftenIsFoundByAnIndex() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
            for look in IndexTests.looks {
                let plan = try await scratch.database.transaction { connection in
                    try await connection.execute("SET LOCAL enable_seqscan = off")
                    return try await connection.query("EXPLAIN \(sql: look.statement)").map {
                        row throws(DatabaseError) in try row[0] as String
                    }
                }
                #expect(plan.contains { $0.contains(look.index) }, "\(plan)")
            }
        }
    }
}
