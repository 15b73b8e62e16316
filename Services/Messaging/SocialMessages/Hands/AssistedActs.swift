internal import Actions
internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import SocialThreads

/// What a person does with their hands: the ledger's acts, and in whose words they fail.
struct AssistedActs: Sendable {
    let context: MessagingContext
    let hand: Hand

    init(context: MessagingContext, by principal: Principal) {
        (self.context, hand) = (context, Hand(id: principal.id, name: principal.name))
    }

    private var ledger: Ledger { context.ledger }
    private var product: String { SocialLedger.product }

    func claim(_ id: UUID) async throws {
        try await explaining { try await HandClaim(ledger: ledger).take(id, product: product, by: hand) }
    }

    func sent(_ id: UUID, text: String?, alreadySent: Bool) async throws {
        try await explaining {
            try await HandReport(ledger: ledger).sent(
                id, product: product, by: hand, text: text, alreadySent: alreadySent)
        }
    }

    func skipped(_ id: UUID, reason: String) async throws {
        try await explaining {
            try await HandReport(ledger: ledger).skipped(id, product: product, by: hand, reason: reason)
        }
    }

    func settle(_ id: UUID, _ word: HandSettling.Word) async throws {
        try await explaining {
            try await HandSettling(ledger: ledger).settle(id, product: product, word, by: hand)
        }
    }

    func undo(_ id: UUID) async throws {
        try await explaining { try await HandUndo(ledger: ledger).takeBack(id, product: product, by: hand) }
    }

    private func explaining(_ act: () async throws -> Void) async throws {
        do {
            try await act()
        } catch let refusal as HandRefusal {
            throw try await problem(refusal)
        } catch let error as DatabaseError where error.isUniqueViolation {
            throw Problem.conflict("replaced", "There is another message for this person by now.")
        }
    }

    private func problem(_ refusal: HandRefusal) async throws -> Problem {
        guard case .held(let waiting, let id) = refusal else { return Problem(refusal) }
        let account = try await context.database.withConnection { try await Accounts.find(id, on: $0) }
        guard let account else { return Problem.notFound("The account of this message is gone.") }
        return .held(waiting, account)
    }
}
