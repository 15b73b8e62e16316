package import Database
package import FoundationEssentials
package import Timekeeping

/// Whose replies are: the statements that bring them to the people who wrote them.
extension SocialReplyStore {
    /// Of these people those for whom replies wait, and how many, up to one more than `most`.
    package static func waiting(
        for people: [UUID], most: Int64, on connection: Connection
    ) async throws(DatabaseError) -> [(person: UUID, replies: Int64)] {
        let rows = try await connection.query(
            """
            SELECT r.profile_id, (SELECT count(*) FROM (
                SELECT 1 FROM social.social_replies y
                WHERE y.platform = r.platform AND y.platform_user_id = r.platform_user_id AND y.profile_id IS NULL
                LIMIT \(most + 1)) w)
            FROM social.social_recipients r
            WHERE r.profile_id = ANY(\(people)) AND r.platform_user_id IS NOT NULL
              AND EXISTS (SELECT FROM social.social_replies y WHERE y.platform = r.platform
                          AND y.platform_user_id = r.platform_user_id AND y.profile_id IS NULL)
            ORDER BY r.profile_id
            """)
        return try rows.map { row throws(DatabaseError) in (try row[0], try row[1]) }
    }

    /// What was matched of one person.
    package struct Matched: Sendable {
        /// Their newest text, or sign where they wrote none.
        package let reply: SocialThreadChanges.Reply
        package let count: Int64
        package let isText: Bool
        /// When they had written before.
        package let before: Timestamp?

        fileprivate init(_ row: Row) throws(DatabaseError) {
            reply = SocialThreadChanges.Reply(
                id: try row["id"], profileID: try row["profile_id"], accountID: try row["account_id"],
                receivedAt: try row["received_at"], isObjection: try row["objects"])
            (count, isText, before) = (try row["matched"], try row["is_text"], try row["last_inbound_at"])
        }
    }

    /// Brings up to `most` waiting replies to these people, who are locked, the newest first.
    package static func match(
        _ people: [UUID], most: Int64, on connection: Connection
    ) async throws(DatabaseError) -> [Matched] {
        let rows = try await connection.query(
            """
            WITH chosen AS (
                SELECT y.id, r.profile_id, r.thread_id, r.last_inbound_at FROM social.social_replies y
                JOIN social.social_recipients r ON r.platform = y.platform AND r.platform_user_id = y.platform_user_id
                WHERE y.profile_id IS NULL AND r.profile_id = ANY(\(people))
                ORDER BY y.received_at DESC, y.id DESC LIMIT \(most)
            ), senders AS (
                SELECT DISTINCT ON (m.social_profile_id) m.social_profile_id, m.account_id FROM social.social_messages m
                WHERE m.social_profile_id = ANY(\(people)) AND m.status = 'SENT'
                ORDER BY m.social_profile_id, m.sent_at DESC
            ), matched AS (
                UPDATE social.social_replies y SET profile_id = c.profile_id, thread_id = c.thread_id,
                    matched_at = clock_timestamp(),
                    account_id = (SELECT s.account_id FROM senders s WHERE s.social_profile_id = c.profile_id)
                FROM chosen c WHERE y.id = c.id
                RETURNING y.id, y.profile_id, y.account_id, y.received_at, y.is_objection, y.form, c.last_inbound_at
            )
            SELECT DISTINCT ON (profile_id) profile_id, id, account_id, received_at,
                bool_or(is_objection) OVER person AS objects, count(*) OVER person AS matched, last_inbound_at,
                form <> 'reaction' AS is_text
            FROM matched WINDOW person AS (PARTITION BY profile_id)
            ORDER BY profile_id, form = 'reaction', received_at DESC, id DESC
            """)
        return try rows.map(Matched.init)
    }

    /// A reply of a person, who is locked.
    /// - Returns: `nil` when one of the two is gone.
    package static func own(
        _ reply: UUID, _ person: UUID, on connection: Connection
    ) async throws(DatabaseError) -> SocialThreadChanges.Reply? {
        let row = try await connection.first(
            """
            UPDATE social.social_replies y SET profile_id = r.profile_id, thread_id = r.thread_id, matched_at = clock_timestamp(),
                account_id = (SELECT m.account_id FROM social.social_messages m
                              WHERE m.social_profile_id = r.profile_id AND m.status = 'SENT'
                              ORDER BY m.sent_at DESC LIMIT 1)
            FROM social.social_recipients r WHERE y.id = \(reply) AND r.profile_id = \(person)
            RETURNING y.account_id, y.received_at, y.is_objection
            """)
        return try row.map { row throws(DatabaseError) in
            SocialThreadChanges.Reply(
                id: reply, profileID: person, accountID: try row[0], receivedAt: try row[1], isObjection: try row[2])
        }
    }

    /// A sign is its person's; it is no answer.
    package static func own(
        sign: UUID, _ person: SocialRecipient, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE social.social_replies SET profile_id = \(person.id), thread_id = \(person.threadID),
                matched_at = clock_timestamp() WHERE id = \(sign)
            """)
    }
}
