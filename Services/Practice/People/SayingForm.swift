internal import JSON
internal import Timekeeping

/// The form in which a network tells what somebody said.
enum SayingForm: String, Sendable, CaseIterable {
    case message
    /// While another app of the page has the conversation.
    case standby
    /// In the shape of a subscription.
    case change
    /// A button was tapped; the text is its title.
    case button
    /// Something else was written first, and changed into this.
    case edited
}
