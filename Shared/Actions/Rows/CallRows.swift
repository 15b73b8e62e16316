internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// The call that does the deed.
enum CallRows {
    /// It comes now, if the lease still holds, and no pause and no "no" has committed since the intent.
    /// - Returns: whether it may be made.
    static func begin(
        _ intent: Intent, worker: UUID, at now: SQL, on connection: Connection
    ) async throws(DatabaseError) -> Bool {
        // One transaction in one round trip; the second statement has a view of its own, behind the gate.
        try await !connection.pipeline([SendingGate.pass, statement(intent, worker: worker, at: now)])[1].isEmpty
    }

    private static func statement(_ intent: Intent, worker: UUID, at now: SQL) -> SQL {
        """
        WITH c AS MATERIALIZED (SELECT \(sql: now) AS now), moved AS (
            UPDATE platform.actions a SET status = 'calling', first_call_at = coalesce(a.first_call_at, c.now),
                last_call_at = c.now
            FROM c
            WHERE a.id = \(intent.action.id) AND a.worker = \(worker) AND a.status = 'intent'
              AND a.attempts = \(Int32(intent.action.attempts)) AND c.now < \(intent.until)
              AND NOT EXISTS (SELECT FROM platform.pauses p WHERE \(sql: Pauses.holding(at: "c.now")))
              AND NOT EXISTS (SELECT FROM platform.suppression_hashes h WHERE h.hash = ANY(a.recipient_hashes))
              AND \(sql: LedgerPlace.isHome)
            RETURNING a.id, a.attempts, c.now)
        UPDATE platform.action_attempts t SET calling_at = m.now FROM moved m
        WHERE t.action_id = m.id AND t.kind = 'try' AND t.number = m.attempts RETURNING t.action_id
        """
    }
}
