package import Database
package import FoundationEssentials
package import Outbox
package import Suppression
internal import Timekeeping

/// The people of Social Outreach, as the list of those who said no knows them: by name, id, address and contact.
package struct KnownPeople: PeopleKeeper {
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
        try await Closing(outbox: outbox).saidNo(people, entry, on: connection)
        return Int64(people.count)
    }

    package func tookBack(_ entry: UUID, on connection: Connection) async throws -> Int64 {
        try await Closing(outbox: outbox).tookBack(entry, suppressions, on: connection)
    }

    /// Everybody who goes by any of these names, or by a contact that is one of these.
    func ids(of identifiers: Identifiers, on connection: Connection) async throws -> [UUID] {
        let (names, ids) = (KnownPeople.stored(identifiers.usernames), identifiers.platformUserIDs)
        // Folded by us: what the database takes for one letter in two sizes depends on where it runs.
        let addresses = identifiers.usernames.compactMap { KnownPeople.address($0.platform, $0.name) }
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

    /// As usernames lie in the table: on Facebook with the full stop that most of them have, wherever it stands.
    private static func stored(_ names: [(platform: String, name: String)]) -> [(platform: String, name: String)] {
        names.flatMap { platform, name in
            guard platform == "facebook", (2...50).contains(name.count) else { return [(platform, name)] }
            let dotted = name.indices.dropFirst().map { (platform, "\(name[..<$0]).\(name[$0...])") }
            return [(platform, name)] + dotted
        }
    }

    /// As addresses lie in the table.
    static func address(_ platform: String, _ name: String) -> String? {
        switch platform {
        case "linkedin": "https://www.linkedin.com/in/" + encoded(name)
        case "facebook": "https://www.facebook.com/" + encoded(name)
        case "instagram": "https://www.instagram.com/" + encoded(name) + "/"
        case "tiktok": "https://www.tiktok.com/@" + encoded(name)
        default: nil
        }
    }

    private static func encoded(_ name: String) -> String {
        name.utf8.map { byte -> String in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39,
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
