internal import Database
internal import FoundationEssentials
internal import Outbox
internal import Timekeeping

/// A person's word on a doubtful action.
struct Resolution {
    let ledger: Ledger
    let word: PersonsWord
    let hand: Hand

    init(ledger: Ledger, word: PersonsWord, by hand: Hand) {
        (self.ledger, self.word, self.hand) = (ledger, word, hand)
    }

    /// - Returns: `false` when it is not doubtful, or no longer.
    func settle(product: String, subject: UUID, operation: String?) async throws -> Bool {
        try await ledger.outbox.transaction { connection in
            try await SendingGate.pass(on: connection)
            let now = try await ledger.time.now(on: connection)
            let found = try await ActionRows.lockDoubtful(
                product: product, subject: subject, operation: operation, on: connection)
            guard let found else { return false }
            guard found.delivery != .hands else {
                return try await HandSettling(ledger: ledger).settle(
                    found, word == .sent ? .sent : .notSent, by: hand, now, on: connection)
            }
            var action = found
            // A person knows.
            action.inDoubt = false
            try await write(consequence(for: action, now), on: connection)
            return true
        }
    }

    private func consequence(for action: Action, _ now: Timestamp) -> Consequence {
        switch word {
        case .sent:
            return Consequence(action, .succeeded(externalID: nil, outcome: nil), at: now)
        case .notSent: return .notSent(action, sayer: hand.name, at: now)
        case .resend: return .sentAgain(action, sayer: hand.name, at: now)
        }
    }

    private func write(_ consequence: Consequence, on connection: Connection) async throws {
        let reason = consequence.reason ?? "\(hand.name) says that it arrived"
        try await EndRows.write(consequence, on: connection)
        try await AttemptRows.note(
            AttemptRows.Word("resolved", code: consequence.code, reason: reason, at: consequence.at, by: hand.id),
            of: consequence.action, on: connection)
        try await EndRows.forgetQuarantine(of: consequence.action.id, on: connection)
        var conclusion = Conclusion(
            action: consequence.action, kind: consequence.kind, code: consequence.code, reason: reason,
            at: consequence.at, isTry: false)
        conclusion.actor = hand.id
        try await ledger.products.tell(conclusion, on: connection)
    }
}
