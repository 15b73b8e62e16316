/// Turns a file's bytes into UTF-8, finding out the encoding on the way.
///
/// A byte order mark decides at once. Without one the file is ASCII until the first byte above 0x7F; from there on
/// `sniffBytes` are held back to decide between UTF-8 and Windows-1252, so the answer never depends on how the file was
/// cut into chunks. What cannot be decoded becomes the byte 0xFF, which UTF-8 never has: the scanner then breaks that
/// record and no other.
struct Transcoder {
    private enum Phase { case start, ascii, deciding, decided }

    /// `nil` while everything so far is ASCII.
    private(set) var encoding: TextEncoding?
    private let sniffBytes: Int
    private var phase = Phase.start
    private var held: [UInt8] = []
    private var wide = UTF16Bytes()

    init(encoding: TextEncoding?, sniffBytes: Int) {
        self.encoding = encoding
        self.sniffBytes = sniffBytes
    }

    mutating func push(_ bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        switch phase {
        case .start:
            held.append(contentsOf: bytes)
            if held.count >= 3 { readMark(&out) }
        case .ascii:
            let plain = bytes.firstIndex { $0 >= 0x80 } ?? bytes.count
            out.append(contentsOf: bytes[..<plain])
            guard plain < bytes.count else { return }
            phase = .deciding
            push(UnsafeBufferPointer(rebasing: bytes[plain...]), into: &out)
        case .deciding:
            held.append(contentsOf: bytes)
            if held.count >= sniffBytes { decide(&out) }
        case .decided:
            decode(bytes, &out)
        }
    }

    mutating func finish(into out: inout [UInt8]) {
        if phase == .start { readMark(&out) }
        if phase == .deciding { decide(&out) }
        wide.finish(into: &out)
    }

    private mutating func readMark(_ out: inout [UInt8]) {
        let marks: [(bytes: [UInt8], encoding: TextEncoding)] = [
            ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE], .utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian),
        ]
        let mark = marks.first { held.starts(with: $0.bytes) && (encoding == nil || encoding == $0.encoding) }
        encoding = encoding ?? mark?.encoding
        phase = encoding == nil ? .ascii : .decided
        release(after: mark?.bytes.count ?? 0, &out)
    }

    private mutating func decide(_ out: inout [UInt8]) {
        let isUTF8 = held.withUnsafeBufferPointer { bytes in
            UTF8Validity.prevails(in: UnsafeBufferPointer(rebasing: bytes.prefix(sniffBytes)))
        }
        encoding = isUTF8 ? .utf8 : .windows1252
        phase = .decided
        release(after: 0, &out)
    }

    private mutating func release(after skipped: Int, _ out: inout [UInt8]) {
        let waiting = held
        held = []
        waiting.withUnsafeBufferPointer { bytes in
            push(UnsafeBufferPointer(rebasing: bytes.dropFirst(skipped)), into: &out)
        }
    }

    private mutating func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]) {
        switch encoding {
        case .utf16LittleEndian: wide.decode(bytes, bigEndian: false, into: &out)
        case .utf16BigEndian: wide.decode(bytes, bigEndian: true, into: &out)
        case .windows1252: Windows1252.decode(bytes, into: &out)
        case .utf8, nil: out.append(contentsOf: bytes)
        }
    }
}
