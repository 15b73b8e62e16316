package import Database
package import FoundationEssentials
internal import Quarantine
package import Timekeeping

/// A product's timers: set, taken back, and ended in the transactions that learn why. A newer event of the same thing wins, whichever comes
/// first.
package struct Timers: Sendable {
    let table: TimerTable

    package init(_ table: TimerTable) { self.table = table }

    /// Sets a timer, or writes down that there is none.
    /// - Parameters:
    ///   - due: when its event is written.
    ///   - version: of what sets it.
    ///   - ended: why it has ended before it began; `nil` sets it.
    ///   - own: the product's own columns and their values.
    package func set(
        _ key: UUID, of subject: UUID, due: Timestamp, version: Int64, ended: TimerEnding? = nil,
        own: (columns: SQL, values: SQL)? = nil, on connection: Connection
    ) async throws(DatabaseError) {
        let columns: SQL = own.map { ", \(sql: $0.columns)" } ?? ""
        let values: SQL = own.map { ", \(sql: $0.values)" } ?? ""
        try await connection.execute(
            """
            INSERT INTO \(unsafeIdentifier: table.name) AS t (\(unsafeIdentifier: table.key), \(unsafeIdentifier: table.subject),
                due_at, status, version, code, reason\(sql: columns))
            VALUES (\(key), \(subject), \(due), \(ended == nil ? "waiting" : "cancelled"), \(version), \(ended?.code),
                \(ended?.reason)\(sql: values))
            ON CONFLICT (\(unsafeIdentifier: table.key)) DO UPDATE SET due_at = excluded.due_at, status = excluded.status,
                version = excluded.version, code = excluded.code, reason = excluded.reason, failed_at = NULL
            WHERE t.version < excluded.version
            """)
    }

    /// Takes back what waits for these subjects, each for its own reason.
    package func end(
        _ ends: [(subject: UUID, version: Int64, why: TimerEnding)], on connection: Connection
    ) async throws(DatabaseError) {
        guard !ends.isEmpty else { return }
        let ends = ends.sorted { $0.subject < $1.subject }
        try await connection.execute(
            """
            UPDATE \(unsafeIdentifier: table.name) t SET status = 'cancelled', version = e.version, code = e.code,
                reason = e.reason
            FROM unnest(\(ends.map(\.subject)), \(ends.map(\.version)), \(ends.map(\.why.code)), \(ends.map(\.why.reason)))
                AS e (subject, version, code, reason)
            WHERE t.\(unsafeIdentifier: table.subject) = e.subject AND t.status = 'waiting' AND t.version < e.version
            """)
    }

    /// Its event was written, and what it asked for could not be done: the timer says so, and can be raised again by hand.
    /// - Parameter isOver: nothing has failed; it is not wanted any more.
    package func fail(
        _ key: UUID, _ why: TimerEnding, isOver: Bool, at moment: Timestamp, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE \(unsafeIdentifier: table.name) SET status = CASE WHEN \(isOver) THEN 'cancelled' ELSE 'failed' END,
                code = \(why.code), reason = \(why.reason), failed_at = CASE WHEN NOT \(isOver) THEN \(moment)::timestamptz END
            WHERE \(unsafeIdentifier: table.key) = \(key) AND status = 'raised'
            """)
    }

    /// Somebody has answered for a subject of an older life: its timers run again, or end.
    /// - Parameter declined: why they end; `nil` lets them run.
    package func confirm(
        _ subject: UUID, declined: TimerEnding?, on connection: Connection
    ) async throws(DatabaseError) {
        let began = try await Quarantines.cut(on: connection)?.began
        try await connection.execute(
            """
            UPDATE \(unsafeIdentifier: table.name) SET confirmed_at = greatest(clock_timestamp(), \(began)::timestamptz),
                status = CASE WHEN \(declined == nil) THEN status ELSE 'cancelled' END,
                code = \(declined?.code), reason = \(declined?.reason)
            WHERE \(unsafeIdentifier: table.subject) = \(subject) AND status = 'waiting'
            """)
    }

    /// What has failed is due at once.
    /// - Returns: `false` when it has not failed.
    package func retry(_ key: UUID, on database: Database) async throws(DatabaseError) -> Bool {
        try await database.execute(
            """
            UPDATE \(unsafeIdentifier: table.name) SET status = 'waiting', due_at = clock_timestamp(), code = NULL,
                reason = NULL, failed_at = NULL
            WHERE \(unsafeIdentifier: table.key) = \(key) AND status = 'failed'
            """) == 1
    }
}
