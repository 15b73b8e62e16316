/// PostgreSQL's exact decimal: digits to the base 10,000.
///
/// Format: src/backend/utils/adt/numeric.c, `numeric_send`: digit count, weight of the first digit, sign, scale, digits.
struct Numeric {
    private let digits: [Int64]
    /// The first digit counts `10000 ^ weight`.
    private let weight: Int
    private let sign: UInt16

    private static let negative: UInt16 = 0x4000
    private static let notANumber: UInt16 = 0xC000
    private static let infinity: UInt16 = 0xD000
    private static let negativeInfinity: UInt16 = 0xF000

    init(_ bytes: UnsafeRawBufferPointer) throws(CellError) {
        func word(_ index: Int) -> UInt16 {
            UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 2, as: UInt16.self))
        }
        guard bytes.count >= 8, bytes.count == 8 + Int(word(0)) * 2 else { throw CellError("is no numeric") }
        weight = Int(Int16(bitPattern: word(1)))
        sign = word(2)
        digits = (0..<Int(word(0))).map { Int64(word(4 + $0)) }
    }

    /// - Throws: when there are decimals, or more than an `Int64` holds.
    func integer() throws(CellError) -> Int64 {
        guard sign == 0 || sign == Numeric.negative else { throw CellError("is not a finite number") }
        guard digits.count <= weight + 1 || digits.isEmpty else { throw CellError("is not a whole number") }
        var value: Int64 = 0
        for position in 0..<(digits.isEmpty ? 0 : weight + 1) {
            let digit = position < digits.count ? digits[position] : 0
            let (shifted, tooLarge) = value.multipliedReportingOverflow(by: 10_000)
            // Downwards, because the smallest Int64 has no positive twin.
            let (sum, overflow) = shifted.subtractingReportingOverflow(digit)
            guard !tooLarge, !overflow else { throw CellError("does not fit into 64 bits") }
            value = sum
        }
        if sign == Numeric.negative { return value }
        guard value != .min else { throw CellError("does not fit into 64 bits") }
        return -value
    }

    func double() throws(CellError) -> Double {
        switch sign {
        case Numeric.notANumber: return .nan
        case Numeric.infinity: return .infinity
        case Numeric.negativeInfinity: return -.infinity
        default: break
        }
        // Through text, so that 0.1 is the Double nearest to 0.1 and not a sum of rounded powers.
        var text = sign == Numeric.negative ? "-" : ""
        for digit in digits { text += String(String(10_000 + digit).dropFirst()) }
        guard let value = Double("\(text)\(digits.isEmpty ? "0" : "")e\((weight + 1 - digits.count) * 4)") else {
            throw CellError("is no numeric")
        }
        return value
    }
}
