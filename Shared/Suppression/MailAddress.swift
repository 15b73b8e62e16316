internal import Addresses

/// E-mail addresses in whatever a cell or a field holds: `mailto:` links, names with the address in brackets, quotes, several of
/// them, characters nobody sees.
package enum MailAddress {
    /// The addresses in `text`, each once, in the one spelling that is compared: small letters, domain in ASCII (RFC 3492), without
    /// a final full stop. Nothing else is folded: full stops and `+tags` before the `@` mean something on most servers.
    /// - Returns: nothing when there is no address in it.
    package static func read(_ text: String) -> [String] {
        var rest = visible(text)
        var found: [String] = []
        func add(_ address: String?) {
            if let address, !found.contains(address) { found.append(address) }
        }
        for link in takeLinks(from: &rest) { add(address(link)) }
        for piece in pieces(rest) {
            for token in tokens(piece) { add(address(token)) }
        }
        return found
    }

    /// Blanks as one kind, full width signs as the plain ones, and nothing that is not seen: no address holds it.
    private static func visible(_ text: String) -> String {
        if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\r", "\t", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": scalars.append(";")
            case "\u{FF20}": scalars.append("@")
            case "\u{3002}", "\u{FF0E}", "\u{FF61}": scalars.append(".")
            case "\u{FF1B}", "\u{FF0C}", "\u{3001}": scalars.append(";")
            case "\u{FF01}"..."\u{FF5E}": scalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
            case _ where scalar.properties.generalCategory == .spaceSeparator: scalars.append(" ")
            case _ where Visible.isInvisible(scalar) && scalar != " ": continue
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    // MARK: Links

    /// `mailto:a@b,c@d?subject=…` (RFC 6068): those in front of the question mark, and behind `to=`. Who gets a copy is somebody else.
    private static func takeLinks(from text: inout String) -> [String] {
        var found: [String] = []
        while let start = range(of: "mailto:", in: text) {
            let end = text[start.upperBound...].firstIndex { " <>\"".contains($0) } ?? text.endIndex
            let link = text[start.upperBound..<end]
            let path = link.prefix { $0 != "?" }
            var lists = [path]
            for field in link.dropFirst(path.count + 1).split(separator: "&") where field.lowercased().hasPrefix("to=")
            {
                lists.append(field.dropFirst(3))
            }
            for list in lists {
                found += PercentEscapes.resolved(list.utf8).split { ",;".contains($0) }.map(String.init)
            }
            text.replaceSubrange(start.lowerBound..<end, with: ";")
        }
        return found
    }

    private static func range(of scheme: String, in text: String) -> Range<String.Index>? {
        var start = text.startIndex
        while start < text.endIndex {
            if let end = text.index(start, offsetBy: scheme.count, limitedBy: text.endIndex),
                text[start..<end].lowercased() == scheme
            {
                return start..<end
            }
            text.formIndex(after: &start)
        }
        return nil
    }

    // MARK: Lists

    /// Cut at commas, semicolons and bars, but not within quotes or brackets.
    private static func pieces(_ text: String) -> [Substring] {
        let quotes = text.count { $0 == "\"" }.isMultiple(of: 2)
        var (isQuoted, depth) = (false, 0)
        return text.split { character in
            switch character {
            case "\"" where quotes: isQuoted.toggle()
            case "<" where !isQuoted: depth += 1
            case ">" where !isQuoted: depth = max(0, depth - 1)
            case ";", "|": return !isQuoted
            case ",": return !isQuoted && depth == 0
            default: break
            }
            return false
        }
    }

    /// `Name <a@b>` gives what is in the brackets; everything else the words that hold an `@`.
    private static func tokens(_ piece: Substring) -> [String] {
        let bracketed = piece.split(separator: "<").dropFirst(piece.hasPrefix("<") ? 0 : 1)
            .map { $0.prefix { $0 != ">" } }.filter { $0.contains("@") }
        if !bracketed.isEmpty { return bracketed.map { $0.filter { $0 != " " } } }
        return piece.split(separator: " ").filter { $0.contains("@") }.map(String.init)
    }

    // MARK: One address

    private static let edges: Set<Character> = [
        "\"", "'", "<", ">", "(", ")", "[", "]", "{", "}", "«", "»", "“", "”", "„", "‘", "’", "‚", "`", ",", ";", ":",
        ".", "/",
    ]
    private static let schemes = ["smtp:", "e-mail:", "email:", "mail:"]

    private static func address(_ token: String) -> String? {
        var token = token[...]
        var before = -1
        while token.count != before {
            before = token.count
            while let last = token.last, edges.contains(last) { token.removeLast() }
            while let first = token.first, edges.contains(first) || first == " " { token.removeFirst() }
            for scheme in schemes where token.prefix(scheme.count).lowercased() == scheme {
                token.removeFirst(scheme.count)
            }
        }
        guard let at = token.firstIndex(of: "@") else { return nil }
        let local = token[..<at].filter { $0 != "\"" && $0 != " " }
        let domain = token[token.index(after: at)...].prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." }
        let labels = Visible.folded(String(domain)).split(separator: ".", omittingEmptySubsequences: false)
        let kept = labels.reversed().drop(while: \.isEmpty).reversed()
        guard !local.isEmpty, !kept.isEmpty, !kept.contains(where: \.isEmpty) else { return nil }
        return Visible.folded(local) + "@" + Punycode.ascii(kept.joined(separator: "."))
    }

    // MARK: Mailboxes

    /// The address, and without its `+tag`: a no to one is a no to the mailbox behind it.
    static func mailboxes(_ address: String) -> [String] {
        guard let at = address.utf8.lastIndex(of: UInt8(ascii: "@")), at != address.startIndex else { return [] }
        guard let plus = address.utf8[..<at].firstIndex(of: UInt8(ascii: "+")), plus != address.startIndex else {
            return [address]
        }
        return [address, address[..<plus] + String(address[at...])]
    }

    /// Google's mailboxes are one with and without full stops, and under both of its names (Gmail Help, "Dots don't matter").
    /// - Returns: the one spelling; `nil` for anybody else's.
    static func googleMailbox(_ address: String) -> String? {
        guard let at = address.lastIndex(of: "@"), ["@gmail.com", "@googlemail.com"].contains(address[at...]) else {
            return nil
        }
        let name = address[..<at].prefix { $0 != "+" }.filter { $0 != "." }
        return name.isEmpty ? nil : name + "@gmail.com"
    }
}
