/// Where an event stands in the log. Ordered as the log is read: era, then transaction, then position.
///
/// `era` survives a dump into another cluster, where transaction ids start again (Docs/events.md).
package struct Position: Sendable, Hashable, Comparable {
    package let era: Int32
    package let transactionID: UInt64
    package let position: Int64

    package init(era: Int32, transactionID: UInt64, position: Int64) {
        (self.era, self.transactionID, self.position) = (era, transactionID, position)
    }

    /// `<era>-<transaction>-<position>`, such as the id of a server-sent event.
    package var text: String { "\(era)-\(transactionID)-\(position)" }

    /// Before every event.
    package static let start = Position(era: 0, transactionID: 0, position: 0)

    package static func < (left: Position, right: Position) -> Bool {
        (left.era, left.transactionID, left.position) < (right.era, right.transactionID, right.position)
    }
}

extension Position {
    /// `bigint` holds every transaction id that a cluster reaches.
    var transaction: Int64 { Int64(bitPattern: transactionID) }
}
