package import Database
internal import FoundationEssentials
internal import JSON
internal import Outbox
package import SocialContract
package import SocialThreads

/// A timer says that it is time for a follow-up: one is drafted, or the timer hears why it has ended. Nothing has failed then.
package struct SocialDueFollowup {
    let context: SocialMessagingContext
    /// Follow-ups to one person without an answer; more would be a nuisance.
    let limit: Int

    package init(context: SocialMessagingContext, limit: Int) { (self.context, self.limit) = (context, limit) }

    /// - Parameter trace: the W3C traceparent under which it became due.
    package func draft(_ due: SocialFollowupDue, trace: String?, on connection: Connection) async throws {
        let isWanted = try await SocialDraftQueue.enqueueDue(due, limit: limit, trace: trace, on: connection)
        // Nothing is said where a follow-up is in the making already.
        guard !isWanted, let why = try await why(due, on: connection) else { return }
        let facts = SocialFollowupFailure(
            profileID: due.profileID, messageID: due.messageID, code: why.rawValue, reason: why.sentence, isOver: true)
        let news = NewEvent(
            type: SocialEvent.followupFailed, aggregateType: SocialEvent.recipientSubject,
            aggregateID: due.profileID.lowercase, version: 0, payload: facts.payload)
        try await context.outbox.append([news], on: connection)
    }

    private func why(_ due: SocialFollowupDue, on connection: Connection) async throws -> SocialRefusal? {
        let word: String? = try await connection.first(
            """
            SELECT \(sql: SocialFollowupRule.refusal(after: due.messageID, limit: limit)) AS why
            FROM social.social_recipients r WHERE r.profile_id = \(due.profileID)
            """)?["why"]
        return word.flatMap(SocialRefusal.init)
    }
}
