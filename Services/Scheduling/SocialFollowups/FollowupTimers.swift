internal import Database
internal import EventLoop
internal import FoundationEssentials
internal import JSON
package import Outbox
internal import Quarantine
internal import SocialContract
package import Telemetry
internal import Timekeeping

/// Sets a timer when a message was sent, takes it back when the report was or the person answers, and raises it when it is time
/// (R0.37).
package struct FollowupTimers: Sendable {
    let outbox: Outbox
    /// From sending to the follow-up's draft; four days unless set.
    let delay: Duration
    let log: Log

    package init(outbox: Outbox, delay: Duration, log: Log) {
        (self.outbox, self.delay, self.log) = (outbox, delay, log)
    }

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

    /// A newer event of the same message wins, whichever comes first. Of what was sent to somebody who had said no before it was known,
    /// nobody is reminded.
    private func apply(_ event: Event, on connection: Connection) async throws {
        let facts = try MessageFacts(payload: event.payload)
        let isSent = try event.type == SocialEvent.messageSent
        let due = try (facts.sentAt ?? event.occurredAt).adding(delay)
        let end: TimerEnd? =
            isSent ? facts.isClosed ? TimerEnd.over(saidNo: facts.saidNoAt != nil) : nil : .unsent
        try await connection.execute(
            """
            INSERT INTO social.social_followup_timers AS t
                (message_id, profile_id, thread_id, due_at, status, version, code, reason)
            VALUES (\(facts.messageID), \(facts.profileID), \(facts.threadID), \(due), \(end == nil ? "waiting" : "cancelled"),
                    \(try event.version), \(end?.rawValue), \(end?.sentence))
            ON CONFLICT (message_id) DO UPDATE SET due_at = excluded.due_at, status = excluded.status,
                version = excluded.version, code = excluded.code, reason = excluded.reason, failed_at = NULL
            WHERE t.version < excluded.version
            """)
    }

    /// Nobody is reminded of what they have answered.
    private func answered(_ event: Event, on connection: Connection) async throws {
        let facts = try ReplyFacts(payload: event.payload)
        try await connection.execute(
            """
            UPDATE social.social_followup_timers SET status = 'cancelled', version = \(try event.version),
                code = \(TimerEnd.answered.rawValue), reason = \(TimerEnd.answered.sentence)
            WHERE profile_id = \(facts.profileID) AND status = 'waiting' AND version < \(try event.version)
            """)
    }

    /// Nobody is reminded whose outreach is over.
    private func stated(_ event: Event, on connection: Connection) async throws {
        let closed = try event.withPayload { try RecipientStatement.all(in: $0) }.filter(\.isClosed)
            .sorted { $0.profileID < $1.profileID }
        let ends = closed.map { TimerEnd.over(saidNo: $0.saidNoAt != nil) }
        try await connection.execute(
            """
            UPDATE social.social_followup_timers t SET status = 'cancelled', version = c.version, code = c.code,
                reason = c.reason
            FROM unnest(\(closed.map(\.profileID)), \(closed.map(\.version)), \(ends.map(\.rawValue)),
                \(ends.map(\.sentence))) AS c (profile_id, version, code, reason)
            WHERE t.profile_id = c.profile_id AND t.status = 'waiting' AND t.version < c.version
            """)
    }

    /// It was time, and nothing could be drafted: the timer says so, and can be raised again by hand. Or nobody is to be reminded any more.
    private func failed(_ event: Event, on connection: Connection) async throws {
        let failure = try FollowupFailure(payload: event.payload)
        try await connection.execute(
            """
            UPDATE social.social_followup_timers SET status = CASE WHEN \(failure.isOver) THEN 'cancelled' ELSE 'failed' END,
                code = \(failure.code), reason = \(failure.reason),
                failed_at = CASE WHEN NOT \(failure.isOver) THEN \(try event.occurredAt)::timestamptz END
            WHERE message_id = \(failure.messageID) AND status = 'raised'
            """)
    }

    /// Somebody has answered for a person of an older life: their timers run again, or end.
    private func confirmed(_ event: Event, on connection: Connection) async throws {
        let facts = try PersonConfirmed(payload: event.payload)
        let began = try await Quarantines.cut(on: connection)?.began
        try await connection.execute(
            """
            UPDATE social.social_followup_timers SET confirmed_at = greatest(clock_timestamp(), \(began)::timestamptz),
                status = CASE WHEN \(facts.followUp) THEN status ELSE 'cancelled' END,
                code = CASE WHEN NOT \(facts.followUp) THEN \(TimerEnd.declined.rawValue) END,
                reason = CASE WHEN NOT \(facts.followUp) THEN \(TimerEnd.declined.sentence) END
            WHERE profile_id = \(facts.profileID) AND status = 'waiting'
            """)
    }

    /// Raises what is due, until the task is cancelled.
    package func run() async {
        while !Task.isCancelled {
            var pause = Duration.milliseconds(250)
            do {
                if try await raise() == FollowupTimers.chunk { pause = .zero }
            } catch let error as DatabaseError where error.isMissingSchema {
                pause = .seconds(5)
            } catch {
                log.warning("raising follow-ups failed, trying again", ["error": .text("\(error)")])
                pause = .seconds(1)
            }
            try? await outbox.loop.sleep(for: pause)
        }
    }

    private static let chunk = 200

    /// One chunk of due timers with their events, in one commit.
    private func raise() async throws -> Int {
        try await outbox.look { connection in
            // Those of an older life rest: what they remind of may have been sent since.
            let cut = try await Quarantines.cut(on: connection)
            let resting: SQL =
                cut.flatMap { cut in
                    cut.isHeld
                        ? "AND (created_at >= \(cut.before) OR coalesce(confirmed_at, '-infinity') >= \(cut.began))"
                        : nil
                } ?? ""
            let rows = try await connection.query(
                """
                UPDATE social.social_followup_timers SET status = 'raised', raised_at = clock_timestamp()
                WHERE message_id IN (SELECT message_id FROM social.social_followup_timers
                    WHERE status = 'waiting' AND due_at <= clock_timestamp() \(sql: resting)
                    ORDER BY due_at LIMIT \(Int64(FollowupTimers.chunk)) FOR UPDATE SKIP LOCKED)
                RETURNING message_id, profile_id, version
                """)
            let events = try rows.map { row throws(DatabaseError) in
                let due = FollowupDue(profileID: try row["profile_id"], messageID: try row["message_id"])
                return NewEvent(
                    type: SocialEvent.followupDue, aggregateType: SocialEvent.recipientSubject,
                    aggregateID: due.profileID.lowercase, version: try row["version"], payload: due.payload)
            }
            try await outbox.append(events, on: connection)
            return events.count
        }
    }
}
