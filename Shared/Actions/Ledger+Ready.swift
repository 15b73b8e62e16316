internal import Database
internal import Outbox
internal import Timekeeping

extension Ledger {
    /// How long until planning is next worth it; `nil` when nothing waits for a moment.
    /// - Parameter platforms: as for ``plan(most:operations:platforms:)``.
    package func nextReady(platforms: [String]? = nil) async throws -> Duration? {
        let row = try await outbox.database.first(
            """
            SELECT \(sql: clock.expression),
                   (SELECT min(ready_at) FROM platform.action_queues
                    WHERE ready_at IS NOT NULL \(sql: Ledger.among(platforms)))
            """)
        guard let row, let ready = try row[1] as Timestamp? else { return nil }
        // A queue that somebody plans at this moment looks ready, too.
        return max(ready - (try row[0] as Timestamp), .milliseconds(5))
    }

    /// How many actions are unknown and wait for a person.
    package func waitingForPeople() async throws -> Int {
        let row = try await outbox.database.first(
            "SELECT count(*) FROM platform.actions WHERE status = 'unknown' AND needs_person")
        return Int(try row?[0] as Int64? ?? 0)
    }

    static func among(_ platforms: [String]?) -> SQL { platforms.map { "AND platform = ANY(\($0))" } ?? "" }

    /// So long after its moment a queue counts as one that nobody takes.
    private static let patience = Duration.seconds(5)

    /// Writes at the queues of networks that this process does not reach, and that no other took either when they were due, why they
    /// wait. It holds nothing: whoever reaches the network plans them, and then the note goes.
    /// - Parameter why: a sentence for the operator, by network.
    /// - Returns: the networks that were noted now.
    package func noteUnserved(
        served: [String], operations: [String] = Ledger.operations, why: (String) -> String
    ) async throws -> [String] {
        let due: SQL = """
            ready_at <= \(sql: clock.expression) - \(Ledger.patience.milliseconds)::bigint * interval '1 millisecond'
              AND operation = ANY(\(operations)) AND platform <> ALL(\(served))
              AND held_by IS DISTINCT FROM \(HeldBy.adapter.rawValue)
            """
        let rows = try await outbox.database.query(
            "SELECT DISTINCT platform FROM platform.action_queues WHERE \(sql: due) ORDER BY platform")
        let platforms = try rows.map { row throws(DatabaseError) in try row[0] as String }
        guard !platforms.isEmpty else { return [] }
        try await outbox.database.execute(
            """
            UPDATE platform.action_queues q SET held_by = \(HeldBy.adapter.rawValue), held_until = NULL, held_reason = u.reason
            FROM (SELECT account_id, operation FROM platform.action_queues WHERE \(sql: due) FOR UPDATE SKIP LOCKED) late,
                 unnest(\(platforms), \(platforms.map(why))) AS u (platform, reason)
            WHERE q.account_id = late.account_id AND q.operation = late.operation AND q.platform = u.platform
            """)
        return platforms
    }
}
