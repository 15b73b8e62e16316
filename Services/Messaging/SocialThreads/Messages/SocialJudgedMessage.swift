package import Database
package import FoundationEssentials
internal import Listing
package import Timekeeping

/// A message with its person: what is looked at before it is put in line, shown to hands, or leaves.
package struct SocialJudgedMessage: Sendable {
    package let message: SocialMessage
    /// `nil` when we know of nobody any more.
    package let person: SocialRecipient?

    private init(_ row: Row) throws(DatabaseError) {
        message = try SocialMessage(row)
        let owner: UUID? = try row["r_profile_id"]
        person = owner == nil ? nil : try SocialRecipient(row)
    }

    package static func of(
        _ ids: [UUID], on connection: Connection
    ) async throws(DatabaseError) -> [SocialJudgedMessage] {
        let rows = try await connection.query(
            "SELECT \(sql: SocialMessage.record.selection), \(sql: SocialRecipient.columns) FROM \(sql: joined(ids))")
        return try rows.map(SocialJudgedMessage.init)
    }

    /// What else counts at the last moment.
    package struct LastLook: Sendable {
        package let judged: SocialJudgedMessage
        /// A follow-up whose person wrote while it was on its way.
        package let isAnswered: Bool
        /// Another first message to its person has arrived, whatever became of it on paper.
        package let isOvertaken: Bool
        /// The database's clock.
        package let now: Timestamp

        fileprivate init(_ row: Row) throws(DatabaseError) {
            judged = try SocialJudgedMessage(row)
            (isAnswered, isOvertaken, now) = (try row["is_answered"], try row["is_overtaken"], try row["now"])
        }
    }

    package static func last(_ ids: [UUID], on connection: Connection) async throws(DatabaseError) -> [LastLook] {
        let rows = try await connection.query(
            """
            SELECT \(sql: SocialMessage.record.selection), \(sql: SocialFollowupRule.isAnswered) AS is_answered,
                \(sql: isOvertaken) AS is_overtaken, clock_timestamp() AS now, \(sql: SocialRecipient.columns)
            FROM \(sql: joined(ids))
            """)
        return try rows.map(LastLook.init)
    }

    private static func joined(_ ids: [UUID]) -> SQL {
        """
        social.social_messages m LEFT JOIN social.social_recipients r ON r.profile_id = m.social_profile_id
        WHERE m.id = ANY(\(ids))
        """
    }

    private static let isOvertaken: SQL = """
        (m.message_type = 'initial' AND EXISTS (SELECT FROM social.social_messages o
         WHERE o.social_profile_id = m.social_profile_id AND o.id <> m.id AND o.message_type = 'initial'
           AND o.sent_at IS NOT NULL))
        """
}
