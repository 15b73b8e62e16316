internal import Database
internal import FoundationEssentials

/// Every statement on `social_waiting_people`: whose replies wait in more than one chunk.
enum SocialWaitingPeople {
    static func note(_ people: [UUID], on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            INSERT INTO social.social_waiting_people (profile_id) SELECT unnest(\(people)) ON CONFLICT DO NOTHING
            """)
    }

    /// Whoever has waited longest, locked; nobody whom another process is at.
    static func next(but resting: [UUID], on connection: Connection) async throws(DatabaseError) -> UUID? {
        try await connection.first(
            """
            SELECT profile_id FROM social.social_waiting_people WHERE profile_id <> ALL(\(resting))
            ORDER BY since LIMIT 1 FOR UPDATE SKIP LOCKED
            """)?["profile_id"]
    }

    static func forget(_ person: UUID, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute("DELETE FROM social.social_waiting_people WHERE profile_id = \(person)")
    }
}
