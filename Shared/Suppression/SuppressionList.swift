package import Database
package import FoundationEssentials
internal import Secrets
package import Timekeeping

/// Whom never to write to again. Only keyed hashes are stored, so the list outlives a person's erasure without holding them.
///
/// Whoever learns of a "no" writes it here directly and checks here before import, draft, approval and sending.
package final class SuppressionList: Sendable {
    /// One recorded "no".
    package struct Entry: Sendable, Equatable {
        package let id: UUID
        package let reason: String
        package let source: String
        package let createdAt: Timestamp
        /// What the person is recorded by: `username`, `platform_user_id`, `profile_url`, `email`, `phone`; `contact` for an e-mail
        /// address of which only the hash was known.
        package let kinds: [String]
    }

    let database: Database
    private let key: [UInt8]
    private let hmac: HMACKey

    /// - Parameter key: the installation's key, 32 bytes.
    package init(database: Database, key: [UInt8]) {
        (self.database, self.key, hmac) = (database, key, HMACKey(key))
    }

    /// The hashes a person is found under, each 32 bytes: HMAC-SHA-256 over kind, NUL and normalised value. No order is promised.
    package func hashes(for identifiers: Identifiers) -> [[UInt8]] { keyed(identifiers).map(\.hash) }

    /// - Returns: whether anybody ever said no here; a cheap question before many are hashed.
    package func isInUse(on connection: Connection) async throws(DatabaseError) -> Bool {
        try await connection.first("SELECT 1 FROM platform.suppression_hashes LIMIT 1") != nil
    }

    /// - Returns: those of `hashes` that are on the list.
    package func contains(anyOf hashes: [[UInt8]], on connection: Connection) async throws(DatabaseError) -> Set<
        [UInt8]
    > {
        guard !hashes.isEmpty else { return [] }
        let rows = try await connection.query(
            "SELECT hash FROM platform.suppression_hashes WHERE hash = ANY (\(hashes))")
        var found: Set<[UInt8]> = []
        for row in rows { found.insert(try row[0]) }
        return found
    }

    /// - Returns: whether this person is on the list under any identifier.
    package func contains(_ identifiers: Identifiers, on connection: Connection) async throws(DatabaseError) -> Bool {
        try await !contains(anyOf: hashes(for: identifiers), on: connection).isEmpty
    }

    /// Records a "no". A person already known by other identifiers gets the new ones added as an entry of their own.
    ///
    /// When the caller's transaction commits, no intent to this person is half done, and every later one sees the "no"
    /// (reliability R35): a new one closes the ledger's gate. So call this before locking anything, and do little after it.
    /// - Returns: the entry, and whether it is new; `nil` when there is nothing to recognise the person by.
    package func add(
        _ identifiers: Identifiers, reason: String, source: String, on connection: Connection
    ) async throws(DatabaseError) -> (id: UUID, isNew: Bool)? {
        // One order for everybody, so that two writers of the same person never wait for each other in a circle.
        let all = keyed(identifiers).sorted { $0.hash.lexicographicallyPrecedes($1.hash) }
        guard !all.isEmpty else { return nil }
        let hashes = all.map(\.hash)
        if let known = try await entry(ofAll: hashes, on: connection) { return (known, false) }
        try await connection.execute("SELECT platform.close_gate()")
        let id = UUID()
        let added = try await connection.execute(
            """
            WITH entry AS (
                INSERT INTO platform.suppressions (id, reason, source) VALUES (\(id), \(reason), \(source)) RETURNING id
            )
            INSERT INTO platform.suppression_hashes (hash, suppression_id, kind)
            SELECT given.hash, entry.id, given.kind
            FROM entry, unnest(\(hashes), \(all.map(\.kind))) AS given (hash, kind)
            ON CONFLICT (hash) DO NOTHING
            """)
        guard added == 0 else { return (id, true) }
        // Somebody else recorded all of them between the two statements.
        try await connection.execute("DELETE FROM platform.suppressions WHERE id = \(id)")
        return try await entry(ofAll: hashes, on: connection).map { ($0, false) }
    }

    /// The newest entries first.
    /// - Parameter after: the last entry of the page before.
    package func list(
        limit: Int, after: (createdAt: Timestamp, id: UUID)? = nil
    ) async throws(DatabaseError) -> [Entry] {
        let page: SQL = after.map { "WHERE (created_at, id) < (\($0.createdAt), \($0.id))" } ?? ""
        let rows = try await database.query(
            """
            SELECT id, reason, source, created_at,
                   ARRAY(SELECT kind FROM platform.suppression_hashes WHERE suppression_id = s.id ORDER BY kind) AS kinds
            FROM platform.suppressions s
            \(sql: page)
            ORDER BY created_at DESC, id DESC LIMIT \(limit)
            """)
        var entries: [Entry] = []
        for row in rows {
            entries.append(
                Entry(
                    id: try row["id"], reason: try row["reason"], source: try row["source"],
                    createdAt: try row["created_at"], kinds: try row["kinds"]))
        }
        return entries
    }

    /// - Returns: an entry when every hash is known already, of whichever entries.
    private func entry(ofAll hashes: [[UInt8]], on connection: Connection) async throws(DatabaseError) -> UUID? {
        let rows = try await connection.query(
            "SELECT suppression_id FROM platform.suppression_hashes WHERE hash = ANY (\(hashes)) ORDER BY hash")
        guard rows.count == hashes.count else { return nil }
        return try rows[0][0]
    }

    private func keyed(_ identifiers: Identifiers) -> [(hash: [UInt8], kind: String)] {
        let named = identifiers.normalised.map { one in
            (hmac.tag(Array((one.kind.rawValue + "\0" + one.value).utf8)), one.kind.rawValue)
        }
        guard !identifiers.contactHashes.isEmpty else { return named }
        let known = Set(named.map(\.0))
        return named + Set(identifiers.contactHashes).subtracting(known).map { ($0, "contact") }
    }

    /// What is stored to recognise the key; tells nothing about it.
    var checkValue: [UInt8] { SuppressionList.checkValue(of: key) }
}
