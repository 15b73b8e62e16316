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
        let (span, isBeyond) = left.microseconds.subtractingReportingOverflow(right.microseconds)
        return .microseconds(isBeyond ? (left < right ? .min : .max) : span)
    }
    /// Beyond this type's range it is the end of it, as `infinity` is.
    package func adding(_ duration: Duration) -> Timestamp {
        let (sum, isBeyond) = microseconds.addingReportingOverflow(duration.wholeMicroseconds)
        return Timestamp(microseconds: isBeyond ? (duration < .zero ? .min : .max) : sum)
    }
}

extension Timestamp {
    /// RFC 3339 with microseconds and `Z`, 27 bytes: `2026-11-21T06:30:00.123456Z`.
    ///
    /// For logs and sentences: what RFC 3339 has no digits for, such as `infinity`, is the last or first moment that has. Answers say
    /// ``shown``.
    package var iso8601: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(27)
        appendISO8601(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The same; `nil` where that would be another moment.
    package var shown: String? { Timestamp.written.contains(microseconds) ? iso8601 : nil }

    /// Appends ``iso8601`` without making a string.
    package func appendISO8601(to bytes: inout [UInt8]) {
        let span = Timestamp.written
        let (days, time) = min(max(microseconds, span.lowerBound), span.upperBound)
            .flooredDivision(by: 86_400_000_000)
        let date = CivilDate(daysSinceEpoch: days)
        let seconds = time / 1_000_000
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 27) { text in
            text.write("0000-00-00T00:00:00.000000Z")
            text.write(date.year, endingAt: 4)
            text.write(date.month, endingAt: 7)
            text.write(date.day, endingAt: 10)
            text.write(seconds / 3600, endingAt: 13)
            text.write(seconds / 60 % 60, endingAt: 16)
            text.write(seconds % 60, endingAt: 19)
            text.write(time % 1_000_000, endingAt: 26)
            bytes.append(contentsOf: UnsafeBufferPointer(text))
        }
    }
}

extension Duration {
    /// Cut to this resolution, and to the ends of a number.
    fileprivate var wholeMicroseconds: Int64 {
        let (seconds, attoseconds) = components
        let (micros, isBeyond) = seconds.multipliedReportingOverflow(by: 1_000_000)
        guard !isBeyond else { return seconds < 0 ? .min : .max }
        let (sum, isBeyondToo) = micros.addingReportingOverflow(attoseconds / 1_000_000_000_000)
        return isBeyondToo ? (seconds < 0 ? .min : .max) : sum
    }
}

extension Int64 {
    /// Quotient rounded down and a remainder that is never negative.
    func flooredDivision(by divisor: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    fileprivate func write(_ form: StaticString) {
        for index in 0..<form.utf8CodeUnitCount { self[index] = form.utf8Start[index] }
    }

    /// Decimal digits over the zeros that end at `end`.
    fileprivate func write(_ value: Int64, endingAt end: Int) {
        var (rest, place) = (UInt32(truncatingIfNeeded: value), end - 1)
        while rest > 0 {
            self[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
            place -= 1
        }
    }
}

extension Timestamp {
    /// As networks tell moments: in milliseconds since 1970. Nothing that a timestamp could not hold, and nothing from before there were
    /// such networks (2001): seconds, taken for milliseconds, are that. A network's nonsense counts as nothing said.
    package init?(networkMilliseconds milliseconds: Int) {
        guard (1_000_000_000_000...253_402_300_799_999).contains(milliseconds) else { return nil }
        self.init(microseconds: Int64(milliseconds) * 1000)
    }
}
