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
        var horizon = try await self.horizon()
        while true {
            switch try await isBehind(subscription, types, horizon) {
            case false?: return true
            case true?: break
            // Another life of the database, in which the horizon's ids are given out again: the wait begins anew.
            case nil: horizon = try await self.horizon()
            }
            guard ContinuousClock.now < deadline else { return false }
            for consumer in consumers where consumer.subscription.name == subscription { consumer.ring() }
            try await loop.sleep(for: .milliseconds(5))
        }
    }

    /// Whatever is committed stands below `next`, as long as `life` lasts.
    private struct Horizon {
        let next: XID8
        let life: Life
    }

    private func horizon() async throws -> Horizon {
        try await database.withConnection { connection in
            let life = try await Life.now(on: connection)
            guard let row = try await connection.first("SELECT pg_snapshot_xmax(pg_current_snapshot())") else {
                throw OutboxError.notReady("the database does not say which transactions have ended")
            }
            return Horizon(next: try row[0], life: life)
        }
    }

    /// - Returns: `nil` when the horizon is of another life.
    private func isBehind(_ subscription: String, _ types: [String], _ horizon: Horizon) async throws -> Bool? {
        let row = try await database.first(
            """
            WITH cursors AS MATERIALIZED (
                SELECT shard, era, transaction_id, position FROM outbox.cursors
                WHERE subscription = \(subscription) AND lane = 0),
            oldest AS MATERIALIZED (
                SELECT * FROM cursors ORDER BY era, transaction_id, position LIMIT 1)
            SELECT \(horizon.life.id) = \(sql: Life.look), EXISTS (
                SELECT 1 FROM oldest o
                JOIN outbox.events e ON e.lane = 0
                 AND (e.era, e.transaction_id, e.position) > (o.era, o.transaction_id, o.position)
                JOIN cursors c ON c.shard = e.shard
                 AND (e.era, e.transaction_id, e.position) > (c.era, c.transaction_id, c.position)
                WHERE e.type = ANY(\(types)) AND (e.era < \(sql: Era.present) OR e.transaction_id < \(horizon.next))
                  AND NOT EXISTS (SELECT 1 FROM outbox.parked p WHERE p.subscription = \(subscription)
                                  AND p.position = e.position AND p.transaction_id = e.transaction_id))
            """)
        guard let row, let isSame: Bool = try row[0], isSame else { return nil }
        return try row[1]
    }
}
