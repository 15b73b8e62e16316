internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// Statements on `platform.suppressions` and `platform.suppression_hashes` that change the list, or lock it.
enum SuppressionRows {
    // MARK: A no

    static func insert(
        _ entry: UUID, _ origin: NoOrigin, readFrom marks: [[UInt8]], on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            INSERT INTO platform.suppressions (id, reason, source, recorded_by, is_read, read_from, form)
            VALUES (\(entry), \(origin.reason), \(origin.source), \(origin.recordedBy), \(origin.isRead),
                    \(origin.isRead ? marks : []), 2)
            """)
    }

    static func delete(_ entry: UUID, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute("DELETE FROM platform.suppressions WHERE id = \(entry)")
    }

    /// One order for everybody, so that two writers of the same person never wait for each other in a circle.
    /// - Returns: whether any hash by today's rules was not on the list before.
    static func add(
        _ person: PersonHashes, to entry: UUID, on connection: Connection
    ) async throws(DatabaseError) -> Bool {
        let all = (person.named.map { ($0, false) } + (person.spelled + person.guessed).map { ($0, true) })
            .sorted { $0.0.hash.lexicographicallyPrecedes($1.0.hash) }
        let rows = try await connection.query(
            """
            INSERT INTO platform.suppression_hashes (hash, suppression_id, kind, is_variant)
            SELECT given.hash, \(entry), given.kind, given.is_variant
            FROM unnest(\(all.map(\.0.hash)), \(all.map(\.0.kind)), \(all.map(\.1))) AS given (hash, kind, is_variant)
            ON CONFLICT (hash) DO NOTHING RETURNING is_variant
            """)
        for row in rows where try !(row["is_variant"] as Bool) { return true }
        return false
    }

    /// A "no" that was kept beside the database; one that was taken back here stays so.
    /// - Returns: whether anything of it was not on the list.
    static func bringBack(
        _ no: KeptNo, reason: String, source: String, on connection: Connection
    ) async throws(DatabaseError) -> Bool {
        let rows = try await connection.query(
            """
            WITH entry AS (
                INSERT INTO platform.suppressions (id, reason, source, created_at)
                SELECT \(no.entry), \(reason), \(source), \(no.createdAt)
                WHERE EXISTS (SELECT FROM unnest(\(no.hashes.map(\.hash))) AS u (hash)
                              WHERE NOT EXISTS (SELECT FROM platform.suppression_hashes h WHERE h.hash = u.hash))
                ON CONFLICT (id) DO UPDATE SET said_again_at = suppressions.said_again_at
                WHERE suppressions.retracted_at IS NULL RETURNING id)
            INSERT INTO platform.suppression_hashes (hash, suppression_id, kind)
            SELECT u.hash, e.id, u.kind FROM entry e, unnest(\(no.hashes.map(\.hash)), \(no.hashes.map(\.kind))) AS u (hash, kind)
            ON CONFLICT (hash) DO NOTHING RETURNING hash
            """)
        return !rows.isEmpty
    }

    /// Somebody else says the same, or the same is read from another reply.
    static func noteSaidAgain(
        _ entries: [UUID], _ origin: NoOrigin, readFrom marks: [[UInt8]], on connection: Connection
    ) async throws(DatabaseError) {
        guard origin.isRead else {
            try await connection.execute(
                """
                UPDATE platform.suppressions SET said_again_at = clock_timestamp()
                WHERE id = ANY (\(entries)) AND said_again_at IS NULL AND recorded_by IS DISTINCT FROM \(origin.recordedBy)
                """)
            return
        }
        try await connection.execute(
            """
            UPDATE platform.suppressions SET
                said_again_at = CASE WHEN is_read THEN said_again_at ELSE clock_timestamp() END,
                read_from = CASE WHEN is_read THEN read_from || \(marks) ELSE read_from END
            WHERE id = ANY (\(entries)) AND CASE WHEN is_read THEN NOT read_from @> \(marks) ELSE said_again_at IS NULL END
            """)
    }

    // MARK: Whose it is

    /// Entries by those of the hashes that are on the list.
    static func owners(
        of hashes: [[UInt8]], on connection: Connection
    ) async throws(DatabaseError) -> [[UInt8]: UUID] {
        let rows = try await connection.query(
            "SELECT hash, suppression_id FROM platform.suppression_hashes WHERE hash = ANY (\(hashes))")
        var found: [[UInt8]: UUID] = [:]
        for row in rows { found[try row["hash"]] = try row["suppression_id"] }
        return found
    }

    /// The same, and none of the entries is taken back before this transaction ends: who says a no while an earlier one is taken back
    /// must not be told that it is on the list.
    static func heldOwners(
        of hashes: [[UInt8]], on connection: Connection
    ) async throws(DatabaseError) -> [[UInt8]: UUID] {
        var held: Set<UUID> = []
        while true {
            let found = try await owners(of: hashes, on: connection)
            let entries = Set(found.values)
            if entries.isSubset(of: held) { return found }
            try await connection.execute(
                """
                SELECT FROM platform.suppressions WHERE id = ANY (\(entries.sorted())) ORDER BY id FOR NO KEY UPDATE
                """)
            held.formUnion(entries)
        }
    }

    // MARK: Taken back

    /// What decides whether an entry may be taken back.
    struct Standing {
        /// The caller recorded it.
        let isOwn: Bool
        let isRead: Bool
        let isYoung: Bool
        let saidAgainAt: Timestamp?
        let retractedAt: Timestamp?
        /// From how many replies it was read.
        let replies: Int64
    }

    /// Locks it.
    /// - Returns: `nil` when there is no such entry.
    static func standing(
        of entry: UUID, for principal: String, on connection: Connection
    ) async throws(DatabaseError) -> Standing? {
        let row = try await connection.first(
            """
            SELECT recorded_by = \(principal) IS TRUE AS is_own, is_read, said_again_at, retracted_at,
                   created_at > clock_timestamp() - \(SuppressionList.retractionMinutes)::bigint * interval '1 minute' AS is_young,
                   cardinality(read_from)::bigint AS replies
            FROM platform.suppressions WHERE id = \(entry) FOR UPDATE
            """)
        return try row.map { row throws(DatabaseError) in
            Standing(
                isOwn: try row["is_own"], isRead: try row["is_read"], isYoung: try row["is_young"],
                saidAgainAt: try row["said_again_at"], retractedAt: try row["retracted_at"], replies: try row["replies"]
            )
        }
    }

    /// - Returns: the hashes that it was found under.
    static func takeBack(
        _ entry: UUID, by name: String, _ reason: String?, on connection: Connection
    ) async throws(DatabaseError) -> [[UInt8]] {
        let rows = try await connection.query(
            "DELETE FROM platform.suppression_hashes WHERE suppression_id = \(entry) RETURNING hash")
        try await connection.execute(
            """
            UPDATE platform.suppressions SET retracted_at = clock_timestamp(), retracted_by = \(name),
                retracted_reason = \(reason) WHERE id = \(entry)
            """)
        return try rows.map { row throws(DatabaseError) in try row["hash"] }
    }

    /// An entry that was read from some words, or may have been.
    struct Read {
        let entry: UUID
        /// From nothing else, and nobody has said the same since.
        let isAll: Bool
    }

    /// Locks those that were read from these words, and those of these hashes that do not say what they were read from.
    static func lockRead(
        from mark: [UInt8], orUnnamedOf hashes: [[UInt8]], on connection: Connection
    ) async throws(DatabaseError) -> [Read] {
        let rows = try await connection.query(
            """
            SELECT id, read_from <@ \([mark]) AND said_again_at IS NULL AS is_all FROM platform.suppressions
            WHERE retracted_at IS NULL AND is_read AND (read_from @> \([mark]) OR read_from = '{}' AND id IN (
                SELECT suppression_id FROM platform.suppression_hashes WHERE hash = ANY (\(hashes))))
            ORDER BY id FOR UPDATE
            """)
        return try rows.map { row throws(DatabaseError) in Read(entry: try row["id"], isAll: try row["is_all"]) }
    }

    static func forget(
        _ mark: [UInt8], of entry: UUID, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            "UPDATE platform.suppressions SET read_from = array_remove(read_from, \(mark)) WHERE id = \(entry)")
    }

    /// - Returns: those of these marks of words from which an entry was read that stands.
    static func marksOnList(
        _ marks: [[UInt8]], on connection: Connection
    ) async throws(DatabaseError) -> [[UInt8]] {
        let rows = try await connection.query(
            """
            SELECT DISTINCT m.mark FROM platform.suppressions s, unnest(s.read_from) AS m (mark)
            WHERE s.read_from && \(marks) AND s.retracted_at IS NULL AND m.mark = ANY (\(marks))
            """)
        return try rows.map { row throws(DatabaseError) in try row["mark"] }
    }
}
