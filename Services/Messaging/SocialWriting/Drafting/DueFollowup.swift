package import Database
package import SocialContract
package import SocialThreads

/// A timer says that it is time for a follow-up: one is drafted, or the timer hears why not.
package struct DueFollowup {
    let context: MessagingContext
    /// Follow-ups to one person without an answer; more would be a nuisance.
    let limit: Int

    package init(context: MessagingContext, limit: Int) { (self.context, self.limit) = (context, limit) }

    /// - Parameter trace: the W3C traceparent under which it became due.
    package func draft(_ due: FollowupDue, trace: String?, on connection: Connection) async throws {
        let isWanted = try await DraftQueue.enqueueDue(due, limit: limit, trace: trace, on: connection)
        guard !isWanted else { return }
        try await UnwantedFollowup(context: context, due: due).tell(limit: limit, on: connection)
    }
}
