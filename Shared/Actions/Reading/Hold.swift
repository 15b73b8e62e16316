package import Timekeeping

/// Why something has not happened yet: every waiting thing can say so.
package struct Hold: Sendable, Equatable {
    package let heldBy: HeldBy
    /// `nil` when it depends on a person, or is a matter of moments.
    package let until: Timestamp?
    package let reason: String?

    package init(heldBy: HeldBy, until: Timestamp?, reason: String?) {
        (self.heldBy, self.until, self.reason) = (heldBy, until, reason)
    }
}
