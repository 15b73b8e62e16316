package import Actions
internal import Database
package import FoundationEssentials
package import HTTPServer
internal import Outbox

extension RestoredWord {
    /// Settles what was in line, and of which no network can tell.
    /// - Parameter subject: the product's own row.
    /// - Throws: 409 when there is no doubt any more.
    package func settle(
        _ subject: UUID, of product: String, in ledger: Ledger, by principal: Principal
    ) async throws {
        if self == .goOn {
            let asked = try await ledger.outbox.database.transaction {
                try await RestoredActions.ask(product: product, subjects: [subject], on: $0)
            }
            if !asked.isEmpty { return }
        }
        let isSettled = try await ledger.resolve(
            product: product, subject: subject, meant, by: principal.name, id: principal.id)
        if !isSettled { throw Problem.conflict("not-unknown", "There is no doubt about this message any more.") }
    }

    private var meant: PersonsWord {
        switch self {
        case .sent: .sent
        case .goOn: .resend
        case .skip: .notSent
        }
    }
}
