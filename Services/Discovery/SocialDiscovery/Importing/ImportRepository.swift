internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import Timekeeping

/// Every statement on imports, their parts and their chunks.
struct ImportRepository: Sendable {
    let database: Database

    static let partSize = 8 << 20

    struct Options: Sendable {
        var filename: String?
        var platform: String?
        var overwrite: Bool
        var dryRun: Bool
    }

    static let columns: SQL = """
        i.id, i.filename, i.size, i.platform, i.overwrite, i.dry_run, i.status, i.reading, i.rows, i.added, i.updated, \
        i.duplicate, i.suppressed, i.invalid, i.error_message, i.created_at, i.updated_at, i.completed_at, i.part_size, i.parts
        """

    /// - Parameter owner: id of the key that sends the file.
    func create(_ id: UUID, _ options: Options, size: Int64, sha256: String?, owner: String) async throws {
        try await database.execute(insertion(id, options, size: size, sha256: sha256, owner: owner))
    }

    /// What one key may have under way: uploads, and bytes of their files.
    static let mostOpen: Int64 = 16
    static let mostOpenBytes: Int64 = 10 << 30

    /// The same within the key's quota. Callers of one key are judged one after the other.
    /// - Returns: `false`, and makes nothing, when the key has as much under way as it may.
    func createWithinQuota(
        _ id: UUID, _ options: Options, size: Int64, sha256: String?, owner: String
    ) async throws -> Bool {
        try await database.transaction { connection in
            try await connection.execute("SELECT \(sql: AdvisoryLock.uploads.alone(for: owner))")
            let row = try await connection.first(
                """
                SELECT count(*), coalesce(sum(size), 0)::bigint FROM social.social_imports
                WHERE owner = \(owner) AND status = 'uploading'
                """)
            let (count, bytes): (Int64, Int64) = (try row?[0] ?? 0, try row?[1] ?? 0)
            guard count < ImportRepository.mostOpen, bytes + size <= ImportRepository.mostOpenBytes else {
                return false
            }
            try await connection.execute(insertion(id, options, size: size, sha256: sha256, owner: owner))
            return true
        }
    }

    private func insertion(_ id: UUID, _ options: Options, size: Int64, sha256: String?, owner: String) -> SQL {
        let parts = Int32((size + Int64(ImportRepository.partSize) - 1) / Int64(ImportRepository.partSize))
        return """
            INSERT INTO social.social_imports
                (id, filename, size, sha256, platform, overwrite, dry_run, status, part_size, parts, owner)
            VALUES (\(id), \(options.filename), \(size), \(sha256), \(options.platform), \(options.overwrite),
                    \(options.dryRun), 'uploading', \(Int64(ImportRepository.partSize)), \(max(parts, 1)), \(owner))
            """
    }

    /// Forgets an upload with its parts.
    /// - Returns: `false` when it is not one that still takes parts.
    func giveUp(_ id: UUID) async throws -> Bool {
        try await database.execute("DELETE FROM social.social_imports WHERE id = \(id) AND status = 'uploading'") == 1
    }

    /// The unfinished import of the same file with the same options: an interrupted upload goes on there, and whoever was
    /// killed after completing it finds the import instead of starting a second one.
    func unfinished(_ options: Options, sha256: String) async throws -> (id: UUID, status: String)? {
        let row = try await database.first(
            """
            SELECT id, status FROM social.social_imports
            WHERE status IN ('uploading', 'pending', 'running') AND sha256 = \(sha256)
              AND overwrite = \(options.overwrite) AND dry_run = \(options.dryRun)
              AND platform IS NOT DISTINCT FROM \(options.platform)
            ORDER BY created_at DESC LIMIT 1
            """)
        return try row.map { row throws(DatabaseError) in (try row[0], try row[1]) }
    }

    func receivedParts(_ id: UUID) async throws -> [Int32] {
        try await database.query("SELECT part FROM social.social_import_parts WHERE import_id = \(id) ORDER BY part")
            .map { row throws(DatabaseError) in try row[0] as Int32 }
    }

    /// Storing a part again changes nothing.
    func store(part: Int32, of id: UUID, _ bytes: [UInt8]) async throws {
        try await database.execute(
            """
            INSERT INTO social.social_import_parts (import_id, part, bytes) VALUES (\(id), \(part), \(bytes))
            ON CONFLICT (import_id, part) DO NOTHING
            """)
    }

    /// - Returns: false when the import is not one that takes parts.
    func submit(_ id: UUID) async throws -> Bool {
        try await database.execute(
            """
            UPDATE social.social_imports SET status = 'pending', updated_at = clock_timestamp()
            WHERE id = \(id) AND status = 'uploading'
            """) == 1
    }

    func find(_ id: UUID) async throws -> Row? {
        try await database.first(
            "SELECT \(sql: ImportRepository.columns) FROM social.social_imports i WHERE i.id = \(id)")
    }

    func list(limit: Int, before: PageCursor?) async throws -> Rows {
        try await database.query(
            """
            SELECT \(sql: ImportRepository.columns) FROM social.social_imports i
            WHERE (\(before?.at)::timestamptz IS NULL OR (i.created_at, i.id) < (\(before?.at), \(before?.id)))
            ORDER BY i.created_at DESC, i.id DESC LIMIT \(Int64(limit + 1))
            """)
    }

    func chunks(_ id: UUID, from chunk: Int32, limit: Int) async throws -> Rows {
        try await database.query(
            """
            SELECT chunk, first_row, lines, verdicts, reasons FROM social.social_import_chunks
            WHERE import_id = \(id) AND chunk >= \(chunk) ORDER BY chunk LIMIT \(Int64(limit))
            """)
    }

    /// Uploads that nobody completed are forgotten after a day, with their parts.
    func forgetAbandoned() async throws {
        try await database.execute(
            """
            DELETE FROM social.social_imports
            WHERE status = 'uploading' AND created_at < clock_timestamp() - interval '1 day'
            """)
    }
}
