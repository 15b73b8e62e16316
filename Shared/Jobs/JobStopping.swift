internal import Database
internal import EventLoop
internal import FoundationEssentials

/// Somebody stops a job, or has it go on. The job's row says what is wanted, and its items follow in pieces, so that nobody who reads the
/// log waits for them; where that was cut short, upkeep or the same call again goes on. What is in hand at a stop is done once more.
struct JobStopping: Sendable {
    let tables: JobTables
    let database: Database
    private static let piece: Int64 = 1000

    /// - Returns: `false`, and changes nothing, when it is over.
    func stop(_ job: UUID) async throws -> Bool {
        guard try await turn(job, to: .stopped) else { return false }
        while try await patiently({ try await rest(job) }) {}
        return true
    }

    /// - Returns: `false`, and changes nothing, when it is not one that was stopped.
    func resume(_ job: UUID) async throws -> Bool {
        guard try await turn(job, to: .running) else { return false }
        while try await patiently({ try await wake(job) }) {}
        return true
    }

    /// Items follow their jobs: for whoever was killed before all did.
    func settle() async throws {
        guard let items = tables.items else { return }
        let rows = try await database.query(
            """
            SELECT j.id, j.status FROM \(unsafeIdentifier: tables.jobs) j
            WHERE j.status = 'stopped' AND EXISTS (
                SELECT FROM \(unsafeIdentifier: items) i WHERE i.job_id = j.id AND i.status = 'pending')
              OR j.status IN ('pending', 'running') AND EXISTS (
                SELECT FROM \(unsafeIdentifier: items) i WHERE i.job_id = j.id AND i.status = 'stopped')
            """)
        for row in rows {
            let (job, status): (UUID, String) = (try row["id"], try row["status"])
            while try await patiently({ try await status == "stopped" ? rest(job) : wake(job) }) {}
        }
    }

    /// Whoever works on the items, or puts more in line, holds some for a moment.
    private func patiently(_ piece: () async throws -> Bool) async throws -> Bool {
        for pause in [50, 100, 200, 400, 800] {
            do {
                return try await piece()
            } catch let error as DatabaseError where ["40P01", "40001", "55P03"].contains(error.sqlState ?? "") {
                try await database.loop.sleep(for: .milliseconds(pause))
            }
        }
        return try await piece()
    }

    /// One that is still being filled can be stopped too: who fills it may be gone.
    private func turn(_ job: UUID, to status: JobStatus) async throws(DatabaseError) -> Bool {
        let counted: SQL =
            tables.items.map { items in
                """
                , accepted = CASE WHEN status = 'pending' THEN (
                    SELECT count(*) FROM \(unsafeIdentifier: items) i WHERE i.job_id = \(job)) ELSE accepted END
                """
            } ?? ""
        let from = status == .stopped ? ["pending", "running", "stopped"] : ["running", "stopped"]
        // One that was still being filled is so again: whoever fills it, or upkeep, opens it.
        let next: SQL =
            status == .running ? "CASE WHEN started_at IS NULL THEN 'pending' ELSE 'running' END" : "'stopped'"
        return try await database.execute(
            """
            UPDATE \(unsafeIdentifier: tables.jobs) SET status = \(sql: next)\(sql: counted)
            WHERE id = \(job) AND status = ANY(\(from))
            """) == 1
    }

    /// Whoever is at work on one will not end it, and has not tried it.
    /// - Returns: whether there may be more.
    private func rest(_ job: UUID) async throws(DatabaseError) -> Bool {
        guard let items = tables.items else { return false }
        return try await database.execute(
            """
            UPDATE \(unsafeIdentifier: items) i SET status = 'stopped',
                attempts = i.attempts - CASE WHEN \(sql: JobQueue.isBegun("i")) THEN 1 ELSE 0 END,
                reason = CASE WHEN \(sql: JobQueue.isBegun("i")) THEN NULL ELSE i.reason END
            WHERE i.id IN (
                SELECT id FROM \(unsafeIdentifier: items) WHERE job_id = \(job) AND status = 'pending'
                ORDER BY id LIMIT \(JobStopping.piece) FOR UPDATE)
              AND EXISTS (SELECT FROM \(unsafeIdentifier: tables.jobs) WHERE id = \(job) AND status = 'stopped')
            """) > 0
    }

    /// What was asked for once more meanwhile is done, or will be, there.
    /// - Returns: whether there may be more.
    private func wake(_ job: UUID) async throws -> Bool {
        guard let items = tables.items else { return false }
        do {
            return try await database.transaction { connection in
                let row = try await connection.first(
                    """
                    WITH piece AS (
                        SELECT id FROM \(unsafeIdentifier: items) WHERE job_id = \(job) AND status = 'stopped'
                        ORDER BY id LIMIT \(JobStopping.piece) FOR UPDATE),
                    woken AS (
                        UPDATE \(unsafeIdentifier: items) i SET next_attempt_at = clock_timestamp(),
                            status = CASE WHEN \(sql: hasDouble(items)) THEN 'completed' ELSE 'pending' END,
                            code = CASE WHEN \(sql: hasDouble(items)) THEN 'already-there' ELSE i.code END,
                            reason = CASE WHEN \(sql: hasDouble(items))
                                THEN 'the same was asked for once more while this job was stopped' ELSE i.reason END
                        FROM piece WHERE i.id = piece.id
                          AND EXISTS (SELECT FROM \(unsafeIdentifier: tables.jobs) WHERE id = \(job) AND status IN ('pending', 'running'))
                        RETURNING i.status)
                    SELECT count(*) AS woken, count(*) FILTER (WHERE status = 'completed') AS doubles FROM woken
                    """)
                try await Jobs(tables).advance(job, done: try row?["doubles"] ?? 0, on: connection)
                return try row?["woken"] ?? 0 > Int64(0)
            }
        } catch let error as DatabaseError where error.isUniqueViolation {
            // The same came in line right now: the next look sees it.
            return true
        }
    }

    private func hasDouble(_ items: StaticString) -> SQL {
        """
        EXISTS (SELECT FROM \(unsafeIdentifier: items) o WHERE \(unsafeIdentifier: tables.alike) AND o.id <> i.id
            AND (o.status = 'pending' OR o.status = 'completed' AND o.created_at > i.created_at))
        """
    }
}
