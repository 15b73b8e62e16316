/// Where a product's own row is, as the ledger's conclusions say it; for products whose rows know no finer states.
package enum SubjectStanding: String, Sendable, CaseIterable {
    /// In line.
    case queued
    /// It waits for a person's hands.
    case offered
    /// Under way, or in somebody's hands.
    case sending
    /// It may have happened.
    case unknown
    case sent
    /// It did not happen, and will not by itself.
    case failed
}

extension Conclusion {
    package var standing: SubjectStanding {
        switch kind {
        case .succeeded: .sent
        case .unknown, .takenBack(.unknown): .unknown
        case .waiting: .queued
        case .offered: .offered
        case .takenBack(.calling): .sending
        case .failed, .refused, .takenBack: .failed
        }
    }
}
