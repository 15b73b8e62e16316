package import AdapterWire
package import Database
internal import JSON

/// A row of `platform.networks`: a network besides the delivered ones, as its adapter described it last. No other file names the table.
package struct NetworkRow: Sendable, Equatable {
    package let platform: String
    package let title: String
    /// `people` of the manifest, as JSON.
    package let current: String
    /// What stood there before, newest first: noes were spelled by its rules.
    package let before: [String]

    private init(_ row: Row) throws(DatabaseError) {
        platform = try row["platform"]
        title = try row["title"]
        current = try row["people"]
        before = try row["before"]
    }

    package static func all(_ database: Database) async throws(DatabaseError) -> [NetworkRow] {
        let rows = try await database.query(
            "SELECT platform, title, people, before FROM platform.networks ORDER BY platform")
        var all: [NetworkRow] = []
        for row in rows { all.append(try NetworkRow(row)) }
        return all
    }

    /// - Parameter text: ``current``, or one of ``before``.
    package func people(_ text: String) throws -> Manifest.People {
        try Manifest.People(try JSONValue.parse(Array(text.utf8)), platform: platform, title: title)
    }

    /// Keeps what a network's adapter says of its people. Other rules come in front of those before, of which eight are kept.
    package static func store(_ manifest: Manifest, on connection: Connection) async throws(DatabaseError) {
        guard let people = manifest.people?.json.text else { return }
        try await connection.execute(
            """
            INSERT INTO platform.networks AS n (platform, title, people, version)
            VALUES (\(manifest.platform), \(manifest.displayName), \(people), \(manifest.version))
            ON CONFLICT (platform) DO UPDATE
            SET title = excluded.title, version = excluded.version, loaded_at = clock_timestamp(), people = excluded.people,
                before = CASE WHEN n.people = excluded.people THEN n.before ELSE (ARRAY[n.people] || n.before)[1:8] END
            WHERE (n.title, n.people, n.version) IS DISTINCT FROM (excluded.title, excluded.people, excluded.version)
            """)
    }
}
