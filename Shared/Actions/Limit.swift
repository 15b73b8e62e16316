package import Timekeeping

/// One limit: a rule and what was used of it. A value; rows and locks are elsewhere.
///
/// Sources: seed 001 "Rate Limiting" (a sliding window of 60 seconds and a spacing per platform, R1.6-R1.12), seed 002 and C5 (caps
/// per day and week per account).
package struct Limit: Sendable, Equatable {
    package struct Rule: Sendable, Equatable {
        /// At most so many in any 60 seconds.
        package var perMinute: Int?
        /// At least so long from one to the next.
        package var spacing: Duration?
        /// At most so many in a calendar day and in a week from Monday, in UTC.
        package var perDay: Int?
        package var perWeek: Int?

        package init(perMinute: Int? = nil, spacing: Duration? = nil, perDay: Int? = nil, perWeek: Int? = nil) {
            (self.perMinute, self.spacing, self.perDay, self.perWeek) = (perMinute, spacing, perDay, perWeek)
        }
    }

    /// Which rule holds something back, and until when.
    package struct Hold: Sendable, Equatable {
        package let by: HeldBy
        package let until: Timestamp
        /// A sentence where the rule alone does not say it.
        package var reason: String?
    }

    package var rule: Rule
    /// The latest moments at which each recent use can have reached the network, ascending.
    package var slots: [Timestamp]
    package var day: Int64
    package var dayUsed: Int
    package var week: Int64
    package var weekUsed: Int

    package init(
        rule: Rule, slots: [Timestamp] = [], day: Int64 = 0, dayUsed: Int = 0, week: Int64 = 0, weekUsed: Int = 0
    ) {
        (self.rule, self.slots, self.day, self.dayUsed) = (rule, slots.sorted(), day, dayUsed)
        (self.week, self.weekUsed) = (week, weekUsed)
    }

    private static let window = Duration.seconds(60)

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
        let (today, thisWeek) = (counted(day, now.utcDay, 1), counted(week, now.utcWeek, 7))
        if let perDay = rule.perDay, (today == day ? dayUsed : 0) >= perDay {
            holds.append(Hold(by: .perDay, until: Timestamp(utcDay: today + 1)))
        }
        if let perWeek = rule.perWeek, (thisWeek == week ? weekUsed : 0) >= perWeek {
            holds.append(Hold(by: .perWeek, until: Timestamp(utcDay: thisWeek + 7)))
        }
        return holds.max { $0.until < $1.until }
    }

    /// Uses the limit once at `now`. The use reaches the network at `bound` at the latest.
    package mutating func charge(at now: Timestamp, bound: Timestamp) {
        let (today, thisWeek) = (counted(day, now.utcDay, 1), counted(week, now.utcWeek, 7))
        if today != day { (day, dayUsed) = (today, 0) }
        if thisWeek != week { (week, weekUsed) = (thisWeek, 0) }
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

    private mutating func uncap(_ chargedAt: Timestamp) {
        if chargedAt.utcDay == day { dayUsed = max(0, dayUsed - 1) }
        if chargedAt.utcWeek == week { weekUsed = max(0, weekUsed - 1) }
    }

    /// A use by hand that was charged at this moment did not happen after all; its slot may be forgotten already.
    package mutating func uncount(chargedAt: Timestamp) {
        if let index = slots.firstIndex(of: chargedAt) { slots.remove(at: index) }
        uncap(chargedAt)
    }

    /// The day or week that a use counts in. The clock is read before the limit is locked: at midnight somebody with a later time may
    /// have been here first, and their day goes on. One further ahead was written by a clock that was wrong.
    private func counted(_ mine: Int64, _ present: Int64, _ step: Int64) -> Int64 {
        mine == present + step ? mine : present
    }

    private mutating func insert(_ slot: Timestamp) {
        var index = slots.count
        while index > 0, slots[index - 1] > slot { index -= 1 }
        slots.insert(slot, at: index)
    }

    /// Forgets what no rule looks at any more: the last use stays, for the spacing.
    private mutating func forget(at now: Timestamp) {
        slots.removeFirst(min(firstRecent(at: now), max(0, slots.count - 1)))
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

/// Why something waits; shown to the operator with a moment.
package enum HeldBy: String, Sendable, CaseIterable {
    case perMinute = "per_minute"
    case spacing
    case perDay = "per_day"
    case perWeek = "per_week"
    /// Somebody, or the ledger itself, stopped the account, the network, or everything.
    case paused
    /// The last try failed; the next comes by itself.
    case retry
    /// No process that runs has an adapter for its network that works.
    case adapter
    /// Others of the same account come first.
    case earlier
    /// It is under way.
    case sending
    /// Nobody knows yet whether it arrived; the network is asked, or the key repeated.
    case lookup
    /// Nobody can know; a person decides.
    case person
    /// The database was put back to an older state: it may have happened since, and a person answers for it, in bulk.
    case restored
    /// Nothing but a person's hands.
    case hands
    /// No process that runs knows its product, or what the product wants done.
    case product
    /// A product's word, until its moment: outside the hours in which it may be done; more than a warming account does; what it may cost;
    /// not approved yet; the same person was reached a short while ago; so was somebody of the same company; somebody else is at it;
    /// no browser is free.
    case window, ramp, budget, approval, `guard`, company, lock, browser
    /// A limit that several operations use together; the reason names it.
    case shared
}

extension Timestamp {
    private static let dayLength: Int64 = 86_400_000_000

    init(utcDay: Int64) { self.init(microseconds: utcDay * Timestamp.dayLength) }

    /// Days since 1970-01-01.
    var utcDay: Int64 {
        microseconds / Timestamp.dayLength - (microseconds % Timestamp.dayLength < 0 ? 1 : 0)
    }

    /// The Monday of this moment's week, in days since 1970-01-01, which was a Thursday.
    var utcWeek: Int64 { utcDay - ((utcDay + 3) % 7 + 7) % 7 }
}
