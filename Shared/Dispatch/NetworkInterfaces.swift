package import Actions
package import AdapterWire

/// What the networks' own interfaces take, said before any work is done (C28).
package protocol NetworkInterfaces: Sendable {
    /// What holds for everything that leaves by this account now.
    func rules(of account: Account) async throws -> InterfaceRules
    /// How long a text may be, as the network's adapter declares it; `nil` where none is loaded.
    func textLimit(on platform: String) -> Manifest.TextLimit?
    /// How people are known and written to there, as the network's adapter declares it; `nil` where none is loaded, or it knows none.
    func people(on platform: String) -> Manifest.People?
}

package typealias InterfaceAnswer = OperationTerms.Answer
package typealias InterfaceRules = @Sendable (InterfaceQuestion) -> InterfaceAnswer
