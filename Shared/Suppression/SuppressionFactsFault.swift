internal import FoundationEssentials
internal import JSON
internal import Secrets

/// An event of the list that does not name its entry.
package struct SuppressionFactsFault: Error, Sendable, CustomStringConvertible {
    package var description: String { "the event's payload has no usable suppression_id" }
}
