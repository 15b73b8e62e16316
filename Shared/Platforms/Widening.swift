package import Database

/// Products' tables that name their networks in a constraint `<table>_platform_known` (R0.23): each is made again with the names of further
/// networks (C16), and is as the seed has it while there are none.
///
/// Nothing is held up: the constraint is exchanged without looking at the rows, which needs its lock for a moment only and gives up when it
/// has to wait, and the rows are looked at afterwards, while others write.
package enum Widening {
    private struct Constraint {
        let table: String
        let name: String
        let platforms: [String]
        /// Every row was held against it.
        let isValid: Bool
    }

    /// Lets the tables hold these networks besides those they hold already.
    /// - Throws: also when a lock was not to be had in time: it is to be tried again.
    package static func admit(_ platforms: [String], database: Database) async throws {
        guard !platforms.isEmpty else { return }
        for constraint in try await database.withConnection({ try await constraints($0) }) {
            let misses = platforms.contains { !constraint.platforms.contains($0) }
            if misses { try await exchange(constraint, platforms, database) }
            if misses || !constraint.isValid { try await validate(constraint, database) }
        }
    }

    private static func constraints(_ connection: Connection) async throws(DatabaseError) -> [Constraint] {
        let rows = try await connection.query(
            """
            SELECT conrelid::regclass::text AS held_by, conname::text AS name, pg_get_constraintdef(oid) AS definition,
                convalidated FROM pg_constraint
            WHERE contype = 'c' AND conrelid <> 0 AND conname::text ~ '_platform_known$' ORDER BY 1, 2
            """)
        var all: [Constraint] = []
        for row in rows {
            let definition: String = try row["definition"]
            // Names are small letters, digits and _: what stands between quotes is one.
            let names = definition.split(separator: "'", omittingEmptySubsequences: false).enumerated()
                .compactMap { $0.offset % 2 == 1 ? String($0.element) : nil }
            all.append(
                Constraint(
                    table: try row["held_by"], name: try row["name"], platforms: names,
                    isValid: try row["convalidated"]))
        }
        return all
    }

    /// What another process has let in meanwhile stays.
    private static func exchange(_ constraint: Constraint, _ platforms: [String], _ database: Database) async throws {
        try await database.transaction { connection in
            try await connection.execute("SET LOCAL lock_timeout = '200ms'")
            try await connection.execute("SELECT \(sql: AdvisoryLock.platforms.alone)")
            let now = try await constraints(connection).first {
                ($0.table, $0.name) == (constraint.table, constraint.name)
            }
            guard let held = now?.platforms else { return }
            let names = held + platforms.filter { !held.contains($0) }
            try await connection.execute(
                "SELECT platform.exchange_platform_known(\(constraint.table), \(constraint.name), \(names))")
        }
    }

    private static func validate(_ constraint: Constraint, _ database: Database) async throws {
        try await database.transaction { connection in
            try await connection.execute("SET LOCAL statement_timeout = '60s'")
            try await connection.execute(
                "SELECT platform.validate_platform_known(\(constraint.table), \(constraint.name))")
        }
    }
}
