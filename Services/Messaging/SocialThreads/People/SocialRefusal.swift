internal import SocialContract

/// Why a person gets no message at all. The raw value is also the code of the problem that says so.
package enum SocialRefusal: String, Sendable, CaseIterable {
    case closed, rejected, suppressed
    /// A follow-up only: they wrote to us since it was drafted.
    case answered
    /// A follow-up only: nothing was sent before it.
    case unfounded
    /// A message to them was skipped by hand, and no operator has reopened them since.
    case skipped
    /// A follow-up only: they have got as many as one gets.
    case enough
    /// They may have said no: a reply waits for somebody's decision.
    case doubtful

    /// The operator closed them, or rejected them in review.
    package static func ofAny(outreach: String, discovery: String) -> SocialRefusal? {
        if outreach == SocialOutreachStatus.closed.rawValue { return .closed }
        return discovery == SocialDiscoveryStatus.rejected.rawValue ? .rejected : nil
    }

    /// For the operator, in the middle of a sentence.
    package var sentence: String {
        switch self {
        case .closed: "the person was closed"
        case .rejected: "the person was rejected in review"
        case .suppressed: "the person is on the suppression list"
        case .answered: "the person has answered"
        case .unfounded: "no first message was sent to the person, so there is nothing to follow up"
        case .skipped: "a message to the person was skipped by hand, and they were not reopened since"
        case .enough: "the person has got as many follow-ups as one gets"
        case .doubtful: "the person may have said no; decide what their reply means first"
        }
    }
}
