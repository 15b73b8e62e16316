package import Database
package import Timekeeping

/// What the log says about where these tables come from. For databases of versions that kept no other record of it.
package enum Origin {
    /// Whether the log was written elsewhere: by another cluster, or under other transaction ids than its rows have now, as where a
    /// dump was read back. `false` for a log without events of the cluster that it is in.
    package static func isForeign(on connection: Connection) async throws(DatabaseError) -> Bool {
        let row = try await connection.first(
            """
            SELECT coalesce((SELECT e.system_identifier FROM outbox.eras e ORDER BY e.era DESC LIMIT 1)
                       <> (SELECT c.system_identifier FROM pg_control_system() c), false)
                OR coalesce((SELECT bool_or(l.written <> l.said) FROM (\(sql: newest)) l), false)
            """)
        return try row?[0] ?? false
    }

    /// When the newest events were written, as far as that is before `moment`; `nil` for an empty log.
    package static func newestEvent(
        before moment: Timestamp, on connection: Connection
    ) async throws(DatabaseError) -> Timestamp? {
        try await connection.first(
            "SELECT max(l.occurred_at) FROM (\(sql: newest)) l WHERE l.occurred_at < \(moment)")?[0]
    }

    /// The last event of each lane, along the index; `written` is the id that its row has, `said` the one that it had when it was written.
    private static let newest: SQL = (0...1).map { (lane: Int) -> SQL in
        """
        (SELECT e.occurred_at, e.xmin::text AS written, (e.transaction_id::text::numeric % 4294967296)::text AS said
         FROM outbox.events e WHERE e.lane = \(sql: lane == 0 ? "0" : "1")
         ORDER BY e.era DESC, e.transaction_id DESC, e.position DESC LIMIT 1)
        """
    }.joined(separator: " UNION ALL ")
}
