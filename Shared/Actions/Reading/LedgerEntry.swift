internal import Database
package import FoundationEssentials
package import Timekeeping

/// An action as the operator sees it: who got what, by which account, and why it has not gone yet. No input and no body.
package struct LedgerEntry: Sendable {
    package let id: UUID
    package let product: String
    package let subjectID: UUID
    package let accountID: UUID
    package let handle: String
    package let platform: String
    package let operation: String
    package let guarantee: String
    package let status: ActionStatus
    /// Tries so far, and those of them that failed for certain.
    package let attempts: Int
    package let failures: Int
    package let code: String?
    package let reason: String?
    package let externalID: String?
    package let createdBy: String
    package let createdAt: Timestamp
    package let firstCallAt: Timestamp?
    package let finishedAt: Timestamp?
    package let delivery: String
    /// Who has it in hand; with `unknown` who had it.
    package let claim: Claim?
    /// What it waits for; `nil` when it is over.
    package let waiting: Hold?
}

extension LedgerEntry {
    init(_ row: Row) throws(DatabaseError) {
        id = try row["id"]
        status = ActionStatus(rawValue: try row["status"]) ?? .unknown
        reason = try row["reason"]
        (product, subjectID, accountID, handle) = (
            try row["product"], try row["subject_id"], try row["account_id"], try row["handle"]
        )
        (platform, operation, guarantee) = (try row["platform"], try row["operation"], try row["guarantee"])
        attempts = Int(try row["attempts"] as Int32)
        failures = Int(try row["failures"] as Int32)
        (code, externalID) = (try row["code"], try row["external_id"])
        (createdBy, createdAt) = (try row["created_by"], try row["created_at"])
        (firstCallAt, finishedAt) = (try row["first_call_at"], try row["finished_at"])
        delivery = try row["delivery"]
        claim = Claim(
            by: try row["claimed_by"], name: try row["claimed_name"], at: try row["last_call_at"],
            until: try row["claimed_until"])
        waiting = status.isOver ? nil : try Hold(row)
    }
}
