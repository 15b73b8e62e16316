internal import Addresses

/// Spellings that no rule gives any more, under which the same person may lie on the list or among the hashes of people: all that is
/// left of them is a hash, so each has to be tried.
extension Identifiers {
    func variants(_ book: AddressBook) -> [NormalisedIdentifier] {
        normalised(book).flatMap { one in one.variants.map { NormalisedIdentifier(kind: one.kind, value: $0) } }
    }
}

extension NormalisedIdentifier {
    fileprivate var variants: [String] {
        switch kind {
        case .email: mailVariants
        case .username: nameVariants
        case .profileURL: value.hasPrefix("linkedin.com/in/") ? ["linkedin.com/comm/" + value.dropFirst(13)] : []
        case .platformUserID, .phone: []
        }
    }

    /// What stood around an address in a cell was taken for a part of it.
    private var mailVariants: [String] {
        let plain = [value, unicodeDomain].compactMap { $0 }
        let wrapped: [String] = plain.flatMap { address in
            NormalisedIdentifier.wrappings.map { "\($0.before)\(address)\($0.behind)" }
        }
        return Array(plain.dropFirst()) + wrapped
    }

    private static let wrappings: [(before: String, behind: String)] = [
        ("mailto:", ""), ("<", ">"), ("\"", "\""), ("'", "'"), ("", "."), ("", ","), ("", ";"), ("", "\u{200B}"),
        ("\u{200B}", ""), ("\u{FEFF}", ""), ("\u{200E}", ""), ("\u{202A}", ""), ("\u{202A}", "\u{202C}"),
    ]

    /// With the letters of its domain in place of `xn--`, where that is another text.
    private var unicodeDomain: String? {
        guard let at = value.lastIndex(of: "@") else { return nil }
        let domain = Punycode.unicode(String(value[at...].dropFirst()))
        let text = String(value[...at]) + Visible.folded(domain)
        return text == value ? nil : text
    }

    private var nameVariants: [String] {
        let parts = value.split(separator: "\0", maxSplits: 1)
        guard parts.count == 2 else { return [] }
        let (platform, name) = (parts[0] + "\0", String(parts[1]))
        var names = [name + "\u{200B}"]
        if let escaped = NormalisedIdentifier.escaped(name) { names.append(escaped) }
        // Facebook's names have five characters or more, and the usual one has one full stop, between first and last name.
        if parts[0] == "facebook", (5...50).contains(name.count), !name.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        {
            for place in 1..<name.count {
                names.append(String(name.prefix(place)) + "." + String(name.dropFirst(place)))
            }
        }
        return names.map { platform + $0 }
    }

    /// As an address has it, in small letters.
    private static func escaped(_ name: String) -> String? {
        guard !name.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        return name.utf8.map { byte in
            byte < 0x80
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}
