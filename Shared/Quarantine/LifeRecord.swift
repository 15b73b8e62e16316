package import Database
package import FoundationEssentials
package import Timekeeping

/// Where tables lie: in which cluster, on which timeline of it, and under which oid the ledger. Any of it changes when an older state
/// comes back, but for a copy of the files.
package struct Whereabouts: Sendable, Equatable {
    package var system: Int64
    package var timeline: Int32
    package var ledger: Int64
}

/// How much had been done to people when somebody looked: a count per place, none of which ever falls. A copy outside the database that
/// is above it has seen a later life.
package struct Mark: Sendable, Equatable {
    /// Which quarantine it counts from.
    package var generation: Int64
    package var counts: [Int64]

    package init(generation: Int64, counts: [Int64]) { (self.generation, self.counts) = (generation, counts) }

    /// Whether `self` knows of something that `other` does not. Marks from before a quarantine say nothing about what came after it.
    package func isAbove(_ other: Mark) -> Bool {
        guard generation == other.generation else { return generation > other.generation }
        return zip(counts, other.counts).contains { $0 > $1 } || counts.count > other.counts.count
    }

    /// The later of both, place by place.
    package func joined(_ other: Mark) -> Mark {
        guard generation == other.generation else { return generation > other.generation ? self : other }
        guard counts.count == other.counts.count else { return counts.count > other.counts.count ? self : other }
        return Mark(generation: generation, counts: zip(counts, other.counts).map(max))
    }

    /// The place of every no.
    var noes: Int64 { counts.last ?? 0 }
}

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
            SELECT c.system_identifier, platform.timeline(), 'platform.actions'::regclass::oid::bigint,
                l.system_identifier, l.timeline, l.ledger_oid, l.installation, coalesce(l.generation, 0),
                ARRAY(SELECT d.count FROM platform.deeds d ORDER BY d.stripe), clock_timestamp(),
                l.database_oid <> \(sql: Places.database) IS TRUE
                    OR l.xmin::text <> (l.noted_in::text::numeric % 4294967296)::text IS TRUE OR \(sql: Places.haveMoved),
                l.database_oid IS NULL OR l.noted_in IS NULL OR \(sql: Places.areMissing(schemas))
            FROM pg_control_system() c LEFT JOIN platform.life l ON true
            """)
        guard let row else { throw DatabaseError(.server, "the database does not say where it lies") }
        return try LifeRecord(row)
    }

    private init(_ row: Row) throws(DatabaseError) {
        actual = Whereabouts(system: try row[0], timeline: try row[1], ledger: try row[2])
        let system: Int64? = try row[3]
        noted = try system.map { system throws(DatabaseError) in
            Whereabouts(system: system, timeline: try row[4], ledger: try row[5])
        }
        installation = try row[6]
        mark = Mark(generation: try row[7], counts: try row[8])
        (now, isMoved, isIncomplete) = (try row[9], try row[10], try row[11])
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
