package import Database
package import FoundationEssentials

/// People who may have said no, until somebody has read it.
package enum SocialDoubts {
    /// - Returns: which of these people wrote something doubtful that nobody has decided.
    package static func among(_ people: [UUID], on connection: Connection) async throws(DatabaseError) -> Set<UUID> {
        guard !people.isEmpty else { return [] }
        let rows = try await connection.query(
            """
            SELECT DISTINCT y.profile_id FROM social.social_replies y
            WHERE y.profile_id = ANY(\(people)) AND y.meaning = 'doubtful' AND y.decided_at IS NULL
            """)
        return Set(try rows.map { row throws(DatabaseError) in try row[0] as UUID })
    }
}
