internal import Database
package import FoundationEssentials
internal import Outbox
internal import Timekeeping

/// Takes a report back: the action is again where it was before (``Replaced``), offered where it was in the reporter's own hand, and what
/// it used goes back to its own day.
package struct HandUndo: Sendable {
    /// How long a report can be taken back.
    package static let length = Duration.seconds(900)

    let ledger: Ledger

    package init(ledger: Ledger) { self.ledger = ledger }

    /// - Throws: ``HandRefusal``, or what the product throws to forbid it.
    package func takeBack(_ id: UUID, product: String, by hand: Hand) async throws {
        try await ledger.outbox.transaction { connection in
            // Whether it is still wanted is judged as for a claim: no "no" commits meanwhile.
            try await SendingGate.pass(on: connection)
            let now = try await ledger.time.unwatched(on: connection)
            let found = try await HandRow.lock(id, product: product, on: connection)
            let action = found.action
            guard [.succeeded, .cancelled].contains(action.status), found.finishedBy != nil,
                let finishedAt = found.finishedAt
            else { throw HandRefusal.nothingToUndo }
            guard finishedAt.adding(HandUndo.length) > now else { throw HandRefusal.tooLateToUndo }
            let replaced = action.status == .succeeded ? try await AttemptRows.replaced(by: id, on: connection) : nil
            if replaced == .hand { try await AttemptRows.reopen(action.attempts, of: action, on: connection) }
            var end = HandConclusion(
                ledger: ledger, action: action, consequence: consequence(action, replaced, by: hand, now))
            let report = action.status == .succeeded ? "sent" : "skipped"
            end.word = AttemptRows.Word(
                "undone", reason: "the report '\(report)' was taken back", at: now, by: hand.id)
            end.hand = hand
            end.charge = [.calling, .unknown].contains(end.consequence.status) ? .stays : .isGivenBack
            try await end.write(on: connection)
        }
    }

    private func consequence(_ action: Action, _ replaced: Replaced?, by hand: Hand, _ now: Timestamp) -> Consequence {
        switch replaced {
        case .hand: return .takenBack(action, to: .calling, at: now)
        case .end: return .takenBack(action, to: .cancelled, at: now)
        // Who had it in hand knows that it was not done.
        case .doubt where action.claim?.hand.id != hand.id:
            var consequence = Consequence.takenBack(action, to: .unknown, at: now)
            (consequence.needsPerson, consequence.inDoubt, consequence.code) = (true, true, Consequence.noReport)
            consequence.reason = action.claim?.doubt ?? Consequence.perhapsDone
            return consequence
        case .doubt, nil:
            var consequence = Consequence.offered(action, at: now)
            consequence.isTry = false
            return consequence
        }
    }
}
