extension JSONParser {
    mutating func string() throws(JSONError) -> String {
        position += 1
        let start = position
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                let run = UnsafeRawBufferPointer(rebasing: bytes[start..<position])
                guard let text = String(validating: run, as: UTF8.self) ?? mended(run) else {
                    throw error("a string is not UTF-8")
                }
                position += 1
                return text
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case 0..<0x20 where !isLenient: throw error("a control character in a string")
            default: position += 1
            }
        }
        throw error("a string without end")
    }

    private func mended(_ bytes: some Collection<UInt8>) -> String? {
        isLenient ? String(decoding: bytes, as: UTF8.self) : nil
    }

    /// The slow way, for strings that hold a backslash.
    private mutating func escapedString(from start: Int) throws(JSONError) -> String {
        var out = Array(bytes[start..<position])
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: out, as: UTF8.self) ?? mended(out) else {
                    throw error("a string is not UTF-8")
                }
                return text
            case UInt8(ascii: "\\"): try escape(into: &out)
            case 0..<0x20 where !isLenient: throw error("a control character in a string")
            default: out.append(byte)
            }
        }
        throw error("a string without end")
    }

    private mutating func escape(into out: inout [UInt8]) throws(JSONError) {
        guard let byte = next else { throw error("a string without end") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "f"): out.append(0x0C)
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "u"): out.append(contentsOf: Array(String(try unicodeEscape()).utf8))
        default: throw error("an escape that JSON does not know")
        }
    }

    private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
        let first = try hex4()
        if let scalar = Unicode.Scalar(first) { return scalar }
        let afterFirst = position
        if first < 0xDC00, take("\\"), take("u") {
            let second = try hex4()
            if (0xDC00...0xDFFF).contains(second),
                let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            {
                return scalar
            }
        }
        guard isLenient else { throw error("half a surrogate pair") }
        position = afterFirst
        return "\u{FFFD}"
    }

    private mutating func hex4() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw error("four hexadecimal digits belong after \\u")
            }
            value = value << 4 + UInt32(digit)
            position += 1
        }
        return value
    }

    mutating func number() throws(JSONError) -> JSONValue {
        let start = position
        _ = take("-")
        let isZero = next == UInt8(ascii: "0")
        let whole = digits()
        guard whole > 0, !(isZero && whole > 1) else { throw error("not a JSON value") }
        var isInteger = true
        if take(".") {
            isInteger = false
            guard digits() > 0 else { throw error("a number ends with its point") }
        }
        if take("e") || take("E") {
            isInteger = false
            if !take("+") { _ = take("-") }
            guard digits() > 0 else { throw error("a number ends with its exponent mark") }
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isInteger, let integer = Int64(text) { return .int(integer) }
        // An id that somebody wrote as a number must keep its digits.
        if isLenient, isInteger { return .string(text) }
        guard let double = Double(text), double.isFinite else {
            guard isLenient else { throw error("a number too large to represent") }
            return .string(text)
        }
        return .double(double)
    }

    private mutating func digits() -> Int {
        let start = position
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        return position - start
    }
}
