internal import Database
internal import FoundationEssentials
internal import SocialContract
internal import Timekeeping

/// What messaging did and heard, written to people.
extension SocialProfileRepository {
    /// - Parameter latest: one state a person; an older version than the applied one changes nothing.
    static func follow(_ latest: [SocialMessageOutcomes.State], on connection: Connection) async throws {
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
    }

    /// Only the version moves: everything up to it was heard, and none of it is missing.
    static func heard(_ version: Int64, of person: UUID, on connection: Connection) async throws {
        try await connection.execute(
            """
            UPDATE social.social_profiles SET messages_version = \(version)
            WHERE id = \(person) AND messages_version < \(version)
            """)
    }

    /// Nothing keeps them any more: they stand where the facts say, unless an operator had closed them.
    static func reopen(_ state: SocialMessageOutcomes.State, on connection: Connection) async throws {
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
