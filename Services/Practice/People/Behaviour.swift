internal import JSON
internal import Timekeeping

/// What somebody does with what arrives.
enum Behaviour: String, Sendable, CaseIterable {
    case replies
    /// Asks not to be written to.
    case objects
    case silent
    /// Cannot be written to: has blocked the page, or left.
    case blocked
}
