package import FoundationEssentials
internal import JSON

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

/// The 64 fixed shards; a subject's events always land on the same one.
package enum Shard {
    package static let count = 64

    /// FNV-1a, 64 bits, of the subject's id. Changing it would reorder subjects: it is part of the stored format.
    package static func of(_ aggregateID: String) -> Int16 { of(utf8: aggregateID.utf8) }

    /// The shard of an aggregate whose id is this UUID's text in lower case.
    package static func of(_ id: UUID) -> Int16 { id.withHyphenatedText { of(utf8: $0) } }

    @inline(__always)
    private static func of(utf8: some Sequence<UInt8>) -> Int16 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int16(hash % UInt64(count))
    }
}

/// Bulk events wait in a lane of their own, so that a million imported people do not delay one sent message.
package enum Lane: Int16, Sendable, CaseIterable {
    case live = 0
    case bulk = 1
}
