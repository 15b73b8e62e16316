internal import Database
internal import FoundationEssentials
package import Outbox
internal import SocialContract

/// Follows what messaging did: outreach status and when the person was last written to (R1.21).
package struct MessageOutcomes: Sendable {
    package init() {}

    package var subscription: Subscription {
        Subscription(
            name: SocialSubscription.profilesMessages,
            types: [
                SocialEvent.messageDrafted, SocialEvent.messageSent, SocialEvent.messageUnsent,
                SocialEvent.messageDropped,
            ], batch: 200
        ) { connection, events in try await MessageOutcomes.apply(events, on: connection) }
    }

    /// Of each person only the newest event of the batch counts; an older version than the applied one is ignored, and a
    /// person the operator closed stays closed.
    static func apply(_ events: [Event], on connection: Connection) async throws {
        var newest: [UUID: (facts: MessageFacts, version: Int64)] = [:]
        for event in events {
            let facts = try MessageFacts(payload: event.payload)
            let version = try event.version
            if (newest[facts.profileID]?.version ?? 0) < version { newest[facts.profileID] = (facts, version) }
        }
        let people = newest.keys.sorted()
        let latest = people.compactMap { newest[$0] }
        try await connection.execute(
            """
            UPDATE social.social_profiles p SET
                outreach_status = CASE WHEN p.outreach_status = 'closed' THEN 'closed' ELSE m.outreach_status END,
                last_contacted_at = m.sent_at, messages_version = m.version, version = p.version + 1, updated_at = now()
            FROM unnest(\(people), \(latest.map(\.version)), \(latest.map(\.facts.outreachStatus.rawValue)),
                        \(latest.map(\.facts.sentAt))) AS m (id, version, outreach_status, sent_at)
            WHERE p.id = m.id AND p.messages_version < m.version
            """)
    }
}
