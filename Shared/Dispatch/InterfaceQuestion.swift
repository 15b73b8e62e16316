package import Timekeeping

/// One text that could leave by its network's own interface.
package struct InterfaceQuestion: Sendable {
    package let text: String
    package let hasRecipientID: Bool
    /// When the person wrote to us last.
    package let lastWrote: Timestamp?

    package init(text: String, hasRecipientID: Bool, lastWrote: Timestamp?) {
        (self.text, self.hasRecipientID, self.lastWrote) = (text, hasRecipientID, lastWrote)
    }
}
