/// Percent-decoding of path segments and query values (RFC 3986 section 2.1).
package enum PercentDecoding {
    /// - Parameter plusIsBlank: as in query strings.
    /// - Returns: `nil` for a broken escape, for bytes that are no UTF-8, and for U+0000.
    static func decode(_ text: some Collection<UInt8>, plusIsBlank: Bool = false) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var index = text.startIndex
        while index != text.endIndex {
            let byte = text[index]
            text.formIndex(after: &index)
            if byte == UInt8(ascii: "+") && plusIsBlank {
                bytes.append(0x20)
            } else if byte == UInt8(ascii: "%") {
                guard let high = digit(text, &index), let low = digit(text, &index), high | low != 0 else { return nil }
                bytes.append(high << 4 | low)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit<Text: Collection<UInt8>>(_ text: Text, _ index: inout Text.Index) -> UInt8? {
        guard index != text.endIndex else { return nil }
        defer { text.formIndex(after: &index) }
        switch text[index] {
        case let byte where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte): return byte - UInt8(ascii: "0")
        case let byte where (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte): return byte - UInt8(ascii: "a") + 10
        case let byte where (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte): return byte - UInt8(ascii: "A") + 10
        default: return nil
        }
    }

    /// The other way round, for links: everything but unreserved characters is escaped.
    package static func encode(_ text: String) -> String {
        // Most need nothing, such as a cursor: a whole page of a list has one.
        if text.utf8.allSatisfy(isUnreserved) { return text }
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count * 3)
        for byte in text.utf8 {
            if isUnreserved(byte) {
                out.append(byte)
            } else {
                out.append(UInt8(ascii: "%"))
                out.append(hex(byte >> 4))
                out.append(hex(byte & 15))
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func hex(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
