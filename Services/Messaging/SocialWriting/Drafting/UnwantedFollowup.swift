internal import Database
internal import FoundationEssentials
internal import JSON
internal import Outbox
internal import SocialContract
internal import SocialThreads

/// It was time for a follow-up, and nobody is to be reminded any more: the timer hears why it has ended. Nothing has failed.
struct UnwantedFollowup {
    let context: MessagingContext
    let due: FollowupDue

    private enum Why: String {
        case suppressed, closed, rejected, skipped, answered, enough

        var sentence: String {
            switch self {
            case .suppressed: SocialRefusal.suppressed.sentence
            case .closed: SocialRefusal.closed.sentence
            case .rejected: SocialRefusal.rejected.sentence
            case .skipped: "a message to the person was skipped by hand, and they were not reopened since"
            case .answered: SocialRefusal.answered.sentence
            case .enough: "the person has got as many follow-ups as one gets"
            }
        }
    }

    /// Says nothing where a follow-up is in the making already.
    /// - Parameter limit: follow-ups that one person gets.
    func tell(limit: Int, on connection: Connection) async throws {
        guard let why = try await why(limit: limit, on: connection) else { return }
        let facts = FollowupFailure(
            profileID: due.profileID, messageID: due.messageID, code: why.rawValue, reason: why.sentence, isOver: true)
        try await context.outbox.append(
            [
                NewEvent(
                    type: SocialEvent.followupFailed, aggregateType: SocialEvent.recipientSubject,
                    aggregateID: due.profileID.lowercase, version: 0, payload: facts.payload)
            ], on: connection)
    }

    private func why(limit: Int, on connection: Connection) async throws -> Why? {
        let row = try await connection.first(
            """
            SELECT CASE WHEN r.said_no_at IS NOT NULL THEN 'suppressed' WHEN r.outreach_status = 'closed' THEN 'closed'
                WHEN r.discovery_status = 'rejected' THEN 'rejected' WHEN r.skipped_at IS NOT NULL THEN 'skipped'
                WHEN (SELECT count(*) FROM social.social_messages m WHERE m.social_profile_id = r.profile_id
                      AND m.message_type = 'followup' AND m.status = 'SENT') >= \(Int64(limit)) THEN 'enough'
                WHEN EXISTS (SELECT FROM social.social_replies y WHERE y.profile_id = r.profile_id AND y.form <> 'reaction'
                      AND y.created_at >= (SELECT m.created_at FROM social.social_messages m WHERE m.id = \(due.messageID)))
                    THEN 'answered' END
            FROM social.social_recipients r WHERE r.profile_id = \(due.profileID)
            """)
        let word: String? = try row?[0]
        return word.flatMap(Why.init(rawValue:))
    }
}
