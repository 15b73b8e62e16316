/// One route of a service as the gateway sees it.
package struct GatewayRoute: Sendable, Hashable {
    package let method: String
    /// A path with `{name}` for one segment: `/api/social/profiles/{id}`.
    package let pattern: String
    /// It takes bodies over 1 MiB; the service itself knows how large.
    package let isLarge: Bool

    /// - Returns: `nil` unless the method is upper-case letters and every segment is literal or one `{name}`.
    package init?(method: String, pattern: String, isLarge: Bool = false) {
        guard !method.isEmpty, method.utf8.allSatisfy((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains),
            pattern.first == "/",
            pattern.dropFirst().split(separator: "/", omittingEmptySubsequences: false).allSatisfy(Segment.isValid)
        else { return nil }
        (self.method, self.pattern, self.isLarge) = (method, pattern, isLarge)
    }

    /// Reads a line of `<service> routes`: `GET /api/social/profiles/{id}`, or `POST /api/social/imports large`.
    package init?(line: some StringProtocol) {
        let words = line.split(separator: " ")
        guard words.count == 2 || words.count == 3 && words[2] == "large" else { return nil }
        self.init(method: String(words[0]), pattern: String(words[1]), isLarge: words.count == 3)
    }
}

/// One of the product's services behind the gateway.
package struct GatewayService: Sendable {
    package let name: String
    /// Port it listens on.
    package let port: UInt16
    package let routes: [GatewayRoute]

    package init(name: String, port: UInt16, routes: [GatewayRoute]) {
        (self.name, self.port, self.routes) = (name, port, routes)
    }
}

/// A part of a pattern between two slashes.
enum Segment {
    static func isParameter(_ segment: Substring) -> Bool { segment.first == "{" }

    static func isValid(_ segment: Substring) -> Bool {
        let name = isParameter(segment) && segment.last == "}" ? segment.dropFirst().dropLast() : segment
        return !name.isEmpty && name != "." && name != ".." && name.utf8.allSatisfy(isPlain)
    }

    /// RFC 3986 unreserved characters: nothing that nginx's syntax or its regular expressions would read otherwise.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
