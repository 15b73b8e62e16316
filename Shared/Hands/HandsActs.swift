package import Actions
internal import Database
package import FoundationEssentials
package import HTTPServer
internal import Outbox

/// What a person does with their hands: the ledger's acts, and in whose words they fail.
package struct HandsActs<Product: HandsProduct>: Sendable {
    let product: Product
    let ledger: Ledger
    let hand: Hand

    package init(_ product: Product, ledger: Ledger, by principal: Principal) {
        (self.product, self.ledger) = (product, ledger)
        hand = Hand(id: principal.id, name: principal.name)
    }

    package func claim(_ id: UUID) async throws {
        try await explaining { try await HandClaim(ledger: ledger).take(id, product: product.name, by: hand) }
    }

    package func sent(_ id: UUID, text: String?, alreadySent: Bool) async throws {
        try await explaining {
            try await HandReport(ledger: ledger).sent(
                id, product: product.name, by: hand, text: text, alreadySent: alreadySent)
        }
    }

    package func skipped(_ id: UUID, reason: String) async throws {
        try await explaining {
            try await HandReport(ledger: ledger).skipped(id, product: product.name, by: hand, reason: reason)
        }
    }

    package func settle(_ id: UUID, _ word: HandSettling.Word) async throws {
        try await explaining {
            try await HandSettling(ledger: ledger).settle(id, product: product.name, word, by: hand)
        }
    }

    package func undo(_ id: UUID) async throws {
        try await explaining { try await HandUndo(ledger: ledger).takeBack(id, product: product.name, by: hand) }
    }

    private func explaining(_ act: () async throws -> Void) async throws {
        do {
            try await act()
        } catch let refusal as HandRefusal {
            throw try await problem(refusal)
        } catch let error as DatabaseError where error.isUniqueViolation {
            throw Problem.conflict("replaced", "There is another \(product.form.noun) in its place by now.")
        }
    }

    private func problem(_ refusal: HandRefusal) async throws -> Problem {
        guard case .held(let waiting, let id) = refusal else { return HandProblem(product).of(refusal) }
        let account = try await ledger.outbox.database.withConnection { try await Accounts.find(id, on: $0) }
        guard let account else { return .notFound("The account of this \(product.form.noun) is gone.") }
        return .held(waiting, account)
    }
}
