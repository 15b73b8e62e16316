internal import Database
internal import FoundationEssentials

/// Every statement that writes `social_noes`: which entry of the list means whom.
enum SocialProfileNoes {
    static func add(_ entry: UUID?, _ people: [UUID], on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            INSERT INTO social.social_noes (suppression_id, profile_id)
            SELECT \(entry), id FROM social.social_profiles WHERE id = ANY(\(people)) ON CONFLICT DO NOTHING
            """)
    }

    /// - Parameter person: everybody when it is `nil`.
    static func forget(
        _ entry: UUID?, of person: UUID? = nil, on connection: Connection
    ) async throws(DatabaseError) {
        let of: SQL = person.map { "AND profile_id = \($0)" } ?? ""
        try await connection.execute("DELETE FROM social.social_noes WHERE suppression_id = \(entry) \(sql: of)")
    }
}
