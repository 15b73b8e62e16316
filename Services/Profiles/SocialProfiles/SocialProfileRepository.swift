internal import Database
internal import FoundationEssentials
internal import Listing
internal import Outbox
internal import SocialContract
internal import Timekeeping

/// Every statement that writes `social_profiles`; others of this room read it.
struct SocialProfileRepository: Sendable {
    let database: Database
    let outbox: Outbox

    init(_ outbox: Outbox) { (self.outbox, database) = (outbox, outbox.database) }

    func standing(of ids: [UUID]) async throws -> [UUID: SocialProfileStanding] {
        let rows = try await database.query(
            "SELECT id, version, said_no_at IS NOT NULL AS has_said_no FROM social.social_profiles WHERE id = ANY(\(ids))"
        )
        return try rows.reduce(into: [:]) { known, row in
            known[try row["id"]] = try SocialProfileStanding(row)
        }
    }

    /// Many changes in one statement and one commit, each with its event and exact counts. Ids must differ.
    /// - Returns: the changed people; who is missing did not exist, had another version, or may not be reopened.
    func apply(_ changes: [SocialProfileChange]) async throws -> Rows {
        try await outbox.statement(
            """
            WITH i AS (
                \(sql: SocialProfileRepository.rows(of: changes.sorted { $0.id < $1.id }))
            ), u AS (
                UPDATE social.social_profiles p SET
                    discovery_status = coalesce(i.discovery_status, p.discovery_status),
                    outreach_status = CASE WHEN i.word = 'closed' THEN 'closed'
                        WHEN i.word IS NOT NULL THEN social.facts_status(p) ELSE p.outreach_status END,
                    closed_reason = CASE WHEN i.word = 'closed' THEN 'operator'
                        WHEN i.word IS NOT NULL THEN NULL ELSE p.closed_reason END,
                    reopened_at = CASE WHEN i.word <> 'closed' THEN clock_timestamp() ELSE p.reopened_at END,
                    full_name = CASE WHEN i.sets_full_name THEN i.full_name ELSE p.full_name END,
                    bio = CASE WHEN i.sets_bio THEN i.bio ELSE p.bio END,
                    location = CASE WHEN i.sets_location THEN i.location ELSE p.location END,
                    category = CASE WHEN i.sets_category THEN i.category ELSE p.category END,
                    version = p.version + 1, updated_at = now()
                FROM i WHERE p.id = i.id AND (i.expected IS NULL OR i.expected = p.version)
                  AND (i.word IS NULL OR i.word = 'closed' OR p.said_no_at IS NULL)
                  AND (i.word IS DISTINCT FROM 'pending' OR p.outreach_status = 'closed')
                RETURNING p AS person, i.shard, i.traceparent
            ), e AS (
                \(sql: Outbox.insertion(
                    """
                    SELECT \(SocialEvent.profileSubject)::text, (u.person).id::text, \(SocialEvent.profileChanged)::text,
                        json_build_object('profiles', json_build_array(social.profile_facts(u.person)))::text,
                        0::smallint, u.shard, (u.person).version, u.traceparent FROM u
                    """))
            )
            SELECT \(sql: SocialProfileRecord.record.selection) FROM (SELECT (u.person).* FROM u) p
            """)
    }

    private static func rows(of changes: [SocialProfileChange]) -> SQL {
        """
        SELECT * FROM unnest(\(changes.map(\.id)), \(changes.map { Shard.of($0.id) }),
            \(changes.map(\.expectedVersion)), \(changes.map(\.traceparent)),
            \(changes.map(\.discoveryStatus)), \(changes.map { $0.word?.rawValue }),
            \(changes.map { $0.sets("full_name") }), \(changes.map { $0.text("full_name") }),
            \(changes.map { $0.sets("bio") }), \(changes.map { $0.text("bio") }),
            \(changes.map { $0.sets("location") }), \(changes.map { $0.text("location") }),
            \(changes.map { $0.sets("category") }), \(changes.map { $0.text("category") }))
        AS i (id, shard, expected, traceparent, discovery_status, word, sets_full_name, full_name,
              sets_bio, bio, sets_location, location, sets_category, category)
        """
    }

    /// One event per touched shard of the changed people `u (person, shard)`.
    static func news(_ traceparent: String?) -> SQL {
        Outbox.insertion(
            """
            SELECT \(SocialEvent.profileSubject)::text, 'shard-' || u.shard, \(SocialEvent.profileChanged)::text,
                json_build_object('profiles', json_agg(social.profile_facts(u.person)))::text,
                0::smallint, u.shard, 0::bigint, \(traceparent)::text FROM u GROUP BY u.shard
            """)
    }

    /// Qualifies up to 1,000 people: one statement, one event per touched shard, exact counts. People already qualified
    /// are left alone, and so are those who said no.
    /// - Returns: who was qualified now.
    func qualify(_ ids: [UUID], traceparent: String) async throws -> Set<UUID> {
        let ids = ids.sorted()
        let rows = try await outbox.statement(
            """
            WITH i AS (
                SELECT * FROM unnest(\(ids), \(ids.map { Shard.of($0) })) AS i (id, shard)
            ), u AS (
                UPDATE social.social_profiles p SET discovery_status = 'qualified', version = p.version + 1,
                    updated_at = now()
                FROM i WHERE p.id = i.id AND p.discovery_status <> 'qualified' AND p.said_no_at IS NULL
                RETURNING p AS person, i.shard
            ), e AS (
                \(sql: SocialProfileRepository.news(traceparent))
            )
            SELECT (u.person).id FROM u
            """)
        return Set(try rows.values(of: "id"))
    }

    /// Marks people as looked at (R0.34); only those still `discovered`, locked in the order everybody uses.
    func review(_ ids: [UUID]) async throws -> Set<UUID> {
        let rows = try await database.query(
            """
            UPDATE social.social_profiles SET discovery_status = 'reviewed', version = version + 1, updated_at = now()
            WHERE id IN (SELECT id FROM social.social_profiles WHERE id = ANY(\(ids))
                         AND discovery_status = 'discovered' ORDER BY id FOR UPDATE)
            RETURNING id
            """)
        return Set(try rows.values(of: "id"))
    }

    /// The same of everybody who was there at a moment; those whom somebody is changing are left for the next time.
    /// - Returns: how many.
    static func review(
        until moment: Timestamp, most: Int64, on connection: Connection
    ) async throws(DatabaseError) -> Int {
        try await connection.execute(
            """
            UPDATE social.social_profiles SET discovery_status = 'reviewed', version = version + 1, updated_at = now()
            WHERE id IN (SELECT id FROM social.social_profiles WHERE discovery_status = 'discovered'
                         AND created_at <= \(moment) LIMIT \(most) FOR UPDATE SKIP LOCKED)
            """)
    }
}
