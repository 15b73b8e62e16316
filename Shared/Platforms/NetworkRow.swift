package import AdapterWire
internal import Addresses
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
            // Who came last reads its own hosts, also where a network that is gone had them before.
            "SELECT platform, title, people, before FROM platform.networks ORDER BY loaded_at DESC, platform")
        var all: [NetworkRow] = []
        for row in rows { all.append(try NetworkRow(row)) }
        return all
    }

    /// - Parameter text: ``current``, or one of ``before``.
    package func people(_ text: String) throws -> Manifest.People {
        try Manifest.People(try JSONValue.parse(Array(text.utf8)), platform: platform, title: title)
    }

    /// Keeps what a network's adapter says of its people. Other rules of addresses and names come in front of those before, of which eight
    /// are kept, each once: noes were spelled by them, and another tone is no other spelling.
    /// - Returns: whether names or addresses of a network that was known are read otherwise from now on.
    package static func store(_ manifest: Manifest, on connection: Connection) async throws(DatabaseError) -> Bool {
        guard let people = manifest.people?.json.text else { return false }
        let row = try await connection.first(
            """
            SELECT people::jsonb - '{writing,hands,files}'::text[] <> \(people)::jsonb - '{writing,hands,files}'::text[] AS differs
            FROM platform.networks WHERE platform = \(manifest.platform) FOR UPDATE
            """)
        let differs: Bool = try row?["differs"] ?? false
        try await connection.execute(
            """
            INSERT INTO platform.networks AS n (platform, title, people, version)
            VALUES (\(manifest.platform), \(manifest.displayName), \(people), \(manifest.version))
            ON CONFLICT (platform) DO UPDATE
            SET title = excluded.title, version = excluded.version, loaded_at = clock_timestamp(), people = excluded.people,
                before = (
                    SELECT coalesce(array_agg(k.people ORDER BY k.age), '{}') FROM (
                        SELECT d.people, d.age FROM (
                            SELECT DISTINCT ON (u.people::jsonb - '{writing,hands,files}'::text[]) u.people, u.age
                            FROM unnest(ARRAY[n.people] || n.before) WITH ORDINALITY AS u (people, age)
                            WHERE u.people::jsonb - '{writing,hands,files}'::text[]
                                <> excluded.people::jsonb - '{writing,hands,files}'::text[]
                            ORDER BY u.people::jsonb - '{writing,hands,files}'::text[], u.age) d
                        ORDER BY d.age LIMIT 8) k)
            WHERE (n.title, n.people, n.version) IS DISTINCT FROM (excluded.title, excluded.people, excluded.version)
            """)
        return differs
    }

    /// Whoever was there first keeps a host, also while its adapter is away (decision 0029): its people's addresses lead there.
    /// - Returns: why this network's people cannot be known; `nil` when they can.
    package static func claim(of manifest: Manifest, on connection: Connection) async throws -> String? {
        guard let rules = manifest.people?.rules else { return nil }
        let rows = try await connection.query("SELECT platform, title, people, before FROM platform.networks")
        let all = try rows.map { row throws(DatabaseError) in try NetworkRow(row) }
        let others = all.filter { $0.platform != manifest.platform }
        let book = AddressBook(others.compactMap { try? $0.people($0.current).rules })
        // Two that shared a host before this was asked stay as they are.
        if let own = all.first(where: { $0.platform == manifest.platform }),
            let former = try? own.people(own.current).rules, book.claim(on: former) != nil
        {
            return nil
        }
        return book.claim(on: rules).map { "\($0.host) is \($0.platform)'s, whose adapter was here before" }
    }
}
