internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// Actions of which nobody knows whether they happened, and what died while it was under way.
enum DoubtRows {
    /// The one whose lease has been over for longest, locked.
    /// - Parameter condition: on the columns of an action `a`.
    static func lockLeaseless(
        at now: Timestamp, where condition: SQL, on connection: Connection
    ) async throws(DatabaseError) -> Action? {
        let row = try await connection.first(
            """
            SELECT \(sql: Action.columns) FROM platform.actions a
            WHERE a.status IN ('intent', 'calling', 'reconciling') AND a.lease_until < \(now) AND \(sql: condition)
            ORDER BY a.lease_until LIMIT 1 FOR UPDATE SKIP LOCKED
            """)
        return try row.map(Action.init)
    }

    /// Those whose next question, or repeated key, is due; locked.
    /// - Parameters:
    ///   - passed: what has really passed since the clock was put forward; their settle time is not over before.
    ///   - platforms: the networks that can be asked from here; others a minute late. `nil` for all.
    static func lockDue(
        at now: Timestamp, passed: Duration?, asked reach: SQL, where condition: SQL, most: Int,
        on connection: Connection
    ) async throws(DatabaseError) -> [Action] {
        try await connection.query(
            """
            SELECT \(sql: Action.columns) FROM platform.actions a
            WHERE a.status = 'unknown' AND NOT a.needs_person AND a.not_before <= \(now) AND \(sql: condition)
              AND a.settle_ms <= \(passed?.milliseconds ?? Int64.max)
              AND (a.guarantee <> 'lookup' OR \(sql: reach)
                   OR a.not_before <= \(now)::timestamptz - interval '1 minute')
            ORDER BY a.not_before LIMIT \(Int64(most)) FOR UPDATE SKIP LOCKED
            """
        ).decoded()
    }

    /// Those in line with a key that the network does not remember any more at `edge`, or whose call lies further ahead than `future`;
    /// locked.
    static func lockForgotten(
        by edge: Timestamp, future: Timestamp, where condition: SQL, most: Int, on connection: Connection
    ) async throws(DatabaseError) -> [Action] {
        try await connection.query(
            """
            SELECT \(sql: Action.columns) FROM platform.actions a
            WHERE a.status = 'queued' AND a.in_doubt AND a.guarantee = 'key' AND \(sql: condition)
              AND (a.first_call_at + a.key_window_ms * interval '1 millisecond' <= \(edge) OR a.first_call_at > \(future))
            ORDER BY a.first_call_at LIMIT \(Int64(most)) FOR UPDATE SKIP LOCKED
            """
        ).decoded()
    }

    /// The network is asked from now on, by this process.
    /// - Returns: which of the action's lookups this is. A person's "send again" starts the doubts anew, and the history stays.
    static func beginLookup(
        of action: UUID, worker: UUID, lease: Duration, at now: Timestamp, on connection: Connection
    ) async throws(DatabaseError) -> Int32 {
        let row = try await connection.first(
            """
            WITH moved AS (
                UPDATE platform.actions SET status = 'reconciling', worker = \(worker), doubts = doubts + 1,
                    lease_until = \(now.adding(lease)), lease_ms = \(lease.milliseconds), reckoned_at = \(now)
                WHERE id = \(action) RETURNING id)
            INSERT INTO platform.action_attempts (action_id, number, kind, worker, intent_at)
            SELECT m.id, (SELECT coalesce(max(t.number), 0) + 1 FROM platform.action_attempts t
                          WHERE t.action_id = m.id AND t.kind = 'lookup'), 'lookup', \(worker), \(now)
            FROM moved m RETURNING number
            """)
        guard let row else { throw DatabaseError(.server, "an insert gave no row") }
        return try row["number"]
    }

    /// The network could not tell, or was not heard: it is asked again then.
    static func askAgain(
        _ action: UUID, at next: Timestamp, code: String? = nil, reason: String? = nil, now: Timestamp,
        on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.actions SET status = 'unknown', not_before = \(next), code = coalesce(\(code), code),
                reason = coalesce(\(reason), reason), lease_until = NULL, reckoned_at = \(now) WHERE id = \(action)
            """)
    }

    /// In line again with its key.
    static func repeatKey(of action: UUID, at now: Timestamp, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.actions SET status = 'queued', in_doubt = true, doubts = doubts + 1, not_before = \(now),
                held_by = NULL, reckoned_at = \(now) WHERE id = \(action)
            """)
    }

    /// Only a person can go on from here.
    static func leaveToPerson(
        _ action: UUID, reason: String, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.actions SET status = 'unknown', needs_person = true, in_doubt = true, reason = \(reason), lease_until = NULL
            WHERE id = \(action)
            """)
    }

    static func waitingForPeople(on connection: Connection) async throws(DatabaseError) -> Int {
        let row = try await connection.first(
            "SELECT count(*) FROM platform.actions WHERE status = 'unknown' AND needs_person")
        return Int(try row?[0] as Int64? ?? 0)
    }
}
