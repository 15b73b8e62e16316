internal import Database
package import FoundationEssentials

/// One thing of a job, leased to whoever does it.
package struct JobItem: Sendable {
    package let id: UUID
    /// `nil` where no request but the product itself has put it in line.
    package let jobID: UUID?
    package let subject: UUID
    /// The lease's number: only who holds the last one can end the item (fencing).
    package let attempt: Int32
    /// W3C `traceparent` of the request.
    package let traceparent: String?

    init(_ row: Row) throws(DatabaseError) {
        id = try row["item_id"]
        jobID = try row["job_id"]
        subject = try row["subject"]
        attempt = try row["attempts"]
        traceparent = try row["traceparent"]
    }
}
