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
            try await LimitUse(action: action, ledger: ledger).settle(.unused, at: now, on: connection)
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
        let others = try await EndRows.others(than: action, on: connection)
        var stopped: [Action] = []
        for other in others where [.queued, .offered, .intent].contains(other.status) && !other.inDoubt {
            try await EndRows.overtake(other.id, code: LateNews.arrivedLate, at: now, on: connection)
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
            try await LimitUse(action: other, ledger: ledger).settle(.unused, at: now, on: connection)
        }
    }

    private func succeed(_ action: Action, code: String?, reason: String?, on connection: Connection) async throws {
        var consequence = Consequence(action, .succeeded(externalID: externalID, outcome: outcome), at: now)
        (consequence.code, consequence.reason) = (code, reason)
        try await EndRows.write(consequence, on: connection)
        try await tell(action, code: code, reason: reason, on: connection)
    }

    private func tell(_ action: Action, code: String?, reason: String?, on connection: Connection) async throws {
        var conclusion = Conclusion(
            action: action, kind: .succeeded(externalID: externalID), code: code, reason: reason, at: calledAt,
            isTry: true)
        conclusion.isLate = code != nil
        try await ledger.products.tell(conclusion, on: connection)
    }

    private func mark(_ action: Action, _ code: String, _ reason: String, on connection: Connection) async throws {
        try await EndRows.mark(action.id, code: code, reason: reason, externalID: externalID, on: connection)
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
        try await AttemptRows.end(
            attempt, of: action.id, outcome: "succeeded", code: code, reason: nil, at: now, on: connection)
    }
}
