package import Database
package import FoundationEssentials
package import Timekeeping

/// The ledger as a list.
package enum LedgerReading {
    package struct Filter: Sendable {
        package var status: ActionStatus?
        package var platform: String?
        package var accountID: UUID?
        package var product: String?

        package init(
            status: ActionStatus? = nil, platform: String? = nil, accountID: UUID? = nil, product: String? = nil
        ) {
            (self.status, self.platform, self.accountID, self.product) = (status, platform, accountID, product)
        }

        var condition: SQL {
            var parts: [SQL] = []
            if let status {
                parts.append("a.status = \(status.rawValue)")
                // Said in so many words, or the planner does not believe that the partial index has them all.
                if status != .succeeded { parts.append("a.status <> 'succeeded'") }
            }
            if let platform { parts.append("a.platform = \(platform)") }
            if let accountID { parts.append("a.account_id = \(accountID)") }
            if let product { parts.append("a.product = \(product)") }
            return parts.isEmpty ? "true" : parts.joined(separator: " AND ")
        }
    }

    /// - Parameter after: the last action of the page before.
    /// - Returns: the newest first.
    package static func page(
        _ filter: Filter, limit: Int, after: (at: Timestamp, id: UUID)?, on connection: Connection
    ) async throws(DatabaseError) -> [LedgerEntry] {
        let from: SQL = after.map { "AND (a.created_at, a.id) < (\($0.at), \($0.id))" } ?? ""
        let rows = try await connection.query(
            """
            \(sql: select) WHERE \(sql: filter.condition) \(sql: from)
            ORDER BY a.created_at DESC, a.id DESC LIMIT \(Int64(limit))
            """)
        var entries: [LedgerEntry] = []
        for row in rows { entries.append(try LedgerEntry(row)) }
        return entries
    }

    /// One action with everything that was tried, in order.
    package static func entry(
        _ id: UUID, on connection: Connection
    ) async throws(DatabaseError) -> (entry: LedgerEntry, attempts: [LedgerAttempt])? {
        let answers = try await connection.pipeline([
            "\(sql: select) WHERE a.id = \(id)",
            "\(sql: attempts) WHERE t.action_id = \(id) \(sql: inOrder)",
        ])
        guard let row = answers[0].first else { return nil }
        return (try LedgerEntry(row), try decode(answers[1]))
    }

    /// Everything that was tried and said for a product's own row, of any delivery, in order (R1.18, R1.35).
    package static func attempts(
        product: String, subject: UUID, on connection: Connection
    ) async throws(DatabaseError) -> [LedgerAttempt] {
        try decode(
            try await connection.query(
                "\(sql: attempts) WHERE \(sql: SubjectRows.condition("a", product: product, subject: subject)) \(sql: inOrder)"
            ))
    }

    private static let attempts: SQL = """
        SELECT t.number, t.kind, t.intent_at, t.calling_at, t.ended_at, t.outcome, t.code, t.reason, t.delivery, t.actor, a.account_id
        FROM platform.action_attempts t JOIN platform.actions a ON a.id = t.action_id
        """
    private static let inOrder: SQL = "ORDER BY t.intent_at, t.kind = 'word', t.kind DESC, t.number"

    private static func decode(_ rows: Rows) throws(DatabaseError) -> [LedgerAttempt] {
        var attempts: [LedgerAttempt] = []
        for row in rows { attempts.append(try LedgerAttempt(row)) }
        return attempts
    }

    private static let select: SQL = """
        SELECT a.id, \(sql: Holds.columns), a.product, a.subject_id, a.account_id, c.handle, a.platform, a.operation,
               a.guarantee, a.attempts, a.failures, a.code, a.external_id, a.created_by, a.created_at, a.first_call_at,
               a.finished_at, a.delivery, a.claimed_by, a.last_call_at
        FROM platform.actions a JOIN platform.accounts c ON c.id = a.account_id \(sql: Holds.joins)
        """
}
