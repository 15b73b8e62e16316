/// Pairs as bytes, before anything is encoded.
typealias FilledPair = (name: [UInt8], value: [UInt8])

/// How bytes stand in an address or in a form. Every byte survives: nothing is trimmed or normalised.
enum URLEncoding {
    /// RFC 3986: all but the unreserved characters as `%XX`.
    case query
    /// WHATWG `application/x-www-form-urlencoded`: a blank is a plus sign.
    case form

    func text(_ pairs: [FilledPair]) -> String {
        pairs.map { text($0.name) + "=" + text($0.value) }.joined(separator: "&")
    }

    func text(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 2)
        for byte in bytes {
            if isPlain(byte) {
                out.append(byte)
            } else if self == .form, byte == UInt8(ascii: " ") {
                out.append(UInt8(ascii: "+"))
            } else {
                out += [UInt8(ascii: "%"), hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        case UInt8(ascii: "~"): self == .query
        case UInt8(ascii: "*"): self == .form
        default: false
        }
    }
}

private let hexDigits = Array("0123456789ABCDEF".utf8)
