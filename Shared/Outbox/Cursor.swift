internal import Database

/// Up to where a shard is applied, in one lane.
struct Cursor {
    let lane: Lane
    let shard: Int16
    let at: Position
    let token: Int64

    init(_ row: Row) throws(DatabaseError) {
        lane = Lane(rawValue: try row["lane"]) ?? .live
        (shard, token) = (try row["shard"], try row["token"])
        let transaction: XID8 = try row["transaction_id"]
        at = Position(era: try row["era"], transactionID: transaction.value, position: try row["position"])
    }
}
