internal import Database
internal import FoundationEssentials

/// Somebody stops a job, or has it go on. What is in hand at a stop is done once more afterwards.
struct JobStopping: Sendable {
    let tables: JobTables

    /// - Returns: `false` when it is not one that runs.
    func stop(_ job: UUID, on connection: Connection) async throws(DatabaseError) -> Bool {
        if let items = tables.items {
            try await connection.execute(
                "UPDATE \(unsafeIdentifier: items) SET status = 'stopped' WHERE job_id = \(job) AND status = 'pending'")
        }
        return try await connection.execute(
            "UPDATE \(unsafeIdentifier: tables.jobs) SET status = 'stopped' WHERE id = \(job) AND status = 'running'")
            == 1
    }

    /// - Returns: `false` when it is not one that was stopped.
    func resume(_ job: UUID, on connection: Connection) async throws(DatabaseError) -> Bool {
        if let items = tables.items {
            try await giveUpDoubles(job, items, on: connection)
            try await connection.execute(
                """
                UPDATE \(unsafeIdentifier: items) SET status = 'pending', next_attempt_at = clock_timestamp()
                WHERE job_id = \(job) AND status = 'stopped'
                """)
        }
        return try await connection.execute(
            """
            UPDATE \(unsafeIdentifier: tables.jobs) SET status = CASE WHEN done + failed >= accepted THEN 'completed' ELSE 'running' END
            WHERE id = \(job) AND status = 'stopped'
            """) == 1
    }

    /// What was asked for once more meanwhile is done there.
    private func giveUpDoubles(_ job: UUID, _ items: StaticString, on connection: Connection)
        async throws(DatabaseError)
    {
        let doubles = try await connection.execute(
            """
            UPDATE \(unsafeIdentifier: items) i SET status = 'failed', code = 'already-there',
                reason = 'the same was asked for once more while this job was stopped'
            WHERE i.job_id = \(job) AND i.status = 'stopped' AND EXISTS (
                SELECT FROM \(unsafeIdentifier: items) o WHERE o.status = 'pending' AND \(unsafeIdentifier: tables.alike))
            """)
        try await Jobs(tables).advance(job, done: 0, failed: Int64(doubles), on: connection)
    }
}
