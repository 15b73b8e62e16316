/// A profile's address as it was reduced before 0.3. Nothing here may ever change: hashes were made of it, on the four networks there were.
struct EarlierAddress {
    let text: String
    private(set) var platform: String?
    private(set) var username: String?
    private(set) var platformUserID: String?

    init?(_ address: String) {
        let parts = EarlierAddress.parts(Earlier.trimmed(address).utf8[...])
        let segments = parts.path.split(separator: UInt8(ascii: "/")).map {
            EarlierAddress.folded(Earlier.unescaped($0))
        }
        guard let authority = segments.first, authority.contains(".") else { return nil }
        let host = EarlierAddress.canonicalHost(String(authority.prefix { $0 != ":" }))
        platform = EarlierAddress.networks[host]
        var names = Array(segments.dropFirst())
        if names.count > 1, let platform, EarlierAddress.detours[platform]?.contains(names[0]) == true {
            names.removeFirst()
        }
        var number = EarlierAddress.number(in: Substring(parts.query), names)
        if platform == "facebook", names.first == "people" {
            number = EarlierAddress.number(ofPeople: names)
            username = number
            if number != nil { names = ["profile.php"] }
        } else if number == nil {
            username = platform.flatMap { EarlierAddress.username($0, names) }
        }
        text = ([host] + names).joined(separator: "/") + (number.map { "?id=\($0)" } ?? "")
        platformUserID = platform == "facebook" ? number : nil
    }

    static func folded(_ text: String) -> String { Earlier.trimmed(text).lowercased() }

    static func handle(_ text: String) -> String {
        let name = folded(text)
        return name.hasPrefix("@") ? String(name.dropFirst()) : name
    }

    private static let networks = [
        "linkedin.com": "linkedin", "facebook.com": "facebook", "instagram.com": "instagram", "tiktok.com": "tiktok",
    ]
    private static let detours: [String: Set<String>] = ["linkedin": ["mwlite", "m"], "instagram": ["_u"]]
    private static let inboxes: [String: Set<String>] = [
        "facebook": ["messages", "e2ee", "t"], "instagram": ["direct", "highlights", "stories"],
    ]

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

    private static func canonicalHost(_ host: String) -> String {
        if networks[host] != nil { return host }
        if let network = networks.keys.first(where: { host.hasSuffix("." + $0) }) { return network }
        if host == "fb.com" || host.hasSuffix(".fb.com") { return "facebook.com" }
        for prefix in ["www.", "m.", "mobile."] where host.hasPrefix(prefix) {
            return String(host.dropFirst(prefix.count))
        }
        return host
    }

    private static func number(in query: Substring, _ names: [String]) -> String? {
        guard names == ["profile.php"] else { return nil }
        return query.split(separator: "&").first { $0.hasPrefix("id=") }.map { String($0.dropFirst(3)) }
    }

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
        if inboxes[platform]?.contains(first) == true { return nil }
        return handle(first)
    }
}
