/// The name by which a network addresses a person, by the network's rules.
package struct NameReader: Sendable {
    private let rules: NameRules
    private let title: String
    /// ASCII characters that a name may have.
    private let allowed: [Bool]

    init(_ rules: NameRules, title: String) {
        (self.rules, self.title) = (rules, title)
        let signs = Set(rules.signs.utf8)
        allowed = (UInt8(0)..<128).map { NameReader.isWord($0) || signs.contains($0) }
    }

    /// The form two spellings of the same name share: composed (NFC) and in small letters; opaque ids stay as they are.
    package func folded(_ name: String) -> String { isOpaque(name) ? name : Visible.small(name) }

    /// An id of the network's own, used in place of a name.
    func isOpaque(_ name: String) -> Bool {
        guard let ids = rules.opaque else { return false }
        return name.hasPrefix(ids.prefix) && name.utf8.count >= ids.shortest
            && name.utf8.allSatisfy { NameReader.isWord($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    }

    /// Without what the network ignores; as it is when nothing else would be left.
    package func plain(_ name: String) -> String {
        guard !rules.ignored.isEmpty, name.utf8.contains(where: rules.ignored.utf8.contains) else { return name }
        let rest = name.filter { !rules.ignored.contains($0) }
        return rest.isEmpty ? name : rest
    }

    /// - Returns: why `name` cannot be one, or `nil`. For the delivered networks deliberately wider than their own rules, which change:
    ///   what is refused there could not stand in an address.
    package func objection(to name: String) -> String? {
        if name.isEmpty { return "is empty; give the name from the profile's address" }
        let isAllowed =
            name.utf8.allSatisfy { $0 < 0x80 && allowed[Int($0)] } || name.unicodeScalars.allSatisfy(isLetter)
        guard isAllowed, name != ".", name != ".." else {
            return "holds characters that no \(title) name has; give the name from the profile's address"
        }
        guard name.utf8.count <= rules.longest || name.unicodeScalars.count <= rules.longest else {
            return
                "is longer than the \(rules.longest) characters of a \(title) name; give the one from the profile's address"
        }
        return nil
    }

    private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        guard !scalar.isASCII else { return allowed[Int(scalar.value)] }
        return rules.letters == .any && NameReader.isPrintable(scalar)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39: true
        default: false
        }
    }

    /// Letters, marks, digits, symbols: not spaces, controls or the invisible characters that reorder text.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
            scalar == "\u{200D}"
        default: true
        }
    }
}
