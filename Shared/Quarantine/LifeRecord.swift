package import Database
package import FoundationEssentials
package import Timekeeping

/// What one look at the database says about its life.
package struct LifeRecord: Sendable {
    package let actual: Whereabouts
    /// As noted at the first start, and after each quarantine; `nil` before.
    package let noted: Whereabouts?
    /// Names the marks outside the database.
    package let installation: UUID?
    package let mark: Mark
    package let now: Timestamp
    /// Some table lies elsewhere than noted, the database is another one of the cluster, or the record itself was read back.
    package let isMoved: Bool
    /// There is something whose place nobody has noted yet.
    let isIncomplete: Bool

    /// - Parameter schemas: whose tables have places.
    package static func read(_ schemas: [String], on connection: Connection) async throws(DatabaseError) -> LifeRecord {
        let row = try await connection.first(
            """
            SELECT c.system_identifier, platform.timeline() AS timeline, 'platform.actions'::regclass::oid::bigint AS ledger,
                l.system_identifier AS noted_system, l.timeline AS noted_timeline, l.ledger_oid AS noted_ledger, l.installation,
                coalesce(l.generation, 0) AS generation, ARRAY(SELECT d.count FROM platform.deeds d ORDER BY d.stripe) AS counts,
                clock_timestamp() AS read_at,
                l.database_oid <> \(sql: Places.database) IS TRUE
                    OR l.xmin::text <> (l.noted_in::text::numeric % 4294967296)::text IS TRUE OR \(sql: Places.haveMoved) AS is_moved,
                l.database_oid IS NULL OR l.noted_in IS NULL OR \(sql: Places.areMissing(schemas)) AS is_incomplete
            FROM pg_control_system() c LEFT JOIN platform.life l ON true
            """)
        guard let row else { throw DatabaseError(.server, "the database does not say where it lies") }
        return try LifeRecord(row)
    }

    private init(_ row: Row) throws(DatabaseError) {
        actual = Whereabouts(
            system: try row["system_identifier"], timeline: try row["timeline"], ledger: try row["ledger"])
        let system: Int64? = try row["noted_system"]
        noted = try system.map { system throws(DatabaseError) in
            Whereabouts(system: system, timeline: try row["noted_timeline"], ledger: try row["noted_ledger"])
        }
        installation = try row["installation"]
        mark = Mark(generation: try row["generation"], counts: try row["counts"])
        (now, isMoved, isIncomplete) = (try row["read_at"], try row["is_moved"], try row["is_incomplete"])
    }

    /// The first who comes notes where the tables lie.
    func adopt(_ schemas: [String], on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            INSERT INTO platform.life (system_identifier, timeline, ledger_oid, database_oid, noted_in)
            VALUES (\(actual.system), \(actual.timeline), \(actual.ledger), \(sql: Places.database), pg_current_xact_id())
            ON CONFLICT DO NOTHING
            """)
        try await Places.complete(schemas, on: connection)
    }

    /// Notes what a version before did not, and tables that are new.
    func complete(_ schemas: [String], on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.life SET database_oid = \(sql: Places.database), noted_in = pg_current_xact_id()
            WHERE database_oid IS NULL OR noted_in IS NULL
            """)
        try await Places.complete(schemas, on: connection)
    }

    /// Writes down that the tables are at home here. Outside of any savepoint, whose rows have an id of their own.
    /// - Parameter generation: the marks' from now on.
    func note(generation: Int64, _ schemas: [String], on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            INSERT INTO platform.life AS l (system_identifier, timeline, ledger_oid, generation, database_oid, noted_in)
            VALUES (\(actual.system), \(actual.timeline), \(actual.ledger), \(generation), \(sql: Places.database),
                pg_current_xact_id())
            ON CONFLICT (only_row) DO UPDATE SET system_identifier = excluded.system_identifier, timeline = excluded.timeline,
                ledger_oid = excluded.ledger_oid, generation = excluded.generation, database_oid = excluded.database_oid,
                noted_in = excluded.noted_in, noted_at = clock_timestamp()
            """)
        try await Places.renew(schemas, on: connection)
    }
}
