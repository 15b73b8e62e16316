internal import Database
internal import FoundationEssentials
package import Outbox
internal import SocialContract
internal import Timekeeping

/// Follows what messaging did and heard: outreach status, when the person was last written to (R1.21), and when they wrote.
package struct MessageOutcomes: Sendable {
    package init() {}

    package var subscription: Subscription {
        Subscription(
            name: SocialSubscription.profilesMessages,
            types: [
                SocialEvent.messageDrafted, SocialEvent.messageSent, SocialEvent.messageUnsent,
                SocialEvent.messageDropped, SocialEvent.replyReceived,
            ], batch: 200
        ) { connection, events in try await MessageOutcomes.apply(events, on: connection) }
    }

    /// A person's state as one event tells it.
    private struct State {
        let profileID: UUID
        let version: Int64
        let outreachStatus: OutreachStatus
        let sentAt: Timestamp?
        var repliedAt: Timestamp?

        init(_ event: Event) throws {
            version = try event.version
            if try event.type == SocialEvent.replyReceived {
                let facts = try ReplyFacts(payload: event.payload)
                (profileID, outreachStatus, sentAt) = (facts.profileID, facts.outreachStatus, facts.sentAt)
                repliedAt = facts.receivedAt
            } else {
                let facts = try MessageFacts(payload: event.payload)
                (profileID, outreachStatus, sentAt) = (facts.profileID, facts.outreachStatus, facts.sentAt)
            }
        }
    }

    /// Of each person only the newest event of the batch counts, but no reply is forgotten for it; an older version than the
    /// applied one is ignored, and a person the operator closed stays closed.
    static func apply(_ events: [Event], on connection: Connection) async throws {
        var newest: [UUID: State] = [:]
        for event in events {
            var state = try State(event)
            let known = newest[state.profileID]
            let replied = [known?.repliedAt, state.repliedAt].compactMap { $0 }.max()
            if let known, known.version >= state.version { state = known }
            state.repliedAt = replied
            newest[state.profileID] = state
        }
        let latest = newest.values.sorted { $0.profileID < $1.profileID }
        try await connection.execute(
            """
            UPDATE social.social_profiles p SET
                outreach_status = CASE WHEN p.outreach_status = 'closed' THEN 'closed' ELSE m.outreach_status END,
                last_contacted_at = m.sent_at, last_replied_at = greatest(p.last_replied_at, m.replied_at),
                messages_version = m.version, version = p.version + 1, updated_at = now()
            FROM unnest(\(latest.map(\.profileID)), \(latest.map(\.version)), \(latest.map(\.outreachStatus.rawValue)),
                        \(latest.map(\.sentAt)), \(latest.map(\.repliedAt)))
                AS m (id, version, outreach_status, sent_at, replied_at)
            WHERE p.id = m.id AND p.messages_version < m.version
            """)
    }
}
