internal import Authoring
internal import Database
internal import FoundationEssentials
internal import JSON
internal import Jobs
internal import Outbox
internal import SocialContract
internal import SocialThreads
internal import Telemetry

/// A follow-up that nobody asked for but a timer has nobody who looks at its job: its failure is told to the timer, logged and counted.
struct SocialDueFailure {
    let context: SocialMessagingContext

    private static let counter = Metrics.shared.counter(
        "outreach_social_followups_failed_total",
        help: "Follow-ups that a timer asked for and that could not be drafted.", labels: ["product": "social"])

    /// In the transaction that gives the draft up.
    func tell(_ item: SocialDraftItem, _ failure: JobFailure, on connection: Connection) async throws {
        guard let message = item.dueMessageID else { return }
        let facts = SocialFollowupFailure(
            profileID: item.profileID, messageID: message, code: failure.code, reason: failure.reason)
        try await context.outbox.append(
            [
                NewEvent(
                    type: SocialEvent.followupFailed, aggregateType: SocialEvent.recipientSubject,
                    aggregateID: item.profileID.lowercase, version: 0, payload: facts.payload, trace: item.trace)
            ], on: connection)
        SocialDueFailure.counter.add()
        context.log.warning(
            "a follow-up was due and could not be drafted; see outreach followups list --status failed",
            [
                "profile_id": .text(item.profileID.lowercase), "message_id": .text(message.lowercase),
                "code": .text(failure.code), "reason": .text(failure.reason),
            ])
    }
}
