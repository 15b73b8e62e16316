package import Database
package import FoundationEssentials
package import JSON
package import Timekeeping

/// Work that a request began and that goes on after its answer.
package struct Job: Sendable {
    package let id: UUID
    package let kind: String
    package let status: JobStatus
    /// How many there are to do; not known while it is `pending`.
    package let accepted: Int64
    package let done: Int64
    package let failed: Int64
    /// Why all of it failed; a sentence for the operator.
    package let reason: String?
    package let createdBy: String
    package let createdAt: Timestamp
    package let startedAt: Timestamp?
    package let completedAt: Timestamp?

    static let columns: SQL = """
        j.id, j.kind, j.status, j.accepted::bigint, j.done::bigint, j.failed::bigint, j.reason, j.created_by, j.created_at, \
        j.started_at, j.completed_at
        """

    package init(_ row: Row) throws(DatabaseError) {
        let status: String = try row["status"]
        id = try row["id"]
        kind = try row["kind"]
        self.status = JobStatus(rawValue: status) ?? .running
        accepted = try row["accepted"]
        done = try row["done"]
        failed = try row["failed"]
        reason = try row["reason"]
        createdBy = try row["created_by"]
        createdAt = try row["created_at"]
        startedAt = try row["started_at"]
        completedAt = try row["completed_at"]
    }

    package var json: JSONObject {
        [
            "id": .string(id.lowercase), "kind": .string(kind), "status": .string(status.rawValue),
            "counts": ["accepted": .int(accepted), "done": .int(done), "failed": .int(failed)],
            "reason": JSONValue(reason), "created_by": createdBy.isEmpty ? .null : .string(createdBy),
            "created_at": .string(createdAt.iso8601), "started_at": JSONValue(startedAt?.iso8601),
            "completed_at": JSONValue(completedAt?.iso8601),
        ]
    }
}
