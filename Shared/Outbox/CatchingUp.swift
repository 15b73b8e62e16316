internal import Database
internal import EventLoop

/// Waits until a subscription has applied what was committed before.
struct CatchingUp {
    let outbox: Outbox
    let subscription: String
    let types: [String]

    /// - Returns: false when that did not happen within `limit`.
    func wait(within limit: Duration) async throws -> Bool {
        let deadline = ContinuousClock.now + limit
        var horizon = try await self.horizon()
        while true {
            switch try await isBehind(horizon) {
            case false?: return true
            case true?: break
            // Another life of the database, in which the horizon's ids are given out again: the wait begins anew.
            case nil: horizon = try await self.horizon()
            }
            guard ContinuousClock.now < deadline else { return false }
            for consumer in outbox.consumers where consumer.subscription.name == subscription { consumer.ring() }
            try await outbox.loop.sleep(for: .milliseconds(5))
        }
    }

    /// Whatever is committed stands below `next`, as long as `life` lasts.
    private struct Horizon {
        let next: XID8
        let life: Life
    }

    private func horizon() async throws -> Horizon {
        try await outbox.database.withConnection { connection in
            let life = try await Life.now(on: connection)
            guard let row = try await connection.first("SELECT pg_snapshot_xmax(pg_current_snapshot())") else {
                throw OutboxFault.notReady("the database does not say which transactions have ended")
            }
            return Horizon(next: try row[0], life: life)
        }
    }

    /// What was set aside behind a process that died, and not behind an event that fails: it is applied in a moment.
    private func untried(_ horizon: Horizon) -> SQL {
        """
        SELECT 1 FROM outbox.parked p
        WHERE p.subscription = \(subscription) AND p.lane = 0 AND p.type = ANY(\(types))
          AND (p.era < \(sql: Era.present) OR p.transaction_id < \(horizon.next)) AND \(sql: ProcessEnded.isUntried("p"))
          AND NOT EXISTS (SELECT 1 FROM outbox.parked b
                          WHERE b.subscription = p.subscription AND b.aggregatetype = p.aggregatetype
                            AND b.aggregateid = p.aggregateid AND NOT \(sql: ProcessEnded.isUntried("b"))
                            AND (b.era, b.transaction_id, b.position) < (p.era, p.transaction_id, p.position))
        """
    }

    /// - Returns: `nil` when the horizon is of another life.
    private func isBehind(_ horizon: Horizon) async throws -> Bool? {
        let row = try await outbox.database.first(
            """
            WITH cursors AS MATERIALIZED (
                SELECT shard, era, transaction_id, position FROM outbox.cursors
                WHERE subscription = \(subscription) AND lane = 0),
            oldest AS MATERIALIZED (
                SELECT * FROM cursors ORDER BY era, transaction_id, position LIMIT 1)
            SELECT \(horizon.life.id) = \(sql: Life.look) AS is_same, EXISTS (
                SELECT 1 FROM oldest o
                JOIN outbox.events e ON e.lane = 0
                 AND (e.era, e.transaction_id, e.position) > (o.era, o.transaction_id, o.position)
                JOIN cursors c ON c.shard = e.shard
                 AND (e.era, e.transaction_id, e.position) > (c.era, c.transaction_id, c.position)
                WHERE e.type = ANY(\(types)) AND (e.era < \(sql: Era.present) OR e.transaction_id < \(horizon.next))
                  AND NOT EXISTS (SELECT 1 FROM outbox.parked p WHERE p.subscription = \(subscription)
                                  AND p.position = e.position AND p.transaction_id = e.transaction_id))
                OR EXISTS (\(sql: untried(horizon))) AS is_behind
            """)
        guard let row, let isSame: Bool = try row["is_same"], isSame else { return nil }
        return try row["is_behind"]
    }
}
