internal import FoundationEssentials
internal import Timekeeping

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
