package import Database
package import FoundationEssentials
package import Outbox

/// People of a product that keeps beside each the keyed hashes of their names (``SuppressionList/presentHashes(for:)``): whom a "no" means is
/// found by them, and nobody else is looked at.
///
/// The table has `id`, `platform`, `username`, `platform_user_id`, `hashes bytea[]` with a GIN index, and `suppression_id uuid` with an
/// index: the entry by which they said no.
package struct HashedPeople: PeopleKeeper {
    private let table: StaticString
    private let suppressions: SuppressionList

    /// - Parameter table: with its schema.
    package init(_ table: StaticString, _ suppressions: SuppressionList) {
        (self.table, self.suppressions) = (table, suppressions)
    }

    package func isInstalled(on connection: Connection) async throws -> Bool {
        try await connection.first("SELECT to_regclass(\("\(table)")) IS NOT NULL")?[0] ?? false
    }

    package func identifiers(of person: UUID, on connection: Connection) async throws -> Identifiers? {
        let row = try await connection.first(
            "SELECT platform, username, platform_user_id FROM \(unsafeIdentifier: table) WHERE id = \(person)")
        guard let row else { return nil }
        return Identifiers(
            platform: try row["platform"], username: try row["username"], platformUserID: try row["platform_user_id"])
    }

    package func count(_ identifiers: Identifiers, on connection: Connection) async throws -> Int64 {
        let hashes = suppressions.everyHash(for: identifiers).all
        return try await connection.first(
            "SELECT count(*) FROM \(unsafeIdentifier: table) WHERE hashes && \(hashes)::bytea[]")?[0] ?? 0
    }

    package func saidNo(_ entry: UUID, _ identifiers: Identifiers, on connection: Connection) async throws -> Int64 {
        try await saidNo(entry, suppressions.everyHash(for: identifiers).all, on: connection)
    }

    /// Whoever said no in another way as well stays where they are.
    package func tookBack(_ entry: UUID, on connection: Connection) async throws -> Int64 {
        let rows = try await connection.query(
            "SELECT id, hashes FROM \(unsafeIdentifier: table) WHERE suppression_id = \(entry) ORDER BY id FOR UPDATE")
        guard !rows.isEmpty else { return 0 }
        let ids: [UUID] = try rows.values(of: "id")
        let hashes: [[[UInt8]]] = try rows.map { row throws(DatabaseError) in try row["hashes"] }
        let owners = try await suppressions.owners(of: hashes.flatMap { $0 }, on: connection)
        let left: [UUID?] = hashes.map { own in own.lazy.compactMap { owners[$0] }.first { $0 != entry } }
        try await connection.execute(
            """
            UPDATE \(unsafeIdentifier: table) t SET suppression_id = n.entry
            FROM unnest(\(ids), \(left)) AS n (id, entry) WHERE t.id = n.id
            """)
        return Int64(left.count { $0 == nil })
    }

    private func saidNo(_ entry: UUID, _ hashes: [[UInt8]], on connection: Connection) async throws -> Int64 {
        Int64(
            try await connection.execute(
                """
                UPDATE \(unsafeIdentifier: table) SET suppression_id = \(entry) WHERE id IN (
                    SELECT id FROM \(unsafeIdentifier: table) WHERE hashes && \(hashes)::bytea[] AND suppression_id IS NULL
                    ORDER BY id FOR UPDATE)
                """))
    }

    /// Follows noes that were recorded, or taken back, anywhere.
    /// - Parameter name: of the subscription.
    package func following(_ name: String) -> Subscription {
        Subscription(name: name, types: [SuppressionEvent.recorded, SuppressionEvent.retracted]) {
            [self] connection, events in
            for event in events {
                let facts = try SuppressionFacts(payload: event.payload)
                if try event.type == SuppressionEvent.recorded {
                    _ = try await saidNo(facts.id, facts.hashes, on: connection)
                } else {
                    _ = try await tookBack(facts.id, on: connection)
                }
            }
        }
    }
}
