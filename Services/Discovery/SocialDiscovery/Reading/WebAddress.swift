internal import Suppression

/// Why an address is not a person's profile. The text continues "profile_url …".
package struct ProfileURLRefusal: Error, Sendable, Equatable {
    package let reason: String
}

/// The parts of an http address that identify a profile, percent-encoding resolved; the rest (fragment, port, user) is gone.
struct WebAddress {
    /// The database indexes the address, and an index entry has to fit a third of a page.
    static let longest = 2048

    let host: String
    /// Path without empty segments, each decoded.
    let segments: [String]
    let query: Substring

    init(_ text: String) throws(ProfileURLRefusal) {
        let text = Visible.trimmed(text)
        guard text.utf8.count <= Self.longest else {
            throw ProfileURLRefusal(reason: "is longer than \(Self.longest) bytes; give the profile's own address")
        }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else {
            throw ProfileURLRefusal(reason: "holds spaces or control characters; give one address")
        }
        let rest = Self.withoutScheme(text).utf8
        let authority = rest.prefix { $0 != slash && $0 != question && $0 != hash }
        host = try Self.host(Substring(authority))
        let target = rest[authority.endIndex...].prefix { $0 != hash }
        let path = target.prefix { $0 != question }
        query = Substring(target[path.endIndex...].dropFirst())
        var segments: [String] = []
        for part in path.split(separator: slash) where part.count != 1 || part.first != UInt8(ascii: ".") {
            segments.append(try Self.decoded(Substring(part)))
        }
        self.segments = segments
    }

    /// The first value of a query field.
    func value(of name: String) -> String? {
        for item in query.split(separator: "&") where item.hasPrefix(name + "=") {
            return try? Self.decoded(item.dropFirst(name.count + 1))
        }
        return nil
    }

    private static func withoutScheme(_ text: String) -> Substring {
        for scheme in ["https://", "http://", "//"] {
            let start = text.utf8.prefix(scheme.utf8.count)
            if start.elementsEqual(scheme.utf8) || Substring(start).lowercased() == scheme {
                return text[start.endIndex...]
            }
        }
        return text[...]
    }

    private static func host(_ authority: Substring) throws(ProfileURLRefusal) -> String {
        var host = authority.lowercased()[...].utf8
        for port in [":443", ":80"] where host.reversed().starts(with: port.utf8.reversed()) {
            host = host.dropLast(port.utf8.count)
        }
        if host.last == UInt8(ascii: ".") { host = host.dropLast() }
        guard !host.isEmpty, host.allSatisfy(isHostByte), let host = String(host) else {
            throw ProfileURLRefusal(reason: "is not a web address; give one like https://www.linkedin.com/in/name")
        }
        return host
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "-"): true
        default: false
        }
    }
}

extension WebAddress {
    /// Resolves `%XX`; what comes out must be UTF-8 without control characters or a hidden slash.
    static func decoded(_ text: some StringProtocol) throws(ProfileURLRefusal) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        var bytes: [UInt8] = []
        var rest = text.utf8.makeIterator()
        while let byte = rest.next() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.next().flatMap(hexValue), let low = rest.next().flatMap(hexValue) else {
                throw broken
            }
            bytes.append(high << 4 | low)
        }
        guard let decoded = String(validating: bytes, as: UTF8.self) else { throw broken }
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") }) else { throw broken }
        return decoded
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
    private static let broken = ProfileURLRefusal(reason: "has broken percent-encoding; copy it again from the browser")

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

private let slash = UInt8(ascii: "/")
private let question = UInt8(ascii: "?")
private let hash = UInt8(ascii: "#")

extension String {
    /// Without spaces (also no-break ones) and marks that nobody sees at both ends. Tabs and line ends stay: they are part of a
    /// value's bytes; so do tags, which end a flag.
    func trimmingSpaces() -> String {
        // Most values need no work, and a look at both ends tells.
        if let first = utf8.first, let last = utf8.last, first != 0x20, first < 0x80, last != 0x20, last < 0x80 {
            return self
        }
        func isSpace(_ scalar: Unicode.Scalar) -> Bool {
            if scalar == " " || scalar == "\u{A0}" { return true }
            return scalar.properties.generalCategory == .format && !(0xE0000...0xE007F).contains(scalar.value)
        }
        guard let first = unicodeScalars.firstIndex(where: { !isSpace($0) }),
            let last = unicodeScalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(self[first...last])
    }
}
