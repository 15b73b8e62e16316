internal import Database
package import FoundationEssentials
internal import Outbox
internal import Timekeeping

/// Takes what is offered into a person's hands: the intent and the call of hands in one, judged and charged as the planner does it,
/// but for the spacing (decision 0015). From now on it may have been done, told or not.
package struct HandClaim: Sendable {
    let ledger: Ledger

    package init(ledger: Ledger) { self.ledger = ledger }

    /// For ``Claim/length``; whoever has it already goes on for as long again, and uses nothing more.
    /// - Throws: ``HandRefusal``.
    package func take(_ id: UUID, product: String, by hand: Hand) async throws {
        var begun: Action?
        let refusal = try await ledger.outbox.transaction { connection -> HandRefusal? in
            try await SendingGate.pass(on: connection)
            let found = try await HandRow.lock(id, product: product, on: connection)
            let now = try await ledger.time.now(on: connection)
            let action = found.action
            switch action.status {
            case .offered:
                let refusal = try await begin(action, by: hand, now, on: connection)
                if refusal == nil { begun = action }
                return refusal
            case .calling:
                guard let claim = action.claim else { throw HandRefusal.unknownAction }
                if claim.isOver(at: now) {
                    try await HandLapse(ledger: ledger).end(action, now, on: connection)
                    return .doubtful(claim)
                }
                guard claim.hand.id == hand.id else { throw HandRefusal.claimed(until: claim.until) }
                return try await goOn(action, now, on: connection)
            case .unknown:
                guard let claim = action.claim else { throw HandRefusal.unknownAction }
                throw HandRefusal.doubtful(claim)
            default:
                throw HandRefusal.over(action.status, by: found.finishedBy, at: found.finishedAt, because: found.ending)
            }
        }
        if let refusal { throw refusal }
        // As a call is: a database that is met without it has lost what somebody has in hand.
        if var begun {
            begun.attempts += 1
            ledger.recentCalls.note(begun)
        }
    }

    private func begin(
        _ offered: Action, by hand: Hand, _ now: Timestamp, on connection: Connection
    ) async throws -> HandRefusal? {
        guard offered.notBefore <= now else {
            throw HandRefusal.held(
                Hold(heldBy: .scheduled, until: offered.notBefore, reason: nil), account: offered.accountID)
        }
        let pauses = try await open(at: now, on: connection)
        var plan = try await Plan(toTake: offered, pauses: pauses, now: now, on: connection)
        try await LastLook(ledger: ledger).refuse(&plan, on: connection)
        if let refusal = plan.refusals.first { return .unwanted(sentence: refusal.reason) }
        if let later = plan.postponements[offered.id] {
            throw HandRefusal.held(
                Hold(heldBy: later.heldBy, until: later.until, reason: later.reason), account: offered.accountID)
        }
        try refusePaused(offered, pauses)
        if let quiet = ledger.quiet {
            throw HandRefusal.held(
                Hold(heldBy: .perMinute, until: now.adding(quiet), reason: HandClaim.leapt),
                account: offered.accountID)
        }
        if let waiting = try await HandCharge.take(offered.limitKey, at: now, on: connection) {
            throw HandRefusal.held(waiting, account: offered.accountID)
        }
        var action = offered
        (action.status, action.attempts) = (.calling, offered.attempts + 1)
        try await HandRow.take(action, by: hand, at: now, chargedAt: now, on: connection)
        try await AttemptRows.begin(action.attempts, of: action, by: hand, at: now, isCalling: true, on: connection)
        try await ActionRows.addHashes(plan.newHashes, to: [action], on: connection)
        try await ledger.products[action.product]?.intended([action], on: connection)
        return nil
    }

    /// Whoever asks whether to go on hears what is true now. What it may have been done for already cannot be taken from them: their
    /// report has to find it.
    private func goOn(_ action: Action, _ now: Timestamp, on connection: Connection) async throws -> HandRefusal? {
        let pauses = try await open(at: now, on: connection)
        var plan = try await Plan(toTake: action, pauses: pauses, now: now, on: connection)
        try await LastLook(ledger: ledger).judge(&plan, on: connection)
        if let refusal = plan.refusals.first { throw HandRefusal.stopped(sentence: refusal.reason) }
        try refusePaused(action, pauses)
        try await HandRow.prolong(action, at: now, on: connection)
        return nil
    }

    private func refusePaused(_ action: Action, _ pauses: [Pause]) throws {
        guard let pause = Pause.binding(pauses, action.limitKey) else { return }
        throw HandRefusal.held(
            Hold(heldBy: .paused, until: pause.until, reason: pause.reason), account: action.accountID)
    }

    private func open(at now: Timestamp, on connection: Connection) async throws -> [Pause] {
        try Pauses.decode(try await connection.query(Pauses.openStatement(at: "\(now)::timestamptz")))
    }

    /// As for every plan: what its windows count in real time is not over.
    private static let leapt = "The database's clock was put forward; limits are certain again in a minute."
}

extension Plan {
    /// One action that somebody takes by hand, or has.
    init(toTake action: Action, pauses: [Pause], now: Timestamp, on connection: Connection) async throws {
        let isSuppressed = try await ActionRows.isSuppressed(action.id, on: connection)
        self.init(action, isSuppressed: isSuppressed, pauses: pauses, now: now)
    }
}
