package import Database

extension Migrator {
    /// The last version of each line that this program brings.
    package static var newest: [String: Int32] {
        Dictionary(uniqueKeysWithValues: Line.all.map { ($0.name, $0.migrations.last?.version ?? 0) })
    }

    /// - Returns: the last version of a line that is applied to a database, for whoever only reads it; `nil` without its tables.
    package static func newestApplied(of line: String, on connection: Connection) async throws(DatabaseError) -> Int32?
    {
        guard let line = Line.all.first(where: { $0.name == line }) else { return nil }
        return try await MigrationLedger(line).newest(on: connection)
    }

    /// Every schema that is Outreach's. The line `platform` has two.
    package static var schemas: [String] { Line.all.map(\.schema) + ["outbox"] }
}
