package import Actions
internal import AdapterWire
package import Adapters
internal import Timekeeping

/// What a network's own interface takes of one operation by one account now, said before any work is done (C28).
package struct OperationTerms: Sendable {
    package enum Answer: Sendable, Equatable {
        /// It is taken, and this is what can be said about a call whose answer is lost.
        case taken(Guarantee, settle: Duration, keyWindow: Duration?)
        /// A sentence or two for the operator: why not, and what is possible instead.
        case refused(String)
    }

    private let judge: @Sendable (DeliveryJudgement.Facts) -> Answer

    package func answer(_ facts: DeliveryJudgement.Facts) -> Answer { judge(facts) }

    init(refusing sentence: String) {
        judge = { _ in .refused(OperationTerms.byHand(after: sentence)) }
    }

    init(_ operation: Manifest.Operation, in manifest: Manifest, credentials present: Set<String>) {
        judge = { facts in
            switch DeliveryJudgement.of(operation, in: manifest, credentials: present, facts) {
            case .available:
                return .taken(
                    Guarantee(rawValue: operation.guarantee.rawValue) ?? .none,
                    settle: .milliseconds(Int64(operation.settleSeconds * 1000)),
                    keyWindow: operation.keyWindowSeconds.map { .seconds($0) })
            // A text that is too long is so by hand as well.
            case .refused(.textTooLong, let sentence): return .refused(sentence)
            case .refused(_, let sentence):
                let hasHands = operation.deliveries.contains(.assisted)
                return .refused(hasHands ? OperationTerms.byHand(after: sentence) : sentence)
            }
        }
    }

    private static func byHand(after sentence: String) -> String {
        sentence.contains("(assisted)") ? sentence : "\(sentence) A person can send it by hand (assisted)."
    }
}

extension Networks {
    /// What holds of everything that is done by this account now.
    /// - Throws: only what the database says.
    package func terms(of operation: String, by account: Account) async throws -> OperationTerms {
        let manifest: Manifest
        do throws(AdapterFailure) {
            manifest = try adapters.session(account.platform).manifest
        } catch {
            return OperationTerms(refusing: error.reason)
        }
        guard let found = manifest.operation(operation) else {
            return OperationTerms(refusing: "The adapter of \(manifest.displayName) sends no messages.")
        }
        do {
            let present = try await credentials.present(of: account, manifest)
            return OperationTerms(found, in: manifest, credentials: present)
        } catch let failure as AdapterFailure {
            return OperationTerms(refusing: failure.reason)
        }
    }
}
