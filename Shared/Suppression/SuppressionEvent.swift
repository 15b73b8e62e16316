internal import FoundationEssentials
internal import JSON
internal import Secrets

/// The list's events. Products follow them, each with the hashes of the people it knows (Docs/events.md).
package enum SuppressionEvent {
    /// Somebody said no.
    package static let recorded = "platform.suppression.recorded.v1"
    /// A wrong no was taken back.
    package static let retracted = "platform.suppression.retracted.v1"

    /// The subject: one entry of the list.
    package static let subject = "platform.suppression"
}
