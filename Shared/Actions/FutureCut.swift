internal import Database
internal import Timekeeping

/// Moments that lie further ahead than their own rule can explain, because a clock was set back: each is reckoned again from now, so much
/// later as it was to be. What people and products named by the calendar stays.
struct FutureCut {
    let now: Timestamp
    /// Clocks of replicas' statements differ by the time a statement takes.
    private static let tolerance = Duration.seconds(5)

    /// In the order of locks: queues, actions, accounts' pauses, limits.
    func apply(on connection: Connection) async throws(DatabaseError) {
        let edge = now.adding(FutureCut.tolerance)
        // All are looked at again: their holds may rest on uses that lie ahead.
        try await connection.execute(
            """
            UPDATE platform.queues q SET ready_at = \(now), held_by = NULL, held_until = NULL, held_reason = NULL
            FROM (SELECT product, account_id, operation FROM platform.queues WHERE ready_at > \(now)
                  ORDER BY account_id, operation, product FOR UPDATE) late
            WHERE q.product = late.product AND q.account_id = late.account_id AND q.operation = late.operation
            """)
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
        let claims = now.adding(Claim.length)
        try await connection.execute(
            """
            UPDATE platform.actions SET claimed_until = \(claims)
            WHERE id IN (SELECT id FROM platform.actions WHERE delivery = 'hands' AND status = 'calling'
                         AND claimed_until > \(claims.adding(FutureCut.tolerance)) ORDER BY id FOR UPDATE SKIP LOCKED)
            """)
        try await connection.execute(
            """
            UPDATE platform.pauses SET until = \(now)::timestamptz + (until - created_at), created_at = \(now)
            WHERE ended_at IS NULL AND created_by = 'ledger' AND until IS NOT NULL AND created_at > \(edge)
            """)
        try await cutSlots(on: connection)
    }

    /// Whoever plans cuts uses of its limits more exactly, and writes it; a claim by hand that is held back writes nothing.
    private func cutSlots(on connection: Connection) async throws(DatabaseError) {
        let edge = now.adding(Ledger.longestCall)
        try await connection.execute(
            """
            UPDATE platform.limits l SET slots = (
                SELECT array_agg(v ORDER BY v)
                FROM (SELECT CASE WHEN s > \(edge) THEN \(now)::timestamptz ELSE s END AS v FROM unnest(l.slots) s) cut)
            WHERE l.id IN (SELECT id FROM platform.limits WHERE slots[cardinality(slots)] > \(edge) ORDER BY id FOR UPDATE)
            """)
    }
}
