/// A profile's address reduced to what names the person: host without its country or device part, path in small letters
/// without escapes and final slash; scheme, query and fragment do not count.
struct ProfileAddress {
    let text: String
    /// The network and the name on it, when the address is one of the four networks'.
    private(set) var platform: String?
    private(set) var username: String?
    private(set) var platformUserID: String?

    init?(_ address: String) {
        let address = trimmed(address)
        let parts = ProfileAddress.parts(address.utf8[...])
        let segments = parts.path.split(separator: UInt8(ascii: "/")).map { folded(unescaped($0)) }
        guard let authority = segments.first, authority.contains(".") else { return nil }
        let host = ProfileAddress.canonicalHost(String(authority.prefix { $0 != ":" }))
        platform = ProfileAddress.networks[host]
        var names = ProfileAddress.direct(platform, Array(segments.dropFirst()))
        var number = ProfileAddress.number(in: Substring(parts.query), names)
        if platform == "facebook", names.first == "people" {
            number = ProfileAddress.number(ofPeople: names)
            username = number
            if number != nil { names = ["profile.php"] }
        } else if number == nil {
            username = platform.flatMap { ProfileAddress.username($0, names) }
        }
        text = ([host] + names).joined(separator: "/") + (number.map { "?id=\($0)" } ?? "")
        platformUserID = platform == "facebook" ? number : nil
    }

    /// Without the step that a network's mobile site or app puts before the name.
    private static func direct(_ platform: String?, _ names: [String]) -> [String] {
        guard let platform, names.count > 1, detours[platform]?.contains(names[0]) == true else { return names }
        return Array(names.dropFirst())
    }

    private static let detours: [String: Set<String>] = ["linkedin": ["mwlite", "m"], "instagram": ["_u"]]

    /// Host and path as one, and the query; neither scheme nor fragment. Bytes, because imports come here a million times.
    private static func parts(
        _ address: Substring.UTF8View
    ) -> (path: Substring.UTF8View, query: Substring.UTF8View) {
        var rest = address.prefix { $0 != UInt8(ascii: "#") }
        if let colon = rest.firstIndex(of: UInt8(ascii: ":")), rest[colon...].starts(with: "://".utf8) {
            rest = rest[colon...].dropFirst(3)
        }
        let path = rest.prefix { $0 != UInt8(ascii: "?") }
        return (path, rest[path.endIndex...].dropFirst())
    }

    private static let networks = [
        "linkedin.com": "linkedin", "facebook.com": "facebook", "instagram.com": "instagram", "tiktok.com": "tiktok",
    ]

    private static func canonicalHost(_ host: String) -> String {
        if networks[host] != nil { return host }
        if let network = networks.keys.first(where: { host.hasSuffix("." + $0) }) { return network }
        if host == "fb.com" || host.hasSuffix(".fb.com") { return "facebook.com" }
        for prefix in ["www.", "m.", "mobile."] where host.hasPrefix(prefix) {
            return String(host.dropFirst(prefix.count))
        }
        return host
    }

    /// Facebook names some people by number only: `profile.php?id=…`.
    private static func number(in query: Substring, _ names: [String]) -> String? {
        guard names == ["profile.php"] else { return nil }
        return query.split(separator: "&").first { $0.hasPrefix("id=") }.map { String($0.dropFirst(3)) }
    }

    /// What browsers show of them: `people/<name>/<number>`. The name there is no username, and Facebook ignores it.
    private static func number(ofPeople names: [String]) -> String? {
        guard names.count > 2, names[2].utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        return names[2]
    }

    private static func username(_ platform: String, _ names: [String]) -> String? {
        if platform == "linkedin" {
            guard names.count >= 2, ["in", "pub"].contains(names[0]) else { return nil }
            return handle(names[1])
        }
        guard let first = names.first, platform != "tiktok" || first.hasPrefix("@") else { return nil }
        return handle(first)
    }
}

/// Percent escapes as the characters they stand for; a broken escape stays as it is.
private func unescaped(_ text: Substring.UTF8View) -> String {
    guard text.contains(UInt8(ascii: "%")) else { return String(Substring(text)) }
    let source = Array(text)
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
    return String(validating: bytes, as: UTF8.self) ?? String(Substring(text))
}
