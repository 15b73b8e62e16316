internal import Database
package import FoundationEssentials
package import Telemetry
package import Timekeeping

/// An event as a subscriber gets it: a view over the fetched row, so that nothing is decoded that nobody reads.
package struct Event: @unchecked Sendable {
    // Sendable because a result set is never written after it was received.
    let row: Row
    package let at: Position
    package let shard: Int16
    private let columns: EventColumns

    /// - Parameter columns: of the row's result.
    init(_ row: Row, _ columns: EventColumns) throws(DatabaseError) {
        (self.row, self.columns) = (row, columns)
        let transaction: XID8 = try row[columns[.transactionID]]
        at = Position(
            era: try row[columns[.era]], transactionID: transaction.value, position: try row[columns[.position]])
        shard = try row[columns[.shard]]
    }

    /// - Parameter rows: of ``EventColumns/list``.
    static func all(_ rows: Rows) throws(DatabaseError) -> [Event] {
        let columns = try EventColumns(rows)
        return try rows.map { row throws(DatabaseError) in try Event(row, columns) }
    }

    package var id: UUID { get throws(DatabaseError) { try row[columns[.id]] } }
    package var aggregateType: String { get throws(DatabaseError) { try row[columns[.aggregateType]] } }
    package var aggregateID: String { get throws(DatabaseError) { try row[columns[.aggregateID]] } }
    package var type: String { get throws(DatabaseError) { try row[columns[.type]] } }
    package var payload: [UInt8] { row.bytes(columns[.payload]).map(Array.init) ?? [] }
    package var version: Int64 { get throws(DatabaseError) { try row[columns[.version]] } }
    package var occurredAt: Timestamp { get throws(DatabaseError) { try row[columns[.occurredAt]] } }
    package var trace: TraceContext? {
        let text: String? = (try? row[columns[.traceparent]]) ?? nil
        return text.flatMap(TraceContext.init(traceparent:))
    }
    package var lane: Lane {
        get throws(DatabaseError) {
            let raw: Int16 = try row[columns[.lane]]
            return Lane(rawValue: raw) ?? .live
        }
    }
    /// The JSON text without copying it.
    package func withPayload<T>(_ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
        try body(row.bytes(columns[.payload]) ?? UnsafeRawBufferPointer(start: nil, count: 0))
    }
    var subject: Subject {
        get throws(DatabaseError) { Subject(type: try aggregateType, id: try aggregateID) }
    }
}
