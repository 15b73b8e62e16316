internal import Database
internal import HTTPServer
internal import JSON
internal import Listing

/// The lists of a product's jobs, and of what they consist of.
struct JobListings: Sendable {
    /// A job as it is shown.
    let record: Record
    let jobs: Listing
    /// Of one job, in their order; `nil` where a job's steps are no rows.
    let items: Listing?

    init(_ tables: JobTables) {
        let product = tables.prefix.lowercased()
        record = Record(tables.prefix + "JobOfList", Job.shown(tables.kinds))
        jobs = Listing(
            product + ".jobs", record, from: "\(unsafeIdentifier: tables.jobs) j",
            filters: [
                .equals("kind", .choice(tables.kinds), "j.kind"),
                .equals("status", .choice(JobStatus.allCases.map(\.rawValue)), "j.status"),
            ])
        items = tables.items.map { items in
            Listing(
                product + ".job-items", JobListings.item(tables), from: "\(unsafeIdentifier: items) i",
                filters: [
                    .path("id", .uuid, "i.job_id"), .equals("status", .choice(JobListings.statuses), "i.status"),
                ], orders: [Order(by: "created_at", first: .ascending)])
        }
    }

    private static let statuses = ["pending", "completed", "failed", "stopped"]

    private static func item(_ tables: JobTables) -> Record {
        Record(
            tables.prefix + "JobItem",
            [
                .uuid("id", "i.id"), .uuid(tables.subject, "i.\(unsafeIdentifier: tables.subject)"),
                .choice("status", statuses, "i.status"), .text("code", "i.code").nullable,
                .text("reason", "i.reason").nullable,
                .integer("attempts", "i.attempts", in: 0...Int64(Int32.max)), .timestamp("created_at", "i.created_at"),
            ])
    }
}
