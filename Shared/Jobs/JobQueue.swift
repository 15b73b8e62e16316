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

    /// Leases what is due. An item whose holder died is due again when its lease ends, and nothing was tried; a moment that lies further
    /// ahead than any lease or pause was written under another clock.
    /// - Parameters:
    ///   - lease: how long the batch may take, with room to spare.
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
            UPDATE \(unsafeIdentifier: items)
            SET next_attempt_at = clock_timestamp() + \(lease.seconds)::float8 * interval '1 second'
            WHERE id IN (SELECT id FROM \(unsafeIdentifier: items)
                         WHERE status = 'pending' AND (next_attempt_at <= clock_timestamp()
                             OR next_attempt_at > clock_timestamp() + \(longest)::float8 * interval '1 second')
                           -- Items follow their job when it is stopped; until they have, it counts.
                           AND NOT EXISTS (SELECT FROM \(unsafeIdentifier: tables.jobs) j
                                           WHERE j.id = job_id AND j.status = 'stopped')
                         ORDER BY next_attempt_at LIMIT \(Int64(most)) FOR UPDATE SKIP LOCKED)
            RETURNING id AS item_id, job_id, \(unsafeIdentifier: tables.subject) AS subject, attempts + 1 AS attempt,
                next_attempt_at AS leased_until, traceparent\(sql: own)
            """)
        return try rows.map { try make(try JobItem($0), $0) }
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

    /// A stop cuts what is being done with these: they are due again at once.
    package func handBack(_ leased: [JobItem], on database: Database) async throws(DatabaseError) {
        try await database.execute(
            """
            UPDATE \(unsafeIdentifier: items) i SET next_attempt_at = clock_timestamp()
            FROM \(sql: JobQueue.leases(leased)) WHERE l.id = i.id AND \(sql: JobQueue.isHeld)
            """)
    }

    private static func leases(_ items: [JobItem]) -> SQL {
        "unnest(\(items.map(\.id)), \(items.map(\.attempt)), \(items.map(\.leasedUntil))) AS l (id, attempt, until)"
    }

    /// Nobody has leased it since, and no try of it has ended.
    private static let isHeld: SQL =
        "i.status = 'pending' AND i.attempts = l.attempt - 1 AND i.next_attempt_at = l.until"

    /// Ends items that are held, counts their tries, and them in their jobs, and puts those in line again whose failure may pass.
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
                attempts = i.attempts + 1, code = e.code, reason = e.reason
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
            UPDATE \(unsafeIdentifier: items) i SET attempts = i.attempts + 1, code = e.code, reason = e.reason,
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
