internal import JSON

/// JSON as Facebook sends it: ASCII only, other characters as `\uXXXX` with lower-case digits, slashes escaped. Signatures run over
/// these bytes, so whoever parses and writes again gets another signature.
enum EscapedJSON {
    static func bytes(_ value: JSONValue) -> [UInt8] {
        var out: [UInt8] = []
        // Outside its strings a document has neither slashes nor anything but ASCII.
        for unit in value.text.utf16 {
            switch unit {
            case UInt16(UInt8(ascii: "/")): out += Array("\\/".utf8)
            case 0..<0x80: out.append(UInt8(unit))
            default:
                let digits = String(unit, radix: 16)
                out += Array("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
            }
        }
        return out
    }
}
