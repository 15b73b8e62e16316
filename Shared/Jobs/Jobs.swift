package import Database
package import FoundationEssentials

/// A product's jobs: begun in the transaction that puts their items in line, counted as these end, never counted anew.
///
/// A job's row is locked behind everything else (Docs/ledger.md, lock order), for a moment.
package struct Jobs: Sendable {
    package let tables: JobTables

    package init(_ tables: JobTables) { self.tables = tables }

    /// Writes a job down whose items are put in line next; ``open(_:accepted:on:)`` says how many they were.
    /// - Parameter who: the caller's name.
    @discardableResult
    package func begin(
        _ kind: String, id: UUID = UUID(), by who: String, on connection: Connection
    ) async throws(DatabaseError) -> UUID {
        try await connection.execute(
            """
            INSERT INTO \(unsafeIdentifier: tables.jobs) (id, kind, status, accepted, created_by)
            VALUES (\(id), \(kind), \(JobStatus.pending), 0, \(who))
            """)
        return id
    }

    /// All of its items are in line. It runs from here on, and may already be over.
    package func open(_ job: UUID, accepted: Int64, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE \(unsafeIdentifier: tables.jobs) SET accepted = \(accepted), started_at = clock_timestamp(),
                status = CASE WHEN done + failed >= \(accepted) THEN 'completed' WHEN status = 'stopped' THEN status
                    ELSE 'running' END,
                completed_at = CASE WHEN done + failed >= \(accepted) THEN clock_timestamp() END
            WHERE id = \(job) AND status IN ('pending', 'stopped')
            """)
    }

    /// Writes down what was done at once.
    package func record(
        _ kind: String, id: UUID = UUID(), by who: String, done: Int64, on connection: Connection
    ) async throws(DatabaseError) -> UUID {
        try await connection.execute(
            """
            INSERT INTO \(unsafeIdentifier: tables.jobs) (id, kind, status, accepted, done, created_by, started_at, completed_at)
            VALUES (\(id), \(kind), \(JobStatus.completed), \(done), \(done), \(who), clock_timestamp(), clock_timestamp())
            """)
        return id
    }

    /// How far a job is whose steps are no rows, and whose number was only an estimate; ``complete(_:on:)`` ends it.
    package func progress(_ job: UUID, done: Int64, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            "UPDATE \(unsafeIdentifier: tables.jobs) SET done = done + \(done) WHERE id = \(job)")
    }

    package func find(_ id: UUID, on database: Database) async throws(DatabaseError) -> Job? {
        try await JobReading(tables: tables, database: database).find(id)
    }

    /// The request could not put all in line that it wanted to: the job runs with what is there, or is over with nothing.
    /// - Returns: how many are in line.
    package func cutShort(_ job: UUID, on database: Database) async throws -> Int64 {
        guard let items = tables.items else { return 0 }
        return try await database.transaction { connection in
            let count: Int64 =
                try await connection.first(
                    "SELECT count(*) AS items FROM \(unsafeIdentifier: items) WHERE job_id = \(job)")?["items"] ?? 0
            try await open(job, accepted: count, on: connection)
            return count
        }
    }

    /// Jobs whose request died while their items were put in line run with those that are there; items that did not follow their job when
    /// it was stopped or resumed do so.
    package func openAbandoned(on database: Database) async throws {
        guard let items = tables.items else { return }
        try await database.transaction { connection in
            let rows = try await connection.query(
                """
                SELECT id, (SELECT count(*) FROM \(unsafeIdentifier: items) i WHERE i.job_id = j.id) AS accepted
                FROM \(unsafeIdentifier: tables.jobs) j
                WHERE status = 'pending' AND created_at < clock_timestamp() - interval '2 minutes'
                  AND kind = ANY(\(tables.stoppable.sorted())) FOR UPDATE SKIP LOCKED
                """)
            for row in rows { try await open(try row["id"], accepted: try row["accepted"], on: connection) }
        }
        try await JobStopping(tables: tables, database: database).settle()
    }

    /// Some of its items have ended; with the last of them it is over. Of a job that was stopped meanwhile it is the same.
    package func advance(
        _ job: UUID, done: Int64, failed: Int64 = 0, on connection: Connection
    ) async throws(DatabaseError) {
        guard done + failed > 0 else { return }
        try await connection.execute(
            """
            UPDATE \(unsafeIdentifier: tables.jobs) SET done = done + \(done), failed = failed + \(failed),
                status = CASE WHEN \(sql: isLast(done + failed)) THEN 'completed' ELSE status END,
                completed_at = CASE WHEN \(sql: isLast(done + failed)) THEN clock_timestamp() ELSE completed_at END
            WHERE id = \(job)
            """)
    }

    private func isLast(_ more: Int64) -> SQL {
        "((status = 'running' OR status = 'stopped' AND started_at IS NOT NULL) AND done + failed + \(more) >= accepted)"
    }

    /// There is nothing left to do, however many were thought of at first.
    package func complete(_ job: UUID, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE \(unsafeIdentifier: tables.jobs) SET status = 'completed', completed_at = clock_timestamp(),
                accepted = done + failed
            WHERE id = \(job) AND status IN ('pending', 'running', 'stopped')
            """)
    }

    /// One running job of a kind whose steps are no rows, to do a step of it in this transaction: the row's lock is the right to do so,
    /// and ends with its holder.
    /// - Returns: `nil` when there is none, or others are at them.
    package func next(_ kind: String, on connection: Connection) async throws(DatabaseError) -> Job? {
        let row = try await connection.first(
            """
            SELECT \(sql: Job.columns) FROM \(unsafeIdentifier: tables.jobs) j WHERE kind = \(kind) AND status = 'running'
            ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
            """)
        return try row.map { row throws(DatabaseError) in try Job(row) }
    }
}
