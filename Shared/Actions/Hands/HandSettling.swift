internal import Database
package import FoundationEssentials
internal import Outbox
internal import Timekeeping

/// A person's word on what became of a claim that was not reported.
package struct HandSettling: Sendable {
    package enum Word: String, Sendable, CaseIterable {
        case sent
        /// It is offered again.
        case notSent = "not_sent"
    }

    let ledger: Ledger

    package init(ledger: Ledger) { self.ledger = ledger }

    /// - Throws: ``HandRefusal``.
    package func settle(_ id: UUID, product: String, _ word: Word, by hand: Hand) async throws {
        try await ledger.outbox.transaction { connection in
            // Whether it is still wanted is judged as for a claim: no "no" commits meanwhile.
            try await SendingGate.pass(on: connection)
            let now = try await ledger.time.unwatched(on: connection)
            let found = try await HandRow.lock(id, product: product, on: connection)
            guard try await settle(found.action, word, by: hand, now, on: connection) else {
                let isOver = [.succeeded, .failed, .cancelled].contains(found.action.status)
                throw isOver
                    ? HandRefusal.over(
                        found.action.status, by: found.finishedBy, at: found.finishedAt, because: found.ending)
                    : HandRefusal.notDoubtful
            }
        }
    }

    /// - Returns: `false` when nobody doubts what became of it. The action is locked.
    func settle(
        _ found: Action, _ word: Word, by hand: Hand, _ now: Timestamp, on connection: Connection
    ) async throws -> Bool {
        let isLapsed = found.status == .calling && found.claim?.isOver(at: now) ?? false
        guard found.status == .unknown || isLapsed else { return false }
        if isLapsed { try await HandLapse(ledger: ledger).end(found, now, on: connection) }
        var action = found
        // A person knows.
        action.inDoubt = false
        var consequence =
            word == .sent
            ? Consequence(action, .succeeded(externalID: nil, outcome: nil), at: now) : .offered(action, at: now)
        consequence.isTry = false
        let sentence = "\(hand.name) says that it was \(word == .sent ? "sent" : "not sent")"
        consequence.reason = word == .sent ? nil : sentence
        var end = HandConclusion(ledger: ledger, action: action, consequence: consequence)
        let replaced: Replaced? = word == .sent ? .doubt : nil
        end.word = AttemptRows.Word("resolved", code: replaced?.rawValue, reason: sentence, at: now, by: hand.id)
        end.keepsClaim = word == .sent
        (end.hand, end.charge) = (hand, word == .sent ? .counts : .isGivenBack)
        try await end.write(on: connection)
        return true
    }
}
