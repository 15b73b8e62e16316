internal import Database
internal import FoundationEssentials
internal import Secrets
internal import Timekeeping

/// Actions put in line, taken back, and locked by whoever works on one.
enum ActionRows {
    /// - Returns: the subjects that now have an action; others have a live one already.
    static func insert(_ actions: [NewAction], on connection: Connection) async throws(DatabaseError) -> Set<UUID> {
        let hashes = actions.map {
            "{" + $0.recipientHashes.map { "\"\\\\x\(hex($0))\"" }.joined(separator: ",") + "}"
        }
        let rows = try await connection.query(
            """
            INSERT INTO platform.actions (id, product, subject_id, account_id, platform, operation, guarantee, settle_ms,
                key_window_ms, input, body_sha256, recipient_hashes, created_by, traceparent, not_before, reckoned_at, held_by,
                delivery, status)
            SELECT u.id, u.product, u.subject, u.account, u.platform, u.operation, u.guarantee, u.settle, u.remembered, u.input,
                   u.sha, u.hashes::bytea[], u.creator, u.trace, coalesce(u.not_before, clock_timestamp()),
                   CASE WHEN u.not_before IS NULL THEN clock_timestamp() END,
                   CASE WHEN u.not_before IS NOT NULL THEN \(HeldBy.scheduled.rawValue) END,
                   u.delivery, CASE u.delivery WHEN 'hands' THEN 'offered' ELSE 'queued' END
            FROM unnest(\(actions.map(\.id)), \(actions.map(\.product)), \(actions.map(\.subjectID)),
                        \(actions.map(\.account.id)), \(actions.map(\.account.platform)), \(actions.map(\.operation)),
                        \(actions.map(\.guarantee.rawValue)), \(actions.map { $0.settle.milliseconds }),
                        \(actions.map { $0.keyWindow?.milliseconds }), \(actions.map(\.input)), \(actions.map(\.bodySHA256)),
                        \(hashes), \(actions.map(\.createdBy)), \(actions.map(\.traceparent)), \(actions.map(\.notBefore)),
                        \(actions.map(\.delivery.rawValue)))
                AS u (id, product, subject, account, platform, operation, guarantee, settle, remembered, input, sha, hashes,
                      creator, trace, not_before, delivery)
            ON CONFLICT DO NOTHING RETURNING subject_id
            """)
        return try subjects(rows)
    }

    /// - Returns: the subjects whose action is cancelled now; the others are under way, in somebody's hands, in doubt, or over.
    static func cancel(
        product: String, subjects: [UUID], reason: String, by actor: String?, on connection: Connection
    ) async throws(DatabaseError) -> Set<UUID> {
        let rows = try await connection.query(
            """
            WITH ended AS (
                UPDATE platform.actions SET status = 'cancelled', reason = \(reason), finished_at = clock_timestamp()
                WHERE id IN (SELECT id FROM platform.actions WHERE product = \(product) AND subject_id = ANY(\(subjects))
                             AND status IN ('queued', 'offered') AND NOT in_doubt ORDER BY id FOR UPDATE)
                  AND status IN ('queued', 'offered') AND NOT in_doubt RETURNING id, subject_id, delivery
            ), noted AS (
                INSERT INTO platform.action_attempts (action_id, number, kind, delivery, actor, intent_at, ended_at, outcome, reason)
                SELECT e.id, (SELECT coalesce(max(t.number), 0) + 1 FROM platform.action_attempts t
                              WHERE t.action_id = e.id AND t.kind = 'word'), 'word', e.delivery, \(actor),
                    clock_timestamp(), clock_timestamp(), 'cancelled', \(reason) FROM ended e)
            SELECT subject_id FROM ended
            """)
        return try ActionRows.subjects(rows)
    }

    private static func subjects(_ rows: Rows) throws(DatabaseError) -> Set<UUID> {
        Set(try rows.map { row throws(DatabaseError) in try row["subject_id"] as UUID })
    }

    static func lock(_ id: UUID, on connection: Connection) async throws(DatabaseError) -> Action? {
        let row = try await connection.first(
            "SELECT \(sql: Action.columns) FROM platform.actions a WHERE a.id = \(id) FOR UPDATE")
        return try row.map(Action.init)
    }

    /// The one of a subject's actions that a person's word can settle: `unknown`, or in line in doubt. Locked.
    static func lockDoubtful(
        product: String, subject: UUID, operation: String?, on connection: Connection
    ) async throws(DatabaseError) -> Action? {
        let row = try await connection.first(
            """
            SELECT \(sql: Action.columns) FROM platform.actions a
            WHERE a.product = \(product) AND a.subject_id = \(subject)
              AND (\(operation)::text IS NULL OR a.operation = \(operation))
              AND (a.status = 'unknown' OR a.status = 'queued' AND a.in_doubt) ORDER BY a.id LIMIT 1 FOR UPDATE
            """)
        return try row.map(Action.init)
    }

    static func isInLineInDoubt(
        product: String, subject: UUID, on connection: Connection
    ) async throws(DatabaseError) -> Bool {
        try await connection.first(
            """
            SELECT 1 FROM platform.actions WHERE product = \(product) AND subject_id = \(subject)
              AND status = 'queued' AND in_doubt
            """) != nil
    }

    /// By these names, too, a "no" is known that comes before the call.
    static func addHashes(
        _ new: [UUID: [[UInt8]]], to actions: [Action], on connection: Connection
    ) async throws(DatabaseError) {
        for action in actions {
            guard let hashes = new[action.id] else { continue }
            try await connection.executeAtCommit(
                "UPDATE platform.actions SET recipient_hashes = recipient_hashes || \(hashes) WHERE id = \(action.id)")
        }
    }

    /// Whether its recipient is on the list of those who said no.
    static func isSuppressed(_ id: UUID, on connection: Connection) async throws(DatabaseError) -> Bool {
        try await connection.first(
            """
            SELECT 1 FROM platform.suppression_hashes h, platform.actions a
            WHERE a.id = \(id) AND h.hash = ANY(a.recipient_hashes) LIMIT 1
            """) != nil
    }
}
