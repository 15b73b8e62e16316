internal import Database
internal import FoundationEssentials
package import Outbox
internal import SocialContract
internal import Telemetry

/// Keeps messaging's own copy of the people it may write to, and asks for a draft when a follow-up is due.
package struct RecipientsFollowing: Sendable {
    /// Follow-ups to one person without an answer; more would be a nuisance.
    let followupLimit: Int

    package init(followupLimit: Int = 3) { self.followupLimit = followupLimit }

    package static let types = [SocialEvent.profileChanged, SocialEvent.followupDue]

    package var subscription: Subscription {
        Subscription(
            name: SocialSubscription.messagingRecipients, types: RecipientsFollowing.types, batch: 100
        ) { [self] connection, events in
            for event in events {
                if try event.type == SocialEvent.followupDue {
                    try await DraftQueue.enqueueDue(
                        try FollowupDue(payload: event.payload), limit: followupLimit, trace: event.trace?.traceparent,
                        on: connection)
                } else {
                    try await apply(try event.withPayload { try RecipientFacts.all(in: $0) }, on: connection)
                }
            }
        }
    }

    /// People enter when they are qualified; once known, every newer version is followed. An outreach status that was
    /// formed before our latest message is an echo and does not undo it; closing and opening again always count.
    private func apply(_ people: [RecipientFacts], on connection: Connection) async throws {
        let people = people.sorted { $0.id < $1.id }
        let inserted = try await connection.execute(
            """
            INSERT INTO social.social_recipients AS r (profile_id, version, platform, username, full_name, profile_url, bio,
                location, category, platform_user_id, discovery_status, outreach_status, messages_version)
            SELECT * FROM unnest(\(people.map(\.id)), \(people.map(\.version)), \(people.map(\.platform)),
                \(people.map(\.username)), \(people.map(\.fullName)), \(people.map(\.profileURL)), \(people.map(\.bio)),
                \(people.map(\.location)), \(people.map(\.category)), \(people.map(\.platformUserID)),
                \(people.map(\.discoveryStatus.rawValue)), \(people.map(\.outreachStatus.rawValue)),
                \(people.map(\.messagesVersion)))
                AS p (id, version, platform, username, full_name, profile_url, bio, location, category, platform_user_id,
                      discovery_status, outreach_status, messages_version)
            WHERE p.discovery_status = 'qualified'
               OR EXISTS (SELECT 1 FROM social.social_recipients k WHERE k.profile_id = p.id)
            ON CONFLICT (profile_id) DO UPDATE SET version = excluded.version, platform = excluded.platform,
                username = excluded.username, full_name = excluded.full_name, profile_url = excluded.profile_url,
                bio = excluded.bio, location = excluded.location, category = excluded.category,
                platform_user_id = excluded.platform_user_id, discovery_status = excluded.discovery_status,
                outreach_status = CASE WHEN excluded.messages_version >= r.messages_version
                    OR 'closed' IN (r.outreach_status, excluded.outreach_status)
                    THEN excluded.outreach_status ELSE r.outreach_status END
            WHERE r.version < excluded.version
            """)
        if inserted > 0 { try await ReachedStages.mark(.qualified, on: connection) }
    }
}
