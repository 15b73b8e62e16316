package import Actions
package import Timekeeping

/// What the networks' own interfaces take, said before any work is done (C28).
package protocol NetworkInterfaces: Sendable {
    func judge(_ message: InterfaceQuestion, from account: Account) async throws -> InterfaceAnswer
}

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
    /// One sentence for the operator: why not, and what is possible instead.
    case refused(String)
}

/// For a process without adapters.
package struct NoInterfaces: NetworkInterfaces {
    package init() {}

    package func judge(_ message: InterfaceQuestion, from account: Account) async throws -> InterfaceAnswer {
        .refused("no adapter for \(account.platform) is loaded; a person can send it by hand (assisted)")
    }
}
