internal import Database

/// Where the columns of events stand in a result: found by name once, for all its rows.
struct EventColumns: Sendable {
    enum Column: Int, Sendable {
        case era, transactionID, position, shard, id, aggregateType, aggregateID, type, payload, version, occurredAt
        case traceparent, lane
    }

    private static let names: [String] = [
        "era", "transaction_id", "position", "shard", "id", "aggregatetype", "aggregateid", "type", "payload",
        "version",
        "occurred_at", "traceparent", "lane",
    ]

    /// For a SELECT from the rows `e` of a log, or of what is parked.
    static let list: SQL = names.map { SQL(stringLiteral: "e.\($0)") }.joined(separator: ", ")

    /// One after the other from here on, as ``list`` has them.
    private let first: Int

    /// - Throws: an error of kind `decode` when the result has other columns, or in another order.
    init(_ rows: Rows) throws(DatabaseError) {
        first = try rows.column(EventColumns.names[0])
        for (place, name) in EventColumns.names.enumerated() where try rows.column(name) != first + place {
            throw DatabaseError(.decode, "the column \(name) stands elsewhere", column: name)
        }
    }

    subscript(column: Column) -> Int { first + column.rawValue }
}
