package import Actions
internal import Adapters
internal import Database
package import FoundationEssentials
internal import HTTPServer
internal import Timekeeping

extension Networks {
    /// A message to somebody by the network's own account, ready to be put in line.
    /// - Parameters:
    ///   - username, id: by which the network may ask for them.
    ///   - hashes: keyed, of the same person, by which a "no" is recognised.
    ///   - subject: the product's own row.
    /// - Throws: 409 `not-deliverable`: why it cannot be sent so, and what is possible instead.
    package func message(
        _ text: String, to username: String, _ id: String?, on platform: String, hashes: [[UInt8]],
        of product: String, _ subject: UUID, by delivery: ActionDelivery, for who: String
    ) async throws -> NewAction {
        let account = try await database.withConnection { connection in
            try await Accounts.defaultAccount(platform: platform, on: connection)
        }
        guard let account else { throw Problem.conflict("not-deliverable", "There is no account on \(platform).") }
        var action = NewAction.message(
            text, to: username, id, hashes: hashes, of: product, subject, through: account, by: delivery, for: who)
        guard delivery == .api else { return action }
        let terms = try await terms(of: action.operation, by: account)
        switch terms.answer(DeliveryJudgement.Facts(now: .now(), text: text, hasRecipientID: id != nil)) {
        case .taken(let guarantee, let settle, let keyWindow):
            (action.guarantee, action.settle, action.keyWindow) = (guarantee, settle, keyWindow)
            return action
        case .refused(let sentence): throw Problem.conflict("not-deliverable", sentence)
        }
    }
}
