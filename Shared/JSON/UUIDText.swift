package import FoundationEssentials

/// UUIDs as RFC 9562 text, without Foundation's detours: ids are read and written by the thousand.
extension UUID {
    /// 36 characters in lower case, as PostgreSQL writes it.
    package var lowercase: String {
        withHyphenatedText { text in String(decoding: text, as: UTF8.self) }
    }

    /// Calls `body` with the 36 bytes of ``lowercase``.
    package func withHyphenatedText<T>(_ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 36) { text in
            withUnsafeBytes(of: uuid) { HyphenatedText.write($0, to: text) }
            return body(UnsafeBufferPointer(text))
        }
    }

    /// Reads the hyphenated form in either case; anything else is `nil`.
    package init?(text: String) {
        var text = text
        let bytes = text.withUTF8 { utf8 -> uuid_t? in HyphenatedText.read(utf8) }
        guard let bytes else { return nil }
        self.init(uuid: bytes)
    }
}

enum HyphenatedText {
    static func write(_ id: UnsafeRawBufferPointer, to text: UnsafeMutableBufferPointer<UInt8>) {
        var place = 0
        for index in 0..<16 {
            if index == 4 || index == 6 || index == 8 || index == 10 {
                text[place] = UInt8(ascii: "-")
                place += 1
            }
            text[place] = hexDigit(id[index] >> 4)
            text[place + 1] = hexDigit(id[index] & 15)
            place += 2
        }
    }

    static func read(_ text: UnsafeBufferPointer<UInt8>) -> uuid_t? {
        guard text.count == 36 else { return nil }
        var id: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        let isValid = withUnsafeMutableBytes(of: &id) { bytes in
            var place = 0
            for index in 0..<16 {
                if index == 4 || index == 6 || index == 8 || index == 10 {
                    guard text[place] == UInt8(ascii: "-") else { return false }
                    place += 1
                }
                guard let high = value(text[place]), let low = value(text[place + 1]) else { return false }
                bytes[index] = high << 4 | low
                place += 2
            }
            return true
        }
        return isValid ? id : nil
    }

    @inline(__always)
    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
