internal import Actions
package import Database
package import FoundationEssentials

extension RestoredProduct {
    /// As many as ``source(of:on:)`` gives.
    package func counts(on connection: Connection) async throws -> [RestoredGroup: Int] {
        var counts: [RestoredGroup: Int] = [:]
        for group in RestoredGroup.allCases {
            guard let source = try await source(of: group, on: connection) else { continue }
            counts[group] = Int(
                try await connection.first("SELECT count(*) AS rows FROM (\(sql: source)) s")?["rows"] as Int64? ?? 0)
        }
        return counts
    }

    /// Hands know an item by the id of its action.
    package func items(knownAs ids: [UUID], on connection: Connection) async throws -> [UUID: UUID] {
        try await RestoredActions.subjects(of: ids, product: name, on: connection)
    }
}
