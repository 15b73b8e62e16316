internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// "Sent", of a call that was given up: the process was taken for dead, or somebody had settled the matter.
struct LateNews {
    /// What the ledger's list says of it.
    static let arrivedLate = "ARRIVED_LATE"
    static let arrivedTwice = "ARRIVED_TWICE"

    let ledger: Ledger
    /// The call that arrived: its number among the action's tries, and when it was made.
    let attempt: Int
    let calledAt: Timestamp
    let externalID: String?
    let outcome: String?
    let now: Timestamp

    /// Settles the action by what is known now. Whoever had put something else in line for it is stopped, as far as it can be.
    /// - Returns: `true` when it was only a doubt that ended; `false` when somebody has to be told.
    func settle(_ action: Action, on connection: Connection) async throws -> Bool {
        let isSecond = try await arrivedBefore(action, on: connection)
        try await note(action, isSecond: isSecond, on: connection)
        switch action.status {
        case .unknown, .reconciling, .queued, .offered:
            try await succeed(action, code: nil, reason: nil, on: connection)
            return true
        case .intent:
            try await succeed(action, code: nil, reason: nil, on: connection)
            try await ledger.settleLimits(action, .unused, now, on: connection)
            return true
        case .failed, .cancelled:
            try await revise(action, on: connection)
            return false
        case .succeeded where isSecond:
            try await mark(action, LateNews.arrivedTwice, LateNews.twice, on: connection)
            return false
        case .succeeded: return true
        // Another call is under way that nobody can stop; but none comes after it, and what becomes of it is late news, too.
        case .calling:
            try await AttemptRows.overtake(
                action.attempts, of: action.id, reason: "An earlier try arrived meanwhile.", at: now, on: connection)
            try await succeed(action, code: LateNews.arrivedLate, reason: LateNews.late, on: connection)
            return false
        }
    }

    private static let late = "It arrived after it had been given up."
    private static let twice = "Two of its tries arrived."

    /// It was settled as not sent; everybody went on from there.
    private func revise(_ action: Action, on connection: Connection) async throws {
        let others = try await others(than: action, on: connection)
        var stopped: [Action] = []
        for other in others where [.queued, .offered, .intent].contains(other.status) && !other.inDoubt {
            try await connection.execute(
                """
                UPDATE platform.actions SET status = 'cancelled', code = \(LateNews.arrivedLate), lease_until = NULL, slot_at = NULL,
                    reason = 'an earlier try arrived after all', finished_at = \(now) WHERE id = \(other.id)
                """)
            stopped.append(other)
        }
        if stopped.count == others.count {
            try await succeed(action, code: LateNews.arrivedLate, reason: LateNews.late, on: connection)
        } else {
            // One live action per subject: the other one stays it, and this one says what happened.
            try await mark(action, LateNews.arrivedLate, LateNews.late, on: connection)
            try await tell(action, code: LateNews.arrivedLate, reason: LateNews.late, on: connection)
        }
        for other in stopped where other.status == .intent {
            try await ledger.settleLimits(other, .unused, now, on: connection)
        }
    }

    private func others(than action: Action, on connection: Connection) async throws -> [Action] {
        let rows = try await connection.query(
            """
            SELECT \(sql: Action.columns) FROM platform.actions a
            WHERE a.product = \(action.product) AND a.subject_id = \(action.subjectID)
              AND a.operation = \(action.operation) AND a.id <> \(action.id) AND a.status NOT IN ('failed', 'cancelled')
            ORDER BY a.id FOR UPDATE
            """)
        return try rows.map { row throws(DatabaseError) in try Action(row) }
    }

    private func succeed(_ action: Action, code: String?, reason: String?, on connection: Connection) async throws {
        var verdict = Verdict(action, .succeeded(externalID: externalID, outcome: outcome), at: now)
        (verdict.code, verdict.reason) = (code, reason)
        try await ledger.write(verdict, on: connection)
        try await tell(action, code: code, reason: reason, on: connection)
    }

    private func tell(_ action: Action, code: String?, reason: String?, on connection: Connection) async throws {
        var conclusion = Conclusion(
            action: action, kind: .succeeded(externalID: externalID), code: code, reason: reason, at: calledAt,
            isTry: true)
        conclusion.isLate = code != nil
        try await ledger.product(of: action)?.concluded(conclusion, on: connection)
    }

    private func mark(_ action: Action, _ code: String, _ reason: String, on connection: Connection) async throws {
        try await connection.execute(
            """
            UPDATE platform.actions SET code = \(code), reason = \(reason), external_id = coalesce(external_id, \(externalID))
            WHERE id = \(action.id)
            """)
    }

    /// Another try has arrived as well. A network that dedupes on the key has taken this one for that.
    private func arrivedBefore(_ action: Action, on connection: Connection) async throws -> Bool {
        guard action.status == .succeeded, action.guarantee != .key else { return false }
        return try await AttemptRows.hasArrived(otherThan: attempt, of: action.id, on: connection)
    }

    private func note(_ action: Action, isSecond: Bool, on connection: Connection) async throws {
        let code: String? =
            switch action.status {
            case .failed, .cancelled, .calling: LateNews.arrivedLate
            case .succeeded where isSecond: LateNews.arrivedTwice
            default: nil
            }
        try await connection.execute(
            """
            UPDATE platform.action_attempts SET ended_at = \(now), outcome = 'succeeded', code = \(code), reason = NULL
            WHERE action_id = \(action.id) AND kind = 'try' AND number = \(Int32(attempt))
            """)
    }
}
