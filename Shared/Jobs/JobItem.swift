internal import Database
package import FoundationEssentials
internal import Timekeeping

/// One thing of a job, leased to whoever does it.
package struct JobItem: Sendable {
    package let id: UUID
    /// `nil` where no request but the product itself has put it in line.
    package let jobID: UUID?
    package let subject: UUID
    /// The number of this try, from 1: so many before it have ended, also with their process. One that was cut is none.
    package let attempt: Int32
    /// It had its tries, and with the last of them its process ended: it is not to be tried, but to be given up.
    let isSpent: Bool
    /// The lease's end, by which it is known: only who holds the last one can end the item (fencing).
    let leasedUntil: Timestamp
    /// W3C `traceparent` of the request.
    package let traceparent: String?

    init(_ row: Row) throws(DatabaseError) {
        id = try row["item_id"]
        jobID = try row["job_id"]
        subject = try row["subject"]
        attempt = try row["attempt"]
        isSpent = try row["is_spent"]
        leasedUntil = try row["leased_until"]
        traceparent = try row["traceparent"]
    }
}
