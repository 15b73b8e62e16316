internal import Database
internal import EventLoop

extension Outbox {
    /// Waits until `subscription` has applied, on whichever replica, every live event committed before this call: so that
    /// nobody's own change is invisible to their next request (design section 7).
    /// - Returns: false when that did not happen within `limit`.
    package func caughtUp(_ subscription: String, types: [String], within limit: Duration = .seconds(2)) async throws
        -> Bool
    {
        let deadline = ContinuousClock.now + limit
        guard let horizon = try await database.first("SELECT pg_snapshot_xmax(pg_current_snapshot())") else {
            return false
        }
        let xmax: XID8 = try horizon[0]
        while try await isBehind(subscription, types, before: xmax) {
            guard ContinuousClock.now < deadline else { return false }
            for consumer in consumers where consumer.subscription.name == subscription { consumer.ring() }
            try await loop.sleep(for: .milliseconds(5))
        }
        return true
    }

    private func isBehind(_ subscription: String, _ types: [String], before xmax: XID8) async throws -> Bool {
        let row = try await database.withConnection { connection in
            let era = try await Era.of(connection)
            return try await connection.first(
                """
                WITH cursors AS MATERIALIZED (
                    SELECT shard, era, transaction_id, position FROM outbox.cursors
                    WHERE subscription = \(subscription) AND lane = 0),
                oldest AS MATERIALIZED (
                    SELECT * FROM cursors ORDER BY era, transaction_id, position LIMIT 1)
                SELECT EXISTS (
                    SELECT 1 FROM oldest o
                    JOIN outbox.events e ON e.lane = 0
                     AND (e.era, e.transaction_id, e.position) > (o.era, o.transaction_id, o.position)
                    JOIN cursors c ON c.shard = e.shard
                     AND (e.era, e.transaction_id, e.position) > (c.era, c.transaction_id, c.position)
                    WHERE e.type = ANY(\(types)) AND (e.era < \(era) OR e.transaction_id < \(xmax))
                      AND NOT EXISTS (SELECT 1 FROM outbox.parked p WHERE p.subscription = \(subscription)
                                      AND p.position = e.position AND p.transaction_id = e.transaction_id))
                """)
        }
        return try row?[0] ?? false
    }
}
