/// A profile's address reduced to what names the person: host without its country or device part, path in small letters
/// without escapes and final slash; scheme, query and fragment do not count.
struct ProfileAddress {
    let text: String
    /// The network and the name on it, when the address is one of the four networks'.
    private(set) var platform: String?
    private(set) var username: String?
    private(set) var platformUserID: String?

    init?(_ address: String, _ form: Form = .present) {
        let address = form.trimmed(address)
        let parts = ProfileAddress.parts(address.utf8[...])
        let segments = parts.path.split(separator: UInt8(ascii: "/")).map { form.segment($0) }
        guard let authority = segments.first, authority.contains(".") else { return nil }
        let host = ProfileAddress.canonicalHost(String(authority.prefix { $0 != ":" }), form)
        platform = ProfileAddress.networks[host]
        var names = ProfileAddress.direct(platform, Array(segments.dropFirst()), form)
        var number = ProfileAddress.number(in: Substring(parts.query), names)
        if platform == "facebook", names.first == "people" {
            number = ProfileAddress.number(ofPeople: names)
            username = number
            if number != nil { names = ["profile.php"] }
        } else if number == nil {
            if form == .present, let first = names.first { names[0] = NetworkName.plain(first, on: platform) }
            username = platform.flatMap { ProfileAddress.username($0, names, form) }
        }
        text = ([host] + names).joined(separator: "/") + (number.map { "?id=\($0)" } ?? "")
        platformUserID = platform == "facebook" ? number : nil
    }

    /// Without the steps that a network's mobile site, app or mails put before the name.
    private static func direct(_ platform: String?, _ names: [String], _ form: Form) -> [String] {
        guard let platform, let steps = (form == .present ? detours : earlierDetours)[platform] else { return names }
        var rest = names[...]
        while rest.count > 1, let first = rest.first, steps.contains(first) {
            rest.removeFirst()
            if form == .earlier { break }
        }
        return Array(rest)
    }

    private static let earlierDetours: [String: Set<String>] = ["linkedin": ["mwlite", "m"], "instagram": ["_u"]]
    private static let detours: [String: Set<String>] = ["linkedin": ["mwlite", "m", "comm"], "instagram": ["_u"]]

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

    private static func canonicalHost(_ host: String, _ form: Form) -> String {
        if networks[host] != nil { return host }
        if let network = networks.keys.first(where: { host.hasSuffix("." + $0) }) { return network }
        if form == .present, host == "instagr.am" || host.hasSuffix(".instagr.am") { return "instagram.com" }
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

    private static func username(_ platform: String, _ names: [String], _ form: Form) -> String? {
        if platform == "linkedin" {
            guard names.count >= 2, ["in", "pub"].contains(names[0]) else { return nil }
            return form.handle(names[1], on: platform)
        }
        guard let first = names.first, platform != "tiktok" || first.hasPrefix("@") else { return nil }
        return form.handle(first, on: platform)
    }
}

extension Form {
    /// A part of a path, with what its escapes stand for.
    fileprivate func segment(_ text: Substring.UTF8View) -> String {
        guard self == .present else { return folded(Earlier.unescaped(text)) }
        return folded(text.contains(UInt8(ascii: "%")) ? PercentEscapes.resolved(text) : String(Substring(text)))
    }
}
