internal import Database
internal import FoundationEssentials
internal import Outbox
internal import SocialContract
internal import Suppression

/// People who said no are closed, with the reason (R0.22), in the transaction that learns of it; messaging hears of it by their event.
extension SocialProfileRepository {
    /// - Parameter entry: the entry of the list that means them; taking it back finds them by it.
    func saidNo(_ people: [UUID], _ entry: UUID, on connection: Connection) async throws {
        guard !people.isEmpty else { return }
        let people = people.sorted()
        try await change(
            people,
            """
            UPDATE social.social_profiles p SET said_no_at = clock_timestamp(), outreach_status = 'closed',
                closed_reason = CASE WHEN p.outreach_status = 'closed' THEN coalesce(p.closed_reason, 'operator')
                                     ELSE 'said_no' END,
                version = p.version + 1, updated_at = now()
            FROM i WHERE p.id = i.id AND p.said_no_at IS NULL RETURNING p AS person, i.shard
            """, on: connection)
        try await SocialProfileNoes.add(entry, people, on: connection)
    }

    /// Whoever is on the list by nothing else may be written to again, and stands where the facts say; whom an operator had closed
    /// before stays closed.
    /// - Returns: how many they are.
    func tookBack(_ entry: UUID, _ suppressions: SuppressionList, on connection: Connection) async throws -> Int64 {
        let rows = try await connection.query(
            """
            SELECT \(sql: Identifiers.columns), p.contact_hashes
            FROM social.social_noes n JOIN social.social_profiles p ON p.id = n.profile_id
            WHERE n.suppression_id = \(entry) ORDER BY p.id FOR UPDATE OF p
            """)
        var free: [UUID] = []
        for row in rows {
            let person = try Identifiers(person: row)
            if try await !suppressions.contains(person, on: connection) { free.append(try row["id"]) }
        }
        try await SocialProfileNoes.forget(entry, on: connection)
        guard !free.isEmpty else { return 0 }
        try await change(
            free,
            """
            UPDATE social.social_profiles p SET said_no_at = NULL,
                outreach_status = CASE WHEN p.closed_reason = 'said_no' THEN social.facts_status(p) ELSE p.outreach_status END,
                reopened_at = CASE WHEN p.closed_reason = 'said_no' THEN clock_timestamp() ELSE p.reopened_at END,
                closed_reason = nullif(p.closed_reason, 'said_no'), version = p.version + 1, updated_at = now()
            FROM i WHERE p.id = i.id AND p.said_no_at IS NOT NULL RETURNING p AS person, i.shard
            """, on: connection)
        return Int64(free.count)
    }

    /// One statement, one event per touched shard.
    /// - Parameter update: of people `p` joined with `i (id, shard)`; gives `person` and `shard`.
    private func change(_ people: [UUID], _ update: SQL, on connection: Connection) async throws {
        try await connection.execute(
            """
            WITH i AS MATERIALIZED (
                SELECT p.id, g.shard FROM unnest(\(people), \(people.map { Shard.of($0) })) AS g (id, shard)
                JOIN social.social_profiles p ON p.id = g.id ORDER BY p.id FOR UPDATE OF p
            ), u AS (
                \(sql: update)
            )
            \(sql: SocialProfileRepository.news(nil))
            """)
    }
}
