package import Database
package import FoundationEssentials
package import Timekeeping

/// Every statement that writes `social_replies`.
package enum SocialReplyStore {
    /// What a text says, as its row keeps it.
    package struct Meaning: Sendable {
        package let word: String
        package let words: [String]

        package init(_ word: String, words: [String]) { (self.word, self.words) = (word, words) }
    }

    // MARK: Read

    package static func find(_ id: UUID, on connection: Connection) async throws(DatabaseError) -> SocialReply? {
        let row = try await connection.first(
            "SELECT \(sql: SocialReply.columns) FROM social.social_replies y WHERE y.id = \(id)")
        return try row.map(SocialReply.init)
    }

    /// What this sender wrote under a network's id.
    package static func find(
        _ externalID: String, by sender: String, on platform: String, _ connection: Connection
    ) async throws(DatabaseError) -> SocialReply? {
        let row = try await connection.first(
            """
            SELECT \(sql: SocialReply.columns) FROM social.social_replies y
            WHERE y.platform = \(platform) AND y.external_id = \(externalID) AND y.platform_user_id = \(sender)
            """)
        return try row.map(SocialReply.init)
    }

    /// Those of these network's ids that are here.
    /// - Parameter asNoNo: only those of which somebody decided that they are no no.
    package static func stored(
        _ externalIDs: [String], asNoNo: Bool, on platform: String, _ connection: Connection
    ) async throws(DatabaseError) -> Set<String> {
        let condition: SQL = asNoNo ? "AND meaning = 'other' AND decided_at IS NOT NULL" : ""
        let rows = try await connection.query(
            """
            SELECT external_id FROM social.social_replies
            WHERE platform = \(platform) AND external_id = ANY(\(externalIDs)) \(sql: condition)
            """)
        return Set(try rows.map { row throws(DatabaseError) in try row[0] })
    }

    /// How many of a sender's replies wait for them to be known, up to `most`; and whether this one is here already.
    package static func waiting(
        of sender: String, _ externalID: String, most: Int64, on platform: String, _ connection: Connection
    ) async throws(DatabaseError) -> (count: Int64, isHere: Bool) {
        let row = try await connection.first(
            """
            SELECT (SELECT count(*) FROM (SELECT 1 FROM social.social_replies
                                          WHERE platform = \(platform) AND platform_user_id = \(sender)
                                            AND profile_id IS NULL LIMIT \(most)) w),
                   EXISTS (SELECT FROM social.social_replies WHERE platform = \(platform) AND external_id = \(externalID))
            """)
        return (try row?[0] ?? 0, try row?[1] ?? false)
    }

    /// Whether this sender said no in another reply as well.
    package static func saysNoElsewhere(
        _ reply: SocialReply, on connection: Connection
    ) async throws(DatabaseError) -> Bool {
        try await connection.first(
            """
            SELECT 1 FROM social.social_replies WHERE platform = \(reply.platform) AND platform_user_id = \(reply.sender)
              AND meaning = 'no' AND id <> \(reply.id) LIMIT 1
            """) != nil
    }

    // MARK: Written

    /// Something that somebody wrote.
    package struct New: Sendable {
        package let platform: String
        package let externalID: String
        package let sender: String
        package let account: String?
        package let body: String
        package let form: String
        /// By the network's clock; now when it says none, and never later.
        package let at: Timestamp?
        package let meaning: Meaning
        package let revision: Int64

        package init(
            platform: String, externalID: String, sender: String, account: String?, body: String, form: String,
            at: Timestamp?, meaning: Meaning, revision: Int64
        ) {
            (self.platform, self.externalID, self.sender, self.account) = (platform, externalID, sender, account)
            (self.body, self.form, self.at, self.meaning, self.revision) = (body, form, at, meaning, revision)
        }
    }

    /// - Returns: `nil` when it is here already.
    package static func add(_ new: New, on connection: Connection) async throws(DatabaseError) -> UUID? {
        try await connection.first(
            """
            INSERT INTO social.social_replies (id, platform, account_ref, external_id, platform_user_id, body, received_at,
                is_objection, form, meaning, meaning_words, revision, is_heard)
            VALUES (gen_random_uuid(), \(new.platform), \(new.account), \(new.externalID), \(new.sender), \(new.body),
                    least(coalesce(\(new.at), clock_timestamp()), clock_timestamp()), \(new.meaning.word == "no"),
                    \(new.form), \(new.meaning.word), \(new.meaning.words), \(new.revision), true)
            ON CONFLICT (platform, external_id) DO NOTHING RETURNING id
            """)?[0]
    }

    // MARK: Changed

    /// What a reply says now counts; a no that was said before stays one, and a doubt has to be decided anew.
    /// - Parameter revision: the network's; one more than before when it has none.
    package static func edit(
        _ id: UUID, _ text: String, _ meaning: Meaning, revision: Int64?, on connection: Connection
    ) async throws(DatabaseError) {
        let isDoubtful = meaning.word == "doubtful"
        try await connection.execute(
            """
            UPDATE social.social_replies SET body = \(text), edited_at = clock_timestamp(),
                revision = coalesce(\(revision), revision + 1), is_heard = true,
                is_objection = is_objection OR \(meaning.word == "no"),
                meaning = CASE WHEN meaning = 'no' THEN 'no' ELSE \(meaning.word) END, meaning_words = \(meaning.words),
                decided_by = CASE WHEN \(isDoubtful) THEN NULL ELSE decided_by END,
                decided_at = CASE WHEN \(isDoubtful) THEN NULL ELSE decided_at END
            WHERE id = \(id)
            """)
    }

    /// The text goes, also from what decided; that there was an answer stays, and so does a no.
    /// - Returns: whether it was here.
    package static func forget(
        _ externalID: String, by sender: String, on platform: String, _ connection: Connection
    ) async throws(DatabaseError) -> Bool {
        try await connection.execute(
            """
            UPDATE social.social_replies SET body = '', meaning_words = '{}', deleted_at = coalesce(deleted_at, clock_timestamp())
            WHERE platform = \(platform) AND external_id = \(externalID) AND platform_user_id = \(sender)
            """) > 0
    }

    // MARK: Signs

    /// A sign that was taken away, unless somebody has decided what it means.
    package static func unmark(
        _ externalID: String, on platform: String, in database: Database
    ) async throws(DatabaseError) {
        try await database.execute(
            """
            DELETE FROM social.social_replies WHERE platform = \(platform) AND external_id = \(externalID)
              AND form = 'reaction' AND decided_at IS NULL
            """)
    }

    /// Another sign in the place of the first.
    package static func remark(
        _ externalID: String, _ sign: String, _ meaning: Meaning, on platform: String, _ connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE social.social_replies SET body = \(sign), meaning = \(meaning.word), meaning_words = \(meaning.words),
                decided_by = NULL, decided_at = NULL
            WHERE platform = \(platform) AND external_id = \(externalID) AND body <> \(sign)
            """)
    }

    // MARK: Decided

    /// "It was a no."
    /// - Returns: whether it was taken for something else until now.
    package static func decideNo(
        _ id: UUID, by actor: String, on connection: Connection
    ) async throws(DatabaseError) -> Bool {
        try await connection.execute(
            """
            UPDATE social.social_replies SET meaning = 'no', is_objection = true, decided_by = \(actor),
                decided_at = clock_timestamp() WHERE id = \(id) AND NOT (meaning = 'no' AND is_objection)
            """) > 0
    }

    /// "It was not a no."
    package static func decideOther(
        _ id: UUID, by actor: String, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE social.social_replies SET meaning = 'other', decided_by = \(actor), decided_at = clock_timestamp(),
                is_objection = false
            WHERE id = \(id)
            """)
    }

    // MARK: Read once more

    /// Replies that an older process stored.
    package static func unheard(
        but resting: [UUID], most: Int64, in database: Database
    ) async throws(DatabaseError) -> [SocialReply] {
        let rows = try await database.query(
            """
            SELECT \(sql: SocialReply.columns) FROM social.social_replies y
            WHERE NOT y.is_heard AND y.id <> ALL(\(resting)) ORDER BY y.id LIMIT \(most)
            """)
        return try rows.map(SocialReply.init)
    }

    package static func heard(_ ids: [UUID], in database: Database) async throws(DatabaseError) {
        try await database.execute("UPDATE social.social_replies SET is_heard = true WHERE id = ANY(\(ids))")
    }

    /// It may have been a no, unless somebody has written to the person since: they have read it, then.
    package static func doubt(_ id: UUID, words: [String], in database: Database) async throws(DatabaseError) {
        try await database.execute(
            """
            UPDATE social.social_replies y SET meaning = 'doubtful', meaning_words = \(words)
            WHERE y.id = \(id) AND y.meaning = 'other' AND NOT EXISTS (
                SELECT FROM social.social_messages m WHERE m.social_profile_id = y.profile_id AND m.sent_at > y.received_at)
            """)
    }

    package static func object(_ id: UUID, words: [String], on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE social.social_replies SET meaning = 'no', is_objection = true, meaning_words = \(words) WHERE id = \(id)
            """)
    }
}
