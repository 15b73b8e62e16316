package import Database
package import FoundationEssentials
package import Timekeeping

extension SuppressionList {
    /// One recorded "no".
    package struct Entry: Sendable, Equatable {
        package let id: UUID
        package let reason: String
        package let source: String
        package let createdAt: Timestamp
        /// It was read out of what the person wrote.
        package let isRead: Bool
        /// Nobody is kept from being written to by it any more.
        package let retractedAt: Timestamp?
        package let retractedBy: String?
        package let retractedReason: String?
        /// What the person is recorded by: `username`, `platform_user_id`, `profile_url`, `email`, `phone`; `contact` for an e-mail
        /// address of which only the hash was known. Empty once it was taken back.
        package let kinds: [String]

        static let columns: SQL = """
            s.id, s.reason, s.source, s.created_at, s.is_read, s.retracted_at, s.retracted_by, s.retracted_reason,
            ARRAY(SELECT kind FROM platform.suppression_hashes WHERE suppression_id = s.id AND NOT is_variant ORDER BY kind)
                AS kinds
            """

        init(_ row: Row) throws(DatabaseError) {
            id = try row["id"]
            reason = try row["reason"]
            source = try row["source"]
            createdAt = try row["created_at"]
            isRead = try row["is_read"]
            retractedAt = try row["retracted_at"]
            retractedBy = try row["retracted_by"]
            retractedReason = try row["retracted_reason"]
            kinds = try row["kinds"]
        }
    }

    /// The newest entries first, those that were taken back included.
    /// - Parameter after: the last entry of the page before.
    package func list(
        limit: Int, after: (createdAt: Timestamp, id: UUID)? = nil
    ) async throws(DatabaseError) -> [Entry] {
        let page: SQL = after.map { "WHERE (created_at, id) < (\($0.createdAt), \($0.id))" } ?? ""
        return try await entries(
            database.query(
                """
                SELECT \(sql: Entry.columns) FROM platform.suppressions s \(sql: page)
                ORDER BY created_at DESC, id DESC LIMIT \(limit)
                """))
    }

    /// What is recorded of one person, oldest first: whether an address or a profile is on the list, without listing it.
    package func entries(
        for identifiers: Identifiers, on connection: Connection
    ) async throws(DatabaseError) -> [Entry] {
        let hashes = everyHash(for: identifiers).all
        guard !hashes.isEmpty else { return [] }
        return try await entries(
            connection.query(
                """
                SELECT \(sql: Entry.columns) FROM platform.suppressions s
                WHERE s.id IN (SELECT suppression_id FROM platform.suppression_hashes WHERE hash = ANY (\(hashes)))
                ORDER BY created_at, id
                """))
    }

    private func entries(_ rows: Rows) throws(DatabaseError) -> [Entry] {
        var entries: [Entry] = []
        for row in rows { entries.append(try Entry(row)) }
        return entries
    }
}
