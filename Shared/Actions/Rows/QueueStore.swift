internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// Every statement on `platform.queues` but the planner's look: when each queue is worth looking at, and what holds it.
enum QueueStore {
    // MARK: In line

    /// These were put in line: their queues are looked at, each when its first is due. One that a rule holds stays held: looking earlier
    /// would change nothing.
    static func enter(_ actions: [NewAction], on connection: Connection) async throws(DatabaseError) {
        guard !actions.isEmpty else { return }
        let groups = Dictionary(grouping: actions, by: \.queue)
        let queues = groups.keys.sorted { $0.order < $1.order }
        // Nothing when one of them may go at once.
        let starts = queues.map { queue in
            groups[queue]!.contains { $0.notBefore == nil } ? nil : groups[queue]!.compactMap(\.notBefore).min()
        }
        try await connection.execute(
            """
            INSERT INTO platform.queues AS q (product, account_id, operation, delivery, platform, ready_at)
            SELECT u.product, u.account, u.operation, u.delivery, u.platform, coalesce(u.start, clock_timestamp())
            FROM unnest(\(queues.map(\.product)), \(queues.map(\.limits.accountID)), \(queues.map(\.limits.operation)),
                        \(queues.map(\.delivery.rawValue)), \(queues.map(\.limits.platform)), \(starts))
                AS u (product, account, operation, delivery, platform, start)
            ON CONFLICT (product, account_id, operation, delivery) DO UPDATE SET ready_at = CASE
                WHEN q.held_until > clock_timestamp() AND q.held_by <> 'retry' THEN q.held_until
                ELSE least(q.ready_at, EXCLUDED.ready_at) END
            """)
    }

    /// The queue is looked at no later than this, unless a rule holds it longer.
    static func wake(
        _ queue: ActionQueue, at moment: Timestamp, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            INSERT INTO platform.queues AS q (product, account_id, operation, delivery, platform, ready_at)
            VALUES (\(queue.product), \(queue.limits.accountID), \(queue.limits.operation), \(queue.delivery.rawValue),
                    \(queue.limits.platform), \(moment))
            ON CONFLICT (product, account_id, operation, delivery) DO UPDATE SET ready_at = least(q.ready_at, EXCLUDED.ready_at)
            """)
    }

    /// What a plan found: each is looked at again at its hold's end, or when its next action is due.
    static func note(_ queues: [Plan.Queue], at now: Timestamp, on connection: Connection) async throws(DatabaseError) {
        try await connection.executeAtCommit(
            """
            UPDATE platform.queues q SET held_by = u.held_by, held_until = u.until, held_reason = u.reason,
                served_at = CASE WHEN u.served THEN \(now) ELSE q.served_at END, ready_at = CASE
                WHEN u.again THEN \(now)
                WHEN u.held_by IS NOT NULL THEN u.until
                ELSE least((\(sql: firstLater)), (\(sql: firstInLine))) END
            FROM unnest(\(queues.map(\.key.product)), \(queues.map(\.key.limits.accountID)),
                        \(queues.map(\.key.limits.operation)), \(queues.map(\.key.delivery.rawValue)),
                        \(queues.map { $0.heldBy?.rawValue }), \(queues.map(\.heldUntil)), \(queues.map(\.heldReason)), \(queues.map(\.again)),
                        \(queues.map(\.isServed)))
                AS u (product, account_id, operation, delivery, held_by, until, reason, again, served)
            WHERE q.product = u.product AND q.account_id = u.account_id AND q.operation = u.operation AND q.delivery = u.delivery
            """)
    }

    /// When the first of a queue is due: of what is to be done later, however much that is, one row of an index; of what is in line only
    /// tries that failed are left.
    static let (firstLater, firstInLine) = (first("IS NULL"), first("IS NOT NULL"))

    private static func first(_ reckoned: SQL) -> SQL {
        """
        SELECT min(a.not_before) FROM platform.actions a
        WHERE a.account_id = q.account_id AND a.operation = q.operation AND a.product = q.product AND a.delivery = q.delivery
          AND a.status = 'queued' AND a.reckoned_at \(sql: reckoned)
        """
    }

    // MARK: Looked at again

    /// Whether whoever frees queues waits for those that others have in hand. Not while holding limits: who plans a queue may wait for
    /// them, and judges it anyway.
    enum Busy { case waits, skips }

    /// These are looked at again, and what held them is forgotten: who puts something in line would go back to its end.
    /// - Parameter condition: on the columns of a queue.
    static func free(where condition: SQL, at moment: SQL = "clock_timestamp()", _ busy: Busy) -> SQL {
        let lock: SQL =
            switch busy {
            case .waits: "ORDER BY account_id, operation, product, delivery FOR UPDATE"
            case .skips: "FOR UPDATE SKIP LOCKED"
            }
        return """
            UPDATE platform.queues q SET ready_at = \(sql: moment), held_by = NULL, held_until = NULL, held_reason = NULL
            FROM (SELECT product, account_id, operation, delivery FROM platform.queues WHERE \(sql: condition) \(sql: lock)) held
            WHERE q.product = held.product AND q.account_id = held.account_id AND q.operation = held.operation
              AND q.delivery = held.delivery
            """
    }

    /// What these limits may have held, the account's own and those of its network as a whole. A hold that was reckoned with a use's
    /// bound may end earlier now, and so may one of a cap that has its use back. Whoever plans a queue at this moment waits for these
    /// limits, and sees them settled.
    static func freeSettled(
        _ key: LimitKey, holds: [HeldBy], at now: Timestamp, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.executeAtCommit(
            free(
                where: """
                    platform = \(key.platform) AND ready_at > \(now) AND held_until > \(now)
                        AND (operation = \(key.operation) AND held_by = ANY(\(holds.map(\.rawValue))) OR held_by = 'shared')
                        AND (account_id = \(key.accountID) OR EXISTS (
                             SELECT FROM platform.limits l
                             WHERE l.platform = \(key.platform) AND l.operation = \(key.operation) AND l.account_id IS NULL
                               AND (l.per_minute IS NOT NULL OR l.spacing_ms IS NOT NULL)))
                    """, at: "\(now)", .skips))
    }

    /// What a use by hand may have held that is given back.
    static func freeGivenBack(
        _ key: LimitKey, at now: Timestamp, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            free(
                where: """
                    platform = \(key.platform) AND operation = \(key.operation) AND ready_at > \(now)
                        AND held_by IN ('per_minute', 'per_day', 'per_week', 'ramp', 'shared')
                    """, at: "\(now)", .skips))
    }

    static func freeHeldByPauses(on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(free(where: "held_by = 'paused'", .waits))
    }

    /// What a limit with this scope may hold.
    static func freeLimited(
        platform: String, operations: [String], account: UUID?, _ busy: Busy, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            free(
                where: """
                    platform = \(platform) AND operation = ANY(\(operations))
                        AND (\(account)::uuid IS NULL OR account_id = \(account))
                        AND held_by IN ('per_minute', 'spacing', 'per_day', 'per_week', 'ramp', 'shared')
                    """, busy))
    }

    /// What waits for another day or week of an account.
    static func freeByCalendar(of account: UUID, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            free(
                where: "account_id = \(account) AND held_by IN ('per_day', 'per_week', 'ramp', 'shared')", .skips))
    }

    /// All that is to be looked at later: its hold may rest on what a clock that was set back has left ahead.
    static func freeLater(than now: Timestamp, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(free(where: "ready_at > \(now)", at: "\(now)", .waits))
    }

    // MARK: Looking

    /// - Returns: how long until the first of these queues is ready, below zero when it is; `nil` when none waits for a moment.
    static func nextReady(
        where condition: SQL, at now: SQL, on connection: Connection
    ) async throws(DatabaseError) -> Duration? {
        let row = try await connection.first(
            """
            SELECT \(sql: now) AS now, (SELECT ready_at FROM platform.queues
                WHERE ready_at IS NOT NULL AND \(sql: condition) ORDER BY ready_at LIMIT 1) AS ready
            """)
        guard let row, let ready = try row["ready"] as Timestamp? else { return nil }
        return ready - (try row["now"] as Timestamp)
    }

    /// A network's operation, done in one way.
    struct Served: Sendable {
        let platform: String
        let operation: String
        let delivery: ActionDelivery
    }

    /// What has been due for as long, and nobody takes, and does not say so yet.
    static func late(
        where condition: SQL, by patience: Duration, at now: SQL, on connection: Connection
    ) async throws(DatabaseError) -> [Served] {
        let rows = try await connection.query(
            """
            SELECT DISTINCT platform, operation, delivery FROM platform.queues
            WHERE \(sql: isLate(condition, patience, now)) ORDER BY platform, operation, delivery
            """)
        return try rows.map { row throws(DatabaseError) in
            Served(
                platform: try row["platform"], operation: try row["operation"],
                delivery: ActionDelivery(rawValue: try row["delivery"]) ?? .api)
        }
    }

    /// Says at these why nobody takes them.
    static func hold(
        _ late: [Served], where condition: SQL, by patience: Duration, at now: SQL, on connection: Connection,
        why: (Served) -> String
    ) async throws(DatabaseError) {
        guard !late.isEmpty else { return }
        try await connection.execute(
            """
            UPDATE platform.queues q SET held_by = \(HeldBy.adapter.rawValue), held_until = NULL, held_reason = u.reason
            FROM (SELECT product, account_id, operation, delivery FROM platform.queues
                  WHERE \(sql: isLate(condition, patience, now)) FOR UPDATE SKIP LOCKED) late,
                 unnest(\(late.map(\.platform)), \(late.map(\.operation)), \(late.map(\.delivery.rawValue)), \(late.map(why)))
                     AS u (platform, operation, delivery, reason)
            WHERE q.product = late.product AND q.account_id = late.account_id AND q.operation = late.operation
              AND q.delivery = late.delivery
              AND q.platform = u.platform AND q.operation = u.operation AND q.delivery = u.delivery
            """)
    }

    private static func isLate(_ condition: SQL, _ patience: Duration, _ now: SQL) -> SQL {
        """
        ready_at <= \(sql: now) - \(patience.milliseconds)::bigint * interval '1 millisecond' AND \(sql: condition)
          AND held_by IS DISTINCT FROM \(HeldBy.adapter.rawValue)
        """
    }
}
