package import Timekeeping

/// One limit: a rule and what was used of it. A value; rows and locks are elsewhere.
///
/// Sources: seed 001 "Rate Limiting" (a sliding window of 60 seconds and a spacing per platform, R1.6-R1.12), seed 002 and C5 (caps
/// per day and week per account), seed 003 (warming up).
package struct Limit: Sendable, Equatable {
    package struct Rule: Sendable, Equatable {
        /// At most so many in any 60 seconds.
        package var perMinute: Int?
        /// At least so long from one to the next.
        package var spacing: Duration?
        /// At most so many in a calendar day and in a week from Monday, in the limit's time zone.
        package var perDay: Int?
        package var perWeek: Int?
        /// At most so many in a calendar day of an account that is warming up, until that is `perDay`.
        package var ramp: Ramp?

        package init(
            perMinute: Int? = nil, spacing: Duration? = nil, perDay: Int? = nil, perWeek: Int? = nil, ramp: Ramp? = nil
        ) {
            (self.perMinute, self.spacing, self.perDay, self.perWeek) = (perMinute, spacing, perDay, perWeek)
            self.ramp = ramp
        }
    }

    /// Which rule holds something back, and until when.
    package struct Hold: Sendable, Equatable {
        package var by: HeldBy
        package let until: Timestamp
        /// A sentence where the rule alone does not say it.
        package var reason: String?

        package init(by: HeldBy, until: Timestamp, reason: String? = nil) {
            (self.by, self.until, self.reason) = (by, until, reason)
        }
    }

    package var rule: Rule
    /// Whose calendar days and weeks count.
    package var zone: Zone
    /// The latest moments at which each recent use can have reached the network, ascending.
    package var slots: [Timestamp]
    package var day: Int64
    package var dayUsed: Int
    package var week: Int64
    package var weekUsed: Int

    package init(
        rule: Rule, zone: Zone = .utc, slots: [Timestamp] = [], day: Int64 = 0, dayUsed: Int = 0, week: Int64 = 0,
        weekUsed: Int = 0
    ) {
        (self.rule, self.zone, self.slots, self.day, self.dayUsed) = (rule, zone, slots.sorted(), day, dayUsed)
        (self.week, self.weekUsed) = (week, weekUsed)
    }

    package static let window = Duration.seconds(60)
    /// So many uses of the last minute are known at least, whatever the rule.
    package static let remembered = 120

    /// - Parameter spaced: a person's hands keep their own pace: for them the spacing does not bind.
    /// - Returns: what holds a use at `now` back, the latest of several; `nil` when it is free.
    package func hold(at now: Timestamp, spaced: Bool = true) -> Hold? {
        var holds: [Hold] = []
        if let perMinute = rule.perMinute {
            let recent = slots.count - firstRecent(at: now)
            if recent >= perMinute {
                holds.append(Hold(by: .perMinute, until: slots[slots.count - perMinute].adding(Limit.window)))
            }
        }
        if spaced, let spacing = rule.spacing, spacing > .zero, let last = slots.last, last.adding(spacing) > now {
            holds.append(Hold(by: .spacing, until: last.adding(spacing)))
        }
        if rule.perDay != nil || rule.perWeek != nil || rule.ramp != nil { holds += calendarHolds(at: now) }
        return holds.max { $0.until < $1.until }
    }

    private func calendarHolds(at now: Timestamp) -> [Hold] {
        var holds: [Hold] = []
        let (today, thisWeek) = counted(at: now)
        let used = today == day ? dayUsed : 0
        let warm = rule.ramp.map { $0.allowed(on: today) } ?? Int.max
        if used >= min(rule.perDay ?? Int.max, warm) {
            let until = zone.start(ofDay: today + 1)
            let isWarming = warm < rule.perDay ?? Int.max
            holds.append(
                isWarming
                    ? Hold(by: .ramp, until: until, reason: "The account is warming up: \(warm) today.")
                    : Hold(by: .perDay, until: until))
        }
        if let perWeek = rule.perWeek, (thisWeek == week ? weekUsed : 0) >= perWeek {
            holds.append(Hold(by: .perWeek, until: zone.start(ofDay: thisWeek + 7)))
        }
        return holds
    }

    /// Uses the limit once at `now`. The use reaches the network at `bound` at the latest.
    package mutating func charge(at now: Timestamp, bound: Timestamp) {
        let (today, thisWeek) = counted(at: now)
        if today != day { (day, dayUsed) = (today, 0) }
        if thisWeek != week { (week, weekUsed) = (thisWeek, 0) }
        if rule.ramp?.began == nil { rule.ramp?.began = today }
        dayUsed += 1
        weekUsed += 1
        insert(bound)
        forget(at: now)
    }

    /// The use with this bound has ended: it reached the network before `now`.
    package mutating func settle(_ bound: Timestamp, at now: Timestamp) {
        guard let index = slots.firstIndex(of: bound) else { return }
        slots.remove(at: index)
        insert(min(bound, now))
        forget(at: now)
    }

    /// The use with this bound certainly never reached the network.
    package mutating func giveBack(_ bound: Timestamp, chargedAt: Timestamp) {
        guard let index = slots.firstIndex(of: bound) else { return }
        slots.remove(at: index)
        uncap(chargedAt)
    }

    /// The use with this bound has ended without the deed: the caps have it back.
    package mutating func settleWithoutDeed(_ bound: Timestamp, chargedAt: Timestamp, at now: Timestamp) {
        guard slots.contains(bound) else { return }
        settle(bound, at: now)
        uncap(chargedAt)
    }

    /// A charge returns to its own day and week, and to no other.
    private mutating func uncap(_ chargedAt: Timestamp) {
        if zone.day(of: chargedAt) == day { dayUsed = max(0, dayUsed - 1) }
        if zone.week(of: chargedAt) == week { weekUsed = max(0, weekUsed - 1) }
    }

    /// A use by hand that was charged at this moment did not happen after all; its slot may be forgotten already.
    package mutating func uncount(chargedAt: Timestamp) {
        if let index = slots.firstIndex(of: chargedAt) { slots.remove(at: index) }
        uncap(chargedAt)
    }

    /// Cuts what no rule explains to now: a clock that was set back has left it behind (issue 7, attack S1).
    /// - Parameter longest: how long the longest call may take; no use can lie further ahead.
    /// - Returns: whether anything was cut.
    @discardableResult
    package mutating func believe(at now: Timestamp, longest: Duration) -> Bool {
        let before = self
        let edge = now.adding(longest)
        if let last = slots.last, last > edge { slots = slots.map { $0 > edge ? now : $0 }.sorted() }
        let (today, thisWeek) = (zone.day(of: now), zone.week(of: now))
        // What was used counts on, as used today: whose day it really was nobody knows.
        if day > today, !isNear(day, now) { day = today }
        if week > thisWeek, !isNear(week, now) { week = thisWeek }
        if let began = rule.ramp?.began, began > today, !isNear(began, now) { rule.ramp?.began = today }
        return self != before
    }

    /// The clock is read before the limit is locked: at midnight somebody with a later time may have been here first, and their day goes
    /// on. One further ahead was written by a clock that was wrong.
    private func isNear(_ day: Int64, _ now: Timestamp) -> Bool { zone.start(ofDay: day) - now <= Limit.window }

    /// The day and the week that a use at `now` counts in.
    private func counted(at now: Timestamp) -> (day: Int64, week: Int64) {
        let (today, thisWeek) = (zone.day(of: now), zone.week(of: now))
        return (
            day > today && isNear(day, now) ? day : today, week > thisWeek && isNear(week, now) ? week : thisWeek
        )
    }

    private mutating func insert(_ slot: Timestamp) {
        var index = slots.count
        while index > 0, slots[index - 1] > slot { index -= 1 }
        slots.insert(slot, at: index)
    }

    /// Forgets what no rule looks at any more: the last use stays, for the spacing. Of the last minute's as many stay as a rule, also one that
    /// is set now, may ask for; not thousands, for all of them are written with each use. One under way always stays.
    private mutating func forget(at now: Timestamp) {
        var first = max(firstRecent(at: now), slots.count - max(Limit.remembered, 2 * (rule.perMinute ?? 0)))
        while first > 0, slots[first - 1] > now { first -= 1 }
        slots.removeFirst(min(first, max(0, slots.count - 1)))
    }

    /// The first use of the last 60 seconds, as an index; by halves, because a busy network has hundreds.
    private func firstRecent(at now: Timestamp) -> Int {
        let edge = now.adding(.zero - Limit.window)
        var (low, high) = (0, slots.count)
        while low < high {
            let middle = (low + high) / 2
            if slots[middle] <= edge { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
