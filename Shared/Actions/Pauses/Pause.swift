package import FoundationEssentials
package import Timekeeping

/// Nothing is started for whoever it covers.
package struct Pause: Sendable, Equatable {
    package let id: UUID
    /// With neither platform nor account it covers everything.
    package let platform: String?
    package let accountID: UUID?
    /// `by_hand`, or the failure that made the ledger stop by itself.
    package let code: String
    /// One sentence for the operator.
    package let reason: String
    package let until: Timestamp?
    package let createdBy: String
    package let createdAt: Timestamp
    package let endedBy: String?
    package let endedAt: Timestamp?

    func covers(_ key: LimitKey) -> Bool {
        if let accountID { return accountID == key.accountID }
        return platform == nil || platform == key.platform
    }

    /// The pause that lasts longest among those that cover; one without an end lasts longest of all.
    static func binding(_ pauses: [Pause], _ key: LimitKey) -> Pause? {
        let covering = pauses.filter { $0.covers(key) }
        return covering.first { $0.until == nil } ?? covering.max { $0.until! < $1.until! }
    }
}
