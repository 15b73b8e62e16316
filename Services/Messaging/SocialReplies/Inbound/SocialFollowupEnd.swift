internal import Database
internal import FoundationEssentials
internal import Jobs
internal import Outbox
internal import SocialThreads

/// What ends when a person has answered.
struct SocialFollowupEnd {
    let context: SocialMessagingContext

    /// - Parameter taken: follow-ups that were taken back from the ledger for it. The person is locked.
    func end(of person: UUID, _ taken: Set<UUID>, on connection: Connection) async throws {
        // What somebody has in hand stays: their report has to find it.
        let waiting = try await SocialFollowupRule.drafts(to: person, on: connection)
        try await SocialWithdrawal(context: context).drop(
            taken.union(waiting), reason: SocialRefusal.answered.sentence, trace: nil, on: connection)
        let failure = JobFailure(code: "answered", reason: SocialRefusal.answered.sentence)
        try await JobQueue(.drafting).giveUp(
            of: [person], failure, where: SocialFollowupRule.isOverdueItem, on: connection)
    }
}
