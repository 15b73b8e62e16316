internal import Database
package import FoundationEssentials
package import Timekeeping

/// Something for hands, as a list shows it.
package struct HandsItem: Sendable {
    package let id: UUID
    package let subjectID: UUID
    package let platform: String
    package let operation: String
    package let accountID: UUID
    /// `unknown` from the end of its claim, also before anybody has looked.
    package let status: ActionStatus
    package let createdAt: Timestamp
    /// Who has it in hand; with `unknown` who had it, and perhaps did it.
    package let claim: Claim?
    /// Whose report ended it, and when it ended.
    package let finishedBy: String?
    package let finishedAt: Timestamp?
}

extension HandsItem {
    init(_ row: Row) throws(DatabaseError) {
        (id, subjectID, platform) = (try row["id"], try row["subject_id"], try row["platform"])
        (operation, accountID) = (try row["operation"], try row["account_id"])
        status = ActionStatus(rawValue: try row["status"]) ?? .unknown
        createdAt = try row["created_at"]
        claim = Claim(
            by: try row["claimed_by"], name: try row["claimed_name"], at: try row["last_call_at"],
            until: try row["claimed_until"])
        (finishedBy, finishedAt) = (try row["finished_by"], try row["finished_at"])
    }
}
