package import Database
internal import Outbox

/// Throws away what replies leave behind and nobody needs any more.
package struct ReplyUpkeep: Sendable {
    let database: Database

    package init(database: Database) { self.database = database }

    /// A reply that was taken back before it was here may still come for so long: networks repeat a call for some days.
    static let removedDays: Int64 = 30
    /// For so long after somebody's last reply it is told how many of theirs were not kept.
    static let surplusDays: Int64 = 90
    /// Rows of each table, whatever their age: the newest.
    static let most: Int64 = 100_000
    /// Rows of one statement, so that none writes for long.
    static let chunk: Int64 = 5_000

    /// Now and then, by whoever keeps the house.
    package func tend() async throws {
        try await tend(most: ReplyUpkeep.most)
    }

    func tend(most: Int64) async throws {
        try await clear("social.social_removed_replies", "removed_at", ReplyUpkeep.removedDays, most)
        try await clear("social.social_surplus_replies", "last_at", ReplyUpkeep.surplusDays, most)
    }

    private func clear(_ table: SQL, _ moment: SQL, _ days: Int64, _ most: Int64) async throws {
        try await repeatedly(
            """
            DELETE FROM \(sql: table) WHERE ctid = ANY(ARRAY(
                SELECT ctid FROM \(sql: table) WHERE \(sql: moment) < clock_timestamp() - \(days) * interval '1 day'
                LIMIT \(ReplyUpkeep.chunk)))
            """)
        let count: Int64 = try await database.first("SELECT count(*) FROM \(sql: table)")?[0] ?? 0
        guard count > most else { return }
        try await repeatedly(
            """
            DELETE FROM \(sql: table) WHERE ctid = ANY(ARRAY(
                SELECT ctid FROM \(sql: table) ORDER BY \(sql: moment) DESC OFFSET \(most) LIMIT \(ReplyUpkeep.chunk)))
            """)
    }

    private func repeatedly(_ statement: SQL) async throws {
        while try await database.execute(statement) == ReplyUpkeep.chunk {}
    }
}
