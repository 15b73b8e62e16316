internal import Database
internal import FoundationEssentials
internal import JSON

/// An import as it is stored and shown: a job with `status` and `counts`.
struct ImportRecord {
    let id: UUID
    /// Bytes; not known of what came before they were kept.
    let size: Int64?
    /// In hex, as its sender announced it.
    let sha256: String?
    /// The key that sent it.
    let owner: String?
    let status: String
    let parts: Int32
    let json: JSONValue

    init(_ row: Row, _ listing: ImportListing) throws {
        (id, size, sha256, owner) = (try row["id"], try row["size"], try row["sha256"], try row["owner"])
        (status, parts) = (try row["status"], try row["parts"])
        json = try listing.value(row)
    }

    /// Nothing of it changes any more.
    var isOver: Bool { ["completed", "failed"].contains(status) }
}
