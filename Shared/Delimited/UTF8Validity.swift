/// Walks bytes as UTF-8 (Unicode 16, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF).
enum UTF8Validity {
    /// Length of the well-formed sequence at `index`; `0` when malformed, `nil` when the bytes end inside one.
    @inline(__always)
    static func length(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        let lead = bytes[index]
        if lead < 0x80 { return 1 }
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: return 0
        }
        for offset in 1..<length {
            guard index + offset < bytes.count else { return nil }
            let allowed = offset == 1 ? second : 0x80...0xBF
            guard allowed.contains(bytes[index + offset]) else { return 0 }
        }
        return length
    }

    static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            guard let length = length(bytes, at: index), length > 0 else { return false }
            index += length
        }
        return true
    }

    /// Whether the bytes are UTF-8 rather than a single-byte encoding: well-formed sequences are no rarer than broken ones.
    ///
    /// One damaged letter in a UTF-8 file thus breaks one record and does not turn every name in the file into nonsense.
    static func prevails(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var (good, bad, index) = (0, 0, 0)
        while index < bytes.count {
            // A letter cut off is the end of the file, or behind it is a full window of letters that outvote it.
            let length = length(bytes, at: index) ?? 0
            if length > 1 { good += 1 }
            if length == 0 { bad += 1 }
            index += max(length, 1)
        }
        return good >= bad
    }
}
