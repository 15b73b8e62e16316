package import Database
package import Products

extension Product {
    /// Whether its tables are there: they may be dropped while everything else works on (R0.87, R0.88).
    package func isInstalled(on connection: Connection) async throws(DatabaseError) -> Bool {
        try await connection.first("SELECT to_regclass(\(schema) || '.' || \(sentinel)) IS NOT NULL")?[0] ?? false
    }
}
