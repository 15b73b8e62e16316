package import Database
package import FoundationEssentials
internal import Jobs
internal import SocialContract

/// Ends everything in the making for people who are not written to any more: queued texts, drafts, and drafts that are still to be
/// written. What is being called or in somebody's hands ends as it ends; each further try is judged again.
///
/// In two steps, because of the lock order: ``cancel(_:reason:on:)`` before any person is locked, ``drop(_:_:reason:on:)`` after it.
package struct SocialEnding {
    let context: SocialMessagingContext

    package init(context: SocialMessagingContext) { self.context = context }

    /// - Returns: messages that the ledger certainly does not send any more.
    package func cancel(_ people: [UUID], reason: String, on connection: Connection) async throws -> Set<UUID> {
        guard !people.isEmpty else { return [] }
        let queued = try await SocialMessageStore.queued(of: people, on: connection)
        return try await SocialWithdrawal(context: context).cancel(queued, reason: reason, on: connection)
    }

    /// - Parameters:
    ///   - people: locked.
    ///   - taken: what ``cancel(_:reason:on:)`` gave.
    package func drop(_ people: [UUID], _ taken: Set<UUID>, _ refusal: SocialRefusal, on connection: Connection)
        async throws
    {
        guard !people.isEmpty else { return }
        let waiting = try await SocialMessageStore.drafts(of: people, on: connection).keys
        try await SocialWithdrawal(context: context).drop(
            taken.union(waiting), reason: refusal.sentence, trace: nil, on: connection)
        let failure = JobFailure(
            code: refusal == .suppressed ? "suppressed" : "not-eligible", reason: refusal.sentence)
        try await JobQueue(.drafting).giveUp(of: people, failure, on: connection)
    }
}
