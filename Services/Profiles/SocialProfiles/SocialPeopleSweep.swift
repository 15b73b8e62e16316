internal import Database
internal import FoundationEssentials
package import Lifecycle
package import Outbox
package import Suppression
package import Telemetry

/// Looks at everybody once more, a chunk per transaction: after an update, when spellings or facts mean something else than before, and
/// after a "no" that came as hashes only. A killed look goes on where it stopped, by whichever replica is there.
package struct SocialPeopleSweep: Sendable {
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
                LIMIT \(SocialPeopleSweep.chunk)
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
        try await SocialProfileRepository.restate(ids, on: connection)
        try await SocialProfileRepository.respell(ids, on: connection)
    }

    /// Whoever is on the list under any spelling is written there under today's as well, and closed.
    private func recognise(_ people: Rows, on connection: Connection) async throws {
        var names: [UUID: Identifiers] = [:]
        for row in people where try !(row["has_said_no"] as Bool) {
            names[try row["id"]] = try Identifiers(person: row)
        }
        let keeper = SocialKnownPeople(outbox: outbox, suppressions: suppressions)
        let noes = try await suppressions.recognise(names, on: connection) {
            try await keeper.identifiers(of: $0, on: connection)
        }
        for (person, entry) in noes {
            try await SocialProfileRepository(outbox).saidNo([person], entry, on: connection)
        }
    }
}
