internal import Database
internal import FoundationEssentials
internal import JSON
package import Lifecycle
package import Outbox
internal import SocialContract
internal import Timekeeping
internal import Timers

/// Sets a timer when a message was sent, takes it back when the report was or the person answers, and raises it when it is time
/// (R0.37).
package struct SocialFollowupTimers: Sendable {
    private let timers = Timers(SocialFollowupTimers.table)
    static let table = TimerTable("social.social_followup_timers", key: "message_id", subject: "profile_id")
    private let outbox: Outbox
    /// From sending to the follow-up's draft; four days unless set.
    private let delay: Duration

    package init(outbox: Outbox, delay: Duration) { (self.outbox, self.delay) = (outbox, delay) }

    package var subscription: Subscription {
        Subscription(
            name: SocialSubscription.schedulingTimers,
            types: [
                SocialEvent.messageSent, SocialEvent.messageUnsent, SocialEvent.replyReceived,
                SocialEvent.personConfirmed, SocialEvent.recipientsStated, SocialEvent.followupFailed,
            ], batch: 100
        ) { [self] connection, events in
            for event in events {
                switch try event.type {
                case SocialEvent.replyReceived: try await answered(event, on: connection)
                case SocialEvent.personConfirmed: try await confirmed(event, on: connection)
                case SocialEvent.recipientsStated: try await stated(event, on: connection)
                case SocialEvent.followupFailed: try await failed(event, on: connection)
                default: try await apply(event, on: connection)
                }
            }
        }
    }

    /// Of what was sent to somebody who had said no before it was known, nobody is reminded.
    private func apply(_ event: Event, on connection: Connection) async throws {
        let facts = try SocialMessageFacts(payload: event.payload)
        let isSent = try event.type == SocialEvent.messageSent
        let end: SocialTimerEnd? =
            isSent ? facts.isClosed ? SocialTimerEnd.over(saidNo: facts.saidNoAt != nil) : nil : .unsent
        try await timers.set(
            facts.messageID, of: facts.profileID, due: try (facts.sentAt ?? event.occurredAt).adding(delay),
            version: try event.version, ended: end?.ending, own: ("thread_id", "\(facts.threadID)"), on: connection)
    }

    /// Nobody is reminded of what they have answered.
    private func answered(_ event: Event, on connection: Connection) async throws {
        let facts = try SocialReplyFacts(payload: event.payload)
        try await timers.end([(facts.profileID, try event.version, SocialTimerEnd.answered.ending)], on: connection)
    }

    /// Nobody is reminded whose outreach is over.
    private func stated(_ event: Event, on connection: Connection) async throws {
        let closed = try event.withPayload { try SocialRecipientStatement.all(in: $0) }.filter(\.isClosed)
        try await timers.end(
            closed.map { ($0.profileID, $0.version, SocialTimerEnd.over(saidNo: $0.saidNoAt != nil).ending) },
            on: connection)
    }

    private func failed(_ event: Event, on connection: Connection) async throws {
        let failure = try SocialFollowupFailure(payload: event.payload)
        try await timers.fail(
            failure.messageID, TimerEnding(code: failure.code, reason: failure.reason), isOver: failure.isOver,
            at: try event.occurredAt, on: connection)
    }

    private func confirmed(_ event: Event, on connection: Connection) async throws {
        let facts = try SocialPersonConfirmed(payload: event.payload)
        try await timers.confirm(
            facts.profileID, declined: facts.followUp ? nil : SocialTimerEnd.declined.ending, on: connection)
    }

    /// Raises what is due.
    package var chore: Chore {
        TimerRaising(timers, outbox: outbox) { timer in
            let due = SocialFollowupDue(profileID: timer.subject, messageID: timer.key)
            return NewEvent(
                type: SocialEvent.followupDue, aggregateType: SocialEvent.recipientSubject,
                aggregateID: timer.subject.lowercase, version: timer.version, payload: due.payload)
        }.chore("raising follow-ups")
    }
}
