// Normal form C is public in the standard library under this name only; Foundation's own would link all of Foundation.
@_spi(_Unicode) internal import Swift

/// Text without what nobody sees around it: blanks, line ends, marks of direction and order, zero widths.
package enum Visible {
    /// What is cut off at the ends of an address or a name. Tags (U+E0020 and up) are not: they end a flag that is seen.
    package static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return scalar.value <= 0x20 || scalar.value == 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .spaceSeparator, .lineSeparator, .paragraphSeparator: return true
        case .format: return !(0xE0000...0xE007F).contains(scalar.value)
        // Fillers of Hangul, and the mark that joins graphemes: letters that have no shape.
        default: return [0x115F, 0x1160, 0x3164, 0xFFA0, 0x034F].contains(scalar.value)
        }
    }

    /// - Returns: the text from its first to its last character that is seen.
    package static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, let last = scalars.last else { return text }
        guard isInvisible(first) || isInvisible(last) else { return text }
        guard let start = scalars.firstIndex(where: { !isInvisible($0) }),
            let end = scalars.lastIndex(where: { !isInvisible($0) })
        else { return "" }
        return String(scalars[start...end])
    }

    /// Every accent in the one spelling that Unicode calls normal form C.
    package static func composed(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 } ? text : String(String.UnicodeScalarView(text._nfc))
    }

    /// Trimmed, in small letters, composed before and after: some small letters come apart.
    package static func folded(_ text: String) -> String { composed(composed(trimmed(text)).lowercased()) }

    /// In small letters, composed before and after, and otherwise as it is.
    package static func small(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 } ? text.lowercased() : composed(composed(text).lowercased())
    }
}
