package import Database
package import FoundationEssentials
package import Timekeeping

extension Pauses {
    /// - Parameters:
    ///   - isOpen: `false` for those that ended, by hand or by their time.
    ///   - after: the last pause of the page before.
    /// - Returns: the newest first.
    package static func page(
        isOpen: Bool, limit: Int, after: (at: Timestamp, id: UUID)?, on connection: Connection
    ) async throws(DatabaseError) -> [Pause] {
        try decode(
            try await connection.query(
                """
                SELECT \(sql: columns) FROM platform.pauses
                WHERE (ended_at IS NULL AND (until IS NULL OR until > clock_timestamp())) = \(isOpen)
                  AND (\(after?.at)::timestamptz IS NULL OR (created_at, id) < (\(after?.at), \(after?.id)))
                ORDER BY created_at DESC, id DESC LIMIT \(Int64(limit))
                """))
    }

    /// How many tries that a pause covers were under way when it began: their intents committed before it.
    package static func underWay(_ pause: Pause, on connection: Connection) async throws(DatabaseError) -> Int {
        let row = try await connection.first(
            """
            SELECT count(*) FROM platform.actions WHERE status IN ('intent', 'calling')
              AND (\(pause.platform)::text IS NULL OR platform = \(pause.platform))
              AND (\(pause.accountID)::uuid IS NULL OR account_id = \(pause.accountID))
            """)
        return Int(try row?[0] as Int64? ?? 0)
    }
}
