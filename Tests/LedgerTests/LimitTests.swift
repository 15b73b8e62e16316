import Actions
import TestKit
import Testing
import Timekeeping

/// The rule alone: no database, no clock but the one given.
@Suite struct LimitTests {
    let start = Timestamp(iso8601: "2026-03-04T10:00:00.000000Z")!

    @Test("R1.6-R1.9", arguments: [("linkedin", 10, 6), ("facebook", 10, 6), ("instagram", 5, 12), ("tiktok", 5, 12)])
    func aMinuteHoldsTheSeedsNumber(platform: String, perMinute: Int, spacing: Int) {
        var limit = Limit(rule: Limit.Rule(perMinute: perMinute, spacing: .seconds(spacing)))
        var now = start
        for _ in 0..<perMinute {
            #expect(limit.hold(at: now) == nil)
            limit.charge(at: now, bound: now)
            #expect(limit.hold(at: now)?.until == now.adding(.seconds(spacing)), "\(platform)")
            now = now.adding(.seconds(spacing))
        }
        #expect(now == start.adding(.seconds(60)))
        #expect(limit.hold(at: now) == nil, "the first use is a minute old")
    }

    @Test func withoutSpacingTheWindowAloneHolds() {
        var limit = Limit(rule: Limit.Rule(perMinute: 3))
        for second in 0..<3 {
            let now = start.adding(.seconds(second))
            limit.charge(at: now, bound: now)
        }
        let hold = limit.hold(at: start.adding(.seconds(3)))
        #expect(hold?.by == .perMinute && hold?.until == start.adding(.seconds(60)))
        #expect(limit.hold(at: start.adding(.seconds(60))) == nil)
        #expect(limit.hold(at: start.adding(.milliseconds(59_999))) != nil)
    }

    /// All slots are written with each use: of a busy minute as many are kept as a rule may ask for, and every one under way.
    @Test func ofABusyMinuteAsMuchIsRememberedAsARuleMayAskFor() {
        var limit = Limit(rule: Limit.Rule())
        func use(_ number: Int, for call: Duration) {
            let now = start.adding(.milliseconds(number))
            limit.charge(at: now, bound: now.adding(call))
        }
        for number in 0..<500 { use(number, for: .zero) }
        #expect(limit.slots.count == Limit.remembered && limit.dayUsed == 500)
        #expect(limit.slots.last == start.adding(.milliseconds(499)), "the last ones stay")
        limit.rule.perMinute = Limit.remembered
        #expect(limit.hold(at: start.adding(.seconds(1)))?.by == .perMinute, "a rule that is set now counts them")
        limit.rule.perMinute = 200
        for number in 500..<1500 { use(number, for: .zero) }
        #expect(limit.slots.count == 400)
        let underWay = 1500..<2100
        for number in underWay { use(number, for: .seconds(30)) }
        #expect(limit.slots.count == underWay.count)
        for number in underWay {
            let bound = start.adding(.milliseconds(number) + .seconds(30))
            limit.giveBack(bound, chargedAt: start.adding(.milliseconds(number)))
        }
        #expect(limit.dayUsed == 1500, "each of them can be given back")
    }

    @Test func whatDidNotHappenByHandIsTakenOffAgain() {
        var limit = Limit(rule: Limit.Rule(perMinute: 1, perDay: 1, perWeek: 1))
        limit.charge(at: start, bound: start)
        limit.uncount(chargedAt: start)
        #expect(limit.slots.isEmpty && limit.dayUsed == 0 && limit.weekUsed == 0)
        limit.charge(at: start, bound: start)
        let tomorrow = start.adding(.seconds(86_400))
        limit.charge(at: tomorrow, bound: tomorrow)
        limit.uncount(chargedAt: start)
        #expect(
            limit.slots == [tomorrow] && limit.dayUsed == 1 && limit.weekUsed == 1, "yesterday is over, the week is not"
        )
        limit.uncount(chargedAt: start.adding(.seconds(-8 * 86_400)))
        #expect(limit.slots == [tomorrow] && limit.dayUsed == 1 && limit.weekUsed == 1)
    }

    @Test func aUseUnderWayCountsWithItsBoundUntilItEnds() {
        var limit = Limit(rule: Limit.Rule(perMinute: 1, spacing: .seconds(6)))
        let bound = start.adding(.seconds(14))
        limit.charge(at: start, bound: bound)
        #expect(limit.hold(at: start.adding(.seconds(61)))?.until == bound.adding(.seconds(60)))
        limit.settle(bound, at: start.adding(.seconds(1)))
        #expect(limit.hold(at: start.adding(.seconds(60)))?.until == start.adding(.seconds(61)))
        #expect(limit.hold(at: start.adding(.seconds(61))) == nil)
    }

    @Test func whatNeverReachedTheNetworkIsGivenBack() {
        var limit = Limit(rule: Limit.Rule(perMinute: 1, perDay: 1, perWeek: 1))
        let bound = start.adding(.seconds(14))
        limit.charge(at: start, bound: bound)
        #expect(limit.hold(at: start)?.by == .perWeek, "the longest of all holds is named")
        limit.giveBack(bound, chargedAt: start)
        #expect(limit.hold(at: start) == nil)
    }

    @Test func daysAndWeeksAreCalendarOnesInUTC() {
        var limit = Limit(rule: Limit.Rule(perDay: 2))
        let evening = Timestamp(iso8601: "2026-03-04T23:59:59.000000Z")!
        limit.charge(at: evening, bound: evening)
        limit.charge(at: evening, bound: evening)
        #expect(limit.hold(at: evening)?.until == Timestamp(iso8601: "2026-03-05T00:00:00.000000Z"))
        #expect(limit.hold(at: evening.adding(.seconds(1))) == nil)
        var weekly = Limit(rule: Limit.Rule(perWeek: 1))
        let sunday = Timestamp(iso8601: "2026-03-08T23:00:00.000000Z")!
        weekly.charge(at: sunday, bound: sunday)
        #expect(weekly.hold(at: sunday)?.until == Timestamp(iso8601: "2026-03-09T00:00:00.000000Z"))
        #expect(weekly.hold(at: sunday.adding(.seconds(3600))) == nil, "Monday")
    }

    /// The clock is read before the lock: whoever was a moment earlier may come a moment later.
    @Test func anOlderTimeDoesNotBringYesterdayBack() {
        let midnight = Timestamp(iso8601: "2026-03-09T00:00:00.000000Z")!
        let before = midnight.adding(.microseconds(-1))
        var limit = Limit(rule: Limit.Rule(perDay: 2, perWeek: 2))
        limit.charge(at: midnight, bound: midnight)
        #expect(limit.hold(at: before) == nil)
        limit.charge(at: before, bound: before)
        #expect(limit.day == midnight.microseconds / 86_400_000_000 && limit.dayUsed == 2 && limit.weekUsed == 2)
        #expect(limit.hold(at: before)?.until == Timestamp(iso8601: "2026-03-16T00:00:00.000000Z"))
        #expect(limit.hold(at: midnight)?.by == .perWeek)
        // A clock that was days ahead once holds nobody back.
        limit.charge(at: midnight.adding(.seconds(-10 * 86_400)), bound: midnight)
        #expect(limit.dayUsed == 1 && limit.weekUsed == 1)
    }

    @Test func zeroMeansNever() {
        #expect(Limit(rule: Limit.Rule(perDay: 0)).hold(at: start)?.by == .perDay)
        #expect(Limit(rule: Limit.Rule(perWeek: 0)).hold(at: start)?.by == .perWeek)
    }

    @Test func handsKeepTheirOwnPace() {
        var limit = Limit(rule: Limit.Rule(perMinute: 2, spacing: .seconds(12)))
        limit.charge(at: start, bound: start)
        #expect(limit.hold(at: start, spaced: false) == nil)
        limit.charge(at: start, bound: start)
        #expect(limit.hold(at: start, spaced: false)?.by == .perMinute)
    }

    /// A model of the rule, brute force: in no window of 60 seconds more than the limit, whatever the pattern of asking.
    @Test(arguments: [1 as UInt64, 2, 3, 4, 5]) func noWindowEverHoldsMore(seed: UInt64) {
        var random = FixedRandom(seed: seed)
        var limit = Limit(rule: Limit.Rule(perMinute: 7, spacing: .milliseconds(2500)))
        var (now, used) = (start, [Timestamp]())
        for _ in 0..<5000 {
            now = now.adding(.milliseconds(Int(random.next() % 4000)))
            guard limit.hold(at: now) == nil else { continue }
            limit.charge(at: now, bound: now)
            if let last = used.last { #expect(now - last >= .milliseconds(2500), "seed \(seed)") }
            used.append(now)
        }
        for index in used.indices where index >= 7 {
            #expect(used[index] - used[index - 7] >= .seconds(60), "seed \(seed)")
        }
        #expect(used.count > 1000)
    }

    @Test("R1.13-R1.14: 5, 10, 15 seconds, then no more; a longer wish wins")
    func retries() {
        #expect(
            (1...4).map { RetryRule.pause(after: $0, retryAfter: nil) } == [
                .seconds(5), .seconds(10), .seconds(15), nil,
            ])
        #expect(RetryRule.pause(after: 1, retryAfter: .seconds(40)) == .seconds(40))
        #expect(RetryRule.pause(after: 2, retryAfter: .seconds(3)) == .seconds(10))
        #expect(RetryRule.pause(after: 4, retryAfter: .seconds(40)) == nil)
    }
}
