internal import Database
internal import FoundationEssentials
package import Outbox
internal import Secrets
internal import SocialContract
internal import SocialReplies
package import SocialThreads
internal import SocialWriting
internal import Suppression
internal import Telemetry

/// Keeps messaging's own copy of the people it may write to, takes back what waits for people who were closed or rejected,
/// brings replies together with their people, and asks for a draft when a follow-up is due.
package struct RecipientsFollowing: Sendable {
    let context: MessagingContext
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
            let followups = DueFollowup(context: context, limit: followupLimit)
            for event in events where try event.type == SocialEvent.followupDue {
                let due = try FollowupDue(payload: event.payload)
                try await followups.draft(due, trace: event.trace?.traceparent, on: connection)
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
        let ending = try await ending(people, on: connection)
        var taken: [SocialRefusal: Set<UUID>] = [:]
        for (refusal, ids) in ending {
            taken[refusal] = try await Ending(context: context).cancel(ids, reason: refusal.sentence, on: connection)
        }
        // Whoever enters may be on the list; actions and the gate come before people.
        let noes = try await noes(among: people, on: connection)
        for (person, entry) in noes {
            try await RecipientNoes(context: context).saidNo([person], entry, on: connection)
        }
        let turned = try await apply(people, on: connection)
        for (refusal, ids) in ending {
            _ = try await SocialRecipient.lock(ids, on: connection)
            try await Ending(context: context).drop(ids, taken[refusal] ?? [], refusal, on: connection)
        }
        try await ThreadChanges.state(turned, through: context.outbox, on: connection)
        for (person, entry) in noes {
            try await RecipientNoes(context: context).saidNo([person], entry, on: connection)
        }
        try await replies.match(people, on: connection)
    }

    /// People whom this closes or rejects, or of whom it says that they said no.
    private func ending(
        _ people: [RecipientFacts], on connection: Connection
    ) async throws -> [(SocialRefusal, [UUID])] {
        func refusal(_ facts: RecipientFacts) -> SocialRefusal? {
            if facts.saidNoAt != nil { return .suppressed }
            return SocialRefusal.ofAny(
                outreach: facts.outreachStatus.rawValue, discovery: facts.discoveryStatus.rawValue)
        }
        let ending = people.filter { refusal($0) != nil }
        guard !ending.isEmpty else { return [] }
        let rows = try await connection.query(
            """
            SELECT p.id FROM unnest(\(ending.map(\.id)), \(ending.map(\.version))) AS p (id, version)
            JOIN social.social_recipients r ON r.profile_id = p.id AND r.version < p.version
            """)
        let newer = Set(try rows.map { row throws(DatabaseError) in try row[0] as UUID })
        return Dictionary(grouping: ending.filter { newer.contains($0.id) }) { refusal($0) ?? .closed }
            .map { ($0, $1.map(\.id).sorted()) }.sorted { $0.0.rawValue < $1.0.rawValue }
    }

    /// Those of them who are on the list and not known here for it.
    private func noes(
        among people: [RecipientFacts], on connection: Connection
    ) async throws -> [(person: UUID, entry: UUID)] {
        guard try await context.suppressions.isInUse(on: connection) else { return [] }
        let hashes = people.map { ($0.id, context.suppressions.hashes(for: $0.identifiers)) }
        let owners = try await context.suppressions.owners(of: hashes.flatMap { $0.1 }, on: connection)
        return hashes.compactMap { id, own in own.compactMap { owners[$0] }.first.map { (person: id, entry: $0) } }
    }

    /// People enter when they are qualified; once known, every newer version is followed. Of the outreach only the operator's word is
    /// taken, closing and opening again: everything else in that status follows from our own messages.
    /// - Returns: who was closed or reopened by this, and has to be stated anew.
    private func apply(_ people: [RecipientFacts], on connection: Connection) async throws -> [UUID] {
        let turned = try await connection.query(
            """
            SELECT r.profile_id FROM unnest(\(people.map(\.id)), \(people.map(\.version)),
                \(people.map(\.outreachStatus.rawValue))) AS p (id, version, outreach_status)
            JOIN social.social_recipients r ON r.profile_id = p.id AND r.version < p.version
            WHERE (r.outreach_status = 'closed') <> (p.outreach_status = 'closed') AND r.said_no_at IS NULL
            ORDER BY 1 FOR UPDATE OF r
            """)
        let inserted = try await connection.execute(
            """
            INSERT INTO social.social_recipients AS r (profile_id, version, platform, username, full_name, profile_url, bio,
                location, category, platform_user_id, discovery_status, outreach_status, messages_version, contact_hashes,
                name_hashes, reopened_at, closed_by_operator)
            SELECT id, version, platform, username, full_name, profile_url, bio, location, category, platform_user_id,
                discovery_status, CASE WHEN outreach_status = 'closed' THEN 'closed' ELSE 'pending' END, messages_version,
                coalesce(contact_hashes::bytea[], '{}'), name_hashes::bytea[], reopened_at, closed_by_operator
            FROM unnest(\(people.map(\.id)), \(people.map(\.version)), \(people.map(\.platform)),
                \(people.map(\.username)), \(people.map(\.fullName)), \(people.map(\.profileURL)), \(people.map(\.bio)),
                \(people.map(\.location)), \(people.map(\.category)), \(people.map(\.platformUserID)),
                \(people.map(\.discoveryStatus.rawValue)), \(people.map(\.outreachStatus.rawValue)),
                \(people.map(\.messagesVersion)), \(people.map { ContactHashes.literal($0.contactHashes) }),
                \(people.map { RecipientHashing.literal($0.names, context.suppressions) }), \(people.map(\.reopenedAt)),
                \(people.map(\.isClosedByOperator)))
                AS p (id, version, platform, username, full_name, profile_url, bio, location, category, platform_user_id,
                      discovery_status, outreach_status, messages_version, contact_hashes, name_hashes, reopened_at,
                      closed_by_operator)
            WHERE p.discovery_status = 'qualified'
               OR EXISTS (SELECT 1 FROM social.social_recipients k WHERE k.profile_id = p.id)
            ON CONFLICT (profile_id) DO UPDATE SET version = excluded.version, platform = excluded.platform,
                username = excluded.username, full_name = excluded.full_name, profile_url = excluded.profile_url,
                bio = excluded.bio, location = excluded.location, category = excluded.category,
                platform_user_id = excluded.platform_user_id,
                contact_hashes = CASE WHEN excluded.contact_hashes = '{}' THEN r.contact_hashes
                                      ELSE excluded.contact_hashes END,
                discovery_status = excluded.discovery_status, name_hashes = excluded.name_hashes,
                skipped_at = CASE WHEN excluded.reopened_at > r.skipped_at THEN NULL ELSE r.skipped_at END,
                reopened_at = greatest(r.reopened_at, excluded.reopened_at),
                closed_by_operator = excluded.closed_by_operator,
                outreach_status = CASE WHEN excluded.outreach_status = 'closed' OR r.said_no_at IS NOT NULL THEN 'closed'
                    -- What it is by the facts is found when it is stated.
                    WHEN r.outreach_status = 'closed' THEN 'pending' ELSE r.outreach_status END
            WHERE r.version < excluded.version
            """)
        if inserted > 0 { try await ReachedStages.mark(.qualified, on: connection) }
        return try turned.map { row throws(DatabaseError) in try row[0] as UUID }
    }
}

extension RecipientFacts {
    fileprivate var names: Identifiers {
        Identifiers(platform: platform, username: username, platformUserID: platformUserID, profileURL: profileURL)
    }

    fileprivate var identifiers: Identifiers {
        var all = names
        all.contactHashes = contactHashes.compactMap(bytes(hex:))
        return all
    }
}
