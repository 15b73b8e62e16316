package import FoundationEssentials
package import Timekeeping

/// A limit as the operator sees it: whose it is, its rule, and what is used of it.
package struct LimitSetting: Sendable {
    package let id: UUID
    package let platform: String
    package let operation: String
    /// `nil` when it binds all accounts of the network together.
    package let accountID: UUID?
    /// The operations that use it together; `nil` for the usual limit of one. Then `operation` is its name.
    package let sharedBy: [String]?
    /// Whose numbers these are: `installed`, `manifest`, `fallback` or `operator`.
    package let source: String
    package let limit: Limit
    /// Raised with every change of the rule.
    package let version: Int64
    /// When it was read, by the database's clock.
    package let at: Timestamp

    /// What holds the next use back now; `nil` when it is free.
    package var hold: Limit.Hold? { limit.hold(at: at) }
    /// The operations that use it.
    package var operations: [String] { sharedBy ?? [operation] }
    package var use: Limit.Use { limit.use(at: at) }
}

extension Limit {
    /// How much of a limit is used.
    package struct Use: Sendable, Equatable {
        /// In the last 60 seconds; calls under way count. ``Limit/remembered`` or twice the rule's number at most.
        package let lastMinute: Int
        /// In this calendar day and in this week from Monday, in the limit's time zone.
        package let today: Int
        package let thisWeek: Int
    }

    package func use(at now: Timestamp) -> Use {
        Use(
            lastMinute: slots.filter { $0.adding(.seconds(60)) > now }.count,
            today: day == zone.day(of: now) ? dayUsed : 0, thisWeek: week == zone.week(of: now) ? weekUsed : 0)
    }
}
