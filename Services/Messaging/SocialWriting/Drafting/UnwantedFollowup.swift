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

    private func why(limit: Int, on connection: Connection) async throws -> SocialRefusal? {
        let word: String? = try await connection.first(
            """
            SELECT \(sql: FollowupRule.refusal(after: due.messageID, limit: limit))
            FROM social.social_recipients r WHERE r.profile_id = \(due.profileID)
            """)?[0]
        return word.flatMap(SocialRefusal.init)
    }
}
