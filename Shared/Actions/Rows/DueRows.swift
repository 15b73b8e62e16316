internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// What is due, and what a plan makes of it.
enum DueRows {
    /// How many queues one plan looks at, and how many actions of each.
    static let queues = 64
    static let perQueue = 8

    /// The first of each queue that is ready, locked: those whose moment has come, then those in line, each the oldest first. Apart, for
    /// what is to be done later is not to be passed by one by one (measured with 190,000 of them: 300 ms a look).
    /// - Parameters:
    ///   - condition: on the columns of a queue.
    ///   - at: the present moment.
    static func statement(most: Int, where condition: SQL, at now: SQL) -> SQL {
        """
        WITH q AS (
            SELECT product, account_id, operation, delivery, platform FROM platform.queues
            WHERE ready_at <= \(sql: now) AND \(sql: condition) AND \(sql: LedgerPlace.isHome)
            ORDER BY ready_at, served_at NULLS FIRST LIMIT \(Int64(min(most, queues)))
            FOR UPDATE SKIP LOCKED)
        SELECT q.product AS queue_product, q.account_id AS queue_account, q.platform AS queue_platform,
               q.operation AS queue_operation, q.delivery AS queue_delivery,
               EXISTS (SELECT FROM platform.suppression_hashes h WHERE h.hash = ANY(a.recipient_hashes)) AS is_suppressed,
               \(sql: Action.columns)
        FROM q LEFT JOIN LATERAL (
            SELECT * FROM (\(sql: first(later: true, at: now))) AS later
            UNION ALL SELECT * FROM (\(sql: first(later: false, at: now))) AS line
            LIMIT \(Int64(perQueue))) a ON true
        LIMIT \(Int64(most))
        """
    }

    /// Actions with a moment of the calendar are those that nobody reckoned (`reckoned_at`), each kind with an index of its own.
    private static func first(later: Bool, at now: SQL) -> SQL {
        """
        SELECT l.* FROM platform.actions l
        WHERE l.account_id = q.account_id AND l.operation = q.operation AND l.product = q.product AND l.delivery = q.delivery
          AND l.status = 'queued' AND l.reckoned_at \(sql: later ? "IS NULL" : "IS NOT NULL") AND l.not_before <= \(sql: now)
        ORDER BY \(sql: later ? "l.not_before, l.created_at" : "l.created_at, l.id") LIMIT \(Int64(perQueue)) FOR UPDATE SKIP LOCKED
        """
    }

    /// They leave the line until their moment, so that those behind them are looked at.
    static func postpone(
        _ later: [(action: UUID, until: Postponement)], from now: Timestamp, on connection: Connection
    ) async throws(DatabaseError) {
        guard !later.isEmpty else { return }
        let earliest = now.adding(Postponement.shortest)
        try await connection.execute(
            """
            UPDATE platform.actions a SET held_by = u.held_by, not_before = u.until, reckoned_at = NULL, reason = u.reason
            FROM unnest(\(later.map(\.action)), \(later.map(\.until.heldBy.rawValue)),
                        \(later.map { max($0.until.until, earliest) }), \(later.map(\.until.reason)))
                AS u (id, held_by, until, reason)
            WHERE a.id = u.id AND a.status = 'queued'
            """)
    }

    static func refuse(
        _ action: UUID, code: String, reason: String, at now: Timestamp, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.actions SET status = 'cancelled', code = \(code), reason = \(reason), finished_at = \(now)
            WHERE id = \(action)
            """)
    }

    /// Each with the attempt that begins.
    static func begin(
        _ intents: [Intent], leases: [Duration], worker: UUID, at now: Timestamp, on connection: Connection
    ) async throws(DatabaseError) {
        guard !intents.isEmpty else { return }
        let ids = intents.map(\.action.id)
        try await connection.executeAtCommit(
            """
            WITH u AS (SELECT * FROM unnest(\(ids), \(intents.map(\.until)), \(intents.map { $0.callTime.milliseconds }),
                    \(leases.map(\.milliseconds)), \(leases.map { now.adding($0) })) AS u (id, until, call, lease, lease_until)),
            moved AS (
                UPDATE platform.actions a SET status = 'intent', attempts = a.attempts + 1, worker = \(worker),
                    lease_until = u.lease_until, slot_at = u.until, charged_at = \(now), call_ms = u.call,
                    lease_ms = u.lease, held_by = NULL, reckoned_at = \(now)
                FROM u WHERE a.id = u.id RETURNING a.id, a.attempts)
            INSERT INTO platform.action_attempts (action_id, number, kind, worker, intent_at)
            SELECT id, attempts, 'try', \(worker), \(now) FROM moved
            """)
    }
}
