package import Database
internal import FoundationEssentials
package import JSON
internal import Listing

extension SuppressionList {
    /// What is recorded of one person, oldest first: whether an address or a profile is on the list, without listing it.
    /// - Returns: as ``SuppressionList`` shows them.
    package func entries(for identifiers: Identifiers, on connection: Connection) async throws -> [JSONObject] {
        let hashes = everyHash(for: identifiers).all
        guard !hashes.isEmpty else { return [] }
        let rows = try await connection.query(
            """
            SELECT \(sql: SuppressionList.record.selection) FROM platform.suppressions s
            WHERE s.id IN (SELECT suppression_id FROM platform.suppression_hashes WHERE hash = ANY (\(hashes)))
            ORDER BY s.created_at, s.id
            """)
        return try rows.map(SuppressionList.record.value)
    }
}
