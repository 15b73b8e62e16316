internal import FoundationEssentials
internal import Glibc
internal import Secrets
internal import Timekeeping

/// A "no" as the file beside the keys holds it: nothing but what the table holds, and of that only keyed hashes.
struct No: Sendable, Hashable {
    let hash: [UInt8]
    let kind: String
    let entry: UUID
    let createdAt: Timestamp

    /// Somebody may say no, take it back, and say it again.
    struct Place: Hashable {
        let hash: [UInt8]
        let entry: UUID
    }
    var place: Place { Place(hash: hash, entry: entry) }
}
