package import Database

/// What a database really holds in a line's schemas.
package enum Catalogue {
    /// Partitions, which come and go, and the line's own ledger, which is no file's, are left out.
    package static func made(of line: Line, on connection: Connection) async throws(DatabaseError) -> [Made] {
        let schemas = [line.schema] + (line.otherSchema.map { [$0.name] } ?? [])
        let rows = try await connection.query(
            """
            WITH relations AS (
                SELECT c.oid, c.relkind, n.nspname || '.' || c.relname AS name FROM pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ANY(\(schemas)) AND c.relkind IN ('r', 'p', 'i', 'I') AND NOT c.relispartition)
            SELECT 'table' AS kind, name, '' AS form FROM relations WHERE relkind IN ('r', 'p')
            UNION ALL
            SELECT 'column', name || '.' || a.attname, format_type(a.atttypid, a.atttypmod)
            FROM relations JOIN pg_attribute a ON a.attrelid = oid
            WHERE relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
            UNION ALL
            SELECT 'index', name, '' FROM relations WHERE relkind IN ('i', 'I')
            UNION ALL
            SELECT 'trigger', name || '.' || t.tgname, '' FROM relations JOIN pg_trigger t ON t.tgrelid = relations.oid
            WHERE NOT t.tgisinternal
            UNION
            SELECT 'function', n.nspname || '.' || p.proname, '' FROM pg_proc p
            JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = ANY(\(schemas))
            """)
        let ledgers = [line.ledger] + (line.formerLedger.map { [$0] } ?? [])
        var found: [Made] = []
        for row in rows {
            let (kind, name, form): (String, String, String) = (try row["kind"], try row["name"], try row["form"])
            let isLedger = ledgers.contains { name == $0 || name.hasPrefix($0 + ".") || name == $0 + "_pkey" }
            if !isLedger, let kind = Made.Kind(rawValue: kind) { found.append(Made(kind, name, form)) }
        }
        return found
    }
}
