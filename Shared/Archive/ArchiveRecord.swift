/// What an archive holds, in this order: one manifest, files in pieces, the database's dump in pieces, and the end.
package enum ArchiveRecord: Sendable, Equatable {
    /// A JSON object that says what this is a backup of.
    case manifest([UInt8])
    /// A piece of a file beside the database; pieces of one name follow each other.
    case file(name: String, [UInt8])
    /// A piece of the dump.
    case dump([UInt8])
    /// Nothing is missing. It carries the dump's length in bytes.
    case end(dumpLength: Int)

    /// No payload is longer.
    static let longest = 4 << 20

    private var kind: UInt8 {
        switch self {
        case .manifest: UInt8(ascii: "M")
        case .file: UInt8(ascii: "F")
        case .dump: UInt8(ascii: "D")
        case .end: UInt8(ascii: "E")
        }
    }

    private var payload: [UInt8] {
        switch self {
        case .manifest(let bytes): bytes
        case .file(let name, let bytes): [UInt8(name.utf8.count)] + Array(name.utf8) + bytes
        case .dump(let bytes): bytes
        case .end(let length): ArchiveRecord.bigEndian(length, count: 8)
        }
    }

    /// One byte of kind, four of length, the payload.
    var bytes: [UInt8] {
        let payload = payload
        precondition(payload.count <= ArchiveRecord.longest, "a record of an archive has at most 4 MiB")
        return [kind] + ArchiveRecord.bigEndian(payload.count, count: 4) + payload
    }

    /// - Returns: `nil` for what this program does not know.
    init?(kind: UInt8, payload: [UInt8]) {
        switch kind {
        case UInt8(ascii: "M"): self = .manifest(payload)
        case UInt8(ascii: "F"):
            guard let count = payload.first, payload.count > count else { return nil }
            self = .file(
                name: String(decoding: payload[1...Int(count)], as: UTF8.self), Array(payload[(1 + Int(count))...]))
        case UInt8(ascii: "D"): self = .dump(payload)
        case UInt8(ascii: "E"):
            guard payload.count == 8, payload[0] < 0x80 else { return nil }
            self = .end(dumpLength: ArchiveRecord.number(payload))
        default: return nil
        }
    }

    private static func bigEndian(_ number: Int, count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> ((count - 1 - $0) * 8)) }
    }

    static func number(_ bytes: [UInt8]) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}
