package import Database
package import FoundationEssentials

/// One life of the database: from a start, a crash recovery or a promotion to the next crash.
///
/// After a crash PostgreSQL gives transaction ids out again that it had not flushed, and commits may be gone that were seen. So
/// whatever a process remembers of the database belongs to a life, and is forgotten in another. A clean restart is no end of
/// one (Docs/events.md, decision 0019).
package struct Life: Sendable, Hashable {
    package let id: UUID

    package init(id: UUID) { self.id = id }

    /// The life that `connection` looks at. A new one begins where there is none: after a crash, an immediate stop, a promotion,
    /// and where a dump was read back.
    ///
    /// Inside a transaction it holds to that transaction's end, for a crash ends them all.
    package static func now(on connection: Connection) async throws -> Life {
        let known = try await connection.first(
            """
            SELECT l.life FROM outbox.life l JOIN pg_control_system() c USING (system_identifier)
            WHERE l.table_oid = l.tableoid
            """)
        if let known { return Life(id: try known[0]) }
        guard let begun = try await connection.first("SELECT outbox.begin_life()") else {
            throw OutboxError.notReady("the database has no life yet; another process begins it")
        }
        return Life(id: try begun[0])
    }

    /// For the look of a reader, as a column beside what it reads; NULL where no life has begun.
    static let look: SQL = "(SELECT l.life FROM outbox.life l WHERE l.table_oid = l.tableoid)"
}
