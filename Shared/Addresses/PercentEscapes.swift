/// Percent-encoding (RFC 3986 section 2.1), resolved and written.
package enum PercentEscapes {
    /// The characters that the escapes stand for, also where somebody escaped them twice; a broken escape stays as it is.
    package static func resolved(_ text: some Collection<UInt8>) -> String {
        var bytes = Array(text)
        var plain = String(decoding: bytes, as: UTF8.self)
        for _ in 0..<3 {
            guard bytes.contains(UInt8(ascii: "%")) else { break }
            bytes = once(bytes)
            guard let next = String(validating: bytes, as: UTF8.self), next != plain else { break }
            plain = next
        }
        return plain
    }

    /// The same for a whole name, in which most have none.
    package static func resolved(_ text: String) -> String {
        text.utf8.contains(UInt8(ascii: "%")) ? resolved(text.utf8) : text
    }

    package static func once(_ source: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        var index = 0
        while index < source.count {
            if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
                let value = UInt8(String(decoding: source[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                index += 3
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
        return bytes
    }

    /// - Returns: `nil` unless every escape is whole, and what comes out is UTF-8 without control characters or a hidden slash.
    static func strictly(_ text: some StringProtocol) -> String? {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        var bytes: [UInt8] = []
        var rest = text.utf8.makeIterator()
        while let byte = rest.next() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.next().flatMap(hexValue), let low = rest.next().flatMap(hexValue) else { return nil }
            bytes.append(high << 4 | low)
        }
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") }) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Writes every byte outside RFC 3986's unreserved characters as `%XX` with upper case digits.
    static func encoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39,
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let hexDigits = Array("0123456789ABCDEF".utf8)

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
