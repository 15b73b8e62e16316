internal import Database
internal import FoundationEssentials
internal import Outbox
internal import Timekeeping

extension Ledger {
    /// Records that the call that does the deed comes now. It passes the gate: a pause or a "no" that has committed since the intent
    /// stops it here.
    /// - Returns: `false` when that is so, or the lease is over or lost: then it must not be made.
    package func calling(_ intent: Intent) async throws -> Bool {
        let isAllowed = try await outbox.database.withConnection { connection in
            // One transaction in one round trip; the second statement has a view of its own, behind the gate.
            try await !connection.pipeline(["SELECT platform.pass_gate()", callStatement(intent)])[1].isEmpty
        }
        if isAllowed { recentCalls.note(intent) }
        return isAllowed
    }

    /// These tables are where they were when their life was noted; where not, an older one may have come back, and whoever meets it
    /// judges first (room Quarantine).
    static let isAtHome: SQL = """
        NOT EXISTS (SELECT FROM platform.life l
                    WHERE l.ledger_oid <> 'platform.actions'::regclass::oid::bigint OR l.timeline <> platform.timeline())
        """

    private func callStatement(_ intent: Intent) -> SQL {
        """
        WITH c AS MATERIALIZED (SELECT \(sql: clock.expression) AS now), moved AS (
            UPDATE platform.actions a SET status = 'calling', first_call_at = coalesce(a.first_call_at, c.now),
                last_call_at = c.now
            FROM c
            WHERE a.id = \(intent.action.id) AND a.worker = \(worker) AND a.status = 'intent'
              AND a.attempts = \(Int32(intent.action.attempts)) AND c.now < \(intent.until)
              AND NOT EXISTS (SELECT FROM platform.pauses p WHERE \(sql: Pauses.holding(at: "c.now")))
              AND NOT EXISTS (SELECT FROM platform.suppression_hashes h WHERE h.hash = ANY(a.recipient_hashes))
              AND \(sql: Ledger.isAtHome)
            RETURNING a.id, a.attempts, c.now)
        UPDATE platform.action_attempts t SET calling_at = m.now FROM moved m
        WHERE t.action_id = m.id AND t.kind = 'try' AND t.number = m.attempts RETURNING t.action_id
        """
    }

    /// Records how a try ended. Late news of a try that was given up meanwhile counts only when it says "sent".
    /// - Returns: `false` when it says so of an action that was settled otherwise meanwhile: somebody has to be told.
    @discardableResult
    package func conclude(_ intent: Intent, _ outcome: TryOutcome) async throws -> Bool {
        try await outbox.transaction { connection in
            // A pause that this may begin holds for every plan and call that comes after it.
            if outcome.mayStopAccount { try await connection.execute("SELECT platform.close_gate()") }
            let now = try await now(on: connection)
            guard let action = try await lock(intent.action.id, on: connection) else { return true }
            if action.attempts == intent.action.attempts, action.worker == worker,
                [.intent, .calling].contains(action.status)
            {
                try await end(action, outcome, now, on: connection)
                return true
            }
            guard let news = try await lateNews(of: intent, outcome, now, on: connection) else { return true }
            return try await news.settle(action, on: connection)
        }
    }

    /// - Returns: `nil` when it says nothing that counts: it did not arrive, or was never called.
    private func lateNews(
        of intent: Intent, _ outcome: TryOutcome, _ now: Timestamp, on connection: Connection
    ) async throws -> LateNews? {
        guard case .succeeded(let externalID, let text) = outcome else { return nil }
        let row = try await connection.first(
            """
            SELECT calling_at FROM platform.action_attempts WHERE action_id = \(intent.action.id) AND kind = 'try'
              AND number = \(Int32(intent.action.attempts)) AND calling_at IS NOT NULL
            """)
        guard let row else { return nil }
        return LateNews(
            ledger: self, attempt: intent.action.attempts, calledAt: try row[0], externalID: externalID, outcome: text,
            now: now)
    }

    func lock(_ id: UUID, on connection: Connection) async throws -> Action? {
        let row = try await connection.first(
            "SELECT \(sql: Action.columns) FROM platform.actions a WHERE a.id = \(id) FOR UPDATE")
        guard let row else { return nil }
        return try Action(row)
    }

    /// Everything that follows from the end of a try: state, history, limits, the product, the account.
    func end(_ action: Action, _ outcome: TryOutcome, _ now: Timestamp, on connection: Connection) async throws {
        let verdict = Verdict(
            action, outcome, at: now, slowdowns: try await slowdowns(action.accountID, outcome, on: connection))
        try await write(verdict, on: connection)
        try await note(verdict, on: connection)
        let conclusion = Conclusion(
            action: action, kind: verdict.kind, code: verdict.code, reason: verdict.reason, at: now,
            isTry: verdict.isTry)
        try await product(of: action)?.concluded(conclusion, on: connection)
        try await speak(verdict, on: connection)
        // Limits last: whoever claims by hand locks people before limits, too.
        try await settleLimits(action, verdict.use, now, on: connection)
    }

    private func slowdowns(_ account: UUID, _ outcome: TryOutcome, on connection: Connection) async throws -> Int {
        guard case .failed(let failure) = outcome, failure.code == Verdict.rateLimited else { return 0 }
        let row = try await connection.first("SELECT slowdowns_in_row FROM platform.accounts WHERE id = \(account)")
        return Int(try row?[0] as Int32? ?? 0)
    }

    func write(_ verdict: Verdict, on connection: Connection) async throws {
        let action = verdict.action
        try await connection.execute(
            """
            UPDATE platform.actions SET status = \(verdict.status.rawValue), failures = \(Int32(verdict.failures)),
                doubts = \(Int32(verdict.doubts)), not_before = coalesce(\(verdict.notBefore), not_before),
                needs_person = \(verdict.needsPerson), in_doubt = \(verdict.inDoubt), code = \(verdict.code), reason = \(verdict.reason),
                external_id = coalesce(\(verdict.externalID), external_id), outcome = coalesce(\(verdict.outcome), outcome),
                lease_until = NULL, slot_at = NULL, held_by = NULL, reckoned_at = \(verdict.at),
                finished_at = CASE WHEN \(verdict.isOver) THEN \(verdict.at)::timestamptz END
            WHERE id = \(action.id)
            """)
        guard verdict.status == .queued, let notBefore = verdict.notBefore else { return }
        try await action.queue.wake(at: notBefore, on: connection)
    }

    func note(_ verdict: Verdict, on connection: Connection) async throws {
        try await connection.execute(
            """
            UPDATE platform.action_attempts SET ended_at = \(verdict.at), outcome = \(verdict.word), code = \(verdict.code),
                reason = \(verdict.reason)
            WHERE action_id = \(verdict.action.id) AND kind = 'try' AND number = \(Int32(verdict.action.attempts))
            """)
    }

    func settleLimits(
        _ action: Action, _ use: Verdict.Use, _ now: Timestamp, on connection: Connection
    ) async throws {
        guard let bound = action.slotAt else { return }
        let key = action.limitKey
        var book = try await Ledger.lockedLimits([key], on: connection)
        let chargedAt = action.chargedAt ?? bound.adding(.zero - settings.callTime)
        switch use {
        case .kept: book.settle(key, bound, at: now)
        case .paced: book.settleWithoutDeed(key, bound, chargedAt: chargedAt, at: now)
        case .unused: book.giveBack(key, bound, chargedAt: chargedAt)
        }
        if let save = book.save { try await connection.execute(save) }
        // A hold that was reckoned with the bound may end earlier now, and so may one of a cap that has its use back. Whoever plans a queue at this moment waits for these limits, and
        // sees them settled. The hold is forgotten as well: who puts something in line would go back to its end.
        try await connection.executeAtCommit(
            """
            UPDATE platform.queues q SET ready_at = \(now), held_by = NULL, held_until = NULL
            FROM (SELECT product, account_id, operation FROM platform.queues
                  WHERE platform = \(key.platform) AND ready_at > \(now) AND held_until > \(now)
                    AND (operation = \(key.operation) AND held_by = ANY(\(freed(by: use))) OR held_by = 'shared')
                    AND (account_id = \(key.accountID) OR EXISTS (
                         SELECT FROM platform.limits l
                         WHERE l.platform = \(key.platform) AND l.operation = \(key.operation) AND l.account_id IS NULL
                           AND (l.per_minute IS NOT NULL OR l.spacing_ms IS NOT NULL)))
                  FOR UPDATE SKIP LOCKED) held
            WHERE q.product = held.product AND q.account_id = held.account_id AND q.operation = held.operation
            """)
    }

    private func freed(by use: Verdict.Use) -> [String] {
        let windows: [HeldBy] = [.perMinute, .spacing]
        let caps: [HeldBy] = [.perDay, .perWeek, .ramp]
        return (use == .kept ? windows : windows + caps).map(\.rawValue)
    }

    private func speak(_ verdict: Verdict, on connection: Connection) async throws {
        let account = verdict.action.accountID
        if case .succeeded = verdict.kind {
            try await connection.execute(
                """
                UPDATE platform.accounts SET failures_in_row = 0, slowdowns_in_row = 0
                WHERE id = \(account) AND (failures_in_row > 0 OR slowdowns_in_row > 0)
                """)
        }
        if verdict.pausesAccount || verdict.quietUntil != nil {
            return try await stop(account, verdict, on: connection)
        }
        guard verdict.speaksAgainstAccount else { return }
        let row = try await connection.first(
            """
            UPDATE platform.accounts SET failures_in_row = failures_in_row + 1 WHERE id = \(account)
            RETURNING failures_in_row
            """)
        let inRow: Int32 = try row?[0] ?? 0
        if inRow >= Int32(Verdict.failuresThatStop) { try await stop(account, verdict, on: connection) }
    }

    /// The account waits, for a person or until a moment. One pause is enough, however many tries met the same trouble.
    private func stop(_ account: UUID, _ verdict: Verdict, on connection: Connection) async throws {
        // Whoever met it at the same time waits here, and then sees this one's pause.
        try await connection.execute("SELECT FROM platform.accounts WHERE id = \(account) FOR NO KEY UPDATE")
        let open = try await connection.first(
            """
            SELECT 1 FROM platform.pauses WHERE account_id = \(account) AND ended_at IS NULL
              AND (until IS NULL OR until >= \(verdict.quietUntil)) LIMIT 1
            """)
        guard open == nil else { return }
        if let quietUntil = verdict.quietUntil {
            // Of calls that were under way together each says so a little later.
            let longer = try await connection.execute(
                """
                UPDATE platform.pauses SET until = \(quietUntil), reason = coalesce(\(verdict.reason), reason)
                WHERE account_id = \(account) AND ended_at IS NULL AND created_by = 'ledger' AND code = \(verdict.code)
                  AND until > \(verdict.at)
                """)
            guard longer == 0 else { return }
            try await connection.execute(
                "UPDATE platform.accounts SET slowdowns_in_row = slowdowns_in_row + 1 WHERE id = \(account)")
        }
        try await connection.execute(
            """
            INSERT INTO platform.pauses (account_id, code, reason, until, created_by, created_at)
            VALUES (\(account), \(verdict.code ?? "FAILURES"), \(verdict.reason ?? "too many failures in a row"),
                    \(verdict.quietUntil), 'ledger', \(verdict.at))
            """)
    }
}
