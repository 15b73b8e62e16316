/// The header fields of a request, kept as the bytes that came in: most of them are never looked at.
package struct Headers: Sendable {
    /// Lines `name: value CRLF`, already checked by ``HeadParser``.
    private let lines: [UInt8]

    init(lines: [UInt8]) { self.lines = lines }

    /// Fields that did not come over a connection.
    package init(_ fields: [(name: String, value: String)]) {
        lines = Array(fields.map { "\($0.name): \($0.value)\r\n" }.joined().utf8)
    }

    /// The first value under `name`, whatever its case; trimmed. Bytes that are no UTF-8 are replaced.
    package subscript(name: String) -> String? {
        var found: String?
        scan(name) { value in
            found = String(decoding: value, as: UTF8.self)
            return false
        }
        return found
    }

    /// All values under `name`, in order.
    package func all(_ name: String) -> [String] {
        var found: [String] = []
        scan(name) { value in
            found.append(String(decoding: value, as: UTF8.self))
            return true
        }
        return found
    }

    /// All fields in order, names as they were sent.
    package var fields: [(name: String, value: String)] {
        var found: [(name: String, value: String)] = []
        lines.withUnsafeBufferPointer { lines in
            var start = 0
            while let line = HeaderLine(lines, from: start) {
                found.append((String(decoding: line.name, as: UTF8.self), String(decoding: line.value, as: UTF8.self)))
                start = line.end
            }
        }
        return found
    }

    private func scan(_ name: String, _ visit: (UnsafeBufferPointer<UInt8>) -> Bool) {
        var name = name
        name.withUTF8 { name in
            lines.withUnsafeBufferPointer { lines in
                var start = 0
                while let line = HeaderLine(lines, from: start) {
                    if line.name.matches(name), !visit(line.value) { return }
                    start = line.end
                }
            }
        }
    }
}

/// One line of a header section.
struct HeaderLine {
    let name: UnsafeBufferPointer<UInt8>
    let value: UnsafeBufferPointer<UInt8>
    /// Behind the line's CRLF.
    let end: Int

    /// - Returns: `nil` at the end, or when the line has no colon or no CRLF.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
        var colon = start
        while colon < bytes.count, bytes[colon] != UInt8(ascii: ":"), bytes[colon] != UInt8(ascii: "\n") { colon += 1 }
        guard colon < bytes.count, bytes[colon] == UInt8(ascii: ":") else { return nil }
        var stop = colon + 1
        while stop < bytes.count, bytes[stop] != UInt8(ascii: "\n") { stop += 1 }
        guard stop < bytes.count, bytes[stop - 1] == UInt8(ascii: "\r") else { return nil }
        end = stop + 1
        var (low, high) = (colon + 1, stop - 1)
        while low < high, bytes[low] == 0x20 || bytes[low] == 0x09 { low += 1 }
        while high > low, bytes[high - 1] == 0x20 || bytes[high - 1] == 0x09 { high -= 1 }
        name = UnsafeBufferPointer(rebasing: bytes[start..<colon])
        value = UnsafeBufferPointer(rebasing: bytes[low..<max(low, high)])
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Equal but for the case of ASCII letters.
    func matches(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count else { return false }
        for index in indices where self[index].lowercased != other[index].lowercased { return false }
        return true
    }

    func matches(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { matches($0) }
    }

    /// The members of a list (RFC 9110 section 5.6.1), without the blanks around them.
    var members: [UnsafeBufferPointer<UInt8>] {
        split(separator: UInt8(ascii: ",")).map { member in
            var (low, high) = (member.startIndex, member.endIndex)
            while low < high, self[low] == 0x20 || self[low] == 0x09 { low += 1 }
            while high > low, self[high - 1] == 0x20 || self[high - 1] == 0x09 { high -= 1 }
            return UnsafeBufferPointer(rebasing: self[low..<high])
        }
    }
}

extension UInt8 {
    var lowercased: UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self }
}
