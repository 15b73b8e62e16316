/// The accounts' secrets that may prove a call, each different set once.
package struct ProofSets: Sendable {
    /// Each is tried with each call, and anybody may call.
    package static let most = 8

    private let names: [String]
    /// In the order they were added.
    package private(set) var all: [[String: String]] = []
    /// Accounts whose set is different from all of these and was not taken.
    package private(set) var leftOut = 0

    /// Accounts whose secrets cannot be read, each with its reason.
    private var unreadable: [String] = []

    /// What the operator should know of, as sentences; empty when there is nothing.
    package var trouble: [String] {
        let others =
            "its calls are tried with \(ProofSets.most) different sets of secrets; those of \(leftOut) more accounts prove nothing"
        return unreadable + (leftOut > 0 ? [others] : [])
    }

    /// - Parameter names: of the credentials that prove, as the manifest says (`inbound.verify`).
    package init(names: [String]) { self.names = names }

    /// - Parameter values: an account's, by the manifest's names. One that can prove nothing is passed over.
    package mutating func add(_ values: [String: String]) {
        let proof = values.filter { names.contains($0.key) && !$0.value.isEmpty }
        let isKnown = all.contains { known in known.filter { names.contains($0.key) && !$0.value.isEmpty } == proof }
        guard !proof.isEmpty, !isKnown else { return }
        guard all.count < ProofSets.most else {
            leftOut += 1
            return
        }
        all.append(values)
    }

    /// Nothing can be proven with this account's.
    package mutating func miss(_ account: String, _ reason: String) {
        unreadable.append("nothing can be proven with the secrets of the account \(account): \(reason)")
    }
}
