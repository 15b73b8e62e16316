internal import Database
internal import FoundationEssentials
internal import Outbox
internal import Timekeeping

/// The end of a try: state, history, limits, the product and the account, in one transaction.
struct TryEnd {
    let ledger: Ledger

    /// Late news of a try that was given up meanwhile counts only when it says "sent".
    /// - Returns: `false` when it says so of an action that was settled otherwise meanwhile.
    func record(_ conclusion: TryConclusion, of intent: Intent) async throws -> Bool {
        try await ledger.outbox.transaction { connection in
            // A pause that this may begin holds for every plan and call that comes after it.
            if conclusion.mayStopAccount { try await SendingGate.close(on: connection) }
            let now = try await ledger.time.nowKeepingPlans(on: connection)
            guard let action = try await ActionRows.lock(intent.action.id, on: connection) else { return true }
            if action.attempts == intent.action.attempts, action.worker == ledger.worker,
                [.intent, .calling].contains(action.status)
            {
                try await write(conclusion, of: action, now, on: connection)
                return true
            }
            guard let news = try await lateNews(of: intent, conclusion, now, on: connection) else { return true }
            return try await news.settle(action, on: connection)
        }
    }

    /// - Returns: `nil` when it says nothing that counts: it did not arrive, or was never called.
    private func lateNews(
        of intent: Intent, _ conclusion: TryConclusion, _ now: Timestamp, on connection: Connection
    ) async throws -> LateNews? {
        guard case .succeeded(let externalID, let text) = conclusion,
            let calledAt = try await AttemptRows.calledAt(
                intent.action.attempts, of: intent.action.id, on: connection)
        else { return nil }
        return LateNews(
            ledger: ledger, attempt: intent.action.attempts, calledAt: calledAt, externalID: externalID, outcome: text,
            now: now)
    }

    /// Everything that follows from the end of a try. The action is locked.
    func write(
        _ conclusion: TryConclusion, of action: Action, _ now: Timestamp, on connection: Connection
    ) async throws {
        let slowdowns =
            conclusion.isSlowdown ? try await Accounts.slowdowns(of: action.accountID, on: connection) : 0
        let consequence = Consequence(action, conclusion, at: now, slowdowns: slowdowns)
        try await EndRows.write(consequence, on: connection)
        try await AttemptRows.end(consequence, on: connection)
        try await ledger.products.tell(Conclusion(consequence, isTry: consequence.isTry), on: connection)
        try await AccountStanding(consequence: consequence).write(on: connection)
        // Limits last: whoever claims by hand locks people before limits, too.
        try await LimitUse(action: action, ledger: ledger).settle(consequence.use, at: now, on: connection)
    }
}

extension Conclusion {
    /// What the product hears of it.
    init(_ consequence: Consequence, isTry: Bool) {
        self.init(
            action: consequence.action, kind: consequence.kind, code: consequence.code, reason: consequence.reason,
            at: consequence.at, isTry: isTry)
    }
}
