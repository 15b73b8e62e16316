package import Database
package import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import Listing
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

    /// - Parameter kinds: of the product's jobs, all of them.
    static func shown(_ kinds: [String]) -> [Column] {
        [.uuid("id", "j.id"), .choice("kind", kinds, "j.kind")] + others
    }

    private static let others: [Column] = [
        .choice("status", JobStatus.allCases.map(\.rawValue), "j.status"),
        .integer("accepted", "j.accepted::bigint").hidden, .integer("done", "j.done::bigint").hidden,
        .integer("failed", "j.failed::bigint").hidden,
        .made(
            "counts", .object([.required("accepted", .count), .required("done", .count), .required("failed", .count)])
        ) { row in
            ["accepted": .int(try row["accepted"]), "done": .int(try row["done"]), "failed": .int(try row["failed"])]
        },
        .text("reason", "j.reason", "Why all of it failed.").nullable,
        .text("created_by", "nullif(j.created_by, '')", "Whose request it was.").nullable,
        .timestamp("created_at", "j.created_at"), .timestamp("started_at", "j.started_at").nullable,
        .timestamp("completed_at", "j.completed_at").nullable,
    ]
    static let columns = Record("Job", shown([])).selection

    package init(_ row: Row) throws(DatabaseError) {
        let status: String = try row["status"]
        id = try row["id"]
        kind = try row["kind"]
        self.status = JobStatus(rawValue: status) ?? .running
        accepted = try row["accepted"]
        done = try row["done"]
        failed = try row["failed"]
        reason = try row["reason"]
        createdBy = try row["created_by"] ?? ""
        createdAt = try row["created_at"]
        startedAt = try row["started_at"]
        completedAt = try row["completed_at"]
    }
}
