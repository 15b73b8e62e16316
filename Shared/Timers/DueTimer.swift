internal import Database
package import FoundationEssentials

/// A timer whose time has come.
package struct DueTimer: Sendable {
    package let key: UUID
    package let subject: UUID
    /// Of the event that set it.
    package let version: Int64

    init(_ row: Row) throws(DatabaseError) {
        (key, subject, version) = (try row["key"], try row["subject"], try row["version"])
    }
}
