package import Actions
package import AdapterWire
package import Timekeeping

/// What the networks' own interfaces take, said before any work is done (C28).
package protocol NetworkInterfaces: Sendable {
    /// What holds for everything that leaves by this account now.
    func rules(of account: Account) async throws -> InterfaceRules
    /// How long a direct message may be, as the network's adapter declares it; `nil` where none is loaded.
    func textLimit(on platform: String) -> Manifest.TextLimit?
    /// How people are known and written to there, as the network's adapter declares it; `nil` where none is loaded, or it knows none.
    func people(on platform: String) -> Manifest.People?
}

package typealias InterfaceRules = @Sendable (InterfaceQuestion) -> InterfaceAnswer

/// One message that could leave by its network's own interface.
package struct InterfaceQuestion: Sendable {
    package let text: String
    package let hasRecipientID: Bool
    /// When the person wrote to us last.
    package let lastWrote: Timestamp?

    package init(text: String, hasRecipientID: Bool, lastWrote: Timestamp?) {
        (self.text, self.hasRecipientID, self.lastWrote) = (text, hasRecipientID, lastWrote)
    }
}

package enum InterfaceAnswer: Sendable, Equatable {
    /// It is taken, and this is what can be said about a call whose answer is lost.
    case taken(Guarantee, settle: Duration, keyWindow: Duration?)
    /// A sentence or two for the operator: why not, and what is possible instead.
    case refused(String)
}
