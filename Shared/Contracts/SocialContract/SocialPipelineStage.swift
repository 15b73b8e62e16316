/// The five stages and what unlocks them (R0.33 to R0.37). The only place that knows the rules; each service judges them
/// on its own applied copy.
package enum SocialPipelineStage: String, Sendable, CaseIterable {
    case discovery, review, drafting, sending, followups

    /// How many people ever got as far as each rule asks: a stage never locks again because the work moved on.
    package struct Reached: Sendable {
        package var discovered: Int64
        package var qualified: Int64
        package var drafted: Int64
        package var sent: Int64

        package init(discovered: Int64 = 0, qualified: Int64 = 0, drafted: Int64 = 0, sent: Int64 = 0) {
            (self.discovered, self.qualified, self.drafted, self.sent) = (discovered, qualified, drafted, sent)
        }
    }

    package func isUnlocked(_ reached: Reached) -> Bool {
        switch self {
        case .discovery: true
        case .review: reached.discovered > 0
        case .drafting: reached.qualified > 0
        case .sending: reached.drafted > 0
        case .followups: reached.sent > 0
        }
    }

    /// The rule in the seed's words; `nil` for the stage that is always open.
    package var requirement: String? {
        switch self {
        case .discovery: nil
        case .review: "discovered_count > 0"
        case .drafting: "qualified_count > 0"
        case .sending: "drafted_count > 0"
        case .followups: "sent_count > 0"
        }
    }
}
