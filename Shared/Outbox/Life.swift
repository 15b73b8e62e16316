package import Database
package import FoundationEssentials

/// One life of the database: from a start, a crash recovery or a promotion to the next crash or stop.
///
/// After a crash PostgreSQL gives transaction ids out again that it had not flushed, and commits may be gone that were seen; after
/// a stop another copy of the data may have come up. So whatever a process remembers of the database belongs to a life, and is
/// forgotten in another (Docs/events.md, decision 0019).
package struct Life: Sendable, Hashable {
    package let id: UUID

    package init(id: UUID) { self.id = id }

    /// The life that `connection` looks at. A new one begins where there is none: after a start, a crash, a promotion, and where a
    /// dump was read back.
    ///
    /// Inside a transaction it holds to that transaction's end, for a crash ends them all.
    package static func now(on connection: Connection) async throws -> Life {
        if let row = try await connection.first("SELECT \(sql: look)"), let known: UUID = try row[0] {
            return Life(id: known)
        }
        guard let begun = try await begin(on: connection) else {
            throw OutboxFault.notReady("the database has no life yet; another process begins it")
        }
        return Life(id: try begun[0])
    }

    /// - Throws: ``OutboxFault/blocked(prepared:)`` when the era cannot rise before a person has done something.
    private static func begin(on connection: Connection) async throws -> Row? {
        let isAlone = connection.isIdle
        do {
            return try await connection.first("SELECT outbox.begin_life()")
        } catch {
            if isAlone, error.sqlState == "55P03" { try await explain(on: connection) }
            throw error
        }
    }

    private static func explain(on connection: Connection) async throws {
        let rows = try await connection.query(
            """
            SELECT DISTINCT quote_literal(p.gid) FROM pg_prepared_xacts p JOIN pg_locks x ON x.transactionid = p.transaction
            JOIN pg_locks l ON l.virtualtransaction = x.virtualtransaction
            WHERE l.pid IS NULL AND p.database = current_database() AND l.relation = 'outbox.events'::regclass ORDER BY 1
            """)
        let names = try rows.map { row throws(DatabaseError) in try row[0] as String }
        if !names.isEmpty { throw OutboxFault.blocked(prepared: names) }
    }

    /// For the look of a reader, as a column beside what it reads; NULL where no life has begun.
    static let look: SQL = "(SELECT l.life FROM outbox.life l WHERE \(sql: isHome))"

    /// SQL: whether the row of `outbox.life l` is of this table and this start of the server, or was brought by a dump or a copy.
    static let isHome: SQL = "l.table_oid = l.tableoid AND l.server_started = pg_postmaster_start_time()"
}
