internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// How an action ends, or goes on.
enum EndRows {
    /// What the end of a try means for the action; what goes on is looked at again at its moment.
    static func write(_ consequence: Consequence, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.actions SET status = \(consequence.status.rawValue), failures = \(Int32(consequence.failures)),
                doubts = \(Int32(consequence.doubts)), not_before = coalesce(\(consequence.notBefore), not_before),
                needs_person = \(consequence.needsPerson), in_doubt = \(consequence.inDoubt), code = \(consequence.code),
                reason = \(consequence.reason), external_id = coalesce(\(consequence.externalID), external_id),
                outcome = coalesce(\(consequence.outcome), outcome),
                lease_until = NULL, slot_at = NULL, held_by = NULL, reckoned_at = \(consequence.at),
                finished_at = CASE WHEN \(consequence.status.isOver) THEN \(consequence.at)::timestamptz END
            WHERE id = \(consequence.action.id)
            """)
        guard consequence.status == .queued, let notBefore = consequence.notBefore else { return }
        try await QueueStore.wake(consequence.action.queue, at: notBefore, on: connection)
    }

    /// Somebody has answered for it: no quarantine holds it any more.
    static func forgetQuarantine(of action: UUID, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute("UPDATE platform.actions SET restored = NULL WHERE id = \(action)")
    }

    /// The subject's other actions of this operation that are alive, or succeeded; locked.
    static func others(than action: Action, on connection: Connection) async throws(DatabaseError) -> [Action] {
        try await connection.query(
            """
            SELECT \(sql: Action.columns) FROM platform.actions a
            WHERE a.product = \(action.product) AND a.subject_id = \(action.subjectID)
              AND a.operation = \(action.operation) AND a.id <> \(action.id) AND a.status NOT IN ('failed', 'cancelled')
            ORDER BY a.id FOR UPDATE
            """
        ).decoded()
    }

    /// An earlier try has arrived after all: this one is not to be made.
    static func overtake(
        _ action: UUID, code: String, at now: Timestamp, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.actions SET status = 'cancelled', code = \(code), lease_until = NULL, slot_at = NULL,
                reason = 'an earlier try arrived after all', finished_at = \(now) WHERE id = \(action)
            """)
    }

    /// It stays as it ended, and says what became known since.
    static func mark(
        _ action: UUID, code: String, reason: String, externalID: String?, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.actions SET code = \(code), reason = \(reason), external_id = coalesce(external_id, \(externalID))
            WHERE id = \(action)
            """)
    }

    /// What the account's network refused with this code is tried again at once.
    static func retryNow(
        of account: UUID, refusedAs code: String, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.actions a SET not_before = clock_timestamp(), reckoned_at = clock_timestamp()
            WHERE a.account_id = \(account) AND a.status = 'queued' AND a.reckoned_at IS NOT NULL AND a.code = \(code)
              AND a.not_before > clock_timestamp()
            """)
    }

    /// How many tries are under way that a pause covers.
    static func underWay(_ pause: Pause, on connection: Connection) async throws(DatabaseError) -> Int {
        let row = try await connection.first(
            """
            SELECT count(*) FROM platform.actions WHERE status IN ('intent', 'calling')
              AND (\(pause.platform)::text IS NULL OR platform = \(pause.platform))
              AND (\(pause.accountID)::uuid IS NULL OR account_id = \(pause.accountID))
            """)
        return Int(try row?[0] as Int64? ?? 0)
    }
}
