package import Database
package import FoundationEssentials

/// The items that wait, of all jobs of a product: leased in batches, ended or tried again.
package struct JobQueue: Sendable {
    let tables: JobTables
    let items: StaticString
    /// Tries of one item, with the first.
    private let mostAttempts: Int32

    package init(_ tables: JobTables, mostAttempts: Int32 = 4) {
        guard let items = tables.items else { preconditionFailure("these jobs have no items") }
        (self.tables, self.items, self.mostAttempts) = (tables, items, mostAttempts)
    }

    /// Leases what is due, and counts a try of it: whose process dies at it has tried. An item whose holder died is due again when its lease
    /// ends, and is leased alone: it may be what its process died of, and those beside it have not deserved a further try for that. A moment
    /// that lies further ahead than any lease or pause was written under another clock.
    /// - Parameters:
    ///   - lease: how long the batch may take, with room to spare.
    ///   - most: part of the statement's text. A bound number is a tenth of the table to PostgreSQL, and of a table without statistics it read
    ///     all items for each lease (measured: drafting cost 2.3 times as much in an installation's first job).
    ///   - longestPause: no pause before a next try is longer.
    ///   - columns: the product's own columns, for `make`.
    package func lease<T>(
        _ most: Int, for lease: Duration, longestPause: Duration = .seconds(120), columns: SQL? = nil,
        on database: Database, _ make: (JobItem, Row) throws -> T
    ) async throws -> [T] {
        let longest = 2 * max(lease.seconds, longestPause.seconds)
        let own: SQL = columns.map { ", \(sql: $0)" } ?? ""
        let rows = try await database.query(
            """
            WITH due AS MATERIALIZED (
                SELECT d.id AS due_id, d.next_attempt_at AS due_at, \(sql: JobQueue.isBegun("d")) AS is_lost,
                    \(sql: JobQueue.isBegun("d")) AND d.attempts >= \(mostAttempts) AS is_spent
                FROM \(unsafeIdentifier: items) d
                WHERE d.status = 'pending' AND (d.next_attempt_at <= clock_timestamp()
                    OR d.next_attempt_at > clock_timestamp() + \(longest)::float8 * interval '1 second')
                  -- Items follow their job when it is stopped; until they have, it counts.
                  AND NOT EXISTS (SELECT FROM \(unsafeIdentifier: tables.jobs) j
                                  WHERE j.id = d.job_id AND j.status = 'stopped')
                ORDER BY d.next_attempt_at LIMIT \(sql: SQL(stringLiteral: String(most))) FOR UPDATE OF d SKIP LOCKED),
            turns AS (
                SELECT due_id, is_lost, is_spent, row_number() OVER w AS place, first_value(is_lost) OVER w AS is_alone
                FROM due WINDOW w AS (ORDER BY due_at, due_id))
            UPDATE \(unsafeIdentifier: items) i
            SET next_attempt_at = clock_timestamp() + \(lease.seconds)::float8 * interval '1 second',
                attempts = i.attempts + CASE WHEN t.is_spent THEN 0 ELSE 1 END, code = NULL, reason = \(JobQueue.begun)
            FROM turns t
            WHERE i.id = t.due_id AND CASE WHEN t.is_alone THEN t.place = 1 ELSE NOT t.is_lost END
            RETURNING id AS item_id, job_id, \(unsafeIdentifier: tables.subject) AS subject, attempts AS attempt,
                next_attempt_at AS leased_until, t.is_spent, traceparent\(sql: own)
            """)
        return try rows.map { try make(try JobItem($0), $0) }
    }

    /// What an item says while somebody is at work on it, without a code: who still says so when the lease is over was left by its process.
    private static let begun = "somebody is at work on it"

    /// - Parameter row: a name of the items' table in the statement.
    static func isBegun(_ row: StaticString) -> SQL {
        "(\(unsafeIdentifier: row).code IS NULL AND \(unsafeIdentifier: row).reason IS NOT DISTINCT FROM \(begun))"
    }

    /// Those of the items that are still this holder's: others may have been ended, stopped, or leased again since.
    package func held(_ leased: [JobItem], on connection: Connection) async throws(DatabaseError) -> Set<UUID> {
        let rows = try await connection.query(
            """
            SELECT i.id FROM \(unsafeIdentifier: items) i JOIN \(sql: JobQueue.leases(leased)) ON l.id = i.id
            WHERE \(sql: JobQueue.isHeld) ORDER BY i.id FOR UPDATE OF i
            """)
        return Set(try rows.map { row throws(DatabaseError) in try row["id"] as UUID })
    }

    /// A stop cuts what is being done with these, or it ended without a word about them: that was no try.
    /// - Parameter isDue: at once, and not when their lease ends.
    package func handBack(_ leased: [JobItem], isDue: Bool = true, on database: Database) async throws(DatabaseError) {
        try await database.execute(
            """
            UPDATE \(unsafeIdentifier: items) i SET attempts = i.attempts - 1, code = NULL, reason = NULL,
                next_attempt_at = CASE WHEN \(isDue) THEN clock_timestamp() ELSE i.next_attempt_at END
            FROM \(sql: JobQueue.leases(leased)) WHERE l.id = i.id AND \(sql: JobQueue.isHeld)
            """)
    }

    private static func leases(_ items: [JobItem]) -> SQL {
        "unnest(\(items.map(\.id)), \(items.map(\.attempt)), \(items.map(\.leasedUntil))) AS l (id, attempt, until)"
    }

    /// Nobody has leased it since, and this try of it has not ended.
    private static let isHeld: SQL =
        "i.status = 'pending' AND i.attempts = l.attempt AND i.next_attempt_at = l.until"

    /// Ends items that are held, counts them in their jobs, and puts those in line again whose failure may pass.
    /// - Returns: those that failed for good.
    @discardableResult
    package func end(
        _ endings: [(item: JobItem, failure: JobFailure?)], on connection: Connection
    ) async throws(DatabaseError) -> [(item: JobItem, failure: JobFailure)] {
        let final = endings.filter { $0.failure?.retryAfter == nil || $0.item.attempt >= mostAttempts }
        let again = endings.filter { $0.failure?.retryAfter != nil && $0.item.attempt < mostAttempts }
        try await retry(again, on: connection)
        let rows = try await connection.query(
            """
            UPDATE \(unsafeIdentifier: items) i SET status = CASE WHEN e.code IS NULL THEN 'completed' ELSE 'failed' END,
                code = e.code, reason = e.reason
            FROM unnest(\(final.map(\.item.id)), \(final.map(\.failure?.code)), \(final.map(\.failure?.reason)))
                AS e (id, code, reason)
            WHERE i.id = e.id AND i.status = 'pending' RETURNING i.job_id, i.status
            """)
        try await count(rows, on: connection)
        return final.compactMap { ending in ending.failure.map { (ending.item, $0) } }
    }

    private func retry(
        _ endings: [(item: JobItem, failure: JobFailure?)], on connection: Connection
    ) async throws(DatabaseError) {
        guard !endings.isEmpty else { return }
        try await connection.execute(
            """
            UPDATE \(unsafeIdentifier: items) i SET code = e.code, reason = e.reason,
                next_attempt_at = clock_timestamp() + e.pause * interval '1 second'
            FROM unnest(\(endings.map(\.item.id)), \(endings.map(\.failure?.code)), \(endings.map(\.failure?.reason)),
                \(endings.map { $0.failure?.retryAfter ?? 0 })) AS e (id, code, reason, pause)
            WHERE i.id = e.id AND i.status = 'pending'
            """)
    }

    /// What waits for these subjects is not to be done any more.
    /// - Parameter condition: which of it, by columns of the items' table, `i`.
    package func giveUp(
        of subjects: [UUID], _ failure: JobFailure, where condition: SQL = "true", on connection: Connection
    ) async throws(DatabaseError) {
        let rows = try await connection.query(
            """
            UPDATE \(unsafeIdentifier: items) i SET status = 'failed', code = \(failure.code), reason = \(failure.reason)
            WHERE i.\(unsafeIdentifier: tables.subject) = ANY(\(subjects)) AND i.status IN ('pending', 'stopped')
              AND \(sql: condition) RETURNING i.job_id, i.status
            """)
        try await count(rows, on: connection)
    }

    private func count(_ ended: Rows, on connection: Connection) async throws(DatabaseError) {
        var counts: [UUID: (done: Int64, failed: Int64)] = [:]
        for row in ended {
            guard let job: UUID = try row["job_id"] else { continue }
            let isDone = try row["status"] as String == "completed"
            let known = counts[job] ?? (0, 0)
            counts[job] = (known.done + (isDone ? 1 : 0), known.failed + (isDone ? 0 : 1))
        }
        for (job, count) in counts.sorted(by: { $0.key < $1.key }) {
            try await Jobs(tables).advance(job, done: count.done, failed: count.failed, on: connection)
        }
    }
}

extension Duration {
    fileprivate var seconds: Double { self / .seconds(1) }
}
