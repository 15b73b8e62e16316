/// How clocks are put forward and back each year: POSIX' text, with RFC 9636's hours from -167 to 167.
struct ZoneRule: Sendable {
    /// Seconds ahead of UTC.
    private let standard: Int64
    private let summer: Summer?

    private struct Summer: Sendable {
        let offset: Int64
        let begins: Day
        let ends: Day
    }

    /// A day of each year, and the seconds after its midnight, by the clock in force before.
    private struct Day: Sendable {
        enum Form: Sendable {
            /// From 1 to 365; 29 February never counts.
            case julian(Int64)
            /// From 0 to 365; 29 February counts.
            case ordinal(Int64)
            /// The weekday (0 is Sunday) of the month's week; the fifth is the last.
            case weekday(month: Int64, week: Int64, day: Int64)
        }
        let form: Form
        let seconds: Int64

        /// Seconds since 1970-01-01 on the local clock.
        func local(in year: Int64) -> Int64 { day(in: year) * 86_400 + seconds }

        private func day(in year: Int64) -> Int64 {
            let newYear = Day.days(year, 1, 1)
            switch form {
            case .julian(let number):
                let isLeap = Day.days(year, 3, 1) - newYear == 60
                return newYear + number - 1 + (isLeap && number >= 60 ? 1 : 0)
            case .ordinal(let number): return newYear + number
            case .weekday(let month, let week, let day):
                let first = Day.days(year, month, 1)
                let next = month == 12 ? Day.days(year + 1, 1, 1) : Day.days(year, month + 1, 1)
                // 1970-01-01 was a Thursday, the day 4.
                let weekdayOfFirst = (first + 4).flooredDivision(by: 7).1
                var found = first + (day - weekdayOfFirst).flooredDivision(by: 7).1 + (week - 1) * 7
                while found >= next { found -= 7 }
                return found
            }
        }

        private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
            CivilDate(year: year, month: month, day: day)?.daysSinceEpoch ?? 0
        }
    }

    func offset(at moment: Int64) -> Int64 {
        guard summer != nil else { return standard }
        return changes(around: moment, moment).last { $0.start <= moment }?.offset ?? standard
    }

    func segments(from: Int64, to: Int64) -> [ZoneTable.Segment] {
        summer == nil ? [] : changes(around: from, to).filter { $0.start >= from && $0.start <= to }
    }

    /// All changes of the years of the span, and of those beside them. Where summer ends and begins at once, it begins.
    private func changes(around from: Int64, _ to: Int64) -> [ZoneTable.Segment] {
        guard let summer else { return [] }
        let years = (ZoneRule.year(of: from) - 1)...(ZoneRule.year(of: to) + 1)
        let ends = years.map {
            ZoneTable.Segment(start: summer.ends.local(in: $0) - summer.offset, offset: standard)
        }
        let begins = years.map {
            ZoneTable.Segment(start: summer.begins.local(in: $0) - standard, offset: summer.offset)
        }
        let all = (ends + begins).enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
        return all.map(\.element)
    }

    private static func year(of moment: Int64) -> Int64 {
        CivilDate(daysSinceEpoch: moment.flooredDivision(by: 86_400).0).year
    }
}

extension ZoneRule {
    /// - Parameter text: such as `CET-1CEST,M3.5.0,M10.5.0/3` or `<+0545>-5:45`.
    /// - Returns: `nil` for anything else.
    init?(posix text: String) {
        var scanner = Scanner(rest: Array(text.utf8)[...])
        guard scanner.name(), let standard = scanner.time(hours: 24) else { return nil }
        // POSIX counts to the west.
        self.standard = -standard
        guard !scanner.rest.isEmpty else {
            summer = nil
            return
        }
        guard scanner.name() else { return nil }
        var offset = self.standard + 3600
        if let next = scanner.rest.first, next != UInt8(ascii: ",") {
            guard let own = scanner.time(hours: 24) else { return nil }
            offset = -own
        }
        guard scanner.take(","), let begins = scanner.day(), scanner.take(","), let ends = scanner.day(),
            scanner.rest.isEmpty
        else { return nil }
        summer = Summer(offset: offset, begins: begins, ends: ends)
    }

    private struct Scanner {
        var rest: ArraySlice<UInt8>

        mutating func take(_ character: Unicode.Scalar) -> Bool {
            guard rest.first == UInt8(ascii: character) else { return false }
            rest.removeFirst()
            return true
        }

        mutating func number(_ range: ClosedRange<Int64>) -> Int64? {
            var value: Int64 = 0
            var count = 0
            while let byte = rest.first, (0x30...0x39).contains(byte), count < 4 {
                value = value * 10 + Int64(byte - 0x30)
                rest.removeFirst()
                count += 1
            }
            return count > 0 && range.contains(value) ? value : nil
        }

        /// Three letters or more, or anything between angle brackets.
        mutating func name() -> Bool {
            if take("<") {
                guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
                rest = rest[(end + 1)...]
                return true
            }
            let letters = rest.prefix { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
            rest = rest[letters.endIndex...]
            return letters.count >= 3
        }

        /// `[+-]h[:m[:s]]`, in seconds.
        mutating func time(hours: Int64) -> Int64? {
            let isNegative = take("-")
            if !isNegative { _ = take("+") }
            guard let hour = number(0...hours) else { return nil }
            var seconds = hour * 3600
            for unit: Int64 in [60, 1] where take(":") {
                guard let part = number(0...59) else { return nil }
                seconds += part * unit
            }
            return isNegative ? -seconds : seconds
        }

        mutating func day() -> Day? {
            guard let form = form() else { return nil }
            guard take("/") else { return Day(form: form, seconds: 7200) }
            guard let seconds = time(hours: 167) else { return nil }
            return Day(form: form, seconds: seconds)
        }

        private mutating func form() -> Day.Form? {
            if take("J") { return number(1...365).map { .julian($0) } }
            guard take("M") else { return number(0...365).map { .ordinal($0) } }
            guard let month = number(1...12), take("."), let week = number(1...5), take("."), let day = number(0...6)
            else {
                return nil
            }
            return .weekday(month: month, week: week, day: day)
        }
    }
}
