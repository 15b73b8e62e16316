internal import Database
internal import Outbox
internal import Timekeeping

extension Ledger {
    /// How long until planning is next worth it; `nil` when nothing waits for a moment.
    /// - Parameter reach: as for ``plan(most:reach:)``.
    package func nextReady(reach: Reach = .everything) async throws -> Duration? {
        let row = try await outbox.database.first(
            """
            SELECT \(sql: clock.expression),
                   (SELECT ready_at FROM platform.queues
                    WHERE ready_at IS NOT NULL AND \(sql: knownCondition) AND \(sql: reach.condition)
                    ORDER BY ready_at LIMIT 1)
            """)
        guard let row, let ready = try row[1] as Timestamp? else { return nil }
        if let quiet { return quiet }
        // A queue that somebody plans at this moment looks ready, too.
        return max(ready - (try row[0] as Timestamp), .milliseconds(5))
    }

    /// How many actions are unknown and wait for a person.
    package func waitingForPeople() async throws -> Int {
        let row = try await outbox.database.first(
            "SELECT count(*) FROM platform.actions WHERE status = 'unknown' AND needs_person")
        return Int(try row?[0] as Int64? ?? 0)
    }

    /// So long after its moment a queue counts as one that nobody takes.
    private static let patience = Duration.seconds(5)

    /// Writes at the queues of its products that this process does not reach, and that no other took either when they were due, why they
    /// wait. It holds nothing: whoever reaches the network plans them, and then the note goes.
    /// - Parameter why: a sentence for the operator, by network and operation.
    /// - Returns: the networks that were noted now.
    package func noteUnserved(
        reach: Reach, why: (_ platform: String, _ operation: String) -> String
    ) async throws -> [String] {
        let due: SQL = """
            ready_at <= \(sql: clock.expression) - \(Ledger.patience.milliseconds)::bigint * interval '1 millisecond'
              AND \(sql: knownCondition) AND NOT (\(sql: reach.condition))
              AND held_by IS DISTINCT FROM \(HeldBy.adapter.rawValue)
            """
        let rows = try await outbox.database.query(
            """
            SELECT DISTINCT platform, operation FROM platform.queues WHERE \(sql: due) ORDER BY platform, operation
            """)
        let late = try rows.map { row throws(DatabaseError) in (try row[0] as String, try row[1] as String) }
        guard !late.isEmpty else { return [] }
        try await outbox.database.execute(
            """
            UPDATE platform.queues q SET held_by = \(HeldBy.adapter.rawValue), held_until = NULL, held_reason = u.reason
            FROM (SELECT product, account_id, operation FROM platform.queues WHERE \(sql: due) FOR UPDATE SKIP LOCKED) late,
                 unnest(\(late.map(\.0)), \(late.map(\.1)), \(late.map(why))) AS u (platform, operation, reason)
            WHERE q.product = late.product AND q.account_id = late.account_id AND q.operation = late.operation
              AND q.platform = u.platform AND q.operation = u.operation
            """)
        return Set(late.map(\.0)).sorted()
    }
}
