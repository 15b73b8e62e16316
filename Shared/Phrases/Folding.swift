@_spi(_Unicode) internal import Swift

/// One spelling for what looks the same: small Latin letters without accents, whatever somebody typed or disguised.
enum Folding {
    /// For comparing lines and the tables' words.
    static func plain(_ text: some StringProtocol) -> String {
        var out = String.UnicodeScalarView()
        for scalar in String(text)._nfd where !isMark(scalar) { append(scalar, to: &out) }
        return String(out)
    }

    static func append(_ scalar: Unicode.Scalar, to out: inout String.UnicodeScalarView) {
        switch scalar.value {
        case 0x41...0x5A: out.append(Unicode.Scalar(UInt8(scalar.value + 32)))
        case 0..<0x80: out.append(scalar)
        default:
            if isInvisible(scalar) { return }
            if let replacement = replacement(scalar) {
                out.append(contentsOf: replacement.unicodeScalars)
            } else {
                out.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            }
        }
    }

    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x300 && scalar.properties.generalCategory == .nonspacingMark
    }

    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .format, .nonspacingMark, .enclosingMark, .control: scalar.value != 0x0A && scalar.value != 0x09
        default: false
        }
    }

    private static func replacement(_ scalar: Unicode.Scalar) -> String? {
        let value = scalar.value
        switch value {
        // Full width.
        case 0xFF01...0xFF5E: return letter(value - 0xFEE0)
        // Letters of formulas, fifty-two of each kind.
        case 0x1D400...0x1D6A3: return letter(0x61 + (value - 0x1D400) % 26)
        // Letters in circles and squares.
        case 0x24B6...0x24CF: return letter(0x61 + value - 0x24B6)
        case 0x24D0...0x24E9: return letter(0x61 + value - 0x24D0)
        case 0x1F130...0x1F149: return letter(0x61 + value - 0x1F130)
        case 0x1F150...0x1F169: return letter(0x61 + value - 0x1F150)
        case 0x1F170...0x1F189: return letter(0x61 + value - 0x1F170)
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return " "
        case 0x2018, 0x2019, 0x201B, 0x02BC, 0xB4: return "'"
        case 0x2010, 0x2011: return "-"
        case 0x2028, 0x2029, 0x85: return "\n"
        default: return others[value] ?? lookalikes[value]
        }
    }

    private static func letter(_ value: UInt32) -> String {
        Unicode.Scalar(value).map { String(Character($0)).lowercased() } ?? ""
    }

    private static let others: [UInt32: String] = [
        0xDF: "ss", 0x1E9E: "ss", 0xE6: "ae", 0xC6: "ae", 0xF8: "o", 0xD8: "o", 0x153: "oe", 0x152: "oe", 0x142: "l",
        0x141: "l", 0x131: "i", 0x111: "d", 0x110: "d", 0xFB01: "fi", 0xFB02: "fl",
    ]

    /// Cyrillic and Greek letters that are drawn like Latin ones.
    private static let lookalikes: [UInt32: String] = {
        let pairs = zip(
            "аеорсухіјѕкмтнвАЕОРСУХІЈЅКМТНВοαεικνρτυχηΟΑΕΙΚΝΡΤΥΧΗΜΒΖ".unicodeScalars,
            "aeopcyxijskmthbaeopcyxijskmthboaeiknptuxnoaeiknptyxhmbz".unicodeScalars)
        return Dictionary(pairs.map { ($0.value, String(Character($1))) }) { first, _ in first }
    }()
}
