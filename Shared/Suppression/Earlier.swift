internal import Addresses
// Normal form C is public in the standard library under this name only; Foundation's own would link all of Foundation.
@_spi(_Unicode) internal import Swift

/// The spellings of before 0.3, which noes on the list and hashes of people were made by. Nothing here may ever change.
enum Earlier {
    /// Without blanks at the ends, and with every accent in normal form C.
    static func trimmed(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return trimmedASCII(text) }
        var rest = String(String.UnicodeScalarView(text._nfc))[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }

    /// The same for most of the world's usernames, ten times as fast: imports come through here a million times.
    private static func trimmedASCII(_ text: String) -> String {
        let bytes = text.utf8
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        guard let first = bytes.first, let last = bytes.last else { return text }
        guard isBlank(first) || isBlank(last) else { return text }
        let rest = bytes.drop(while: isBlank)
        let kept = rest.lastIndex { !isBlank($0) }.map { rest[...$0] } ?? rest[rest.endIndex...]
        return String(Substring(kept))
    }

    /// Percent escapes resolved once, and only when UTF-8 comes out.
    static func unescaped(_ text: Substring.UTF8View) -> String {
        guard text.contains(UInt8(ascii: "%")) else { return String(Substring(text)) }
        return String(validating: PercentEscapes.once(Array(text)), as: UTF8.self) ?? String(Substring(text))
    }
}
