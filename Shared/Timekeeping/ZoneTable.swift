/// When a zone's clocks were put forward or back, and the rule by which they will be.
struct ZoneTable: Sendable {
    /// From this moment on, in seconds since 1970 UTC, clocks are so many seconds ahead of UTC.
    struct Segment: Equatable {
        let start: Int64
        let offset: Int64
    }

    /// Before the first segment.
    private let first: Int64
    private let segments: [Segment]
    /// After the last segment; `nil`: as it is then.
    private let rule: ZoneRule?

    init(fixed offset: Int64) { (first, segments, rule) = (offset, [], nil) }

    init(first: Int64, segments: [Segment], rule: ZoneRule?) {
        (self.first, self.segments, self.rule) = (first, segments, rule)
    }

    func offset(at moment: Int64) -> Int64 {
        guard let last = segments.last else { return rule?.offset(at: moment) ?? first }
        guard moment < last.start else { return rule?.offset(at: moment) ?? last.offset }
        let index = firstIndex(after: moment)
        return index == 0 ? first : segments[index - 1].offset
    }

    /// What is in force from one moment to another, in order; the first begins with the span.
    func segments(from: Int64, to: Int64) -> [Segment] {
        var found = [Segment(start: from, offset: offset(at: from))]
        var index = firstIndex(after: from)
        while index < segments.count, segments[index].start <= to {
            found.append(segments[index])
            index += 1
        }
        let begin = max(from, segments.last?.start ?? Int64.min)
        guard let rule, begin <= to else { return found }
        for segment in rule.segments(from: begin, to: to) where segment.start > begin { found.append(segment) }
        return found
    }

    /// By halves: a zone has up to a few hundred.
    private func firstIndex(after moment: Int64) -> Int {
        var (low, high) = (0, segments.count)
        while low < high {
            let middle = (low + high) / 2
            if segments[middle].start <= moment { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension ZoneTable {
    /// Reads a TZif file of version 2 or later (RFC 9636 section 3): the data with 64-bit times, and the rule behind it.
    /// - Returns: `nil` for anything else.
    init?(tzif bytes: [UInt8]) {
        var reader = Reader(bytes: bytes)
        guard let old = reader.header(), old.version >= UInt8(ascii: "2"), reader.skip(old.size(ofTime: 4)),
            let header = reader.header(), header.types > 0
        else { return nil }
        var (starts, types, offsets): ([Int64], [Int], [Int64]) = ([], [], [])
        for _ in 0..<header.times {
            guard let start = reader.integer(8) else { return nil }
            starts.append(start)
        }
        for _ in 0..<header.times {
            guard let type = reader.integer(1) else { return nil }
            types.append(Int(type & 0xFF))
        }
        for _ in 0..<header.types {
            guard let offset = reader.integer(4), reader.skip(2) else { return nil }
            offsets.append(offset)
        }
        guard types.allSatisfy({ $0 < offsets.count }),
            reader.skip(header.characters + header.leaps * 12 + header.standards + header.universals),
            let footer = reader.footer()
        else { return nil }
        let segments = zip(starts, types).map { Segment(start: $0, offset: offsets[$1]) }
        let rule = footer.isEmpty ? nil : ZoneRule(posix: footer)
        guard footer.isEmpty || rule != nil else { return nil }
        self.init(first: offsets[0], segments: segments, rule: rule)
    }

    private struct Header {
        let version: UInt8
        let universals: Int, standards: Int, leaps: Int, times: Int, types: Int, characters: Int

        func size(ofTime width: Int) -> Int {
            times * (width + 1) + types * 6 + characters + leaps * (width + 4) + standards + universals
        }
    }

    private struct Reader {
        let bytes: [UInt8]
        var position = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func skip(_ count: Int) -> Bool {
            guard count >= 0, count <= bytes.count - position else { return false }
            position += count
            return true
        }

        /// Big-endian, in two's complement.
        mutating func integer(_ width: Int) -> Int64? {
            guard width <= bytes.count - position else { return nil }
            var value: Int64 = bytes[position] & 0x80 == 0 ? 0 : -1
            for byte in bytes[position..<position + width] { value = value << 8 | Int64(byte) }
            position += width
            return value
        }

        mutating func header() -> Header? {
            guard bytes.count - position >= 44, bytes[position..<position + 4].elementsEqual("TZif".utf8) else {
                return nil
            }
            let version = bytes[position + 4]
            position += 20
            var counts: [Int] = []
            for _ in 0..<6 {
                guard let count = integer(4), count >= 0, count <= 65_536 else { return nil }
                counts.append(Int(count))
            }
            return Header(
                version: version, universals: counts[0], standards: counts[1], leaps: counts[2], times: counts[3],
                types: counts[4], characters: counts[5])
        }

        mutating func footer() -> String? {
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\n"), bytes.last == UInt8(ascii: "\n"),
                position < bytes.count - 1
            else { return nil }
            return String(decoding: bytes[position + 1..<bytes.count - 1], as: UTF8.self)
        }
    }
}
