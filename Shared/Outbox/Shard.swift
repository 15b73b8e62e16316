package import FoundationEssentials
internal import JSON

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
