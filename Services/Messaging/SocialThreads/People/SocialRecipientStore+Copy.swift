package import Database
package import FoundationEssentials
internal import Secrets
package import SocialContract

/// Messaging's own copy of people, as `profiles` tells of them.
extension SocialRecipientStore {
    /// Those of these people of whom an older version, and no newer one, is known.
    package static func newer(
        _ people: [SocialRecipientFacts], on connection: Connection
    ) async throws(DatabaseError) -> Set<UUID> {
        let rows = try await connection.query(
            """
            SELECT p.id FROM unnest(\(people.map(\.id)), \(people.map(\.version))) AS p (id, version)
            JOIN social.social_recipients r ON r.profile_id = p.id AND r.version < p.version
            """)
        return Set(try rows.map { row throws(DatabaseError) in try row[0] })
    }

    /// People enter when they are qualified; once known, every newer version is followed. Of the outreach only the operator's word is
    /// taken, closing and opening again: everything else in that status follows from our own messages.
    /// - Parameter hashes: of each person's names, as PostgreSQL's text for a `bytea[]`.
    /// - Returns: who was closed or reopened by this, and has to be stated anew.
    package static func follow(
        _ people: [SocialRecipientFacts], hashes: [String], on connection: Connection
    ) async throws -> [UUID] {
        let turned = try await turned(people, on: connection)
        let inserted = try await connection.execute(
            """
            INSERT INTO social.social_recipients AS r (profile_id, version, platform, username, full_name, profile_url, bio,
                location, category, platform_user_id, discovery_status, outreach_status, messages_version, contact_hashes,
                name_hashes, reopened_at, closed_by_operator)
            SELECT id, version, platform, username, full_name, profile_url, bio, location, category, platform_user_id,
                discovery_status, CASE WHEN outreach_status = 'closed' THEN 'closed' ELSE 'pending' END, messages_version,
                coalesce(contact_hashes::bytea[], '{}'), name_hashes::bytea[], reopened_at, closed_by_operator
            FROM \(sql: told(people, hashes))
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
        if inserted > 0 { try await SocialReachedStages.mark(.qualified, on: connection) }
        return turned
    }

    /// Their facts as rows `p`.
    private static func told(_ people: [SocialRecipientFacts], _ hashes: [String]) -> SQL {
        """
        unnest(\(people.map(\.id)), \(people.map(\.version)), \(people.map(\.platform)),
            \(people.map(\.username)), \(people.map(\.fullName)), \(people.map(\.profileURL)), \(people.map(\.bio)),
            \(people.map(\.location)), \(people.map(\.category)), \(people.map(\.platformUserID)),
            \(people.map(\.discoveryStatus.rawValue)), \(people.map(\.outreachStatus.rawValue)),
            \(people.map(\.messagesVersion)), \(people.map { ContactHashes.literal($0.contactHashes) }),
            \(hashes), \(people.map(\.reopenedAt)), \(people.map(\.isClosedByOperator)))
            AS p (id, version, platform, username, full_name, profile_url, bio, location, category, platform_user_id,
                  discovery_status, outreach_status, messages_version, contact_hashes, name_hashes, reopened_at,
                  closed_by_operator)
        """
    }

    /// Locked.
    private static func turned(
        _ people: [SocialRecipientFacts], on connection: Connection
    ) async throws(DatabaseError) -> [UUID] {
        try await connection.query(
            """
            SELECT r.profile_id FROM unnest(\(people.map(\.id)), \(people.map(\.version)),
                \(people.map(\.outreachStatus.rawValue))) AS p (id, version, outreach_status)
            JOIN social.social_recipients r ON r.profile_id = p.id AND r.version < p.version
            WHERE (r.outreach_status = 'closed') <> (p.outreach_status = 'closed') AND r.said_no_at IS NULL
            ORDER BY 1 FOR UPDATE OF r
            """
        ).values(of: "profile_id")
    }
}
