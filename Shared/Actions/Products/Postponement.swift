package import Timekeeping

/// Not now: a product's word at the last look.
package struct Postponement: Sendable, Equatable {
    /// Shown to the operator as `held_by`.
    package let heldBy: HeldBy
    /// When it is looked at again.
    package let until: Timestamp
    /// One sentence for the operator.
    package let reason: String?

    package init(_ heldBy: HeldBy, until: Timestamp, reason: String? = nil) {
        (self.heldBy, self.until, self.reason) = (heldBy, until, reason)
    }

    /// A product that answers with a moment that is over would be asked again at once, and for ever.
    static let shortest = Duration.seconds(1)
}
