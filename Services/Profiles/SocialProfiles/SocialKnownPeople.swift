internal import Addresses
package import Database
package import FoundationEssentials
package import Outbox
package import Suppression
internal import Timekeeping

/// The people of Social Outreach, as the list of those who said no knows them: by name, id, address and contact.
package struct SocialKnownPeople: PeopleKeeper {
    let outbox: Outbox
    let suppressions: SuppressionList

    package init(outbox: Outbox, suppressions: SuppressionList) {
        (self.outbox, self.suppressions) = (outbox, suppressions)
    }

    package func isInstalled(on connection: Connection) async throws -> Bool {
        try await connection.first(
            """
            SELECT to_regclass('social.social_profiles') IS NOT NULL AND to_regclass('social.social_noes') IS NOT NULL AS is_there
            """)?["is_there"] ?? false
    }

    /// A mailbox that others have too counts when it is named, and not when one of them is.
    package func identifiers(of person: UUID, on connection: Connection) async throws -> Identifiers? {
        let row = try await connection.first(
            """
            SELECT \(sql: Identifiers.columns), social.own_contacts(p.id, p.contact_hashes) AS contact_hashes
            FROM social.social_profiles p WHERE p.id = \(person)
            """)
        return try row.map(Identifiers.init(person:))
    }

    package func count(_ identifiers: Identifiers, on connection: Connection) async throws -> Int64 {
        Int64(try await ids(of: identifiers, on: connection).count)
    }

    package func saidNo(_ entry: UUID, _ identifiers: Identifiers, on connection: Connection) async throws -> Int64 {
        let people = try await ids(of: identifiers, on: connection)
        try await SocialProfileRepository(outbox).saidNo(people, entry, on: connection)
        return Int64(people.count)
    }

    package func tookBack(_ entry: UUID, on connection: Connection) async throws -> Int64 {
        try await SocialProfileRepository(outbox).tookBack(entry, suppressions, on: connection)
    }

    /// Everybody who goes by any of these names, or by a contact that is one of these.
    func ids(of identifiers: Identifiers, on connection: Connection) async throws -> [UUID] {
        let book = suppressions.book
        let (usernames, ids) = (identifiers.usernames(book), identifiers.platformUserIDs(book))
        let names = usernames.flatMap { SocialKnownPeople.stored($0.platform, $0.name, book) }
        // Folded by us: what the database takes for one letter in two sizes depends on where it runs.
        let addresses = usernames.compactMap { book.reader(of: $0.platform)?.address(of: $0.name) }
        let rows = try await connection.query(
            """
            WITH k AS (
                SELECT p.id FROM unnest(\(names.map(\.platform)), \(names.map(\.name))) AS u (platform, name)
                JOIN social.social_profiles p ON p.platform = u.platform AND lower(p.username) = u.name
                UNION
                SELECT p.id FROM unnest(\(ids.map(\.platform)), \(ids.map(\.id))) AS u (platform, id)
                JOIN social.social_profiles p ON p.platform = u.platform AND p.platform_user_id = u.id
                UNION
                SELECT p.id FROM social.social_profiles p WHERE p.profile_url = ANY(\(addresses))
                UNION
                SELECT p.id FROM social.social_profiles p
                WHERE p.contact_hashes && \(suppressions.everyHash(for: identifiers).all) AND p.contact_hashes <> '{}')
            SELECT id FROM k UNION SELECT d.profile_id FROM social.social_doubles d JOIN k ON k.id = d.same_as ORDER BY 1
            """)
        return try rows.values(of: "id")
    }

    /// As usernames lie in the table: where full stops are ignored also with one, which most of them have, wherever it stands.
    private static func stored(
        _ platform: String, _ name: String, _ book: AddressBook
    ) -> [(platform: String, name: String)] {
        let ignored = book.reader(of: platform)?.rules.names.ignored ?? ""
        guard !ignored.isEmpty, (2...50).contains(name.count) else { return [(platform, name)] }
        let dotted = ignored.flatMap { sign in
            name.indices.dropFirst().map { (platform, "\(name[..<$0])\(sign)\(name[$0...])") }
        }
        return [(platform, name)] + dotted
    }
}
