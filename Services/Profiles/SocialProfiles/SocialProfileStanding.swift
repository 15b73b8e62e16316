internal import Database

/// As much of a person as says why a change was not made.
struct SocialProfileStanding: Sendable, RowDecodable {
    let version: Int64
    let hasSaidNo: Bool

    init(_ row: Row) throws(DatabaseError) { (version, hasSaidNo) = (try row["version"], try row["has_said_no"]) }
}
