package import Database
package import FoundationEssentials
package import Timekeeping

/// One try, one question to the network about a doubtful one, or one word said of it.
package struct LedgerAttempt: Sendable {
    package let number: Int
    /// `try`, `lookup` or `word`.
    package let kind: String
    package let intentAt: Timestamp
    package let callingAt: Timestamp?
    package let endedAt: Timestamp?
    package let outcome: String?
    package let code: String?
    package let reason: String?
    package let delivery: String
    /// The person; `nil` for the ledger and its processes.
    package let actor: String?
    package let accountID: UUID
}

extension LedgerAttempt: RowDecodable {
    package init(_ row: Row) throws(DatabaseError) {
        number = Int(try row["number"] as Int32)
        (kind, delivery, actor) = (try row["kind"], try row["delivery"], try row["actor"])
        (intentAt, callingAt, endedAt) = (try row["intent_at"], try row["calling_at"], try row["ended_at"])
        (outcome, code, reason) = (try row["outcome"], try row["code"], try row["reason"])
        accountID = try row["account_id"]
    }
}
