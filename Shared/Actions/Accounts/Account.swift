package import FoundationEssentials
package import Timekeeping

/// An account that sends on one network.
package struct Account: Sendable, Equatable {
    /// How its messages leave when nobody says.
    package enum Delivery: String, Sendable, CaseIterable {
        /// By a person's hands.
        case assisted
        /// By the network's own interface.
        case api
    }

    package let id: UUID
    package let platform: String
    /// The account's name on its network; `default` until somebody names one.
    package let handle: String
    package let isDefault: Bool
    package let delivery: Delivery
    /// What its adapter is told besides credentials: a JSON object.
    package let settings: String
    /// An IANA name: the caps per day and week are counted by its calendar.
    package let timeZone: String
    /// Failures that speak against it, without a success between them.
    package let failuresInRow: Int
    /// Raised with every change that a person makes.
    package let version: Int64
    package let createdAt: Timestamp
}
