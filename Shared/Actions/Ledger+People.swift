package import Database
package import FoundationEssentials
internal import Outbox
package import Timekeeping

/// What a person found out about a doubtful action.
package enum PersonsWord: String, Sendable, CaseIterable {
    /// It arrived.
    case sent
    /// It did not arrive, and is not to be sent again.
    case notSent = "not_sent"
    /// It did not arrive: send it again.
    case resend
}

extension Ledger {
    /// Settles an action that is `unknown`, or in line to have its key repeated.
    /// - Parameters:
    ///   - actor: who says so, as the reason names them.
    ///   - id: the same person for the record; the product finds it in ``Conclusion/actor``.
    ///   - operation: which of the subject's actions, where it may have several; `nil` for any.
    /// - Returns: `false` when it is not, or no longer.
    package func resolve(
        product: String, subject: UUID, _ word: PersonsWord, by actor: String, id: String? = nil,
        operation: String? = nil
    ) async throws -> Bool {
        try await outbox.transaction { connection in
            let now = try await clock.read(on: connection)
            let row = try await connection.first(
                """
                SELECT \(sql: Action.columns) FROM platform.actions a
                WHERE a.product = \(product) AND a.subject_id = \(subject)
                  AND (\(operation)::text IS NULL OR a.operation = \(operation))
                  AND (a.status = 'unknown' OR a.status = 'queued' AND a.in_doubt) ORDER BY a.id LIMIT 1 FOR UPDATE
                """)
            guard let row else { return false }
            var action = try Action(row)
            // A person knows.
            action.inDoubt = false
            var verdict: Verdict
            switch word {
            case .sent: verdict = Verdict(action, .succeeded(externalID: nil, outcome: nil), at: now)
            case .notSent:
                verdict = Verdict(
                    action,
                    .failed(.init(code: "NOT_SENT", reason: "\(actor) says that it did not arrive", cure: .none)),
                    at: now)
            case .resend:
                // The tries before the doubt do not count: the person starts it anew.
                verdict = Verdict(
                    action.unfailed,
                    .failed(.init(code: "RESEND", reason: "\(actor) had it sent again", cure: .retry(after: .zero))),
                    at: now)
                (verdict.failures, verdict.doubts, verdict.notBefore) = (0, 0, now)
            }
            try await write(verdict, on: connection)
            // Somebody has answered for it.
            try await connection.execute("UPDATE platform.actions SET restored = NULL WHERE id = \(action.id)")
            let conclusion = Conclusion(
                action: action, kind: verdict.kind, code: verdict.code,
                reason: verdict.reason ?? "\(actor) says that it arrived",
                at: now, isTry: false, actor: id ?? actor)
            try await self.product(of: action)?.concluded(conclusion, on: connection)
            return true
        }
    }

    /// Whether the action of a subject is in line although an earlier call of it may have arrived.
    package static func isInLineInDoubt(
        product: String, subject: UUID, on connection: Connection
    ) async throws(DatabaseError) -> Bool {
        try await connection.first(
            """
            SELECT 1 FROM platform.actions WHERE product = \(product) AND subject_id = \(subject)
              AND status = 'queued' AND in_doubt
            """) != nil
    }

    /// Passes the gate, as every intent does: whoever takes a message in hand does it wholly before or wholly after a pause or a
    /// "no". The transaction's first lock.
    package static func passGate(on connection: Connection) async throws(DatabaseError) {
        try await connection.execute("SELECT platform.pass_gate()")
    }

    /// Charges the limits of an account for something a person does with their own hands (design section 11): windows and caps bind,
    /// the spacing does not, and a pause binds.
    /// - Returns: the moment of the charge, by which ``uncountByHand(_:operation:on:)`` finds it again, or what holds it back.
    package static func chargeByHand(
        _ account: Account, operation: String, on connection: Connection
    ) async throws -> HandCharge {
        let key = LimitKey(accountID: account.id, platform: account.platform, operation: operation)
        let answers = try await connection.pipeline([
            LedgerClock.database.statement,
            LimitRows.lockStatement(
                accounts: [key.accountID], platforms: [key.platform], operations: [key.operation]),
        ])
        let now: Timestamp = try answers[0].first?[0] ?? .now()
        if let pause = Pause.binding(
            try Pauses.decode(try await connection.query(Pauses.openStatement(at: "clock_timestamp()"))), key)
        {
            return .held(Waiting(heldBy: .paused, until: pause.until, reason: pause.reason))
        }
        var book = try LimitBook(answers[1])
        if let hold = book.hold(key, at: now, spaced: false) {
            return .held(Waiting(heldBy: hold.by, until: hold.until, reason: nil))
        }
        book.charge(key, at: now, bound: now)
        if let save = book.save { try await connection.execute(save) }
        return .charged(at: now)
    }

    /// Gives back what ``chargeByHand(_:operation:on:)`` charged: nobody did it. Locks limits, so call it last.
    package static func uncountByHand(
        _ charges: [(account: Account, at: Timestamp)], operation: String, on connection: Connection
    ) async throws(DatabaseError) {
        guard !charges.isEmpty else { return }
        let accounts = Array(Set(charges.map(\.account.id)))
        var book = try LimitBook(
            try await connection.query(
                LimitRows.lockStatement(
                    accounts: accounts, platforms: Array(Set(charges.map(\.account.platform))),
                    operations: [operation])))
        for charge in charges {
            let account = charge.account
            book.uncount(
                LimitKey(accountID: account.id, platform: account.platform, operation: operation), chargedAt: charge.at)
        }
        if let save = book.save { try await connection.execute(save) }
        // What waits in line for a cap of these accounts or their networks is looked at again. The hold is forgotten as well: who puts
        // something in line would go back to its end.
        try await connection.execute(
            """
            UPDATE platform.queues q SET ready_at = clock_timestamp(), held_by = NULL, held_until = NULL
            FROM (SELECT product, account_id, operation FROM platform.queues
                  WHERE platform = ANY(\(Array(Set(charges.map(\.account.platform))))) AND operation = \(operation)
                    AND ready_at > clock_timestamp() AND held_by IN ('per_minute', 'per_day', 'per_week', 'ramp', 'shared')
                  FOR UPDATE SKIP LOCKED) held
            WHERE q.product = held.product AND q.account_id = held.account_id AND q.operation = held.operation
            """)
    }

    /// Counts what a person has done already, whatever the limits say: it happened.
    package static func countByHand(
        _ account: Account, operation: String, on connection: Connection
    ) async throws(DatabaseError) {
        let key = LimitKey(accountID: account.id, platform: account.platform, operation: operation)
        let answers = try await connection.pipeline([
            LedgerClock.database.statement,
            LimitRows.lockStatement(
                accounts: [key.accountID], platforms: [key.platform], operations: [key.operation]),
        ])
        let now: Timestamp = try answers[0].first?[0] ?? .now()
        var book = try LimitBook(answers[1])
        book.charge(key, at: now, bound: now)
        if let save = book.save { try await connection.execute(save) }
    }
}

/// What came of charging something a person does with their own hands.
package enum HandCharge: Sendable, Equatable {
    case charged(at: Timestamp)
    case held(Waiting)
}
