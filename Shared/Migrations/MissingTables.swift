package import Database

/// Tables that a line's applied migrations made and that are not there: somebody dropped or renamed them.
package enum MissingTables {
    /// Each with its schema, sorted; none of a line that has not been applied at all, or whose schema is gone with its ledger.
    package static func of(_ lines: [String], on connection: Connection) async throws(DatabaseError) -> [String] {
        var missing: [String] = []
        for line in Line.all where lines.contains(line.name) {
            guard let newest = try await Migrator.newestApplied(of: line.name, on: connection) else { continue }
            let made = line.migrations.filter { $0.version <= newest }.flatMap(\.tables)
            let rows = try await connection.query(
                "SELECT t AS name FROM unnest(\(made)) t WHERE to_regclass(t) IS NULL ORDER BY 1")
            for row in rows { missing.append(try row["name"]) }
        }
        return missing
    }
}

extension Migration {
    /// Tables that it makes. No file drops or renames one.
    fileprivate var tables: [String] {
        String(decoding: sql, as: UTF8.self).split(separator: "\n").compactMap { line in
            let words = line.split(whereSeparator: { $0 == " " || $0 == "(" }).filter { $0 != "UNLOGGED" }
            guard words.count > 2, words[0] == "CREATE", words[1] == "TABLE", words[2].contains(".") else { return nil }
            return String(words[2])
        }
    }
}
