internal import Database
internal import Timekeeping

/// The table in which one line notes what was applied.
struct MigrationLedger {
    let line: Line
    private let table: SQL

    init(_ line: Line) {
        self.line = line
        // The names are spelt out in `Line.all`.
        table = SQL(stringLiteral: line.ledger)
    }

    /// Until the transaction ends. Migrations may run long, so the statement limit is lifted with it.
    func lock(on connection: Connection) async throws(DatabaseError) -> Bool {
        let row = try await connection.first(
            """
            SELECT \(sql: AdvisoryLock.migrations.tried), set_config('statement_timeout', '0', true),
                   set_config('client_min_messages', 'warning', true)
            """)
        return try row?[0] ?? false
    }

    /// Behind ``lock(on:)``.
    func create(on connection: Connection) async throws(DatabaseError) {
        try await takeOver(on: connection)
        try await connection.script(
            """
            CREATE SCHEMA IF NOT EXISTS \(line.schema);
            CREATE TABLE IF NOT EXISTS \(line.ledger) (
                version    integer PRIMARY KEY,
                name       text NOT NULL,
                checksum   text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
            );
            """)
        guard let former = line.formerLedger else { return }
        // Whoever knows the earlier name only, a program of the version before or an older `outreach`, sees the same rows: it says
        // that the database is newer, instead of making tables that are there.
        try await connection.script("CREATE OR REPLACE VIEW \(former) AS SELECT * FROM \(line.ledger)")
    }

    /// The table of an earlier version gets today's name, and keeps its rows. It is no table that came back from a dump (room Quarantine).
    private func takeOver(on connection: Connection) async throws(DatabaseError) {
        guard let former = line.formerLedger, try await hasFormerName(on: connection) else { return }
        let today = line.ledger.split(separator: ".").last ?? ""
        try await connection.script("ALTER TABLE \(former) RENAME TO \(today)")
        guard try await isTable("platform.places", on: connection) else { return }
        let names = former.split(separator: ".").map(String.init)
        try await connection.execute(
            "DELETE FROM platform.places WHERE (schema_name, table_name) = (\(names[0]), \(names[1]))")
    }

    /// Whether the table is still called as versions up to 0.2.0 call it.
    func hasFormerName(on connection: Connection) async throws(DatabaseError) -> Bool {
        guard let former = line.formerLedger else { return false }
        return try await isTable(former, on: connection)
    }

    private func isTable(_ name: String, on connection: Connection) async throws(DatabaseError) -> Bool {
        try await connection.first(
            "SELECT EXISTS (SELECT FROM pg_class WHERE oid = to_regclass(\(name)) AND relkind = 'r')")?[0] ?? false
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
        guard let table = try await present(on: connection) else { return [] }
        return try await connection.query(
            "SELECT version, name, checksum, applied_at FROM \(sql: table) ORDER BY version"
        ).map(applied)
    }

    /// - Returns: the last version that is applied; `nil` for a line whose tables are not there.
    func newest(on connection: Connection) async throws(DatabaseError) -> Int32? {
        guard let table = try await present(on: connection) else { return nil }
        return try await connection.first("SELECT max(version) FROM \(sql: table)")?[0]
    }

    /// The table as it is called now: before the first migration of this version a line may have its ledger under the earlier name.
    private func present(on connection: Connection) async throws(DatabaseError) -> SQL? {
        for name in [line.ledger, line.formerLedger].compactMap(\.self) {
            let row = try await connection.first("SELECT to_regclass(\(name)) IS NOT NULL")
            if try row?[0] ?? false { return SQL(stringLiteral: name) }
        }
        return nil
    }

    /// A line of several schemas is there, or it is not. Whoever dropped one of them has to bring it back: made anew it would be empty, and
    /// nobody would see that the list of noes is, or that events were lost.
    /// - Throws: ``MigrationError/partlyGone(line:missing:)``
    func refuseWhatIsPartlyGone(_ known: [Int32: AppliedMigration], on connection: Connection) async throws {
        guard let (other, maker) = line.otherSchema else { return }
        let isThere: Bool = try await connection.first("SELECT to_regnamespace(\(other)) IS NOT NULL")?[0] ?? false
        // Another process may have made both since the ledger was read.
        if known.isEmpty, isThere, try await rows(on: connection).isEmpty {
            throw MigrationError.partlyGone(line: line.name, missing: line.schema)
        }
        if known[maker] != nil, !isThere { throw MigrationError.partlyGone(line: line.name, missing: other) }
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
