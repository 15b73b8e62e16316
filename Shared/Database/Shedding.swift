/// Throws old rows of a table away: those that are older than they need be, and beyond a number the oldest. A chunk in a statement, so that
/// none writes for long.
package struct Shedding: Sendable {
    private let table: StaticString
    private let moment: StaticString
    private let days: Int64
    /// Rows of one statement.
    package static let chunk: Int64 = 5_000

    /// - Parameters:
    ///   - table: with its schema.
    ///   - moment: the column that says how old a row is.
    ///   - days: after which nobody needs it.
    package init(_ table: StaticString, by moment: StaticString, after days: Int64) {
        (self.table, self.moment, self.days) = (table, moment, days)
    }

    /// - Parameter most: rows that stay, whatever their age: the newest.
    package func shed(most: Int64, in database: Database) async throws {
        let old: SQL =
            "WHERE \(unsafeIdentifier: moment) < clock_timestamp() - \(days) * interval '1 day' LIMIT \(Shedding.chunk)"
        try await delete(old, in: database)
        let count: Int64 =
            try await database.first("SELECT count(*) AS rows FROM \(unsafeIdentifier: table)")?["rows"] ?? 0
        guard count > most else { return }
        try await delete(
            "ORDER BY \(unsafeIdentifier: moment) DESC OFFSET \(most) LIMIT \(Shedding.chunk)", in: database)
    }

    private func delete(_ which: SQL, in database: Database) async throws {
        let statement: SQL = """
            DELETE FROM \(unsafeIdentifier: table) WHERE ctid = ANY(ARRAY(
                SELECT ctid FROM \(unsafeIdentifier: table) \(sql: which)))
            """
        while try await database.execute(statement) == Shedding.chunk {}
    }
}
