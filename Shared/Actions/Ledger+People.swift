package import Database
package import FoundationEssentials
internal import Outbox
internal import Timekeeping

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
            try await connection.execute("SELECT platform.pass_gate()")
            let now = try await now(on: connection)
            let row = try await connection.first(
                """
                SELECT \(sql: Action.columns) FROM platform.actions a
                WHERE a.product = \(product) AND a.subject_id = \(subject)
                  AND (\(operation)::text IS NULL OR a.operation = \(operation))
                  AND (a.status = 'unknown' OR a.status = 'queued' AND a.in_doubt) ORDER BY a.id LIMIT 1 FOR UPDATE
                """)
            guard let row else { return false }
            var action = try Action(row)
            if action.delivery == .hands {
                return try await HandSettling(ledger: self).settle(
                    action, word == .sent ? .sent : .notSent, by: Hand(id: id ?? actor, name: actor), now,
                    on: connection)
            }
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
            try await AttemptRows.note(
                AttemptRows.Word(
                    "resolved", code: verdict.code, reason: verdict.reason ?? "\(actor) says that it arrived", at: now,
                    by: id ?? actor), of: action, on: connection)
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

    /// No adapter's call takes longer (`call_seconds` of a manifest).
    static let longestCall = Duration.seconds(900) + ClockWatch.slack
}
