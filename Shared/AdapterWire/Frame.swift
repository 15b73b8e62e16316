/// Four bytes of length, little-endian, and that many bytes of JSON.
package enum Frame {
    /// What the host may say, and what an adapter may answer.
    package static let maxCall = 8 << 20
    package static let maxReply = 1 << 20

    package static func header(_ count: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) }
    }

    package static func length(_ header: some Collection<UInt8>) -> Int {
        header.reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
