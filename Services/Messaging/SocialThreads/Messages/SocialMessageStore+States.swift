package import Database
package import FoundationEssentials
package import SocialContract
package import Timekeeping

/// What moves a message on after it was a draft: one statement per state, whoever concludes. Its person is locked, except between the
/// ledger's own states.
extension SocialMessageStore {
    /// A message that was moved, as news of it needs it.
    package struct Moved {
        package let id: UUID
        package let profileID: UUID
        package let type: SocialMessageType
        package let accountID: UUID?

        package init(_ row: Row) throws(DatabaseError) {
            (id, profileID, accountID) = (try row["id"], try row["social_profile_id"], try row["account_id"])
            type = try row.word("message_type")
        }
    }

    /// The reason of a message that was only taken back: no decision about the person.
    package static let cancelled = "cancelled by hand"

    private static let moved: SQL = "id, social_profile_id, message_type, account_id"

    /// A draft that is put in line as it was judged.
    package struct Queued: Sendable {
        let id: UUID
        let version: Int64
        let account: UUID
        let delivery: String

        package init(id: UUID, version: Int64, account: UUID, by delivery: String) {
            (self.id, self.version, self.account, self.delivery) = (id, version, account, delivery)
        }
    }

    /// QUEUED.
    /// - Returns: those that are queued now; a text that was changed since it was judged is not.
    package static func queue(
        _ drafts: [Queued], on connection: Connection
    ) async throws(DatabaseError) -> Set<UUID> {
        let rows = try await connection.query(
            """
            UPDATE social.social_messages m SET status = 'QUEUED', delivery = c.delivery, account_id = c.account,
                reason = NULL, version = m.version + 1, updated_at = now()
            FROM unnest(\(drafts.map(\.id)), \(drafts.map(\.version)), \(drafts.map(\.account)),
                        \(drafts.map(\.delivery)))
                AS c (id, version, account, delivery)
            WHERE m.id = c.id AND m.version = c.version AND m.status IN ('DRAFT', 'APPROVED')
            RETURNING m.id
            """)
        return Set(try rows.map { row throws(DatabaseError) in try row[0] })
    }

    /// SENDING: under way, or in somebody's hands.
    package static func begin(_ ids: [UUID], on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE social.social_messages SET status = 'SENDING', reason = NULL, version = version + 1, updated_at = now()
            WHERE id = ANY(\(ids)) AND status = 'QUEUED'
            """)
    }

    /// How a message was sent.
    package struct Sending {
        package let at: Timestamp
        /// The draft, byte for byte, when it is `nil`: nobody could change it since it was queued.
        package var text: String?
        package var externalID: String?
        /// Why somebody should look at it.
        package var flag: String?

        package init(at: Timestamp, text: String?, externalID: String?, flag: String?) {
            (self.at, self.text, self.externalID, self.flag) = (at, text, externalID, flag)
        }
    }

    /// SENT.
    package static func sent(
        _ id: UUID, _ sending: Sending, on connection: Connection
    ) async throws(DatabaseError) -> Moved? {
        let row = try await connection.first(
            """
            UPDATE social.social_messages SET status = 'SENT', sent_body = coalesce(\(sending.text), draft_body),
                sent_at = \(sending.at), external_id = coalesce(\(sending.externalID), external_id),
                is_flagged = \(sending.flag != nil), reason = \(sending.flag), version = version + 1, updated_at = now()
            WHERE id = \(id) RETURNING \(sql: moved)
            """)
        return try row.map { row throws(DatabaseError) in try Moved(row) }
    }

    /// A first message that arrived late, while another one is in its place: it says so, and stays what it was.
    /// - Returns: whether there is another one.
    package static func arriveBesideAnother(
        _ id: UUID, _ sending: Sending, on connection: Connection
    ) async throws(DatabaseError) -> Bool {
        try await connection.execute(
            """
            UPDATE social.social_messages m SET is_flagged = true, reason = \(sending.flag),
                sent_at = coalesce(m.sent_at, \(sending.at)),
                sent_body = coalesce(m.sent_body, \(sending.text), m.draft_body),
                external_id = coalesce(\(sending.externalID), m.external_id), version = m.version + 1, updated_at = now()
            WHERE m.id = \(id) AND m.message_type = 'initial' AND EXISTS (
                SELECT FROM social.social_messages o
                WHERE o.social_profile_id = m.social_profile_id AND o.id <> m.id AND o.message_type = 'initial'
                  AND o.status NOT IN ('FAILED', 'SKIPPED'))
            """) > 0
    }

    /// FAILED or SKIPPED: those that were not over, by person.
    package static func drop(
        _ ids: [UUID], to status: SocialMessageStatus, reason: String?, on connection: Connection
    ) async throws(DatabaseError) -> [Moved] {
        let rows = try await connection.query(
            """
            WITH dropped AS (
                UPDATE social.social_messages SET status = \(status), reason = \(reason), version = version + 1,
                    updated_at = now()
                WHERE id = ANY(\(ids)) AND status = ANY(\([SocialMessageStatus.draft, .approved] + SocialMessageStatus.underWay))
                RETURNING \(sql: moved))
            SELECT \(sql: moved) FROM dropped ORDER BY social_profile_id, id
            """)
        return try rows.map(Moved.init)
    }

    /// QUEUED or UNKNOWN: it stays in the ledger's hands.
    package static func stay(
        _ id: UUID, as status: SocialMessageStatus, reason: String?, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE social.social_messages SET status = \(status), reason = \(reason), version = version + 1,
                updated_at = now()
            WHERE id = \(id) AND status = ANY(\(SocialMessageStatus.underWay))
            """)
    }

    /// UNKNOWN, a draft: somebody says that it was sent by an account, and nothing else is known of it.
    /// - Returns: whether it was a draft.
    package static func doubt(_ id: UUID, of account: UUID, on connection: Connection) async throws(DatabaseError)
        -> Bool
    {
        try await connection.execute(
            """
            UPDATE social.social_messages SET status = 'UNKNOWN', delivery = 'api', account_id = \(account),
                version = version + 1, updated_at = now()
            WHERE id = \(id) AND status IN ('DRAFT', 'APPROVED')
            """) > 0
    }

    /// SENT: first messages of these people that arrived while another one was in their place, once no other is.
    package static func becomeSent(of people: [UUID], on connection: Connection) async throws(DatabaseError) -> [Moved]
    {
        let rows = try await connection.query(
            """
            UPDATE social.social_messages m SET status = 'SENT', version = m.version + 1, updated_at = now()
            FROM (SELECT DISTINCT ON (a.social_profile_id) a.id FROM social.social_messages a
                  WHERE a.social_profile_id = ANY(\(people)) AND a.message_type = 'initial'
                    AND a.status IN ('FAILED', 'SKIPPED') AND a.sent_at IS NOT NULL
                    AND NOT EXISTS (SELECT FROM social.social_messages o
                                    WHERE o.social_profile_id = a.social_profile_id AND o.message_type = 'initial'
                                      AND o.status NOT IN ('FAILED', 'SKIPPED'))
                  ORDER BY a.social_profile_id, a.sent_at) arrived
            WHERE m.id = arrived.id RETURNING m.id, m.social_profile_id, m.message_type, m.account_id
            """)
        return try rows.map(Moved.init)
    }

    /// As it was before somebody reported.
    /// - Returns: what it was until now; `nil` when it is gone.
    package static func reopen(
        _ id: UUID, as status: SocialMessageStatus, reason: String?, on connection: Connection
    ) async throws(DatabaseError) -> (was: SocialMessageStatus, message: Moved)? {
        let row = try await connection.first(
            """
            UPDATE social.social_messages m SET status = \(status), sent_body = NULL, sent_at = NULL, reason = \(reason),
                is_flagged = false, version = m.version + 1, updated_at = now()
            FROM (SELECT id, status FROM social.social_messages WHERE id = \(id) FOR UPDATE) old
            WHERE m.id = old.id RETURNING m.id, m.social_profile_id, m.message_type, m.account_id, old.status AS was
            """)
        guard let row else { return nil }
        return (try row.word("was"), try Moved(row))
    }
}
