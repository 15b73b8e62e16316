internal import Database
internal import FoundationEssentials
package import Outbox
internal import SocialContract
internal import Telemetry

/// Keeps messaging's own copy of the people it may write to, takes back what waits for people who were closed or rejected,
/// brings replies together with their people, and asks for a draft when a follow-up is due.
package struct RecipientsFollowing: Sendable {
    let context: MessagingContext
    /// Follow-ups to one person without an answer; more would be a nuisance.
    let followupLimit: Int

    package init(context: MessagingContext, followupLimit: Int = 3) {
        (self.context, self.followupLimit) = (context, followupLimit)
    }

    package static let types = [SocialEvent.profileChanged, SocialEvent.followupDue]

    package var subscription: Subscription {
        Subscription(
            name: SocialSubscription.messagingRecipients, types: RecipientsFollowing.types, batch: 100
        ) { [self] connection, events in
            var people: [RecipientFacts] = []
            for event in events where try event.type == SocialEvent.profileChanged {
                people += try event.withPayload { try RecipientFacts.all(in: $0) }
            }
            try await follow(people, on: connection)
            for event in events where try event.type == SocialEvent.followupDue {
                try await DraftQueue.enqueueDue(
                    try FollowupDue(payload: event.payload), limit: followupLimit, trace: event.trace?.traceparent,
                    on: connection)
            }
        }
    }

    /// Of each person the newest version counts. Actions are locked before people, so what has to be taken back comes first.
    private func follow(_ all: [RecipientFacts], on connection: Connection) async throws {
        guard !all.isEmpty else { return }
        var newest: [UUID: RecipientFacts] = [:]
        for facts in all where facts.version > newest[facts.id]?.version ?? 0 { newest[facts.id] = facts }
        let people = newest.values.sorted { $0.id < $1.id }
        let replies = ReplyMatching(context: context)
        try await replies.waitForOthers(on: connection)
        let taken = try await withdraw(people, on: connection)
        try await apply(people, on: connection)
        try await Withdrawal(context: context).drop(
            taken, reason: RecipientsFollowing.ended, trace: nil, on: connection)
        try await replies.match(people, on: connection)
    }

    private static let ended = "the person was closed or rejected"

    /// Messages in the ledger to people who are closed or rejected by this.
    private func withdraw(_ people: [RecipientFacts], on connection: Connection) async throws -> Set<UUID> {
        let ending = people.filter {
            Refusal.ofAny(outreach: $0.outreachStatus.rawValue, discovery: $0.discoveryStatus.rawValue) != nil
        }
        guard !ending.isEmpty else { return [] }
        let rows = try await connection.query(
            """
            SELECT m.id FROM unnest(\(ending.map(\.id)), \(ending.map(\.version))) AS p (id, version)
            JOIN social.social_recipients r ON r.profile_id = p.id AND r.version < p.version
            JOIN social.social_messages m ON m.social_profile_id = p.id AND m.status = 'QUEUED'
            """)
        let messages = try rows.map { row throws(DatabaseError) in try row[0] as UUID }
        return try await Withdrawal(context: context).cancel(
            messages, reason: RecipientsFollowing.ended, on: connection)
    }

    /// People enter when they are qualified; once known, every newer version is followed. An outreach status that was
    /// formed before our latest message is an echo and does not undo it; closing and opening again always count.
    private func apply(_ people: [RecipientFacts], on connection: Connection) async throws {
        let inserted = try await connection.execute(
            """
            INSERT INTO social.social_recipients AS r (profile_id, version, platform, username, full_name, profile_url, bio,
                location, category, platform_user_id, discovery_status, outreach_status, messages_version, contact_hashes)
            SELECT id, version, platform, username, full_name, profile_url, bio, location, category, platform_user_id,
                discovery_status, outreach_status, messages_version, coalesce(contact_hashes::bytea[], '{}')
            FROM unnest(\(people.map(\.id)), \(people.map(\.version)), \(people.map(\.platform)),
                \(people.map(\.username)), \(people.map(\.fullName)), \(people.map(\.profileURL)), \(people.map(\.bio)),
                \(people.map(\.location)), \(people.map(\.category)), \(people.map(\.platformUserID)),
                \(people.map(\.discoveryStatus.rawValue)), \(people.map(\.outreachStatus.rawValue)),
                \(people.map(\.messagesVersion)), \(people.map { ContactHashes.literal($0.contactHashes) }))
                AS p (id, version, platform, username, full_name, profile_url, bio, location, category, platform_user_id,
                      discovery_status, outreach_status, messages_version, contact_hashes)
            WHERE p.discovery_status = 'qualified'
               OR EXISTS (SELECT 1 FROM social.social_recipients k WHERE k.profile_id = p.id)
            ON CONFLICT (profile_id) DO UPDATE SET version = excluded.version, platform = excluded.platform,
                username = excluded.username, full_name = excluded.full_name, profile_url = excluded.profile_url,
                bio = excluded.bio, location = excluded.location, category = excluded.category,
                platform_user_id = excluded.platform_user_id,
                contact_hashes = CASE WHEN excluded.contact_hashes = '{}' THEN r.contact_hashes
                                      ELSE excluded.contact_hashes END,
                discovery_status = excluded.discovery_status,
                outreach_status = CASE WHEN excluded.messages_version >= r.messages_version
                    OR 'closed' IN (r.outreach_status, excluded.outreach_status)
                    THEN excluded.outreach_status ELSE r.outreach_status END
            WHERE r.version < excluded.version
            """)
        if inserted > 0 { try await ReachedStages.mark(.qualified, on: connection) }
    }
}
