package import Approval
package import Database
package import FoundationEssentials
internal import JSON
internal import Listing
package import SocialContract
package import Timekeeping

/// Every statement on `social_messages` alone, and all that write it.
package enum SocialMessageStore {
    // MARK: Read

    /// - Parameter locked: until the transaction ends.
    package static func row(
        _ id: UUID, locked: Bool = false, on connection: Connection
    ) async throws(DatabaseError) -> Row? {
        try await connection.first("\(sql: selecting(id)) \(sql: locked ? "FOR UPDATE" : "")")
    }

    private static func selecting(_ id: UUID) -> SQL { "\(sql: everything) WHERE m.id = \(id)" }

    /// A statement for all of them that are there.
    package static func selecting(_ ids: [UUID]) -> SQL { "\(sql: everything) WHERE m.id = ANY(\(ids))" }

    private static let everything: SQL =
        "SELECT \(sql: SocialMessage.record.selection) FROM social.social_messages m"

    /// - Parameter locked: until the transaction ends.
    package static func find(
        _ id: UUID, locked: Bool = false, on connection: Connection
    ) async throws(DatabaseError) -> SocialMessage? {
        try await row(id, locked: locked, on: connection).map(SocialMessage.init)
    }

    /// Whose messages these are; those that are gone have nobody.
    package static func owners(
        of messages: [UUID], on connection: Connection
    ) async throws(DatabaseError) -> [UUID: UUID] {
        let rows = try await connection.query(
            "SELECT id, social_profile_id FROM social.social_messages WHERE id = ANY(\(messages))")
        return try pairs(rows)
    }

    package static func owner(of message: UUID, on connection: Connection) async throws(DatabaseError) -> UUID? {
        try await owners(of: [message], on: connection)[message]
    }

    /// Drafts and whose they are.
    package static func drafts(
        of people: [UUID], on connection: Connection
    ) async throws(DatabaseError) -> [UUID: UUID] {
        let rows = try await connection.query(
            """
            SELECT id, social_profile_id FROM social.social_messages
            WHERE social_profile_id = ANY(\(people)) AND status IN ('DRAFT', 'APPROVED')
            """)
        return try pairs(rows)
    }

    /// Every draft, the oldest first.
    package static func drafts(on connection: Connection) async throws(DatabaseError) -> [UUID] {
        try ids(
            try await connection.query(
                "SELECT id FROM social.social_messages WHERE status IN ('DRAFT', 'APPROVED') ORDER BY created_at, id"))
    }

    /// Messages of these people that wait in the ledger. Read without locks, before any.
    package static func queued(of people: [UUID], on connection: Connection) async throws(DatabaseError) -> [UUID] {
        try ids(
            try await connection.query(
                """
                SELECT id FROM social.social_messages WHERE social_profile_id = ANY(\(people)) AND status = 'QUEUED'
                """))
    }

    /// Those of these that were made before a moment.
    package static func made(
        before moment: Timestamp, among messages: [UUID], on connection: Connection
    ) async throws(DatabaseError) -> [UUID] {
        try ids(
            try await connection.query(
                "SELECT id FROM social.social_messages WHERE id = ANY(\(messages)) AND created_at < \(moment)"))
    }

    /// Every text of these people's threads, the oldest first: what a follow-up must not repeat.
    package static func texts(
        of people: [UUID], on connection: Connection
    ) async throws(DatabaseError) -> [UUID: [String]] {
        let rows = try await connection.query(
            """
            SELECT social_profile_id, coalesce(sent_body, draft_body) FROM social.social_messages
            WHERE social_profile_id = ANY(\(people)) AND coalesce(sent_body, draft_body) IS NOT NULL ORDER BY created_at
            """)
        var texts: [UUID: [String]] = [:]
        for row in rows { texts[try row[0], default: []].append(try row[1]) }
        return texts
    }

    /// Whether the work has gone on since this message: a later one to its person, which did not end without being sent.
    package static func isFollowed(_ message: UUID, on connection: Connection) async throws(DatabaseError) -> Bool {
        try await connection.first(
            """
            SELECT 1 FROM social.social_messages m JOIN social.social_messages this ON this.id = \(message)
            WHERE m.social_profile_id = this.social_profile_id AND m.id <> this.id AND m.created_at > this.created_at
              AND m.status NOT IN ('SKIPPED', 'FAILED') LIMIT 1
            """) != nil
    }

    /// Other messages of this one's kind to its person that have not left.
    /// - Returns: drafts; and what waits in the ledger.
    package static func rivals(
        of message: UUID, on connection: Connection
    ) async throws(DatabaseError) -> (drafts: Set<UUID>, queued: [UUID]) {
        let rows = try await connection.query(
            """
            SELECT m.id, m.status = 'QUEUED' AS waits FROM social.social_messages m
            JOIN social.social_messages this ON this.id = \(message)
            WHERE m.social_profile_id = this.social_profile_id AND m.id <> this.id AND m.message_type = this.message_type
              AND m.status IN ('DRAFT', 'APPROVED', 'QUEUED') ORDER BY m.id
            """)
        var (drafts, queued): (Set<UUID>, [UUID]) = ([], [])
        for row in rows {
            let waits: Bool = try row["waits"]
            if waits { queued.append(try row["id"]) } else { drafts.insert(try row["id"]) }
        }
        return (drafts, queued)
    }

    // MARK: Drafts

    /// A text that was written and nobody has seen yet.
    package struct NewDraft: Sendable {
        package let type: SocialMessageType
        package let text: String
        package let writtenBy: String
        package let templateID: UUID?
        package let templateVersion: Int32?

        package init(
            _ type: SocialMessageType, text: String, writtenBy: String, templateID: UUID?, templateVersion: Int32?
        ) {
            (self.type, self.text, self.writtenBy) = (type, text, writtenBy)
            (self.templateID, self.templateVersion) = (templateID, templateVersion)
        }
    }

    /// - Parameter person: locked.
    /// - Returns: `nil` when the person has such a message by now.
    package static func add(
        _ draft: NewDraft, to person: SocialRecipient, by account: UUID?, on connection: Connection
    ) async throws(DatabaseError) -> UUID? {
        try await connection.first(
            """
            INSERT INTO social.social_messages (social_profile_id, platform, message_type, draft_body, thread_id, status,
                account_id, template_id, template_version, written_by, updated_at)
            VALUES (\(person.id), \(person.platform), \(draft.type), \(draft.text), \(person.threadID), 'DRAFT', \(account),
                    \(draft.templateID), \(draft.templateVersion), \(draft.writtenBy), now())
            ON CONFLICT DO NOTHING RETURNING id
            """)?[0]
    }

    /// What a person changes about a draft.
    package struct Edit: Sendable {
        /// Kept byte for byte; `nil` leaves the text.
        package var text: String?
        package var status: SocialMessageStatus
        /// With `APPROVED`: what was read, and who said yes.
        package var approval: Approval?
        package var approvedBy: String?

        package init(text: String?, status: SocialMessageStatus, approval: Approval?, approvedBy: String?) {
            (self.text, self.status, self.approval, self.approvedBy) = (text, status, approval, approvedBy)
        }
    }

    /// An approval that stood before does not outlive any edit.
    package static func edit(
        _ id: UUID, _ edit: Edit, on connection: Connection
    ) async throws(DatabaseError) -> Row? {
        try await connection.first(
            """
            UPDATE social.social_messages m SET draft_body = coalesce(\(edit.text), m.draft_body), status = \(edit.status),
                written_by = CASE WHEN \(edit.text)::text IS NULL THEN m.written_by ELSE 'operator' END,
                approval = \(edit.approval.map { JSONText($0.json.serialized()) }), approved_by = \(edit.approvedBy),
                approved_at = CASE WHEN \(edit.approvedBy)::text IS NULL THEN NULL ELSE clock_timestamp() END,
                version = m.version + 1, updated_at = now()
            WHERE m.id = \(id) RETURNING \(sql: SocialMessage.record.selection)
            """)
    }

    package static func delete(_ id: UUID, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute("DELETE FROM social.social_messages WHERE id = \(id)")
    }

    // MARK: What networks say of them

    /// Messages that a network names by its own ids, and what left by its interface for a person up to a moment.
    package static func arrived(
        _ externalIDs: [String], sentTo networkID: String, before: Timestamp?, on platform: String, at: Timestamp?,
        isRead: Bool, in database: Database
    ) async throws(DatabaseError) {
        try await database.execute(
            """
            UPDATE social.social_messages m SET
                delivered_at = coalesce(m.delivered_at, \(at), clock_timestamp()),
                read_at = CASE WHEN \(isRead) THEN coalesce(m.read_at, \(at), clock_timestamp()) ELSE m.read_at END
            WHERE m.id IN (
                SELECT m.id FROM social.social_messages m
                WHERE m.platform = \(platform) AND m.external_id = ANY(\(externalIDs))
                UNION
                SELECT m.id FROM social.social_recipients r
                JOIN social.social_messages m ON m.social_profile_id = r.profile_id
                WHERE r.platform = \(platform) AND r.platform_user_id = \(networkID) AND m.status = 'SENT'
                  AND m.delivery = 'api' AND m.sent_at <= \(before))
            """)
    }

    package static func bounced(
        _ externalIDs: [String], on platform: String, in database: Database
    ) async throws(DatabaseError) {
        try await database.execute(
            """
            UPDATE social.social_messages SET is_flagged = true, reason = 'the network could not deliver it'
            WHERE platform = \(platform) AND external_id = ANY(\(externalIDs))
            """)
    }

    // MARK: Rows

    private static func ids(_ rows: Rows) throws(DatabaseError) -> [UUID] {
        try rows.map { row throws(DatabaseError) in try row[0] }
    }

    private static func pairs(_ rows: Rows) throws(DatabaseError) -> [UUID: UUID] {
        var pairs: [UUID: UUID] = [:]
        for row in rows { pairs[try row[0]] = try row[1] as UUID }
        return pairs
    }
}
