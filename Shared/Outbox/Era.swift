internal import Database

/// Which life of the log this cluster is in. Transaction ids start again when a dump is restored into another cluster;
/// a changed system identifier raises the era, so that cursors of the old cluster stay behind every new event.
enum Era {
    /// The era of `connection`'s cluster, read once per connection: a pool that reconnects into a restored cluster
    /// never writes with the old era.
    static func of(_ connection: Connection) async throws -> Int32 {
        if connection.sessionValue > 0 { return Int32(connection.sessionValue) }
        var known = try await read(connection)
        if known == nil { known = try await raise(connection) }
        let era = known ?? 1
        connection.sessionValue = Int64(era)
        return era
    }

    private static func read(_ connection: Connection) async throws -> Int32? {
        let row = try await connection.first(
            """
            SELECT era FROM outbox.eras
            WHERE system_identifier = (SELECT system_identifier FROM pg_control_system())
              AND era = (SELECT max(era) FROM outbox.eras)
            """)
        return try row?[0]
    }

    private static func raise(_ connection: Connection) async throws -> Int32 {
        let inserted = try await connection.first(
            """
            WITH lock AS MATERIALIZED (SELECT pg_advisory_xact_lock(7305, 1)),
            latest AS MATERIALIZED (SELECT era, system_identifier FROM lock, outbox.eras ORDER BY era DESC LIMIT 1)
            INSERT INTO outbox.eras (era, system_identifier)
            SELECT coalesce((SELECT era FROM latest), 0) + 1, c.system_identifier
            FROM lock, pg_control_system() c
            WHERE NOT EXISTS (SELECT 1 FROM latest l WHERE l.system_identifier = c.system_identifier)
            ON CONFLICT DO NOTHING
            RETURNING era
            """)
        if let inserted { return try inserted[0] }
        guard let era = try await read(connection) else {
            throw OutboxError.notReady("the outbox has no era yet; it is being set up by another process")
        }
        return era
    }
}

/// What the outbox refuses, in words for the operator.
package enum OutboxError: Error, Sendable, CustomStringConvertible {
    case notReady(String)
    /// Another process took the shard; the transaction is rolled back and nothing is lost.
    case leaseLost
    case unknownSubscription(String)

    package var description: String {
        switch self {
        case .notReady(let reason): reason
        case .leaseLost: "another process took over these shards"
        case .unknownSubscription(let name): "there is no subscription named \(name)"
        }
    }
}
