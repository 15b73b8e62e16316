package import Database
package import FoundationEssentials
package import SocialContract
package import Suppression
package import Timekeeping

/// A person messaging may write to, from its own copy.
package struct SocialRecipient: Sendable {
    package let id: UUID
    package let platform: String
    package let username: String
    package let fullName: String?
    package let profileURL: String
    package let bio: String?
    package let location: String?
    package let category: String?
    package let platformUserID: String?
    package let discoveryStatus: String
    package let outreachStatus: String
    package let threadID: UUID
    package let hasInitial: Bool
    /// When they wrote to us last.
    package let lastInboundAt: Timestamp?
    /// Of what a "no" may name that is not kept: e-mail addresses.
    package let contactHashes: [[UInt8]]
    /// They said no.
    package let saidNoAt: Timestamp?
    /// Somebody decided by hand not to send, and no operator has reopened the person since.
    package let skippedAt: Timestamp?
    /// A first message was really sent: without one there is nothing to follow up, whatever a status says.
    package let wasWrittenTo: Bool

    package static let columns: SQL = """
        r.profile_id, r.platform, r.username, r.full_name, r.profile_url, r.bio, r.location, r.category, \
        r.platform_user_id, r.discovery_status, r.outreach_status, r.thread_id, r.has_initial, r.last_inbound_at, \
        r.contact_hashes, r.said_no_at, r.skipped_at, EXISTS (SELECT FROM social.social_messages f \
        WHERE f.social_profile_id = r.profile_id AND f.message_type = 'initial' AND f.status = 'SENT')
        """

    package static let columnCount = 18

    package init(_ row: Row, first: Int = 0) throws(DatabaseError) {
        id = try row[first]
        platform = try row[first + 1]
        username = try row[first + 2]
        fullName = try row[first + 3]
        profileURL = try row[first + 4]
        bio = try row[first + 5]
        location = try row[first + 6]
        category = try row[first + 7]
        platformUserID = try row[first + 8]
        discoveryStatus = try row[first + 9]
        outreachStatus = try row[first + 10]
        threadID = try row[first + 11]
        hasInitial = try row[first + 12]
        lastInboundAt = try row[first + 13]
        contactHashes = try row[first + 14]
        saidNoAt = try row[first + 15]
        skippedAt = try row[first + 16]
        wasWrittenTo = try row[first + 17]
    }

    package var identifiers: Identifiers {
        Identifiers(
            platform: platform, username: username, platformUserID: platformUserID, profileURL: profileURL,
            contactHashes: contactHashes)
    }

    /// Those of the contacts that nobody else has whom we know.
    package func ownContacts(on connection: Connection) async throws(DatabaseError) -> [[UInt8]] {
        guard !contactHashes.isEmpty else { return [] }
        return try await connection.first("SELECT social.own_contacts(\(id), \(contactHashes))")?[0] ?? []
    }

    /// Why this person gets no first message; `nil` when they may.
    package var refusalOfInitial: String? {
        if let refusalOfAny { return refusalOfAny }
        if discoveryStatus != DiscoveryStatus.qualified.rawValue { return "not qualified" }
        if hasInitial { return "already has a first message" }
        if let refusalAsSkipped { return refusalAsSkipped }
        return outreachStatus == "sent" || outreachStatus == "followup" ? "already written to" : nil
    }

    /// Why this person gets no follow-up; `nil` when they may.
    package var refusalOfFollowup: String? {
        refusalOfAny ?? (wasWrittenTo ? refusalAsSkipped : "was not written to yet")
    }

    /// A skip lasts until an operator reopens the person.
    private var refusalAsSkipped: String? {
        skippedAt.map { "was skipped by hand at \($0.iso8601); reopen the person (outreach_status open) to go on" }
    }

    /// Why this person gets no message at all.
    package var refusalOfAny: String? { saidNoAt == nil ? refusal?.rawValue : "said no" }

    /// The person's own word, then the operator's.
    package var refusal: SocialRefusal? {
        saidNoAt == nil ? SocialRefusal.ofAny(outreach: outreachStatus, discovery: discoveryStatus) : .suppressed
    }

    /// The same for a message of this kind.
    package func refusal(of type: MessageType) -> SocialRefusal? {
        refusal ?? (type == .followup && !wasWrittenTo ? .unfounded : nil)
    }

    /// Locks the people in order, for the transaction that changes their messages.
    package static func lock(_ ids: [UUID], on connection: Connection) async throws -> [UUID: SocialRecipient] {
        try await read(ids, "FOR UPDATE", on: connection)
    }

    /// Keeps the people as they are, for the transaction that judges them.
    package static func share(_ ids: [UUID], on connection: Connection) async throws -> [UUID: SocialRecipient] {
        try await read(ids, "FOR SHARE", on: connection)
    }

    private static func read(_ ids: [UUID], _ lock: SQL, on connection: Connection) async throws -> [UUID:
        SocialRecipient]
    {
        let rows = try await connection.query(
            """
            SELECT \(sql: columns) FROM social.social_recipients r WHERE r.profile_id = ANY(\(ids))
            ORDER BY r.profile_id \(sql: lock)
            """)
        return try rows.reduce(into: [:]) { people, row in
            let person = try SocialRecipient(row)
            people[person.id] = person
        }
    }

    /// The person behind a network's id, if we know them.
    package static func find(
        _ networkID: String, on platform: String, _ connection: Connection
    ) async throws(DatabaseError) -> SocialRecipient? {
        let row = try await connection.first(
            """
            SELECT \(sql: SocialRecipient.columns) FROM social.social_recipients r
            WHERE r.platform = \(platform) AND r.platform_user_id = \(networkID) ORDER BY r.created_at LIMIT 1
            """)
        return try row.map { row throws(DatabaseError) in try SocialRecipient(row) }
    }
}
