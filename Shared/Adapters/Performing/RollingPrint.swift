/// Fingerprints of any part of a text in constant time (Rabin and Karp), modulo the prime 2^61 - 1.
struct RollingPrint: Sendable {
    /// Of every beginning of a text, the empty one first.
    typealias Sums = [UInt64]

    private let base: UInt64
    /// `base` to the power of each length.
    private let powers: [UInt64]

    /// Random, so that nobody can choose two texts of one fingerprint.
    init(longest: Int) {
        let base = UInt64.random(in: 1 << 32..<RollingPrint.prime)
        var powers: [UInt64] = [1]
        powers.reserveCapacity(longest + 1)
        for _ in 0..<longest { powers.append(RollingPrint.product(powers[powers.count - 1], base)) }
        (self.base, self.powers) = (base, powers)
    }

    func sums(of bytes: [UInt8]) -> Sums {
        var sums: Sums = [0]
        sums.reserveCapacity(bytes.count + 1)
        var sum: UInt64 = 0
        for byte in bytes {
            sum = next(sum, byte)
            sums.append(sum)
        }
        return sums
    }

    func of(_ bytes: [UInt8]) -> UInt64 { bytes.reduce(0, next) }

    /// - Parameter range: at most `longest` bytes of the text that `sums` were made of.
    func of(_ sums: Sums, _ range: Range<Int>) -> UInt64 {
        let before = RollingPrint.product(sums[range.lowerBound], powers[range.count])
        return RollingPrint.reduced(sums[range.upperBound] + RollingPrint.prime - before)
    }

    private func next(_ sum: UInt64, _ byte: UInt8) -> UInt64 {
        RollingPrint.reduced(RollingPrint.product(sum, base) + UInt64(byte) + 1)
    }

    private static let prime: UInt64 = (1 << 61) - 1

    private static func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let (high, low) = left.multipliedFullWidth(by: right)
        return reduced((low & prime) + (high << 3 | low >> 61))
    }

    private static func reduced(_ value: UInt64) -> UInt64 { value >= prime ? value - prime : value }
}
