internal import Database
internal import FoundationEssentials
package import Lifecycle
package import Outbox
package import Suppression
package import Telemetry

/// Looks at everybody once more, a chunk per transaction: after an update, when spellings or facts mean something else than before, and
/// after a "no" that came as hashes only. A killed look goes on where it stopped, by whichever replica is there.
package struct PeopleSweep: Sendable {
    let outbox: Outbox
    let suppressions: SuppressionList
    let log: Log
    private static let chunk: Int64 = 500

    package init(outbox: Outbox, suppressions: SuppressionList, log: Log) {
        (self.outbox, self.suppressions, self.log) = (outbox, suppressions, log)
    }

    /// In the transaction that makes it necessary.
    static func ask(on connection: Connection) async throws(DatabaseError) {
        try await connection.execute("UPDATE social.social_sweeps SET wanted = wanted + 1")
    }

    /// Looks whenever it was asked for.
    package var chore: Chore {
        Chore("looking at everybody once more", every: .seconds(1), breath: .milliseconds(5)) {
            .init(more: try await step())
        }
    }

    /// One chunk.
    /// - Returns: `false` when there is nothing to do, or another replica is at it.
    func step() async throws -> Bool {
        let isWanted = try await outbox.database.first(
            "SELECT FROM social.social_sweeps WHERE running IS NOT NULL OR done < wanted LIMIT 1")
        guard isWanted != nil else { return false }
        return try await outbox.transaction { connection in
            let row = try await connection.first(
                """
                SELECT coalesce(running, wanted) AS running, after FROM social.social_sweeps
                WHERE running IS NOT NULL OR done < wanted FOR UPDATE SKIP LOCKED
                """)
            guard let row else { return false }
            let (running, after): (Int64, UUID?) = (try row["running"], try row["after"])
            let people = try await connection.query(
                """
                SELECT \(sql: Identifiers.columns), p.contact_hashes, p.said_no_at IS NOT NULL AS has_said_no
                FROM social.social_profiles p WHERE \(after)::uuid IS NULL OR p.id > \(after) ORDER BY p.id
                LIMIT \(PeopleSweep.chunk)
                """)
            guard let last = people.last else {
                try await end(running, on: connection)
                return true
            }
            try await look(people, on: connection)
            try await connection.execute(
                "UPDATE social.social_sweeps SET running = \(running), after = \(try last["id"] as UUID)")
            return true
        }
    }

    private func end(_ running: Int64, on connection: Connection) async throws {
        try await connection.execute("UPDATE social.social_sweeps SET done = \(running), running = NULL, after = NULL")
        let doubles: Int64 =
            try await connection.first("SELECT count(*) AS doubles FROM social.social_doubles")?["doubles"] ?? 0
        guard doubles > 0 else { return }
        log.warning(
            "people are known twice, under two spellings of one name; see GET /api/social/doubles",
            ["doubles": .number(doubles)])
    }

    private func look(_ people: Rows, on connection: Connection) async throws {
        let ids: [UUID] = try people.values(of: "id")
        if try await suppressions.isInUse(on: connection) { try await recognise(people, on: connection) }
        try await PeopleSweep.restate(ids, on: connection)
        try await PeopleSweep.respell(ids, on: connection)
    }

    /// Whoever is on the list under any spelling is written there under today's as well, and closed.
    private func recognise(_ people: Rows, on connection: Connection) async throws {
        var names: [UUID: Identifiers] = [:]
        for row in people where try !(row["has_said_no"] as Bool) {
            names[try row["id"]] = try Identifiers(person: row)
        }
        let hashes = names.mapValues { suppressions.everyHash(for: $0) }
        let owners = try await suppressions.owners(of: hashes.values.flatMap(\.all), on: connection)
        guard !owners.isEmpty else { return }
        let keeper = KnownPeople(outbox: outbox, suppressions: suppressions)
        for (person, known) in hashes.sorted(by: { $0.key < $1.key }) {
            guard let found = known.all.first(where: { owners[$0] != nil }), let entry = owners[found] else { continue }
            // A mailbox that others read does not go on the list for one of them.
            guard let own = try await keeper.identifiers(of: person, on: connection) else { continue }
            _ = try await suppressions.rehash(suppressions.everyHash(for: own), foundBy: found, on: connection)
            try await Closing(outbox: outbox).saidNo([person], entry, on: connection)
        }
    }

    /// Statuses that were typed in, of people to whom nothing was ever drafted: messaging never said a word of them.
    private static func restate(_ ids: [UUID], on connection: Connection) async throws {
        try await connection.execute(
            """
            UPDATE social.social_profiles SET reached = reached & 3, version = version + 1, updated_at = now(),
                outreach_status = CASE WHEN outreach_status = 'closed' THEN 'closed' ELSE 'pending' END
            WHERE id = ANY(\(ids)) AND messages_version = 0
              AND (outreach_status IN ('drafted', 'sent', 'followup') OR reached & 28 > 0)
            """)
    }

    /// Addresses as they are spelled today, unless somebody else has that one: those are listed, and stay two.
    private static func respell(_ ids: [UUID], on connection: Connection) async throws {
        try await connection.execute(
            """
            UPDATE social.social_profiles p SET profile_url = f.address, version = p.version + 1, updated_at = now()
            FROM (SELECT DISTINCT ON (address) id, address FROM (
                      SELECT id, created_at, profile_url, social.plain_address(platform, profile_url) AS address
                      FROM social.social_profiles WHERE id = ANY(\(ids)) AND platform = 'facebook') a
                  WHERE a.profile_url <> a.address ORDER BY address, created_at, id) f
            WHERE p.id = f.id AND NOT EXISTS (SELECT FROM social.social_profiles o WHERE o.profile_url = f.address)
            """)
        try await connection.execute(
            """
            INSERT INTO social.social_doubles (profile_id, same_as)
            SELECT p.id, o.id FROM social.social_profiles p
            JOIN social.social_profiles o ON o.profile_url = social.plain_address(p.platform, p.profile_url) AND o.id <> p.id
            WHERE p.id = ANY(\(ids)) AND p.platform = 'facebook'
            ON CONFLICT (profile_id) DO NOTHING
            """)
    }
}
