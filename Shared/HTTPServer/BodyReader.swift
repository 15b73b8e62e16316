/// Takes a request's body off the wire as it comes, by its length or in chunks. A value without I/O.
///
/// evhttp never sees a body: it reads a chunk's size with `strtol` and without an end, and takes everything before anybody has
/// asked for a key.
struct BodyReader {
    private(set) var body: [UInt8] = []
    private var remaining: Int
    private var chunks: ChunkReader?

    /// - Parameters:
    ///   - length: bytes announced; `nil` for chunks.
    ///   - limit: bytes the route takes; what is announced was judged before.
    init(length: Int?, limit: Int) {
        remaining = length ?? 0
        chunks = length == nil ? ChunkReader(limit: limit) : nil
        // Address space, no memory: pages come with the bytes.
        body.reserveCapacity(length ?? 0)
    }

    var isComplete: Bool { chunks.map(\.isComplete) ?? (remaining == 0) }

    /// - Returns: how many of the bytes belong to this body; what follows is the next request.
    mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) throws(Problem) -> Int {
        if chunks != nil { return try chunks!.take(bytes, into: &body) }
        let count = min(bytes.count, remaining)
        body.append(contentsOf: bytes[..<count])
        remaining -= count
        return count
    }
}

/// Chunks as RFC 9112 section 7.1 has them: extensions and trailers are read over, each line has an end.
struct ChunkReader {
    private enum State { case size, data, dataEnd, trailer, done }

    static let longestLine = 1024
    static let longestTrailer = 8 * 1024

    private let limit: Int
    private var state = State.size
    private var line: [UInt8] = []
    private var remaining = 0
    private var total = 0
    private var trailer = 0

    init(limit: Int) { self.limit = limit }

    var isComplete: Bool { state == .done }

    mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, into body: inout [UInt8]) throws(Problem) -> Int {
        var index = 0
        while index < bytes.count, state != .done {
            if state == .data {
                let count = min(bytes.count - index, remaining)
                body.append(contentsOf: bytes[index..<(index + count)])
                index += count
                remaining -= count
                if remaining == 0 { state = .dataEnd }
            } else {
                try note(bytes[index])
                index += 1
            }
        }
        return index
    }

    private mutating func note(_ byte: UInt8) throws(Problem) {
        line.append(byte)
        let longest = state == .dataEnd ? 2 : ChunkReader.longestLine
        guard line.count <= longest else { throw ChunkReader.malformed }
        guard byte == UInt8(ascii: "\n") else {
            // Nothing but the end of the line may follow its carriage return.
            if line.count > 1, line[line.count - 2] == UInt8(ascii: "\r") { throw ChunkReader.malformed }
            return
        }
        guard line.count > 1, line[line.count - 2] == UInt8(ascii: "\r") else { throw ChunkReader.malformed }
        line.removeLast(2)
        try judge()
        line.removeAll(keepingCapacity: true)
    }

    private mutating func judge() throws(Problem) {
        switch state {
        case .size:
            remaining = try size()
            guard remaining <= limit - total else { throw .tooLarge(limit) }
            total += remaining
            state = remaining == 0 ? .trailer : .data
        case .dataEnd:
            guard line.isEmpty else { throw ChunkReader.malformed }
            state = .size
        case .trailer:
            trailer += line.count
            guard trailer <= ChunkReader.longestTrailer, line.allSatisfy(ChunkReader.isText) else {
                throw ChunkReader.malformed
            }
            if line.isEmpty { state = .done }
        case .data, .done: break
        }
    }

    /// Hexadecimal digits, and nothing else before an extension's semicolon but blanks.
    private func size() throws(Problem) -> Int {
        let digits = line.prefix { $0.hexadecimal != nil }
        guard (1...15).contains(digits.count), line.allSatisfy(ChunkReader.isText) else { throw ChunkReader.malformed }
        let rest = line.dropFirst(digits.count).drop { $0 == 0x20 || $0 == 0x09 }
        let isAlone = digits.count == line.count
        guard isAlone || rest.first == UInt8(ascii: ";") else { throw ChunkReader.malformed }
        return digits.reduce(0) { $0 << 4 | ($1.hexadecimal ?? 0) }
    }

    private static func isText(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x7F || byte == 0x09 }

    private static let malformed = Problem.badRequest("The chunks of the body are malformed.")
}

extension UInt8 {
    fileprivate var hexadecimal: Int? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(self) - 0x30
        case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(self) - 0x57
        case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(self) - 0x37
        default: nil
        }
    }
}
