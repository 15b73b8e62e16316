internal import Database
internal import FoundationEssentials
internal import SocialContract
internal import Suppression
internal import Timekeeping

/// A person messaging may write to, from its own copy.
package struct Recipient: Sendable {
    let id: UUID
    let platform: String
    let username: String
    let fullName: String?
    let profileURL: String
    let bio: String?
    let location: String?
    let category: String?
    let platformUserID: String?
    let discoveryStatus: String
    let outreachStatus: String
    let threadID: UUID
    let hasInitial: Bool
    /// When they wrote to us last.
    let lastInboundAt: Timestamp?
    /// Of what a "no" may name that is not kept: e-mail addresses.
    let contactHashes: [[UInt8]]
    /// They said no.
    let saidNoAt: Timestamp?
    /// Somebody decided by hand not to send, and no operator has reopened the person since.
    let skippedAt: Timestamp?
    /// A first message was really sent: without one there is nothing to follow up, whatever a status says.
    let wasWrittenTo: Bool

    static let columns: SQL = """
        r.profile_id, r.platform, r.username, r.full_name, r.profile_url, r.bio, r.location, r.category, \
        r.platform_user_id, r.discovery_status, r.outreach_status, r.thread_id, r.has_initial, r.last_inbound_at, \
        r.contact_hashes, r.said_no_at, r.skipped_at, EXISTS (SELECT FROM social.social_messages f \
        WHERE f.social_profile_id = r.profile_id AND f.message_type = 'initial' AND f.status = 'SENT')
        """

    static let columnCount = 18

    init(_ row: Row, first: Int = 0) throws(DatabaseError) {
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

    var identifiers: Identifiers {
        Identifiers(
            platform: platform, username: username, platformUserID: platformUserID, profileURL: profileURL,
            contactHashes: contactHashes)
    }

    /// Those of the contacts that nobody else has whom we know.
    func ownContacts(on connection: Connection) async throws(DatabaseError) -> [[UInt8]] {
        guard !contactHashes.isEmpty else { return [] }
        return try await connection.first("SELECT social.own_contacts(\(id), \(contactHashes))")?[0] ?? []
    }

    /// Why this person gets no first message; `nil` when they may.
    var refusalOfInitial: String? {
        if let refusalOfAny { return refusalOfAny }
        if discoveryStatus != DiscoveryStatus.qualified.rawValue { return "not qualified" }
        if hasInitial { return "already has a first message" }
        if let refusalAsSkipped { return refusalAsSkipped }
        return outreachStatus == "sent" || outreachStatus == "followup" ? "already written to" : nil
    }

    /// Why this person gets no follow-up; `nil` when they may.
    var refusalOfFollowup: String? {
        refusalOfAny ?? (wasWrittenTo ? refusalAsSkipped : "was not written to yet")
    }

    /// A skip lasts until an operator reopens the person.
    private var refusalAsSkipped: String? {
        skippedAt.map { "was skipped by hand at \($0.iso8601); reopen the person (outreach_status open) to go on" }
    }

    /// Why this person gets no message at all.
    var refusalOfAny: String? { saidNoAt == nil ? refusal?.rawValue : "said no" }

    /// The person's own word, then the operator's.
    var refusal: Refusal? {
        saidNoAt == nil ? Refusal.ofAny(outreach: outreachStatus, discovery: discoveryStatus) : .suppressed
    }

    /// The same for a message of this kind.
    func refusal(of type: MessageType) -> Refusal? {
        refusal ?? (type == .followup && !wasWrittenTo ? .unfounded : nil)
    }

    /// Locks the people in order, for the transaction that changes their messages.
    static func lock(_ ids: [UUID], on connection: Connection) async throws -> [UUID: Recipient] {
        try await read(ids, "FOR UPDATE", on: connection)
    }

    /// Keeps the people as they are, for the transaction that judges them.
    static func share(_ ids: [UUID], on connection: Connection) async throws -> [UUID: Recipient] {
        try await read(ids, "FOR SHARE", on: connection)
    }

    private static func read(_ ids: [UUID], _ lock: SQL, on connection: Connection) async throws -> [UUID: Recipient] {
        let rows = try await connection.query(
            """
            SELECT \(sql: columns) FROM social.social_recipients r WHERE r.profile_id = ANY(\(ids))
            ORDER BY r.profile_id \(sql: lock)
            """)
        return try rows.reduce(into: [:]) { people, row in
            let person = try Recipient(row)
            people[person.id] = person
        }
    }
}

extension SuppressionList {
    /// Which of these people said no.
    func suppressed(among people: [Recipient], on connection: Connection) async throws -> Set<UUID> {
        guard !people.isEmpty, try await isInUse(on: connection) else { return [] }
        let lookup = try await lookup(on: connection)
        let keyed = Dictionary(people.map { ($0.id, lookup($0.identifiers)) }) { first, _ in first }
        return try await suppressed(byHashes: keyed, on: connection)
    }

    /// The same for who has been hashed already, by whatever id.
    func suppressed(byHashes hashes: [UUID: [[UInt8]]], on connection: Connection) async throws -> Set<UUID> {
        var owners: [[UInt8]: [UUID]] = [:]
        for (id, own) in hashes {
            for hash in own { owners[hash, default: []].append(id) }
        }
        return Set(try await contains(anyOf: Array(owners.keys), on: connection).flatMap { owners[$0] ?? [] })
    }
}
