internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// How something ends, or goes on, that hands had or were to have: by the same writers as every conclusion of the ledger.
struct HandConclusion {
    let ledger: Ledger
    let action: Action
    let consequence: Consequence
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
        try await EndRows.write(consequence, on: connection)
        let charged = try await chargedAt(on: connection)
        let keepsClaim = keepsClaim || [.calling, .unknown].contains(consequence.status)
        try await HandRow.leave(
            action, keepsClaim: keepsClaim, chargedAt: charged, finishedBy: isReport ? hand?.id : nil, on: connection)
        if let word {
            try await AttemptRows.note(word, of: action, on: connection)
        } else {
            try await AttemptRows.end(consequence, on: connection)
        }
        var conclusion = Conclusion(consequence, isTry: consequence.isTry)
        conclusion.isLate = isLate
        (conclusion.actor, conclusion.sentText, conclusion.flag) = (hand?.id, sentText, flag)
        try await ledger.products.tell(conclusion, on: connection)
        if consequence.status == .offered { try await endUnwanted(on: connection) }
        try await settleCharge(on: connection)
    }

    /// What waits for hands again ends here when it is not wanted any more: nobody would see it in the list, and nobody has to find out by
    /// claiming it.
    private func endUnwanted(on connection: Connection) async throws {
        var offered = action
        (offered.status, offered.inDoubt) = (.offered, false)
        var plan = try await Plan(toTake: offered, pauses: [], now: consequence.at, on: connection)
        let look = LastLook(ledger: ledger)
        do {
            try await look.judge(&plan, on: connection)
        } catch let error as DatabaseError {
            throw error
        } catch {
            // Not now, says its product: whoever claims it hears that.
            return
        }
        for refusal in plan.refusals { try await look.end(refusal, at: consequence.at, on: connection) }
    }

    /// What a person's word has ended can be taken back; what was taken back cannot.
    private var isReport: Bool {
        if case .takenBack = consequence.kind { return false }
        return consequence.status.isOver
    }

    private func chargedAt(on connection: Connection) async throws -> Timestamp? {
        switch charge {
        case .stays: action.chargedAt
        case .counts: action.chargedAt ?? consequence.at
        case .isGivenBack: nil
        }
    }

    private func settleCharge(on connection: Connection) async throws {
        switch charge {
        case .stays: return
        case .counts:
            guard action.chargedAt == nil else { return }
            try await HandCharge.count(action.limitKey, at: consequence.at, on: connection)
        case .isGivenBack:
            guard let chargedAt = action.chargedAt else { return }
            try await HandCharge.giveBack(action.limitKey, chargedAt: chargedAt, at: consequence.at, on: connection)
        }
    }
}

extension Consequence {
    /// A person will not do it.
    static func skipped(_ action: Action, reason: String, at now: Timestamp) -> Consequence {
        var consequence = Consequence(action, .cancelled, .refused, word: "skipped", at: now)
        (consequence.code, consequence.reason) = ("SKIPPED", reason)
        return consequence
    }

    /// It was not done, and waits for hands again.
    static func offered(_ action: Action, at now: Timestamp) -> Consequence {
        Consequence(action, .offered, .offered, word: "offered", at: now)
    }

    /// A report was taken back, and it is where it was before.
    static func takenBack(_ action: Action, to status: ActionStatus, at now: Timestamp) -> Consequence {
        var consequence = Consequence(action, status, .takenBack(status), word: "undone", at: now)
        consequence.isTry = false
        return consequence
    }

    static let noReport = "NO_REPORT"
    static let perhapsDone = "Perhaps sent: the claim is over without a report."

    /// The claim is over without a report.
    static func unreported(_ action: Action, at now: Timestamp) -> Consequence {
        let failure = TryConclusion.Failure(
            code: noReport, reason: action.claim?.doubt ?? perhapsDone, cure: .none, needsPerson: true)
        return Consequence(action, .doubtful(failure), at: now)
    }
}
