internal import Glibc

/// A moment in UTC with the resolution of PostgreSQL's `timestamptz`.
package struct Timestamp: Sendable, Hashable, Comparable {
    /// Microseconds since 1970-01-01T00:00:00Z.
    package var microseconds: Int64

    package init(microseconds: Int64) { self.microseconds = microseconds }

    /// This machine's clock. Rules that hold across replicas ask the database's clock instead.
    package static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.microseconds < right.microseconds }
    package static func - (left: Timestamp, right: Timestamp) -> Duration {
        .microseconds(left.microseconds - right.microseconds)
    }
    package func adding(_ duration: Duration) -> Timestamp {
        let (seconds, attoseconds) = duration.components
        return Timestamp(microseconds: microseconds + seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
    }
}

extension Timestamp {
    /// RFC 3339 with microseconds and `Z`, 27 bytes: `2026-11-21T06:30:00.123456Z`.
    package var iso8601: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(27)
        appendISO8601(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends ``iso8601`` without making a string.
    package func appendISO8601(to bytes: inout [UInt8]) {
        let (days, time) = microseconds.flooredDivision(by: 86_400_000_000)
        let date = CivilDate(daysSinceEpoch: days)
        bytes.appendDigits(date.year, 4)
        bytes.append(UInt8(ascii: "-"))
        bytes.appendDigits(date.month, 2)
        bytes.append(UInt8(ascii: "-"))
        bytes.appendDigits(date.day, 2)
        bytes.append(UInt8(ascii: "T"))
        bytes.appendDigits(time / 3_600_000_000, 2)
        bytes.append(UInt8(ascii: ":"))
        bytes.appendDigits(time / 60_000_000 % 60, 2)
        bytes.append(UInt8(ascii: ":"))
        bytes.appendDigits(time / 1_000_000 % 60, 2)
        bytes.append(UInt8(ascii: "."))
        bytes.appendDigits(time % 1_000_000, 6)
        bytes.append(UInt8(ascii: "Z"))
    }
}

extension Int64 {
    /// Quotient rounded down and a remainder that is never negative.
    func flooredDivision(by divisor: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

extension [UInt8] {
    /// Exactly `width` decimal digits, with leading zeros.
    mutating func appendDigits(_ value: Int64, _ width: Int) {
        var divisor: Int64 = 1
        for _ in 1..<width { divisor *= 10 }
        while divisor > 0 {
            append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
            divisor /= 10
        }
    }
}
