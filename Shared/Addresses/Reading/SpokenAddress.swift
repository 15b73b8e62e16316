/// A profile's address as somebody gives it who says no, reduced to what names the person: host without its country or device part, path
/// in small letters without escapes and final slash; scheme, query and fragment do not count. Any address has such a form, also where no
/// network is known.
///
/// The text is part of hashes that exist: changing what comes out forgets the people recorded before.
package struct SpokenAddress: Sendable {
    package let text: String
    /// The network and the name on it, when the address is one of a known network's.
    package private(set) var platform: String?
    package private(set) var username: String?
    package private(set) var platformUserID: String?

    package init?(_ address: String, in book: AddressBook) {
        let address = SpokenAddress.unwrapped(Visible.trimmed(Visible.composed(address)))
        let parts = SpokenAddress.parts(address.utf8[...])
        var segments = parts.path.split(separator: UInt8(ascii: "/")).map(SpokenAddress.segment).filter { $0 != "." }
        if let page = SpokenAddress.page(inFragmentOf: address) { segments += page.map(SpokenAddress.segment) }
        while segments.first?.utf8.last == UInt8(ascii: ".") { segments[0].removeLast() }
        guard let authority = segments.first, authority.contains(".") else { return nil }
        let host = String(authority.prefix { $0 != ":" })
        let reader = book.readerOfNo(host: host)
        let isStepped = segments.count > 2 && reader?.noes.steps[authority] == segments[1]
        let path = segments.dropFirst(isStepped ? 2 : 1)
        var names = reader?.noes.direct(path) ?? Array(path)
        platform = reader?.platform
        let (page, field) = reader?.noes.numbered ?? ("profile.php", "id")
        var number = names == [page] ? SpokenAddress.value(of: field, in: Substring(parts.query)) : nil
        if let found = reader?.noes.number(names) {
            (number, username) = (found.digits, found.digits)
            if found.digits != nil { names = [found.page] }
        } else if number == nil {
            if let first = names.first {
                let name = first.hasPrefix("@") && reader?.noes.wantsAt != true ? String(first.dropFirst()) : first
                names[0] = reader?.names.plain(name) ?? name
            }
            username = reader.flatMap { reader in reader.noes.name(names).map { SpokenName.of($0, on: reader) } }
        }
        let place = reader?.noes.host ?? SpokenAddress.plainHost(host)
        text = ([place] + names).joined(separator: "/") + (number.map { "?\(field)=\($0)" } ?? "")
        platformUserID = reader?.noes.hasNumbers == true ? number : nil
    }

    /// An address, or the end of one, where a name was asked for.
    package static func inName(_ name: String, on platform: String?, in book: AddressBook) -> String? {
        guard name.utf8.contains(UInt8(ascii: "/")) else { return nil }
        var rest = Visible.trimmed(name)[...]
        while rest.utf8.last == UInt8(ascii: "/") { rest.removeLast() }
        guard let slash = rest.firstIndex(of: "/") else { return nil }
        if rest.contains("://") || rest[..<slash].contains(".") { return String(rest) }
        return platform.map { "\(book.reader(of: $0)?.noes.host ?? $0 + ".com")/\(rest)" }
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

    private static func plainHost(_ host: String) -> String {
        for prefix in ["www.", "m.", "mobile."] where host.hasPrefix(prefix) {
            return String(host.dropFirst(prefix.count))
        }
        return host
    }

    private static func value(of field: String, in query: Substring) -> String? {
        query.split(separator: "&").first { $0.hasPrefix(field + "=") }.map { String($0.dropFirst(field.count + 1)) }
    }

    /// A part of a path, with what its escapes stand for.
    private static func segment(_ text: Substring.UTF8View) -> String {
        Visible.folded(
            text.contains(UInt8(ascii: "%")) ? PercentEscapes.resolved(text) : String(Substring(text)))
    }
}
