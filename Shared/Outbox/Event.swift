internal import Database
package import FoundationEssentials
package import Telemetry
package import Timekeeping

/// An event about to be written. Its subject (`aggregateType`, `aggregateID`) decides shard and order.
package struct NewEvent: Sendable {
    package let id: UUID
    package let aggregateType: String
    package let aggregateID: String
    /// A versioned noun in the past tense: `social.message.sent.v1`.
    package let type: String
    /// JSON text. Ids and facts where possible; what holds a person is blanked by erasure.
    package let payload: [UInt8]
    /// The subject's version, raised under the subject's row lock. Whoever applies state ignores an older one.
    package let version: Int64
    package let lane: Lane
    package let trace: TraceContext?

    package init(
        type: String, aggregateType: String, aggregateID: String, version: Int64, payload: [UInt8], lane: Lane = .live,
        trace: TraceContext? = nil
    ) {
        id = EventID.next()
        (self.type, self.aggregateType, self.aggregateID) = (type, aggregateType, aggregateID)
        (self.version, self.payload, self.lane, self.trace) = (version, payload, lane, trace)
    }
}

/// An event as a subscriber gets it: a view over the fetched row, so that nothing is decoded that nobody reads.
package struct Event: @unchecked Sendable {
    // Sendable because a result set is never written after it was received.
    let row: Row
    package let at: Position
    package let shard: Int16

    static let columns: SQL = """
        era, transaction_id, position, shard, id, aggregatetype, aggregateid, type, payload, version, occurred_at, \
        traceparent, lane
        """

    /// The same where another table beside `e` has some of these names.
    static let columnsOfE: SQL = """
        e.era, e.transaction_id, e.position, e.shard, e.id, e.aggregatetype, e.aggregateid, e.type, e.payload, e.version, \
        e.occurred_at, e.traceparent, e.lane
        """

    /// - Parameter row: the columns of ``columns`` from index `first` on.
    init(row: Row, first: Int = 0) throws(DatabaseError) {
        self.row = row
        offset = first
        let era: Int32 = try row[first]
        let transaction: XID8 = try row[first + 1]
        at = Position(era: era, transactionID: transaction.value, position: try row[first + 2])
        shard = try row[first + 3]
    }

    private let offset: Int

    package var id: UUID { get throws(DatabaseError) { try row[offset + 4] } }
    package var aggregateType: String { get throws(DatabaseError) { try row[offset + 5] } }
    package var aggregateID: String { get throws(DatabaseError) { try row[offset + 6] } }
    package var type: String { get throws(DatabaseError) { try row[offset + 7] } }
    package var payload: [UInt8] { row.bytes(offset + 8).map(Array.init) ?? [] }
    package var version: Int64 { get throws(DatabaseError) { try row[offset + 9] } }
    package var occurredAt: Timestamp { get throws(DatabaseError) { try row[offset + 10] } }
    package var trace: TraceContext? {
        let text: String? = (try? row[offset + 11]) ?? nil
        return text.flatMap(TraceContext.init(traceparent:))
    }
    package var lane: Lane {
        get throws(DatabaseError) {
            let raw: Int16 = try row[offset + 12]
            return Lane(rawValue: raw) ?? .live
        }
    }
    /// The JSON text without copying it.
    package func withPayload<T>(_ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
        try body(row.bytes(offset + 8) ?? UnsafeRawBufferPointer(start: nil, count: 0))
    }
    var subject: Subject {
        get throws(DatabaseError) { Subject(type: try aggregateType, id: try aggregateID) }
    }
}

/// Whom an event is about.
struct Subject: Hashable, Sendable {
    let type: String
    let id: String
}

/// Event ids are UUIDv7 (RFC 9562): unique without an index, and roughly in time order for people who read the table.
enum EventID {
    static func next() -> UUID {
        let milliseconds = UInt64(Timestamp.now().microseconds / 1000)
        var bytes = (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max))
        bytes.0 = (milliseconds << 16) | 0x7000 | (bytes.0 & 0x0FFF)
        bytes.1 = (bytes.1 & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000
        let big = (bytes.0.bigEndian, bytes.1.bigEndian)
        return withUnsafeBytes(of: big) { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }
}
