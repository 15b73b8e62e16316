package import Actions
package import AdapterWire
internal import Adapters
package import Dispatch
package import SocialThreads
internal import Timekeeping

/// The networks' interfaces as the loaded adapters declare them.
package struct AdapterInterfaces: NetworkInterfaces {
    let networks: Networks

    package init(networks: Networks) { self.networks = networks }

    package func rules(of account: Account) async throws -> InterfaceRules {
        let manifest: Manifest
        do throws(AdapterFailure) {
            manifest = try networks.adapters.session(account.platform).manifest
        } catch {
            let reason = AdapterInterfaces.byHand(after: error.reason)
            return { _ in .refused(reason) }
        }
        guard let operation = manifest.operation(SocialLedger.operation) else {
            let reason = AdapterInterfaces.byHand(after: "The adapter of \(manifest.displayName) sends no messages.")
            return { _ in .refused(reason) }
        }
        let present: Set<String>
        do {
            present = try await networks.credentials.present(of: account, manifest)
        } catch let failure as AdapterFailure {
            let reason = AdapterInterfaces.byHand(after: failure.reason)
            return { _ in .refused(reason) }
        }
        return { AdapterInterfaces.answer($0, operation, manifest, present) }
    }

    package func textLimit(on platform: String) -> Manifest.TextLimit? {
        networks.adapters.manifest(platform)?.operation(SocialLedger.operation)?.text
    }

    package func people(on platform: String) -> Manifest.People? {
        networks.adapters.manifest(platform)?.people
    }

    private static func answer(
        _ question: InterfaceQuestion, _ operation: Manifest.Operation, _ manifest: Manifest, _ present: Set<String>
    ) -> InterfaceAnswer {
        let facts = DeliveryJudgement.Facts(
            now: .now(), lastWrote: question.lastWrote, text: question.text, hasRecipientID: question.hasRecipientID)
        switch DeliveryJudgement.of(operation, in: manifest, credentials: present, facts) {
        case .available:
            return .taken(
                Guarantee(rawValue: operation.guarantee.rawValue) ?? .none,
                settle: .milliseconds(Int64(operation.settleSeconds * 1000)),
                keyWindow: operation.keyWindowSeconds.map { .seconds($0) })
        // A text that is too long is so by hand as well.
        case .refused(.textTooLong, let sentence): return .refused(sentence)
        case .refused(_, let sentence):
            return .refused(operation.deliveries.contains(.assisted) ? byHand(after: sentence) : sentence)
        }
    }

    private static func byHand(after sentence: String) -> String {
        sentence.contains("(assisted)") ? sentence : "\(sentence) A person can send it by hand (assisted)."
    }
}
