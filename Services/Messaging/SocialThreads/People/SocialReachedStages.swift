package import Database
package import SocialContract

/// How far anybody ever got here: the unlock rules of the contract, judged on messaging's own copy.
package enum SocialReachedStages {
    package enum Mark: String { case qualified, drafted, sent }

    package static func mark(_ mark: Mark, on connection: Connection) async throws {
        try await connection.execute(
            """
            INSERT INTO social.social_stages (stage) SELECT \(mark)
            WHERE NOT EXISTS (SELECT 1 FROM social.social_stages WHERE stage = \(mark)) ON CONFLICT DO NOTHING
            """)
    }

    package static func read(_ database: Database) async throws -> SocialPipelineStage.Reached {
        let rows = try await database.query("SELECT stage FROM social.social_stages")
        let stages = Set(try rows.map { row throws(DatabaseError) in try row[0] as String })
        func count(_ mark: Mark) -> Int64 { stages.contains(mark.rawValue) ? 1 : 0 }
        return SocialPipelineStage.Reached(qualified: count(.qualified), drafted: count(.drafted), sent: count(.sent))
    }
}
