internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import Listing
internal import Timekeeping

/// Every statement on imports, their parts and their chunks.
struct ImportRepository: Sendable {
    let tables: ImportTables
    let database: Database

    static let partSize = 8 << 20

    struct Options: Sendable {
        var filename: String?
        var scope: String?
        var overwrite: Bool
        var isTrial: Bool
    }

    /// - Parameter owner: the key that sends the file.
    func create(_ id: UUID, _ options: Options, size: Int64, sha256: String?, by owner: Principal) async throws {
        try await database.execute(insertion(id, options, size: size, sha256: sha256, by: owner))
    }

    /// What one key may have under way: uploads, and bytes of their files.
    static let mostOpen: Int64 = 16
    static let mostOpenBytes: Int64 = 10 << 30

    /// Finds the key's own unfinished import of the same file, or makes one within the key's quota. Callers of one key are judged one
    /// after the other.
    /// - Returns: `nil`, and makes nothing, when the key has as much under way as it may.
    func findOrCreate(
        _ options: Options, size: Int64, sha256: String?, by owner: Principal
    ) async throws -> (id: UUID, status: String)? {
        try await database.transaction { connection in
            try await connection.execute("SELECT \(sql: AdvisoryLock.uploads.alone(for: owner.id))")
            if let sha256,
                let found = try await unfinished(options, size: size, sha256: sha256, by: owner, on: connection)
            {
                return found
            }
            let row = try await connection.first(
                """
                SELECT count(*) AS uploads, coalesce(sum(size), 0)::bigint AS bytes FROM \(unsafeIdentifier: tables.imports)
                WHERE owner = \(owner.id) AND status = 'uploading'
                """)
            let (count, bytes): (Int64, Int64) = (try row?["uploads"] ?? 0, try row?["bytes"] ?? 0)
            guard count < ImportRepository.mostOpen, bytes + size <= ImportRepository.mostOpenBytes else {
                return nil
            }
            let id = UUID()
            try await connection.execute(insertion(id, options, size: size, sha256: sha256, by: owner))
            return (id, "uploading")
        }
    }

    private func insertion(_ id: UUID, _ options: Options, size: Int64, sha256: String?, by owner: Principal) -> SQL {
        let parts = Int32((size + Int64(ImportRepository.partSize) - 1) / Int64(ImportRepository.partSize))
        return """
            INSERT INTO \(unsafeIdentifier: tables.imports)
                (id, filename, size, sha256, \(unsafeIdentifier: tables.scope), overwrite, dry_run, status, part_size, parts, owner, created_by)
            VALUES (\(id), \(options.filename), \(size), \(sha256), \(options.scope), \(options.overwrite),
                    \(options.isTrial), 'uploading', \(Int64(ImportRepository.partSize)), \(max(parts, 1)), \(owner.id),
                    \(owner.name))
            """
    }

    /// Forgets an upload with its parts.
    /// - Returns: `false` when it is not one that still takes parts.
    func giveUp(_ id: UUID) async throws -> Bool {
        try await database.execute(
            "DELETE FROM \(unsafeIdentifier: tables.imports) WHERE id = \(id) AND status = 'uploading'") == 1
    }

    /// The key's own unfinished import of the same file with the same options: an interrupted upload goes on there, and whoever was
    /// killed after completing it finds the import instead of starting a second one.
    private func unfinished(
        _ options: Options, size: Int64, sha256: String, by owner: Principal, on connection: Connection
    ) async throws -> (id: UUID, status: String)? {
        let row = try await connection.first(
            """
            SELECT id, status FROM \(unsafeIdentifier: tables.imports)
            WHERE status IN ('uploading', 'pending', 'running') AND sha256 = \(sha256)
              AND size = \(size) AND owner = \(owner.id)
              AND overwrite = \(options.overwrite) AND dry_run = \(options.isTrial)
              AND \(unsafeIdentifier: tables.scope) IS NOT DISTINCT FROM \(options.scope)
            ORDER BY created_at DESC LIMIT 1
            """)
        return try row.map { row throws(DatabaseError) in (try row["id"], try row["status"]) }
    }

    func receivedParts(_ id: UUID) async throws -> [Int32] {
        try await database.query(
            "SELECT part FROM \(unsafeIdentifier: tables.parts) WHERE import_id = \(id) ORDER BY part"
        )
        .map { row throws(DatabaseError) in try row["part"] as Int32 }
    }

    /// Stored again it is what was sent last.
    func store(part: Int32, of id: UUID, _ bytes: [UInt8]) async throws {
        try await database.execute(
            """
            INSERT INTO \(unsafeIdentifier: tables.parts) (import_id, part, bytes) VALUES (\(id), \(part), \(bytes))
            ON CONFLICT (import_id, part) DO UPDATE SET bytes = excluded.bytes
            """)
    }

    /// - Returns: false when the import is not one that takes parts.
    func submit(_ id: UUID) async throws -> Bool {
        try await database.execute(
            """
            UPDATE \(unsafeIdentifier: tables.imports) SET status = 'pending', updated_at = clock_timestamp()
            WHERE id = \(id) AND status = 'uploading'
            """) == 1
    }

    func find(_ id: UUID) async throws -> ImportRecord? {
        let shown = ImportListing(tables)
        let row = try await database.first(
            "SELECT \(sql: shown.record.selection) FROM \(unsafeIdentifier: tables.imports) i WHERE i.id = \(id)")
        return try row.map { try ImportRecord($0, shown) }
    }

    /// Why rows were not imported, the most frequent reason first, with how many and some of them.
    func reasons(_ id: UUID) async throws -> [JSONValue] {
        let rows = try await database.query(
            """
            SELECT verdict, reason, count(*) AS count, (array_agg(number ORDER BY number))[1:5] AS examples
            FROM (SELECT chr(get_byte(c.letters, r.key::integer)) AS verdict, r.value AS reason,
                         c.first_row + r.key::integer AS number
                  -- A byte is found at its place; of a text each would be looked for from the beginning.
                  FROM (SELECT first_row, reasons, convert_to(verdicts, 'UTF8') AS letters
                        FROM \(unsafeIdentifier: tables.chunks) WHERE import_id = \(id) OFFSET 0) c,
                      json_each_text(c.reasons::json) r) w
            WHERE verdict IN ('i', 's') GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2 LIMIT 100
            """)
        return try rows.map { row in
            let examples: [Int64] = try row["examples"]
            let letter: String = try row["verdict"]
            return [
                "verdict": JSONValue(letter.first.flatMap(ImportVerdict.init(rawValue:))?.name),
                "reason": .string(try row["reason"]), "count": .int(try row["count"]),
                "rows": .array(examples.map(JSONValue.int)),
            ]
        }
    }

    func chunks(_ id: UUID, from chunk: Int32, limit: Int) async throws -> Rows {
        try await database.query(
            """
            SELECT chunk, first_row, lines, verdicts, reasons FROM \(unsafeIdentifier: tables.chunks)
            WHERE import_id = \(id) AND chunk >= \(chunk) ORDER BY chunk LIMIT \(Int64(limit))
            """)
    }

    /// Uploads that nobody completed are forgotten after a day, with their parts; so are parts that whoever read them left behind. Few at
    /// a time: they are large.
    func forgetAbandoned() async throws {
        let isAbandoned: SQL = "i.status = 'uploading' AND i.created_at < clock_timestamp() - interval '1 day'"
        while try await database.execute(
            """
            DELETE FROM \(unsafeIdentifier: tables.parts) p WHERE (p.import_id, p.part) IN (
                SELECT q.import_id, q.part FROM \(unsafeIdentifier: tables.parts) q
                JOIN \(unsafeIdentifier: tables.imports) i ON i.id = q.import_id
                WHERE i.status IN ('completed', 'failed') OR i.chunks IS NOT NULL OR \(sql: isAbandoned) LIMIT 16)
            """) > 0
        {}
        try await database.execute("DELETE FROM \(unsafeIdentifier: tables.imports) i WHERE \(sql: isAbandoned)")
    }

    /// SHA-256 in hex of what is stored. Others' requests go on meanwhile.
    func hash(of file: ImportRecord) async throws -> String {
        let hash = FileHash(beside: database.loop)
        for part in 0..<file.parts {
            let row = try await database.first(
                "SELECT bytes FROM \(unsafeIdentifier: tables.parts) WHERE import_id = \(file.id) AND part = \(part)")
            try await hash.add(try row?["bytes"] ?? [])
        }
        return try await hash.finish()
    }

    /// What was stored of an upload is not its file.
    func forgetParts(of id: UUID) async throws {
        try await database.execute(
            """
            DELETE FROM \(unsafeIdentifier: tables.parts) WHERE import_id = \(id)
              AND EXISTS (SELECT FROM \(unsafeIdentifier: tables.imports) WHERE id = \(id) AND status = 'uploading')
            """)
    }

    /// What was read is needed no more.
    func dropParts(of file: ImportedFile) async throws {
        for part in 0..<file.parts {
            try await database.execute(
                "DELETE FROM \(unsafeIdentifier: tables.parts) WHERE import_id = \(file.id) AND part = \(part)")
        }
    }
}
