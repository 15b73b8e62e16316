internal import Database
package import FoundationEssentials
internal import Outbox
internal import Timekeeping

/// What a person says they did: the conclusion of a claim. A report that comes after a "no" is recorded all the same.
package struct HandReport: Sendable {
    let ledger: Ledger

    package init(ledger: Ledger) { self.ledger = ledger }

    /// It was done.
    /// - Parameters:
    ///   - text: what really left, when it was another text.
    ///   - alreadySent: it was done without a claim: recorded, flagged, and counted above the cap, so that nobody repeats it.
    /// - Throws: ``HandRefusal``.
    package func sent(
        _ id: UUID, product: String, by hand: Hand, text: String?, alreadySent: Bool
    ) async throws {
        try await ledger.outbox.transaction { connection in
            let now = try await ledger.time.unwatched(on: connection)
            let found = try await HandRow.lock(id, product: product, on: connection)
            let standing = try await standing(of: found, hand, now, on: connection)
            switch standing {
            case .inHand, .lateHolder: break
            case .stranger(let refusal):
                guard alreadySent, found.action.status != .succeeded else { throw refusal }
            }
            try await record(found.action, standing, by: hand, text, now, on: connection)
        }
    }

    private func record(
        _ found: Action, _ standing: Standing, by hand: Hand, _ text: String?, _ now: Timestamp,
        on connection: Connection
    ) async throws {
        var action = found
        // A person knows.
        action.inDoubt = false
        var consequence = Consequence(action, .succeeded(externalID: nil, outcome: nil), at: now)
        // What was found out later happened when it was in hand.
        consequence.isTry = standing != .lateHolder
        let flag: String? =
            switch standing {
            case .stranger where found.status == .cancelled: "reported as sent after it was skipped"
            case .stranger: "reported as sent without a claim"
            default: nil
            }
        let replaced = standing == .inHand ? nil : HandReport.replaced(found.status)
        consequence.reason = flag
        var end = HandConclusion(ledger: ledger, action: action, consequence: consequence)
        if standing != .inHand {
            end.word = AttemptRows.Word("sent", code: replaced?.rawValue, reason: flag, at: now, by: hand.id)
        }
        end.keepsClaim = replaced == .hand || replaced == .doubt
        // Somebody else has it in hand at this moment: their try ends.
        if replaced == .hand {
            try await AttemptRows.overtake(
                action.attempts, of: action.id, reason: "\(hand.name) reported it as sent meanwhile", at: now,
                on: connection)
        }
        (end.hand, end.sentText, end.flag, end.charge) = (hand, text, flag, .counts)
        end.isLate = found.status == .cancelled
        try await end.write(on: connection)
    }

    private static func replaced(_ status: ActionStatus) -> Replaced? {
        switch status {
        case .calling: .hand
        case .unknown: .doubt
        case .cancelled, .failed: .end
        default: nil
        }
    }

    /// It will not be done, or was not.
    /// - Throws: ``HandRefusal``.
    package func skipped(_ id: UUID, product: String, by hand: Hand, reason: String) async throws {
        try await ledger.outbox.transaction { connection in
            let now = try await ledger.time.unwatched(on: connection)
            let found = try await HandRow.lock(id, product: product, on: connection)
            let standing = try await standing(of: found, hand, now, on: connection)
            if case .stranger(let refusal) = standing, found.action.status != .offered { throw refusal }
            var action = found.action
            action.inDoubt = false
            var end = HandConclusion(
                ledger: ledger, action: action, consequence: .skipped(action, reason: reason, at: now))
            if standing != .inHand { end.word = AttemptRows.Word("skipped", reason: reason, at: now, by: hand.id) }
            (end.hand, end.charge) = (hand, .isGivenBack)
            try await end.write(on: connection)
        }
    }

    /// Whose report it is.
    private enum Standing: Equatable {
        /// Of who has it in hand, also when the claim is over and nobody has looked yet.
        case inHand
        /// Of who had it in hand last, and did not report in time.
        case lateHolder
        /// Of anybody else; without more words they hear this.
        case stranger(HandRefusal)
    }

    private func standing(
        of found: HandRow.Locked, _ hand: Hand, _ now: Timestamp, on connection: Connection
    ) async throws -> Standing {
        let action = found.action
        switch action.status {
        case .calling:
            guard let claim = action.claim else { return .stranger(.notClaimed) }
            if claim.hand.id == hand.id { return .inHand }
            return .stranger(claim.isOver(at: now) ? .doubtful(claim) : .claimed(until: claim.until))
        case .unknown:
            guard let claim = action.claim else { return .stranger(.notClaimed) }
            return claim.hand.id == hand.id ? .lateHolder : .stranger(.doubtful(claim))
        case .offered:
            let isLate = try await AttemptRows.isUnreported(
                action.attempts, of: action.id, by: hand, on: connection)
            return isLate ? .lateHolder : .stranger(.notClaimed)
        default:
            return .stranger(.over(action.status, by: found.finishedBy, at: found.finishedAt, because: found.ending))
        }
    }
}
