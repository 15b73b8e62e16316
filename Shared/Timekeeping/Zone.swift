/// A time zone by its IANA name, such as `Europe/Berlin`: which calendar day a moment is in there, and when a day begins.
///
/// Read from the system's own tables (RFC 9636, Debian's `tzdata`): `FoundationEssentials` knows names only together with ICU.
package struct Zone: Sendable, Equatable {
    package let name: String
    private let table: ZoneTable

    package static let utc = Zone(name: "UTC", table: ZoneTable(fixed: 0))

    init(name: String, table: ZoneTable) { (self.name, self.table) = (name, table) }

    package static func == (left: Zone, right: Zone) -> Bool { left.name == right.name }

    /// How far clocks there are ahead of UTC at a moment, in seconds.
    package func secondsAheadOfUTC(at moment: Timestamp) -> Int64 { table.offset(at: Zone.seconds(moment)) }

    /// The calendar day there, in days since 1970-01-01.
    package func day(of moment: Timestamp) -> Int64 {
        let seconds = Zone.seconds(moment)
        return (seconds + table.offset(at: seconds)).flooredDivision(by: Zone.dayLength).0
    }

    /// The Monday of the calendar week there, in days since 1970-01-01, which was a Thursday.
    package func week(of moment: Timestamp) -> Int64 { Zone.week(ofDay: day(of: moment)) }

    package static func week(ofDay day: Int64) -> Int64 { day - (day + 3).flooredDivision(by: 7).1 }

    /// The first moment at which clocks there show this day or a later one: days do not always begin at midnight, and some are left
    /// out (Samoa has no 30 December 2011).
    package func start(ofDay day: Int64) -> Timestamp { first(atOrAfter: day * Zone.dayLength) }

    /// The first moment at which clocks there show this time or a later one; in a gap, the end of the gap; of an hour that comes twice, the
    /// first.
    /// - Parameter local: the seconds since 1970-01-01T00:00:00 that they show.
    package func first(atOrAfter local: Int64) -> Timestamp {
        let segments = table.segments(from: local - Zone.farthest, to: local + Zone.farthest)
        for (index, segment) in segments.enumerated() {
            let moment = max(segment.start, local - segment.offset)
            let end = index + 1 < segments.count ? segments[index + 1].start : Int64.max
            if moment < end { return Timestamp(microseconds: moment * 1_000_000) }
        }
        return Timestamp(microseconds: local * 1_000_000)
    }

    private static let dayLength: Int64 = 86_400
    /// No zone was ever further from UTC, and a day left out lies within it as well.
    private static let farthest: Int64 = 3 * 86_400

    private static func seconds(_ moment: Timestamp) -> Int64 {
        moment.microseconds.flooredDivision(by: 1_000_000).0
    }
}
