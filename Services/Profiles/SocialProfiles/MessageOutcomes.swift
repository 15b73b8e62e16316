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
                SocialEvent.messageDropped, SocialEvent.replyReceived, SocialEvent.recipientsStated,
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
        /// Which of sent and followed up are facts, as bits of `reached`, where what was believed is put right.
        var reached: Int32?
        var saidNoAt: Timestamp?
        /// The entry of the list behind it; without ``saidNoAt`` the one that was taken back.
        var suppressionID: UUID?

        static func all(in event: Event) throws -> [State] {
            switch try event.type {
            case SocialEvent.recipientsStated:
                return try event.withPayload { try RecipientStatement.all(in: $0) }.map(State.init)
            case SocialEvent.replyReceived:
                return [State(try ReplyFacts(payload: event.payload), version: try event.version)]
            default: return [State(try MessageFacts(payload: event.payload), version: try event.version)]
            }
        }

        private init(_ facts: RecipientStatement) {
            (profileID, version, outreachStatus) = (facts.profileID, facts.version, facts.outreachStatus)
            (sentAt, saidNoAt, suppressionID) = (facts.sentAt, facts.saidNoAt, facts.suppressionID)
            if facts.repairs { reached = (facts.wasSent ? 8 : 0) | (facts.wasFollowedUp ? 16 : 0) }
        }

        private init(_ facts: ReplyFacts, version: Int64) {
            (profileID, outreachStatus, sentAt) = (facts.profileID, facts.outreachStatus, facts.sentAt)
            (self.version, repliedAt) = (version, facts.receivedAt)
        }

        private init(_ facts: MessageFacts, version: Int64) {
            (profileID, outreachStatus, sentAt) = (facts.profileID, facts.outreachStatus, facts.sentAt)
            self.version = version
        }
    }

    /// Of each person only the newest event of the batch counts, but no reply, and no "no", is forgotten for it; an older version
    /// than the applied one is ignored, and a person who was closed stays closed.
    static func apply(_ events: [Event], on connection: Connection) async throws {
        var newest: [UUID: State] = [:]
        let states = try events.flatMap { try State.all(in: $0) }
        for var state in states {
            let known = newest[state.profileID]
            let replied = [known?.repliedAt, state.repliedAt].compactMap { $0 }.max()
            let saidNo = known?.saidNoAt ?? state.saidNoAt
            let reached = state.reached ?? known?.reached
            if let known, known.version >= state.version { state = known }
            (state.repliedAt, state.saidNoAt, state.reached) = (replied, saidNo, reached)
            newest[state.profileID] = state
        }
        let latest = newest.values.sorted { $0.profileID < $1.profileID }
        try await connection.execute(
            """
            UPDATE social.social_profiles p SET
                outreach_status = CASE WHEN p.outreach_status = 'closed' OR m.said_no_at IS NOT NULL THEN 'closed'
                                       ELSE m.outreach_status END,
                closed_reason = CASE WHEN m.said_no_at IS NULL OR p.outreach_status = 'closed' THEN p.closed_reason ELSE 'said_no' END,
                said_no_at = coalesce(p.said_no_at, m.said_no_at), messages_status = m.outreach_status,
                reached = CASE WHEN m.reached IS NULL THEN p.reached ELSE p.reached & 7 | m.reached END,
                last_contacted_at = m.sent_at, last_replied_at = greatest(p.last_replied_at, m.replied_at),
                messages_version = m.version, version = p.version + 1, updated_at = now()
            FROM unnest(\(latest.map(\.profileID)), \(latest.map(\.version)), \(latest.map(\.outreachStatus.rawValue)),
                        \(latest.map(\.sentAt)), \(latest.map(\.repliedAt)), \(latest.map(\.saidNoAt)),
                        \(latest.map(\.reached)))
                AS m (id, version, outreach_status, sent_at, replied_at, said_no_at, reached)
            WHERE p.id = m.id AND p.messages_version < m.version
            """)
        try await note(states.filter { $0.suppressionID != nil }, on: connection)
    }

    /// Which entry of the list means whom; where one was taken back, and nothing else keeps the person, the outreach may go on.
    private static func note(_ states: [State], on connection: Connection) async throws {
        for state in states {
            if state.saidNoAt != nil {
                try await connection.execute(
                    """
                    INSERT INTO social.social_noes (suppression_id, profile_id)
                    SELECT \(state.suppressionID), id FROM social.social_profiles WHERE id = \(state.profileID)
                    ON CONFLICT DO NOTHING
                    """)
                continue
            }
            try await connection.execute(
                "DELETE FROM social.social_noes WHERE suppression_id = \(state.suppressionID) AND profile_id = \(state.profileID)"
            )
            try await connection.execute(
                """
                UPDATE social.social_profiles p SET said_no_at = NULL,
                    outreach_status = CASE WHEN p.closed_reason = 'said_no' THEN social.facts_status(p) ELSE p.outreach_status END,
                    closed_reason = nullif(p.closed_reason, 'said_no'), version = p.version + 1, updated_at = now()
                WHERE p.id = \(state.profileID) AND p.said_no_at IS NOT NULL AND p.messages_version <= \(state.version)
                  AND NOT EXISTS (SELECT FROM social.social_noes n WHERE n.profile_id = p.id)
                """)
        }
    }
}
