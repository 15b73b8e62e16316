internal import Database
internal import Timekeeping

/// Every statement on `platform.places`: where each table lies, by its oid. VACUUM, CLUSTER, TRUNCATE and REINDEX leave it; whoever reads
/// a dump back makes another.
enum Places {
    /// SQL: this database's oid.
    static let database: SQL = "(SELECT d.oid::bigint FROM pg_database d WHERE d.datname = current_database())"

    /// SQL: whether a table is another one than was noted under its name.
    static let haveMoved: SQL = """
        EXISTS (SELECT FROM platform.places p JOIN pg_namespace n ON n.nspname = p.schema_name
                JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = p.table_name WHERE c.oid::bigint <> p.table_oid)
        """

    /// SQL: whether there is a table that has no place yet.
    static func areMissing(_ schemas: [String]) -> SQL {
        """
        EXISTS (SELECT FROM (\(sql: tables(schemas))) t WHERE NOT EXISTS
            (SELECT FROM platform.places p WHERE p.schema_name = t.schema_name AND p.table_name = t.table_name))
        """
    }

    /// Days of the log come and go, and an unlogged table holds nothing that could come back.
    private static func tables(_ schemas: [String]) -> SQL {
        """
        SELECT n.nspname::text AS schema_name, c.relname::text AS table_name, c.oid::bigint AS table_oid
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = ANY(\(schemas)) AND c.relkind IN ('r', 'p') AND c.relpersistence = 'p' AND NOT c.relispartition
        """
    }

    static func complete(_ schemas: [String], on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            INSERT INTO platform.places (schema_name, table_name, table_oid) \(sql: tables(schemas)) ON CONFLICT DO NOTHING
            """)
    }

    /// All that is there is at home from now on.
    static func renew(_ schemas: [String], on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            INSERT INTO platform.places AS p (schema_name, table_name, table_oid) \(sql: tables(schemas))
            ON CONFLICT (schema_name, table_name) DO UPDATE SET table_oid = excluded.table_oid
            WHERE p.table_oid <> excluded.table_oid
            """)
    }

    /// The newest moment at which a row came to be or was confirmed, in any table; later than now where it was written under a clock
    /// that ran ahead of this one. Reads whole tables: for the beginning of a quarantine only.
    static func newestRow(_ schemas: [String], on connection: Connection) async throws(DatabaseError) -> Timestamp? {
        let found = try await connection.first(
            """
            SELECT string_agg(format('SELECT max(%I) AS at FROM %I.%I', a.attname, t.schema_name, t.table_name), ' UNION ALL ')
            FROM (\(sql: tables(schemas))) t JOIN pg_attribute a ON a.attrelid = t.table_oid::oid
            WHERE a.attname IN ('created_at', 'confirmed_at', 'began_at') AND a.atttypid = 'timestamptz'::regtype AND NOT a.attisdropped
            """)
        // Composed by the server, which quotes the names.
        let every: String? = try found?[0]
        guard let every else { return nil }
        return try await connection.first("SELECT max(u.at) FROM (\(sql: SQL(stringLiteral: every))) u")?[0]
    }
}
