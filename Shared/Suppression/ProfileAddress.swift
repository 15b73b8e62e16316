/// A profile's address reduced to what names the person: host without its country or device part, path in small letters
/// without escapes and final slash; scheme, query and fragment do not count.
struct ProfileAddress {
    let text: String
    /// The network and the name on it, when the address is one of the four networks'.
    private(set) var platform: String?
    private(set) var username: String?
    private(set) var platformUserID: String?

    init?(_ address: String, _ form: Form = .present) {
        let address = form == .present ? ProfileAddress.unwrapped(form.trimmed(address)) : form.trimmed(address)
        let parts = ProfileAddress.parts(address.utf8[...])
        var segments = parts.path.split(separator: UInt8(ascii: "/")).map { form.segment($0) }
        if form == .present {
            segments = segments.filter { $0 != "." }
            if let fragment = ProfileAddress.page(inFragmentOf: address) {
                segments += fragment.map { form.segment($0) }
            }
            while segments.first?.utf8.last == UInt8(ascii: ".") { segments[0].removeLast() }
        }
        guard let authority = segments.first, authority.contains(".") else { return nil }
        let host = ProfileAddress.canonicalHost(String(authority.prefix { $0 != ":" }), form)
        platform = ProfileAddress.networks[host]
        let steps = form == .present && authority == "ig.me" && segments.count > 2 && segments[1] == "m" ? 2 : 1
        var names = ProfileAddress.direct(platform, Array(segments.dropFirst(steps)), form)
        var number = ProfileAddress.number(in: Substring(parts.query), names)
        let numbered = form == .present && platform == "facebook" ? ProfileAddress.number(inPath: names) : nil
        if platform == "facebook", names.first == "people" || numbered != nil {
            number = numbered ?? ProfileAddress.number(ofPeople: names)
            username = number
            if number != nil { names = ["profile.php"] }
        } else if number == nil {
            if form == .present, let first = names.first {
                let name = first.hasPrefix("@") && platform != "tiktok" ? String(first.dropFirst()) : first
                names[0] = NetworkName.plain(name, on: platform)
            }
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
    /// `messages/t/…` is a conversation in one's inbox, `t/…` one at `messenger.com`.
    private static let detours: [String: Set<String>] = [
        "linkedin": ["mwlite", "m", "comm"], "instagram": ["_u", "stories"],
        "facebook": ["messages", "e2ee", "t", "pg"],
    ]
    /// Pages of one's own, and whoever is shown there stands in no address.
    private static let inboxes: [String: Set<String>] = [
        "facebook": ["messages", "e2ee", "t"], "instagram": ["direct", "highlights", "stories"],
    ]

    /// An address, or the end of one, where a name was asked for.
    static func inName(_ name: String, on platform: String?) -> String? {
        guard name.utf8.contains(UInt8(ascii: "/")) else { return nil }
        var rest = Visible.trimmed(name)[...]
        while rest.utf8.last == UInt8(ascii: "/") { rest.removeLast() }
        guard let slash = rest.firstIndex(of: "/") else { return nil }
        if rest.contains("://") || rest[..<slash].contains(".") { return String(rest) }
        return platform.map { "\($0).com/\(rest)" }
    }

    /// Without what stands around an address in a text.
    private static func unwrapped(_ address: String) -> String {
        let edges = "<>()[]{}\"'`“”„‘’«».,;!"
        var rest = address[...]
        while let first = rest.first, edges.contains(first) { rest.removeFirst() }
        while let last = rest.last, edges.contains(last) { rest.removeLast() }
        return String(rest)
    }

    /// `#!/<name>`, as Facebook's addresses once were.
    private static func page(inFragmentOf address: String) -> [Substring.UTF8View]? {
        guard let mark = address.utf8.firstIndex(of: UInt8(ascii: "#")) else { return nil }
        let fragment = address.utf8[mark...].dropFirst()
        guard fragment.starts(with: "!/".utf8) else { return nil }
        return fragment.dropFirst(2).prefix { $0 != UInt8(ascii: "?") }.split(separator: UInt8(ascii: "/"))
    }

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
        if form == .present {
            if host == "instagr.am" || host.hasSuffix(".instagr.am") || host == "ig.me" { return "instagram.com" }
            if host == "m.me" || host == "messenger.com" || host.hasSuffix(".messenger.com") { return "facebook.com" }
        }
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

    /// `facebook.com/<number>`, also behind a conversation's steps.
    private static func number(inPath names: [String]) -> String? {
        names.first.flatMap { !$0.isEmpty && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? $0 : nil }
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
        if inboxes[platform]?.contains(first) == true { return nil }
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
