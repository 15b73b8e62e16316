package import Database

/// How far a subscription is behind.
package struct Backlog: Sendable {
    package let subscription: String
    /// Events not applied yet, counted to 10,000.
    package let pending: Int64
    /// Seconds since the oldest of them happened; 0 without one.
    package let oldestAge: Double

    /// Of every subscription.
    package static func all(on database: Database) async throws -> [Backlog] {
        let rows = try await database.query(
            """
            SELECT s.name, count(e.position),
                   coalesce(extract(epoch FROM clock_timestamp() - min(e.occurred_at)), 0)::float8
            FROM outbox.subscriptions s
            LEFT JOIN LATERAL (
                SELECT e.position, e.occurred_at FROM (VALUES (0::smallint), (1::smallint)) AS lanes (number)
                CROSS JOIN LATERAL (
                    SELECT c.era, c.transaction_id, c.position FROM outbox.cursors c
                    WHERE c.subscription = s.name AND c.lane = lanes.number
                    ORDER BY c.era, c.transaction_id, c.position LIMIT 1) AS oldest
                JOIN outbox.events e ON e.lane = lanes.number AND e.type = ANY(s.types)
                 AND (e.era, e.transaction_id, e.position) > (oldest.era, oldest.transaction_id, oldest.position)
                JOIN outbox.cursors c ON c.subscription = s.name AND c.lane = lanes.number AND c.shard = e.shard
                 AND (e.era, e.transaction_id, e.position) > (c.era, c.transaction_id, c.position)
                LIMIT 10000) e ON true
            GROUP BY s.name
            """)
        return try rows.map { row throws(DatabaseError) in
            Backlog(subscription: try row[0], pending: try row[1], oldestAge: try row[2])
        }
    }

    /// Whether everything that was written more than `age` ago has been applied, or has been given up.
    package static func isYounger(than age: Duration, on database: Database) async throws -> Bool {
        let parked: Double? = try await database.first(
            "SELECT extract(epoch FROM clock_timestamp() - min(occurred_at))::float8 FROM outbox.parked")?[0]
        let oldest = try await all(on: database).filter { $0.pending > 0 }.map(\.oldestAge).max()
        return max(parked ?? 0, oldest ?? 0) < age / .seconds(1)
    }

    /// Which of these things have an event that may still do something: ahead of a subscription, or of a type that nobody hears yet,
    /// parked, or a dead letter. In one statement, so that none is missed on its way from one to the next. It reads the whole log: for
    /// what is asked seldom.
    package static func things(among ids: [String], on database: Database) async throws -> Set<String> {
        let rows = try await database.query(
            """
            SELECT aggregateid FROM outbox.parked WHERE aggregateid = ANY(\(ids))
            UNION SELECT aggregateid FROM outbox.dead_letters WHERE aggregateid = ANY(\(ids))
            UNION SELECT e.aggregateid FROM outbox.events e WHERE e.aggregateid = ANY(\(ids))
              AND (NOT EXISTS (SELECT 1 FROM outbox.subscriptions s WHERE e.type = ANY(s.types))
                   OR EXISTS (SELECT 1 FROM outbox.subscriptions s
                              JOIN outbox.cursors c ON c.subscription = s.name AND c.lane = e.lane AND c.shard = e.shard
                              WHERE e.type = ANY(s.types)
                                AND (e.era, e.transaction_id, e.position) > (c.era, c.transaction_id, c.position)))
            """)
        return Set(try rows.map { row throws(DatabaseError) in try row[0] as String })
    }
}
