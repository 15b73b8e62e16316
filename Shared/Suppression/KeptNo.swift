package import FoundationEssentials
package import Timekeeping

/// A "no" as it is kept outside the database: nothing but its keyed hashes.
package struct KeptNo: Sendable {
    package let entry: UUID
    package let createdAt: Timestamp
    /// Each 32 bytes, with what kind of identifier it is of.
    package var hashes: [(hash: [UInt8], kind: String)]

    package init(entry: UUID, createdAt: Timestamp, hashes: [(hash: [UInt8], kind: String)]) {
        (self.entry, self.createdAt, self.hashes) = (entry, createdAt, hashes)
    }
}
