internal import Database
internal import Timekeeping

/// The table `<schema>.migrations` of one line.
struct MigrationLedger {
    let line: Line
    private let table: SQL

    /// All lines share it; the number is this product's own, "outreach" read as ASCII.
    private static let lockKey: Int64 = 0x6f75_7472_6561_6368

    init(_ line: Line) {
        self.line = line
        // The schema's name is spelt out in `Line.all`.
        table = SQL(stringLiteral: "\(line.schema).migrations")
    }

    /// Until the transaction ends. Migrations may run long, so the statement limit is lifted with it.
    func lock(on connection: Connection) async throws(DatabaseError) -> Bool {
        let row = try await connection.first(
            """
            SELECT pg_try_advisory_xact_lock(\(MigrationLedger.lockKey)), set_config('statement_timeout', '0', true),
                   set_config('client_min_messages', 'warning', true)
            """)
        return try row?[0] ?? false
    }

    func create(on connection: Connection) async throws(DatabaseError) {
        try await connection.script(
            """
            CREATE SCHEMA IF NOT EXISTS \(line.schema);
            CREATE TABLE IF NOT EXISTS \(line.schema).migrations (
                version    integer PRIMARY KEY,
                name       text NOT NULL,
                checksum   text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
            );
            """)
    }

    func record(_ migration: Migration, on connection: Connection) async throws(DatabaseError) -> AppliedMigration {
        let row = try await connection.first(
            """
            INSERT INTO \(sql: table) (version, name, checksum)
            VALUES (\(migration.version), \(migration.name), encode(sha256(\(migration.sql)), 'hex'))
            RETURNING version, name, checksum, applied_at
            """)
        guard let row else { throw DatabaseError(.server, "the migration ledger took no row") }
        return try applied(row)
    }

    /// - Returns: nothing, if the schema or the table does not exist.
    func rows(on connection: Connection) async throws(DatabaseError) -> [AppliedMigration] {
        guard let exists = try await connection.first("SELECT to_regclass(\("\(line.schema).migrations")) IS NOT NULL"),
            try exists[0]
        else { return [] }
        var found: [AppliedMigration] = []
        for row in try await connection.query(
            "SELECT version, name, checksum, applied_at FROM \(sql: table) ORDER BY version")
        {
            found.append(try applied(row))
        }
        return found
    }

    /// A schema that is made anew has nothing to do with what was there before under its name (room Quarantine).
    func forgetPlaces(on connection: Connection) async throws(DatabaseError) {
        guard let row = try await connection.first("SELECT to_regclass('platform.places') IS NOT NULL"), try row[0]
        else {
            return
        }
        try await connection.execute("DELETE FROM platform.places WHERE schema_name = \(line.schema)")
    }

    private func applied(_ row: Row) throws(DatabaseError) -> AppliedMigration {
        AppliedMigration(
            line: line.name, version: try row[0], name: try row[1], checksum: try row[2], appliedAt: try row[3])
    }

    /// The ledger by version, after comparing it with the files.
    func verified(on connection: Connection) async throws -> [Int32: AppliedMigration] {
        let applied = try await rows(on: connection)
        guard !applied.isEmpty else { return [:] }
        let newest = line.migrations.last?.version ?? 0
        if let ahead = applied.last, ahead.version > newest {
            throw MigrationError.newerDatabase(line: line.name, version: ahead.version, newestKnown: newest)
        }
        let checksums = try await checksums(on: connection)
        for row in applied where checksums[row.version] != row.checksum {
            throw MigrationError.changed(line: line.name, version: row.version, name: row.name)
        }
        return Dictionary(uniqueKeysWithValues: applied.map { ($0.version, $0) })
    }

    /// Computed by the server, which has SHA-256 built in.
    private func checksums(on connection: Connection) async throws(DatabaseError) -> [Int32: String] {
        var checksums: [Int32: String] = [:]
        for row in try await connection.query(
            """
            SELECT version, encode(sha256(content), 'hex')
            FROM unnest(\(line.migrations.map(\.version)), \(line.migrations.map(\.sql))) AS file (version, content)
            """)
        {
            checksums[try row[0]] = try row[1]
        }
        return checksums
    }
}
