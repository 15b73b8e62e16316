internal import Database
internal import FoundationEssentials

/// What a look at everybody puts right.
extension SocialProfileRepository {
    /// Statuses that were typed in, of people to whom nothing was ever drafted: messaging never said a word of them.
    static func restate(_ ids: [UUID], on connection: Connection) async throws {
        try await connection.execute(
            """
            UPDATE social.social_profiles SET reached = reached & 3, version = version + 1, updated_at = now(),
                outreach_status = CASE WHEN outreach_status = 'closed' THEN 'closed' ELSE 'pending' END
            WHERE id = ANY(\(ids)) AND messages_version = 0
              AND (outreach_status IN ('drafted', 'sent', 'followup') OR reached & 28 > 0)
            """)
    }

    /// Addresses as they are spelled today, unless somebody else has that one: those are listed, and stay two.
    static func respell(_ ids: [UUID], on connection: Connection) async throws {
        try await connection.execute(
            """
            UPDATE social.social_profiles p SET profile_url = f.address, version = p.version + 1, updated_at = now()
            FROM (SELECT DISTINCT ON (address) id, address FROM (
                      SELECT id, created_at, profile_url, social.plain_address(platform, profile_url) AS address
                      FROM social.social_profiles WHERE id = ANY(\(ids)) AND platform = 'facebook') a
                  WHERE a.profile_url <> a.address ORDER BY address, created_at, id) f
            WHERE p.id = f.id AND NOT EXISTS (SELECT FROM social.social_profiles o WHERE o.profile_url = f.address)
            """)
        try await connection.execute(
            """
            INSERT INTO social.social_doubles (profile_id, same_as)
            SELECT p.id, o.id FROM social.social_profiles p
            JOIN social.social_profiles o ON o.profile_url = social.plain_address(p.platform, p.profile_url) AND o.id <> p.id
            WHERE p.id = ANY(\(ids)) AND p.platform = 'facebook'
            ON CONFLICT (profile_id) DO NOTHING
            """)
    }
}
