internal import Database
internal import Secrets
internal import SocialContract

/// The one statement that judges and applies a chunk of found people.
extension SocialProfileRepository {
    /// Columns: `n` (the row's number), `letter` (its verdict), `reason`, `id` (of the person), `is_recipient` (whether messaging's copy
    /// must follow).
    ///
    /// Matching in the order of C22: the network's stable id, then the normalised address, then network and name. A row
    /// that matches two people is invalid with that reason. Rows of one chunk never share an address, id or name, but may
    /// be one person all the same: the later row's letter is ``later``, and it is to be judged behind the others. Results
    /// are looked up with `IN`, which PostgreSQL hashes; it would join them row by row, because it cannot know their number.
    /// Another import that adds the same person meanwhile fails this chunk on a unique index, and the chunk is tried again:
    /// cheaper than `ON CONFLICT`, which looks into every unique index twice.
    static let later = ">"

    static func applying(_ found: SocialFoundPeople) -> SQL {
        """
        WITH r AS MATERIALIZED (
            \(sql: rows(of: found))
        ), m AS MATERIALIZED (
            SELECT r.*, a.id AS by_id, b.id AS by_url, c.id AS by_name, a.who AS who_by_id, b.who AS who_by_url,
                c.who AS who_by_name, coalesce(a.id, b.id, c.id) AS id,
                coalesce(b.platform_user_id, c.platform_user_id) <> r.platform_user_id IS TRUE AS is_foreign
            FROM r
            LEFT JOIN LATERAL (SELECT p.id, \(sql: who) FROM social.social_profiles p WHERE p.platform = r.platform
                AND p.platform_user_id = r.platform_user_id LIMIT 1) a ON true
            LEFT JOIN LATERAL (SELECT p.id, p.platform_user_id, \(sql: who) FROM social.social_profiles p
                WHERE p.profile_url = social.plain_address(r.platform, r.profile_url) LIMIT 1) b ON true
            LEFT JOIN LATERAL (SELECT p.id, p.platform_user_id, \(sql: who) FROM social.social_profiles p
                WHERE p.platform = r.platform AND lower(p.username) = lower(r.username) LIMIT 1) c ON true
        ), judged AS MATERIALIZED (
            SELECT m.*, (by_id <> by_url OR by_id <> by_name OR by_url <> by_name) IS TRUE AS is_ambiguous,
                row_number() OVER (PARTITION BY coalesce(id::text, social.plain_address(platform, profile_url)) ORDER BY n) > 1
                    AS is_later
            FROM m
        ), ins AS (
            INSERT INTO social.social_profiles (platform, username, full_name, profile_url, bio, location, category,
                followers_count, engagement_score, platform_user_id, contact_hashes)
            SELECT platform, username, full_name, social.plain_address(platform, profile_url), bio, location, category, coalesce(followers_count, 0),
                score, platform_user_id, coalesce(contact_hashes::bytea[], '{}')
            FROM judged WHERE id IS NULL AND NOT is_later
        ), upd AS (
            \(sql: update(overwrite: found.overwrite))
        )
        SELECT j.n, CASE WHEN j.is_ambiguous OR j.is_foreign THEN 'i' WHEN j.is_later THEN \(later) WHEN j.id IS NULL THEN 'a'
                         WHEN j.id IN (SELECT upd.id FROM upd) THEN 'u' ELSE 'd' END AS letter,
            CASE WHEN j.is_ambiguous THEN 'the row matches two people: '
                 || concat_ws(', ', 'platform_user_id of ' || j.who_by_id, 'profile_url of ' || j.who_by_url,
                                'username of ' || j.who_by_name)
                 WHEN j.is_foreign THEN 'the person at this address has another platform_user_id' END AS reason,
            j.id, j.id IN (SELECT upd.id FROM upd WHERE upd.is_recipient) IS TRUE AS is_recipient
        FROM judged j ORDER BY j.n
        """
    }

    private static func rows(of found: SocialFoundPeople) -> SQL {
        let scores = found.rows.indices.map { index in
            SocialEngagementScore.of(
                followers: found.followersCount[index], bio: found.bio[index], location: found.location[index],
                category: found.category[index], fullName: found.fullName[index])
        }
        return """
            SELECT * FROM unnest(\(found.rows), \(found.platform), \(found.username), \(found.fullName),
                \(found.profileURL), \(found.bio), \(found.location), \(found.category), \(found.followersCount),
                \(found.platformUserID), \(scores), \(found.contactHashes.map(ContactHashes.literal)))
            AS r (n, platform, username, full_name, profile_url, bio, location, category, followers_count,
                  platform_user_id, score, contact_hashes)
            """
    }

    /// How a reason names a person: in a trial run there may be nobody of their id afterwards.
    private static let who: SQL = "concat(p.platform, '/', p.username) AS who"

    /// Fills what is empty; with `overwrite` the file's values win. The person is locked before the values are chosen, and
    /// only rows that change anything are written.
    private static func update(overwrite: Bool) -> SQL {
        let columns: SQL = overwrite ? overwriting : filling
        return """
            UPDATE social.social_profiles p SET (full_name, bio, location, category, followers_count, platform_user_id)
                    = (v.full_name, v.bio, v.location, v.category, v.followers_count, v.platform_user_id),
                engagement_score = CASE WHEN v.followers_count IS DISTINCT FROM p.followers_count
                    OR v.bio IS DISTINCT FROM p.bio THEN v.score ELSE p.engagement_score END,
                username = v.username, profile_url = v.profile_url, contact_hashes = v.contact_hashes,
                version = p.version + 1, updated_at = now()
            FROM (
                SELECT p.id, \(sql: columns), \(sql: contacts) FROM judged j JOIN social.social_profiles p ON p.id = j.id
                WHERE NOT j.is_ambiguous AND NOT j.is_foreign AND NOT j.is_later
                FOR UPDATE OF p) v
            WHERE p.id = v.id
              AND (p.full_name, p.bio, p.location, p.category, p.followers_count, p.platform_user_id, p.username,
                   p.profile_url, p.contact_hashes)
                  IS DISTINCT FROM (v.full_name, v.bio, v.location, v.category, v.followers_count, v.platform_user_id,
                   v.username, v.profile_url, v.contact_hashes)
            RETURNING p.id, p.discovery_status = 'qualified' AS is_recipient
            """
    }

    private static let filling: SQL = """
        coalesce(p.full_name, j.full_name) AS full_name, coalesce(p.bio, j.bio) AS bio,
        coalesce(p.location, j.location) AS location, coalesce(p.category, j.category) AS category,
        coalesce(nullif(p.followers_count, 0), j.followers_count, p.followers_count) AS followers_count,
        coalesce(p.platform_user_id, j.platform_user_id) AS platform_user_id,
        p.username AS username, p.profile_url AS profile_url, j.score AS score
        """

    /// None is ever forgotten: a "no" to any of them counts.
    private static let contacts: SQL = """
        CASE WHEN j.contact_hashes IS NULL OR j.contact_hashes::bytea[] <@ p.contact_hashes THEN p.contact_hashes
             ELSE p.contact_hashes || ARRAY(SELECT unnest(j.contact_hashes::bytea[]) EXCEPT SELECT unnest(p.contact_hashes))
        END AS contact_hashes
        """

    private static let overwriting: SQL = """
        coalesce(j.full_name, p.full_name) AS full_name, coalesce(j.bio, p.bio) AS bio,
        coalesce(j.location, p.location) AS location, coalesce(j.category, p.category) AS category,
        coalesce(j.followers_count, p.followers_count) AS followers_count,
        coalesce(j.platform_user_id, p.platform_user_id) AS platform_user_id,
        j.username AS username,
        CASE WHEN EXISTS (SELECT FROM social.social_profiles o
                          WHERE o.profile_url = social.plain_address(j.platform, j.profile_url) AND o.id <> p.id)
             THEN p.profile_url ELSE social.plain_address(j.platform, j.profile_url) END AS profile_url,
        j.score AS score
        """
}
