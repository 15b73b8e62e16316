internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// How something ends, or goes on, that hands had or were to have: by the same writers as every conclusion of the ledger.
struct HandConclusion {
    let ledger: Ledger
    let action: Action
    let verdict: Verdict
    /// What the history says of it, beside or instead of the try's end.
    var word: AttemptRows.Word?
    /// The person whose word it is.
    var hand: Hand?
    var sentText: String?
    var flag: String?
    /// It was done after all, after it had been settled as not done.
    var isLate = false
    /// Who has it in hand, or had, stays on record: taking the report back gives it to them again.
    var keepsClaim = false
    /// What becomes of the charge.
    var charge = Charge.stays

    enum Charge {
        case stays
        /// It was done, so it counts, even above the cap.
        case counts
        /// It was not done: its own day has it back.
        case isGivenBack
    }

    /// Limits last.
    func write(on connection: Connection) async throws {
        try await ledger.write(verdict, on: connection)
        let charged = try await chargedAt(on: connection)
        let keepsClaim = keepsClaim || [.calling, .unknown].contains(verdict.status)
        try await HandRow.leave(
            action, keepsClaim: keepsClaim, chargedAt: charged, finishedBy: isReport ? hand?.id : nil, on: connection)
        if let word {
            try await AttemptRows.note(word, of: action, on: connection)
        } else {
            try await ledger.note(verdict, on: connection)
        }
        var conclusion = Conclusion(
            action: action, kind: verdict.kind, code: verdict.code, reason: verdict.reason, at: verdict.at,
            isTry: verdict.isTry)
        conclusion.isLate = isLate
        (conclusion.actor, conclusion.sentText, conclusion.flag) = (hand?.id, sentText, flag)
        try await ledger.product(of: action)?.concluded(conclusion, on: connection)
        if verdict.status == .offered { try await endUnwanted(on: connection) }
        try await settleCharge(on: connection)
    }

    /// What waits for hands again ends here when it is not wanted any more: nobody would see it in the list, and nobody has to find out by
    /// claiming it.
    private func endUnwanted(on connection: Connection) async throws {
        var offered = action
        (offered.status, offered.inDoubt) = (.offered, false)
        var plan = try await Plan(toTake: offered, pauses: [], now: verdict.at, on: connection)
        do {
            try await ledger.judge(&plan, .everything, on: connection)
        } catch let error as DatabaseError {
            throw error
        } catch {
            // Not now, says its product: whoever claims it hears that.
            return
        }
        for refusal in plan.refusals { try await ledger.refuse(refusal, verdict.at, on: connection) }
    }

    /// What a person's word has ended can be taken back; what was taken back cannot.
    private var isReport: Bool {
        if case .takenBack = verdict.kind { return false }
        return verdict.isOver
    }

    private func chargedAt(on connection: Connection) async throws -> Timestamp? {
        switch charge {
        case .stays: action.chargedAt
        case .counts: action.chargedAt ?? verdict.at
        case .isGivenBack: nil
        }
    }

    private func settleCharge(on connection: Connection) async throws {
        switch charge {
        case .stays: return
        case .counts:
            guard action.chargedAt == nil else { return }
            try await HandCharge.count(action.limitKey, at: verdict.at, on: connection)
        case .isGivenBack:
            guard let chargedAt = action.chargedAt else { return }
            try await HandCharge.giveBack(action.limitKey, chargedAt: chargedAt, at: verdict.at, on: connection)
        }
    }
}

extension Verdict {
    /// A person will not do it.
    static func skipped(_ action: Action, reason: String, at now: Timestamp) -> Verdict {
        var verdict = Verdict(action, .cancelled, .refused, word: "skipped", at: now)
        (verdict.code, verdict.reason) = ("SKIPPED", reason)
        return verdict
    }

    /// It was not done, and waits for hands again.
    static func offered(_ action: Action, at now: Timestamp) -> Verdict {
        Verdict(action, .offered, .offered, word: "offered", at: now)
    }

    /// A report was taken back, and it is where it was before.
    static func takenBack(_ action: Action, to status: ActionStatus, at now: Timestamp) -> Verdict {
        var verdict = Verdict(action, status, .takenBack(status), word: "undone", at: now)
        verdict.isTry = false
        return verdict
    }

    static let noReport = "NO_REPORT"
    static let perhapsDone = "Perhaps sent: the claim is over without a report."

    /// The claim is over without a report.
    static func unreported(_ action: Action, at now: Timestamp) -> Verdict {
        let failure = TryOutcome.Failure(
            code: noReport, reason: action.claim?.doubt ?? perhapsDone, cure: .none, needsPerson: true)
        return Verdict(action, .doubtful(failure), at: now)
    }
}
