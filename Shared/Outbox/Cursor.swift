internal import Database
internal import FoundationEssentials

/// Up to where a shard is applied, in one lane.
struct Cursor {
    let lane: Lane
    let shard: Int16
    let at: Position
    let token: Int64
    /// Who held the shard before and ended without handing it back; `nil` when it was free.
    let former: UUID?

    init(_ row: Row) throws(DatabaseError) {
        lane = Lane(rawValue: try row["lane"]) ?? .live
        (shard, token, former) = (try row["shard"], try row["token"], try row["former"])
        let transaction: XID8 = try row["transaction_id"]
        at = Position(era: try row["era"], transactionID: transaction.value, position: try row["position"])
    }
}
