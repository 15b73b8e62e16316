package import Database
package import FoundationEssentials
package import JSON
internal import Listing

/// The ledger as it is read.
package enum LedgerReading {
    /// One action, as ``ActionRecord`` shows it, with everything that was tried, in order.
    package static func entry(
        _ id: UUID, on connection: Connection
    ) async throws -> (entry: JSONObject, attempts: [LedgerAttempt])? {
        let answers = try await connection.pipeline([
            "SELECT \(sql: ActionRecord.record.selection) FROM \(sql: ActionRecord.source) WHERE a.id = \(id)",
            "\(sql: attempts) WHERE t.action_id = \(id) \(sql: inOrder)",
        ])
        guard let row = answers[0].first else { return nil }
        return (try ActionRecord.record.value(row), try answers[1].decoded())
    }

    /// A statement for everything that was tried and said for a product's own rows, of any delivery, in order (R1.18, R1.35).
    package static func attempts(product: String, subjects: [UUID]) -> SQL {
        "\(sql: attempts) WHERE \(sql: SubjectRows.condition("a", product: product, isOne: "= ANY(\(subjects))")) \(sql: inOrder)"
    }

    /// - Parameter rows: of ``attempts(product:subjects:)``.
    package static func bySubject(_ rows: Rows) throws(DatabaseError) -> [UUID: [LedgerAttempt]] {
        var found: [UUID: [LedgerAttempt]] = [:]
        for row in rows { found[try row["subject_id"], default: []].append(try LedgerAttempt(row)) }
        return found
    }

    private static let attempts: SQL = """
        SELECT t.number, t.kind, t.intent_at, t.calling_at, t.ended_at, t.outcome, t.code, t.reason, t.delivery, t.actor, a.account_id,
               a.subject_id
        FROM platform.action_attempts t JOIN platform.actions a ON a.id = t.action_id
        """
    private static let inOrder: SQL = "ORDER BY t.intent_at, t.kind = 'word', t.kind DESC, t.number"
}
