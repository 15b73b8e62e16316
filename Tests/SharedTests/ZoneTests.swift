import Database
import EventLoop
import FoundationEssentials
import TestKit
import Testing

@testable import Timekeeping

/// Time zones, with PostgreSQL's own as the oracle.
@Suite struct ZoneTests {
    /// Both ways of changing the clock, half an hour of summer, a day left out; behind these a quarter of an hour, a summer that ends at
    /// midnight, a negative summer, and one that stays.
    private static let names = Array(
        [
            "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "America/New_York", "Asia/Kathmandu",
            "America/Santiago", "Africa/Casablanca", "Europe/Dublin", "America/St_Johns", "Asia/Tehran",
            "America/Havana", "UTC", "Pacific/Kiritimati", "Asia/Gaza",
        ].prefix(LongForm.zones))

    @Test("Some thousand moments from 1900 to 2200", arguments: names) func offsets(name: String) async throws {
        let zone = try #require(Zones.named(name))
        var random = FixedRandom(seed: name.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
        var seconds = (0..<3000).map { _ in Int64(bitPattern: random.next()) % 4_000_000_000 + 3_000_000_000 }
        seconds = seconds.map { $0 % 7_258_118_400 - ($0 % 3 == 0 ? 2_208_988_800 : 0) }
        // Around the changes of some years, before and after the table's end.
        for year in [1986, 2011, 2026, 2037, 2038, 2099] {
            let start = Timestamp(iso8601: "\(year)-01-01T00:00:00Z")!.microseconds / 1_000_000
            seconds += (0..<1500).map { start + Int64($0) * 21_037 }
        }
        let rows = try await withScratchDatabase(lines: []) { [seconds] scratch in
            try await scratch.database.query(
                """
                SELECT extract(epoch FROM (to_timestamp(s) AT TIME ZONE \(name)))::bigint - s
                FROM unnest(\(seconds)) WITH ORDINALITY AS u (s, n) ORDER BY n
                """)
        }
        var wrong: [String] = []
        for (moment, row) in zip(seconds, rows) {
            let mine = zone.secondsAheadOfUTC(at: Timestamp(microseconds: moment * 1_000_000))
            let theirs: Int64 = try row[0]
            if mine != theirs { wrong.append("\(moment): \(mine), not \(theirs)") }
        }
        #expect(wrong.isEmpty, "\(wrong.count) of \(seconds.count): \(wrong.prefix(3))")
        #expect(seconds.count == 12_000)
    }

    @Test("A day begins where PostgreSQL begins it", arguments: names) func days(name: String) async throws {
        let zone = try #require(Zones.named(name))
        let first = Int64(14_000)
        let days = (0..<9000).map { first + Int64($0) }
        let rows = try await withScratchDatabase(lines: []) { scratch in
            try await scratch.database.query(
                """
                SELECT extract(epoch FROM ((date '1970-01-01' + d::int)::timestamp AT TIME ZONE \(name)))::bigint
                FROM unnest(\(days)) WITH ORDINALITY AS u (d, n) ORDER BY n
                """)
        }
        var wrong: [String] = []
        for (day, row) in zip(days, rows) {
            let start = zone.start(ofDay: day)
            let theirs: Int64 = try row[0]
            // In a gap PostgreSQL goes on with the offset before, which is the same moment; of two midnights it takes the second.
            let isSame = start.microseconds / 1_000_000 == theirs
            let isMine = zone.day(of: start) >= day && zone.day(of: start.adding(.seconds(-1))) < day
            if !isMine || !isSame && zone.day(of: Timestamp(microseconds: theirs * 1_000_000)) != day {
                wrong.append("\(day): \(start.iso8601), not \(theirs)")
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(3))")
    }

    @Test func gapsOverlapsAndDaysLeftOut() throws {
        let berlin = try #require(Zones.named("Europe/Berlin"))
        let spring = Timestamp(iso8601: "2026-03-29T01:00:00Z")!
        let local = Timestamp(iso8601: "2026-03-29T02:30:00Z")!.microseconds / 1_000_000
        #expect(berlin.first(atOrAfter: local) == spring, "half past two does not come: at three it is over")
        let twice = Timestamp(iso8601: "2026-10-25T02:30:00Z")!.microseconds / 1_000_000
        #expect(berlin.first(atOrAfter: twice) == Timestamp(iso8601: "2026-10-25T00:30:00Z"), "the first of two")
        let apia = try #require(Zones.named("Pacific/Apia"))
        let noDay = Timestamp(iso8601: "2011-12-30T00:00:00Z")!.microseconds / 86_400_000_000
        #expect(apia.start(ofDay: noDay) == apia.start(ofDay: noDay + 1))
        #expect(apia.start(ofDay: noDay).iso8601 == "2011-12-30T10:00:00.000000Z")
        #expect(berlin.week(of: Timestamp(iso8601: "2026-03-08T23:30:00Z")!) == 20_521, "there it is Monday")
        #expect(Zone.utc.week(of: Timestamp(iso8601: "2026-03-08T23:30:00Z")!) == 20_514)
    }

    @Test(
        "Names that lead elsewhere, or nowhere",
        arguments: [
            "", "Mars/Olympus", "../../etc/passwd", "/etc/passwd", "Europe/../Europe/Berlin", "europe/berlin",
            "tzdata.zi", "zone.tab", "Europe", "Europe/", "a\u{0}b",
        ]) func noZone(name: String)
    {
        #expect(Zones.named(name) == nil)
    }

    @Test("POSIX' rules") func rules() throws {
        let first = try #require(ZoneRule(posix: "AEST-10AEDT,M10.1.0,M4.1.0/3"))
        #expect(first.offset(at: 1_767_225_600) == 11 * 3600, "summer in January")
        #expect(try #require(ZoneRule(posix: "<+0545>-5:45")).offset(at: 0) == 20_700)
        // Summer all the year (RFC 9636 section 3.3.2), and the day before Sunday's day.
        #expect(try #require(ZoneRule(posix: "XXX3EDT4,0/0,J365/23")).offset(at: 1_000_000_000) == -4 * 3600)
        #expect(ZoneRule(posix: "<-02>2<-01>,M3.5.0/-1,M10.5.0/0") != nil)
        for text in [
            "", "AB-1", "CET", "CET-1CEST", "CET-1CEST,M13.1.0,M4.1.0", "CET-25", "CET-1CEST,M3.5.0,M10.5.0/3x",
        ] {
            #expect(ZoneRule(posix: text) == nil, "\(text)")
        }
    }

    @Test func filesThatAreNone() {
        #expect(ZoneTable(tzif: []) == nil)
        #expect(ZoneTable(tzif: Array("TZif".utf8)) == nil)
        #expect(ZoneTable(tzif: Array("TZif2".utf8) + [UInt8](repeating: 255, count: 400)) == nil)
    }
}
