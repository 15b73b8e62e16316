internal import Database
internal import FoundationEssentials
internal import Telemetry

/// Which shards of one subscription this process holds. Leases run on the database's clock; a holder that fell silent
/// loses its shards, and a raised fencing token makes its late writes fail. Confined to its loop.
final class LeaseKeeper {
    let holder: UUID
    private let subscription: String
    private let settings: OutboxSettings
    private(set) var tokens: [Int16: Int64] = [:]
    private(set) var rescued = 0
    /// The life of the database in which the shards came in; in another one they are nobody's.
    private var life: Life?

    init(subscription: String, settings: OutboxSettings) {
        holder = EventID.next()
        (self.subscription, self.settings) = (subscription, settings)
    }

    var shards: [Int16] { tokens.keys.sorted() }

    /// One heartbeat: says "I live", drops what was lost, takes a fair share of what is free.
    /// - Returns: the cursors of shards that came in, and the life of the database they are of; they are this process's once it
    ///   calls ``hold(_:)``.
    func beat(on database: Database) async throws -> (acquired: [Cursor], life: Life) {
        let present = try await database.withConnection { try await Life.now(on: $0) }
        if present != life {
            tokens = [:]
            life = present
        }
        let holders = try await announce(on: database)
        try await dropLost(on: database)
        let share = (Shard.count + holders - 1) / holders
        if tokens.count > share {
            try await release(Array(shards.suffix(tokens.count - share)), on: database)
        }
        guard tokens.count < share else { return ([], present) }
        return (try await take(share - tokens.count, in: present, on: database), present)
    }

    /// - Returns: how many processes live for this subscription, this one included.
    private func announce(on database: Database) async throws -> Int {
        let lease = settings.lease.microseconds
        let row = try await database.first(
            """
            WITH me AS (
                INSERT INTO outbox.holders (holder, subscription, lease, expires_at)
                SELECT \(holder), \(subscription), l.lease, clock_timestamp() + l.lease
                FROM (SELECT \(lease)::bigint * interval '1 microsecond' AS lease) l
                ON CONFLICT (holder, subscription) DO UPDATE
                SET (lease, expires_at) = (excluded.lease, excluded.expires_at)
            ), gone AS (
                DELETE FROM outbox.holders h
                WHERE h.subscription = \(subscription) AND h.expires_at < clock_timestamp() - interval '1 minute'
            )
            SELECT count(*) FROM outbox.holders h
            WHERE h.subscription = \(subscription) AND h.holder <> \(holder) AND \(sql: LeaseKeeper.isAlive)
            """)
        let others: Int64 = try row?[0] ?? 0
        return Int(others) + 1
    }

    /// SQL: whether holder `h` lives. Its word holds for its lease; a time further ahead was written under another clock and says
    /// nothing, or a holder that died before the clock was set back would keep its shards for all that time.
    private static let isAlive: SQL = """
        h.expires_at > clock_timestamp() AND h.expires_at <= clock_timestamp() + 2 * h.lease
        """

    /// Forgets what others took, and hands back what this process forgot: it comes in again with its stored cursors.
    private func dropLost(on database: Database) async throws {
        let rows = try await database.query(
            "SELECT shard, token FROM outbox.leases WHERE subscription = \(subscription) AND holder = \(holder)")
        var held: [Int16: Int64] = [:]
        for row in rows {
            let shard: Int16 = try row[0]
            held[shard] = try row[1]
        }
        tokens = tokens.filter { held[$0.key] == $0.value }
        let orphans = held.keys.filter { tokens[$0] == nil }
        if !orphans.isEmpty { try await release(orphans, on: database) }
    }

    /// Shards are worked on from now on. Apart from ``beat(on:)``, so that nobody reads a shard before its cursors are known;
    /// shards that were taken but never held are handed back by the next beat.
    func hold(_ acquired: [Cursor]) {
        for cursor in acquired { tokens[cursor.shard] = cursor.token }
    }

    /// - Parameter held: the tokens under which the shards were lost; newer ones stay.
    func forget(_ shards: some Sequence<Int16>, held: [Int16: Int64]) {
        for shard in shards where tokens[shard] == held[shard] { tokens[shard] = nil }
    }

    /// The database began another life; the next beat begins anew.
    func loseAll() { tokens = [:] }

    private func release(_ shards: [Int16], on database: Database) async throws {
        for shard in shards { tokens[shard] = nil }
        try await database.execute(
            """
            UPDATE outbox.leases SET holder = NULL
            WHERE subscription = \(subscription) AND holder = \(holder) AND shard = ANY(\(shards))
            """)
    }

    /// Hands everything back, so that others need not wait for the lease to run out.
    func leave(on database: Database) async throws {
        tokens = [:]
        try await database.execute(
            "UPDATE outbox.leases SET holder = NULL WHERE subscription = \(subscription) AND holder = \(holder)")
        try await database.execute(
            "DELETE FROM outbox.holders WHERE holder = \(holder) AND subscription = \(subscription)")
    }

    /// Takes up to `count` shards. A row locked by a stalled holder is left for a later beat: it must not hold up the rest.
    private func take(_ count: Int, in life: Life, on database: Database) async throws -> [Cursor] {
        let rows = try await database.query(
            """
            WITH free AS (
                SELECT l.shard, l.holder FROM outbox.leases l
                WHERE l.subscription = \(subscription) AND \(life.id) = \(sql: Life.look)
                  AND (l.holder IS NULL OR NOT EXISTS (
                      SELECT 1 FROM outbox.holders h
                      WHERE h.holder = l.holder AND h.subscription = l.subscription AND \(sql: LeaseKeeper.isAlive)))
                ORDER BY l.shard LIMIT \(Int64(count)) FOR UPDATE OF l SKIP LOCKED
            ), usable AS (
                SELECT shard, count(*) FROM (
                    SELECT c.shard FROM outbox.cursors c JOIN free f USING (shard)
                    WHERE c.subscription = \(subscription) FOR UPDATE OF c SKIP LOCKED) locked
                GROUP BY shard HAVING count(*) = \(Int64(Lane.allCases.count))
            ), taken AS (
                UPDATE outbox.leases l SET holder = \(holder), token = l.token + 1
                FROM usable u JOIN free f USING (shard)
                WHERE l.subscription = \(subscription) AND l.shard = u.shard
                RETURNING l.shard, l.token, f.holder AS former
            )
            UPDATE outbox.cursors c SET token = t.token FROM taken t
            WHERE c.subscription = \(subscription) AND c.shard = t.shard
            RETURNING c.lane, c.shard, c.era, c.transaction_id, c.position, c.token, t.former
            """)
        var cursors: [Cursor] = []
        for row in rows {
            let cursor = try Cursor(row)
            cursors.append(cursor)
            if cursor.former != nil, cursor.lane == .live { rescued += 1 }
        }
        return cursors
    }
}
