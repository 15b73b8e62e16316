import Database
import EventLoop
import FoundationEssentials
import Outbox
import TestKit

/// What writers committed (`facts`) and what subscribers applied (`effects`), for comparing the two.
struct Ledger: Sendable {
    let database: Database

    /// On a database that has the tables.
    init(existing database: Database) { self.database = database }

    /// Makes the two tables. Nothing is unique in them: a repeated effect must be seen, not refused.
    init(_ database: Database) async throws {
        self.database = database
        try await database.withConnection { connection in
            try await connection.script(
                """
                CREATE TABLE IF NOT EXISTS facts (event uuid NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp());
                CREATE TABLE IF NOT EXISTS effects (
                    n bigserial, event uuid NOT NULL, subject text NOT NULL, version bigint NOT NULL, lane smallint NOT NULL,
                    shard smallint NOT NULL, worker text NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp());
                """)
        }
    }

    /// Notes `events` as applied, in the subscriber's transaction.
    static func apply(_ events: [Event], by worker: String = "", on connection: Connection) async throws {
        try await connection.execute(
            """
            INSERT INTO effects (event, subject, version, lane, shard, worker)
            SELECT u.*, \(worker) FROM unnest(
                \(try events.map { event throws(DatabaseError) in try event.id })::uuid[],
                \(try events.map { event throws(DatabaseError) in try event.aggregateID })::text[],
                \(try events.map { event throws(DatabaseError) in try event.version })::bigint[],
                \(try events.map { event throws(DatabaseError) in try event.lane.rawValue })::smallint[],
                \(events.map(\.shard))::smallint[]) AS u
            """)
    }

    /// Appends `events` and notes them as facts, in the writer's transaction.
    static func append(_ events: [NewEvent], to outbox: Outbox, on connection: Connection) async throws {
        try await outbox.append(events, on: connection)
        try await connection.execute("INSERT INTO facts (event) SELECT unnest(\(events.map(\.id))::uuid[])")
    }

    func append(_ events: [NewEvent], to outbox: Outbox) async throws {
        try await outbox.transaction { try await Ledger.append(events, to: outbox, on: $0) }
    }

    struct Verdict: Equatable, CustomStringConvertible {
        var missed: Int64 = 0
        var ghosts: Int64 = 0
        var repeated: Int64 = 0
        var description: String { "\(missed) missed, \(ghosts) ghosts, \(repeated) repeated" }
    }

    /// Committed and not applied, applied and not committed, applied again.
    func verdict() async throws -> Verdict {
        let row = try await database.first(
            """
            SELECT (SELECT count(*) FROM facts f WHERE NOT EXISTS (SELECT 1 FROM effects e WHERE e.event = f.event)),
                   (SELECT count(*) FROM effects e WHERE NOT EXISTS (SELECT 1 FROM facts f WHERE f.event = e.event)),
                   (SELECT count(*) - count(DISTINCT event) FROM effects)
            """)!
        return Verdict(missed: try row[0], ghosts: try row[1], repeated: try row[2])
    }

    /// Waits until there are as many effects as facts, and then a moment longer for those that must not come.
    func settled(within limit: Duration = .seconds(40)) async throws -> Verdict {
        _ = try await holds("SELECT (SELECT count(*) FROM effects) >= (SELECT count(*) FROM facts)", within: limit)
        try await database.loop.sleep(for: .milliseconds(300))
        return try await verdict()
    }

    func value<T: Readable>(_ sql: SQL) async throws -> T { try await database.value(sql) }

    /// Asks again and again.
    /// - Returns: whether the answer became true in time.
    func holds(_ condition: SQL, within limit: Duration = .seconds(30)) async throws -> Bool {
        let deadline = ContinuousClock.now + limit
        while ContinuousClock.now < deadline {
            if try await database.value(condition) { return true }
            try await database.loop.sleep(for: .milliseconds(20))
        }
        return false
    }
}

extension Database {
    /// The only value of the first row.
    func value<T: Readable>(_ sql: SQL) async throws -> T {
        guard let row = try await first(sql) else { throw DatabaseError(.decode, "there is no row") }
        return try row[0]
    }
}

/// A figure for the log of the run.
func report(_ what: String) { print("outbox proof: \(what)") }

extension [Double] {
    /// - Parameter share: 0.99 for the 99th percentile.
    func percentile(_ share: Double) -> Double {
        isEmpty ? .nan : sorted()[Swift.min(count - 1, Int(Double(count) * share))]
    }
}
