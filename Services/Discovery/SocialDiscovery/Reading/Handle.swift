// The standard library composes text (NFC) only here; FoundationEssentials does not at all.
@_spi(_Unicode) import Swift

/// The name by which a network addresses a person (LinkedIn calls it a vanity name).
enum Handle {
    /// The form two spellings of the same handle share: composed (NFC) and lower case.
    ///
    /// LinkedIn's opaque member ids (`ACoAAB…`) are the exception: in them case matters.
    static func folded(_ handle: String) -> String {
        if isOpaque(handle) { return handle }
        if handle.utf8.allSatisfy({ $0 < 0x80 }) { return handle.lowercased() }
        return composed(composed(handle).lowercased())
    }

    /// Bytes decide in the database, and `ö` has two spellings in bytes.
    static func composed(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text._nfc { scalars.append(scalar) }
        return String(scalars)
    }

    /// A LinkedIn `fsd_profile` id used in place of a vanity name.
    static func isOpaque(_ handle: String) -> Bool {
        handle.hasPrefix("ACo") && handle.utf8.count >= 30
            && handle.utf8.allSatisfy { isWord($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    }

    /// - Returns: why `handle` cannot be one on `network`, or `nil`. Deliberately wider than the networks' own rules, which
    ///   change: what is refused here could not stand in an address.
    static func objection(to handle: String, on network: Network) -> String? {
        if !handle.isEmpty, handle.utf8.allSatisfy({ isWord($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
        {
            return nil
        }
        if handle.isEmpty { return "is empty; give the name from the profile's address" }
        let allowed = handle.unicodeScalars.allSatisfy { scalar in
            switch network {
            case .linkedin, .facebook: scalar.isASCII ? isHandleCharacter(scalar) : isPrintable(scalar)
            case .instagram, .tiktok: scalar.isASCII && isHandleCharacter(scalar)
            }
        }
        if allowed, handle != ".", handle != ".." { return nil }
        return "holds characters that no \(network.name) name has; give the name from the profile's address"
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39: true
        default: false
        }
    }

    private static func isHandleCharacter(_ scalar: Unicode.Scalar) -> Bool {
        isWord(UInt8(ascii: scalar)) || "-._~'&+".unicodeScalars.contains(scalar)
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
