package import Actions
package import AdapterWire
internal import Adapters
internal import Timekeeping

/// The networks' interfaces as the loaded adapters declare them.
package struct AdapterInterfaces: NetworkInterfaces {
    let networks: Networks
    /// What is asked about, such as `message`.
    let operation: String

    package init(networks: Networks, operation: String) { (self.networks, self.operation) = (networks, operation) }

    package func rules(of account: Account) async throws -> InterfaceRules {
        let terms = try await networks.terms(of: operation, by: account)
        return { question in
            terms.answer(
                DeliveryJudgement.Facts(
                    now: .now(), lastWrote: question.lastWrote, text: question.text,
                    hasRecipientID: question.hasRecipientID))
        }
    }

    package func textLimit(on platform: String) -> Manifest.TextLimit? {
        networks.adapters.manifest(platform)?.operation(operation)?.text
    }

    package func people(on platform: String) -> Manifest.People? { networks.adapters.manifest(platform)?.people }
}
