/// Why an address is not a person's profile. The text continues "profile_url …".
package struct AddressRefusal: Error, Sendable, Equatable {
    package let reason: String
}

/// The parts of an http address that identify a profile, percent-encoding resolved; the rest (fragment, port, user) is gone.
struct AddressParts {
    /// The database indexes the address, and an index entry has to fit a third of a page.
    static let longest = 2048

    let host: String
    /// Path without empty segments, each decoded.
    let segments: [String]
    let query: Substring

    init(_ text: String) throws(AddressRefusal) {
        let text = Visible.trimmed(text)
        guard text.utf8.count <= Self.longest else {
            throw AddressRefusal(reason: "is longer than \(Self.longest) bytes; give the profile's own address")
        }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else {
            throw AddressRefusal(reason: "holds spaces or control characters; give one address")
        }
        let rest = Self.withoutScheme(text).utf8
        let authority = rest.prefix { $0 != slash && $0 != question && $0 != hash }
        host = try Self.host(Substring(authority))
        let target = rest[authority.endIndex...].prefix { $0 != hash }
        let path = target.prefix { $0 != question }
        query = Substring(target[path.endIndex...].dropFirst())
        var segments: [String] = []
        for part in path.split(separator: slash) where part.count != 1 || part.first != UInt8(ascii: ".") {
            guard let segment = PercentEscapes.strictly(Substring(part)) else { throw Self.broken }
            segments.append(segment)
        }
        self.segments = segments
    }

    /// The first value of a query field.
    func value(of name: String) -> String? {
        for item in query.split(separator: "&") where item.hasPrefix(name + "=") {
            return PercentEscapes.strictly(item.dropFirst(name.count + 1))
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

    private static func host(_ authority: Substring) throws(AddressRefusal) -> String {
        var host = authority.lowercased()[...].utf8
        for port in [":443", ":80"] where host.reversed().starts(with: port.utf8.reversed()) {
            host = host.dropLast(port.utf8.count)
        }
        if host.last == UInt8(ascii: ".") { host = host.dropLast() }
        guard !host.isEmpty, host.allSatisfy(isHostByte), let host = String(host) else {
            throw AddressRefusal(reason: "is not a web address; give one like https://www.linkedin.com/in/name")
        }
        return host
    }

    static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "-"): true
        default: false
        }
    }

    private static let broken = AddressRefusal(reason: "has broken percent-encoding; copy it again from the browser")
}

private let slash = UInt8(ascii: "/")
private let question = UInt8(ascii: "?")
private let hash = UInt8(ascii: "#")
