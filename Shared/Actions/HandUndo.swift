internal import Database
package import FoundationEssentials
internal import Outbox
internal import Timekeeping

/// Takes a report back: the action is offered again, and what it used goes back to its own day.
package struct HandUndo: Sendable {
    /// How long a report can be taken back.
    package static let length = Duration.seconds(900)

    let ledger: Ledger

    package init(ledger: Ledger) { self.ledger = ledger }

    /// - Throws: ``HandRefusal``, or what the product throws to forbid it.
    package func takeBack(_ id: UUID, product: String, by hand: Hand) async throws {
        try await ledger.outbox.transaction { connection in
            let now = try await ledger.clock.read(on: connection)
            let found = try await HandRow.lock(id, product: product, on: connection)
            let action = found.action
            guard [.succeeded, .cancelled].contains(action.status), found.finishedBy != nil,
                let finishedAt = found.finishedAt
            else { throw HandRefusal.nothingToUndo }
            guard finishedAt.adding(HandUndo.length) > now else { throw HandRefusal.tooLateToUndo }
            var verdict = Verdict.offered(action, at: now)
            verdict.isTry = false
            var end = HandConclusion(ledger: ledger, action: action, verdict: verdict)
            let report = action.status == .succeeded ? "sent" : "skipped"
            end.word = AttemptRows.Word(
                "undone", reason: "the report '\(report)' was taken back", at: now, by: hand.id)
            (end.hand, end.charge) = (hand, .isGivenBack)
            try await end.write(on: connection)
        }
    }
}
