/// The byte that stands for what could not be decoded: no UTF-8 text contains it.
private let undecodable: UInt8 = 0xFF

/// UTF-16 code units arriving in bytes, cut anywhere.
struct UTF16Bytes {
    private var firstByte: UInt8?
    private var highSurrogate: UInt16?

    mutating func decode(_ bytes: UnsafeBufferPointer<UInt8>, bigEndian: Bool, into out: inout [UInt8]) {
        for byte in bytes {
            guard let first = firstByte else {
                firstByte = byte
                continue
            }
            firstByte = nil
            let (high, low) = bigEndian ? (first, byte) : (byte, first)
            take(UInt16(high) << 8 | UInt16(low), into: &out)
        }
    }

    mutating func finish(into out: inout [UInt8]) {
        if firstByte != nil || highSurrogate != nil { out.append(undecodable) }
        self = UTF16Bytes()
    }

    private mutating func take(_ unit: UInt16, into out: inout [UInt8]) {
        if let high = highSurrogate {
            highSurrogate = nil
            if 0xDC00...0xDFFF ~= unit {
                let value = 0x10000 + (UInt32(high - 0xD800) << 10) + UInt32(unit - 0xDC00)
                return append(Unicode.Scalar(value), to: &out)
            }
            out.append(undecodable)
        }
        if 0xD800...0xDBFF ~= unit {
            highSurrogate = unit
        } else {
            append(Unicode.Scalar(unit), to: &out)
        }
    }
}

/// Windows code page 1252, the usual encoding of spreadsheets' "CSV" in western Europe.
enum Windows1252 {
    /// 0x80 to 0x9F; zero where the code page defines nothing. The rest equals Unicode.
    private static let high: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        for byte in bytes {
            switch byte {
            case 0..<0x80: out.append(byte)
            case 0x80...0x9F:
                append(high[Int(byte) - 0x80] == 0 ? nil : Unicode.Scalar(high[Int(byte) - 0x80]), to: &out)
            default: append(Unicode.Scalar(byte), to: &out)
            }
        }
    }
}

private func append(_ scalar: Unicode.Scalar?, to out: inout [UInt8]) {
    guard let scalar else { return out.append(undecodable) }
    out.append(contentsOf: UTF8.encode(scalar)!)
}
