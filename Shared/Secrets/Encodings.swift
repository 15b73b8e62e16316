/// Lower-case hexadecimal digits.
package func hex(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
        text.append(hexDigits[Int(byte >> 4)])
        text.append(hexDigits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
}

/// - Returns: `nil` when the text is not pairs of hexadecimal digits.
package func bytes(hex text: String) -> [UInt8]? {
    var rest = text.utf8[...]
    var bytes: [UInt8] = []
    while let high = rest.popFirst() {
        guard let low = rest.popFirst(), let left = Character(Unicode.Scalar(high)).hexDigitValue,
            let right = Character(Unicode.Scalar(low)).hexDigitValue
        else { return nil }
        bytes.append(UInt8(left << 4 | right))
    }
    return bytes
}

/// RFC 4648 section 5, without padding.
package func base64URL(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count * 4 + 2) / 3)
    var (buffer, bits) = (UInt32(0), 0)
    for byte in bytes {
        buffer = buffer << 8 | UInt32(byte)
        bits += 8
        while bits >= 6 {
            bits -= 6
            text.append(base64URLDigits[Int(buffer >> UInt32(bits) & 63)])
        }
    }
    if bits > 0 { text.append(base64URLDigits[Int(buffer << UInt32(6 - bits) & 63)]) }
    return String(decoding: text, as: UTF8.self)
}

/// - Returns: `nil` for foreign characters, padding, an impossible length, or left-over bits that are not zero.
package func bytes(base64URL text: String) -> [UInt8]? {
    guard text.utf8.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    var (buffer, bits) = (UInt32(0), 0)
    for character in text.utf8 {
        let digit = base64URLValues[Int(character)]
        guard digit < 64 else { return nil }
        buffer = buffer << 6 | UInt32(digit)
        bits += 6
        if bits >= 8 {
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
        }
    }
    return buffer & (1 << UInt32(bits) - 1) == 0 ? bytes : nil
}

/// Digits, capitals and small letters, as few characters as every value of this many bytes fits in; leading zeros stay.
func base62(_ bytes: [UInt8], width: Int) -> String {
    var rest = bytes
    var digits = [UInt8](repeating: base62Digits[0], count: width)
    for index in digits.indices.reversed() {
        var remainder = 0
        for position in rest.indices {
            let value = remainder << 8 | Int(rest[position])
            rest[position] = UInt8(value / 62)
            remainder = value % 62
        }
        digits[index] = base62Digits[remainder]
    }
    return String(decoding: digits, as: UTF8.self)
}

func isBase62(_ text: some StringProtocol) -> Bool { text.utf8.allSatisfy(base62Digits.contains) }

private let hexDigits = Array("0123456789abcdef".utf8)
private let base62Digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
private let base64URLDigits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
/// By character; 255 for those that are no digit.
private let base64URLValues: [UInt8] = (0...255).map { UInt8(base64URLDigits.firstIndex(of: $0) ?? 255) }
