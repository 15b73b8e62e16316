package import FoundationEssentials
internal import JSON
internal import Secrets

extension NewAction {
    /// A message to somebody, whom the network may ask for by their name there or by its id.
    /// - Parameters:
    ///   - hashes: keyed, of the same person, by which a "no" is recognised.
    ///   - subject: the product's own row.
    package static func message(
        _ text: String, to username: String, _ id: String?, hashes: [[UInt8]], of product: String, _ subject: UUID,
        through account: Account, by delivery: ActionDelivery, for who: String
    ) -> NewAction {
        var recipient: JSONObject = ["username": .string(username)]
        if let id { recipient["platform_user_id"] = .string(id) }
        return NewAction(
            product: product, subjectID: subject, account: account, operation: "message", guarantee: .none,
            input: JSONValue.object(["recipient": .object(recipient), "text": .string(text)]).text,
            bodySHA256: sha256(Array(text.utf8)), recipientHashes: hashes, createdBy: who, delivery: delivery)
    }
}
