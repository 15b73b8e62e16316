internal import Database
internal import Timekeeping

/// Moments of actions that lie further ahead than their own rule can explain (``FutureCut``).
enum ActionMoments {
    /// Retries, leases and lookups come so much later from now as they were to come.
    static func cut(to now: Timestamp, beyond edge: Timestamp, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.actions a SET reckoned_at = \(now),
                not_before = CASE WHEN a.status IN ('queued', 'offered', 'unknown') AND a.not_before >= a.reckoned_at - interval '1 second'
                    THEN \(now)::timestamptz + greatest(a.not_before - a.reckoned_at, interval '0') ELSE a.not_before END,
                lease_until = CASE WHEN a.lease_until > a.reckoned_at
                    THEN \(now)::timestamptz + (a.lease_until - a.reckoned_at) ELSE a.lease_until END
            FROM (SELECT id FROM platform.actions
                  WHERE status IN ('queued', 'offered', 'intent', 'calling', 'unknown', 'reconciling') AND status <> 'succeeded'
                    AND reckoned_at > \(edge) ORDER BY id FOR UPDATE SKIP LOCKED) late
            WHERE a.id = late.id
            """)
    }

    static func cutClaims(
        to end: Timestamp, beyond edge: Timestamp, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.actions SET claimed_until = \(end)
            WHERE id IN (SELECT id FROM platform.actions WHERE delivery = 'hands' AND status = 'calling'
                         AND claimed_until > \(edge) ORDER BY id FOR UPDATE SKIP LOCKED)
            """)
    }
}
