package import Database
package import Timekeeping

/// Events that failed to the end: listed by cause, replayed or discarded by a person. Every act is recorded.
package struct DeadLetters: Sendable {
    private let database: Database

    package init(database: Database) { self.database = database }

    /// All dead letters of one cause.
    package struct Cause: Sendable {
        package let subscription: String
        package let fingerprint: String
        package let error: String
        package let events: Int64
        package let first: Timestamp
        package let last: Timestamp
    }

    package func causes() async throws -> [Cause] {
        let rows = try await database.query(
            """
            SELECT subscription, fingerprint, min(error) AS error, count(*) AS events, min(died_at) AS first, max(died_at) AS last
            FROM outbox.dead_letters GROUP BY 1, 2 ORDER BY 4 DESC, 1, 2 LIMIT 1000
            """)
        return try rows.map { row throws(DatabaseError) in
            Cause(
                subscription: try row["subscription"], fingerprint: try row["fingerprint"], error: try row["error"],
                events: try row["events"], first: try row["first"], last: try row["last"])
        }
    }

    /// Which of these things have a dead letter, each with the version that its event told, for whoever waits for what that event should
    /// have done: it does not happen by itself any more.
    package func things(among ids: [String]) async throws -> [(id: String, version: Int64)] {
        let rows = try await database.query(
            "SELECT DISTINCT aggregateid, version FROM outbox.dead_letters WHERE aggregateid = ANY(\(ids)) ORDER BY 1, 2"
        )
        return try rows.map { row throws(DatabaseError) in (id: try row["aggregateid"], version: try row["version"]) }
    }

    /// Puts the events of a cause back in line, in their order. Replaying twice at once runs each event once.
    /// - Returns: how many.
    package func replay(subscription: String, fingerprint: String?, actor: String) async throws -> Int {
        try await act("replay", subscription, fingerprint, actor) { connection in
            try await connection.execute(
                """
                WITH gone AS (
                    DELETE FROM outbox.dead_letters WHERE subscription = \(subscription)
                      AND (\(fingerprint)::text IS NULL OR fingerprint = \(fingerprint)) RETURNING *)
                INSERT INTO outbox.parked (subscription, shard, id, aggregatetype, aggregateid, type, payload, lane, version,
                    era, transaction_id, position, occurred_at, traceparent)
                SELECT subscription, shard, id, aggregatetype, aggregateid, type, payload, lane, version, era,
                    transaction_id, position, occurred_at, traceparent
                FROM gone ON CONFLICT DO NOTHING
                """)
        }
    }

    /// Gives the events of a cause up for good.
    /// - Returns: how many.
    package func discard(subscription: String, fingerprint: String?, actor: String) async throws -> Int {
        try await act("discard", subscription, fingerprint, actor) { connection in
            try await connection.execute(
                """
                DELETE FROM outbox.dead_letters WHERE subscription = \(subscription)
                  AND (\(fingerprint)::text IS NULL OR fingerprint = \(fingerprint))
                """)
        }
    }

    private func act(
        _ action: String, _ subscription: String, _ fingerprint: String?, _ actor: String,
        _ change: (Connection) async throws -> Int
    ) async throws -> Int {
        try await database.transaction { connection in
            let events = try await change(connection)
            try await connection.execute(
                """
                INSERT INTO outbox.interventions (action, subscription, fingerprint, events, actor)
                VALUES (\(action), \(subscription), \(fingerprint), \(Int64(events)), \(actor))
                """)
            return events
        }
    }

    /// Frees what an abandoned subscription holds: its cursors go, and the retention no longer waits for it.
    package func retire(subscription: String, actor: String) async throws {
        try await database.transaction { connection in
            let gone = try await connection.execute("DELETE FROM outbox.subscriptions WHERE name = \(subscription)")
            guard gone == 1 else { throw OutboxFault.unknownSubscription(subscription) }
            try await connection.execute(
                """
                INSERT INTO outbox.interventions (action, subscription, events, actor)
                VALUES ('retire', \(subscription), 0, \(actor))
                """)
        }
    }
}
