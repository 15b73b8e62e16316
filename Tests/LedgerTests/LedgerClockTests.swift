import Database
import FoundationEssentials
import TestKit
import Testing
import Timekeeping

@testable import Actions

/// A database clock that is put forward or back an hour, and right again (attack S1).
@Suite struct LedgerClockTests {
    private static let hour = Duration.seconds(3600)

    /// Plans for so many real seconds, in steps of one, and gives the real moments of what left.
    private func send(_ fixture: LedgerFixture, seconds: Int, from: inout Int, leapAt: Int, by leap: Duration)
        async throws
        -> [Int]
    {
        var times: [Int] = []
        for _ in 0..<seconds {
            if from == leapAt { fixture.clock.leap(leap) }
            for intent in try await fixture.plan() {
                times.append(from)
                #expect(try await fixture.ledger.calling(intent))
                try await fixture.ledger.conclude(intent, .succeeded(externalID: nil, outcome: nil))
            }
            _ = try await fixture.ledger.sweep()
            from += 1
            fixture.clock.advance(.seconds(1))
        }
        return times
    }

    private func limited(_ fixture: LedgerFixture) async throws {
        try await fixture.scratch.database.execute(
            """
            UPDATE platform.limits SET per_minute = CASE WHEN account_id IS NULL THEN 10 END, spacing_ms = NULL, per_day = NULL,
                per_week = NULL
            """)
        try await fixture.enqueue(100)
    }

    @Test("Put forward: in no real minute more than the limit") func forward() async throws {
        try await withLedger { fixture in
            try await limited(fixture)
            var second = 0
            let times = try await send(fixture, seconds: 200, from: &second, leapAt: 20, by: Self.hour)
            for start in 0..<200 {
                #expect(times.filter { (start..<start + 60).contains($0) }.count <= 10, "from second \(start)")
            }
            #expect(times.count >= 20, "it goes on: \(times)")
        }
    }

    @Test("Put back: nothing is held for an hour, and no real minute has more than the limit") func back() async throws
    {
        try await withLedger { fixture in
            try await limited(fixture)
            var second = 0
            let times = try await send(fixture, seconds: 260, from: &second, leapAt: 20, by: .zero - Self.hour)
            for start in 0..<260 {
                #expect(times.filter { (start..<start + 60).contains($0) }.count <= 10, "from second \(start)")
            }
            #expect(times.count >= 20, "\(times)")
            #expect(times.contains { $0 > 20 && $0 < 120 }, "it went on in time: \(times)")
        }
    }

    @Test func aRetryThatLiesAnHourAheadComesInItsOwnTime() async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
            let subject = try await fixture.enqueue()[0]
            fixture.clock.leap(Self.hour)
            let intent = try #require(try await fixture.plan().first)
            #expect(try await fixture.ledger.calling(intent))
            try await fixture.ledger.conclude(intent, .temporary())
            fixture.clock.leap(.zero - Self.hour)
            fixture.clock.advance(.seconds(1))
            _ = try await fixture.plan()
            _ = try await fixture.ledger.sweep()
            #expect(try await fixture.plan().isEmpty, "its five seconds are not over")
            fixture.clock.advance(.seconds(6))
            #expect(try await fixture.plan().map(\.action.subjectID) == [subject])
        }
    }

    @Test func aSilenceThatLiesAnHourAheadEndsInItsOwnTime() async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
            try await fixture.enqueue()
            fixture.clock.leap(Self.hour)
            let intent = try #require(try await fixture.plan().first)
            #expect(try await fixture.ledger.calling(intent))
            let slower = TryConclusion.Failure(code: "RATE_LIMITED", reason: "slow down", cure: .retry(after: nil))
            try await fixture.ledger.conclude(intent, .failed(slower))
            fixture.clock.leap(.zero - Self.hour)
            fixture.clock.advance(.seconds(1))
            _ = try await fixture.plan()
            _ = try await fixture.ledger.sweep()
            fixture.clock.advance(.seconds(62))
            #expect(try await fixture.plan().count == 1)
        }
    }

    @Test func aDeadProcessesLeaseEndsInItsOwnTime() async throws {
        try await withLedger { fixture in
            let subject = try await fixture.enqueue()[0]
            fixture.clock.leap(Self.hour)
            let other = LedgerFixture.another(fixture.scratch, fixture.product, fixture.clock)
            let intent = try #require(try await other.plan(most: 1).first)
            #expect(try await other.calling(intent))
            fixture.clock.leap(.zero - Self.hour)
            // A process that begins now has seen nothing, and looks all the same.
            #expect(try await !fixture.ledger.sweep())
            fixture.clock.advance(.seconds(31))
            #expect(try await fixture.ledger.sweep())
            #expect(try await fixture.status(subject) == "unknown")
        }
    }

    @Test("Put forward: leases that seem over are not, and the network is not asked too early") func leases()
        async throws
    {
        try await withLedger { fixture in
            let subjects = try await fixture.enqueue(2, guarantee: .lookup, settle: .seconds(90))
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
            let intents = try await fixture.plan()
            #expect(intents.count == 2)
            for intent in intents { #expect(try await fixture.ledger.calling(intent)) }
            try await fixture.ledger.conclude(intents[0], .doubt)
            fixture.clock.advance(.seconds(1))
            fixture.clock.leap(Self.hour)
            _ = try await fixture.plan()
            #expect(try await !fixture.ledger.sweep())
            #expect(try await fixture.ledger.claimDoubtful().isEmpty)
            try await fixture.ledger.conclude(intents[1], .succeeded(externalID: "m_1", outcome: nil))
            #expect(try await fixture.status(subjects[1]) == "succeeded")
            fixture.clock.advance(.seconds(70))
            #expect(try await fixture.ledger.claimDoubtful().isEmpty, "its settle time is longer")
            fixture.clock.advance(.seconds(25))
            #expect(try await fixture.ledger.claimDoubtful().count == 1)
        }
    }

    @Test("Put back: a key is older than it seems") func keys() async throws {
        try await withLedger { fixture in
            let subject = try await fixture.inDoubt()
            fixture.clock.advance(.seconds(3000))
            _ = try await fixture.ledger.claimDoubtful()
            fixture.clock.leap(.seconds(-1800))
            fixture.clock.advance(.seconds(600))
            _ = try await fixture.ledger.claimDoubtful()
            #expect(try await fixture.status(subject) == "unknown", "it has been forgotten: an hour has passed")
            #expect(try await fixture.plan().isEmpty)
        }
    }

    /// A claim that is held back writes nothing, so nobody else would cut what lies ahead.
    @Test func handsAreNotHeldForAnHour() async throws {
        try await withLedger { fixture in
            fixture.clock.set(.now())
            let ahead = fixture.clock.now.adding(Self.hour)
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET slots = array_fill(\(ahead)::timestamptz, ARRAY[5]) WHERE platform = 'tiktok'"
            )
            _ = try await fixture.ledger.sweep()
            let account = try await fixture.account("tiktok")
            let key = LimitKey(accountID: account.id, platform: account.platform, operation: "message")
            let now = fixture.clock.now
            let waiting = try await fixture.scratch.database.transaction {
                try await HandCharge.take(key, at: now, on: $0)
            }
            guard let until = waiting?.until else {
                Issue.record("what was used counts as used now")
                return
            }
            #expect(until <= Timestamp.now().adding(.seconds(61)))
        }
    }

    @Test func aCalendarThatLiesAheadIsCutToToday() {
        let today = Timestamp(iso8601: "2026-03-04T10:00:00.000000Z")!
        var limit = Limit(rule: Limit.Rule(perDay: 3, perWeek: 9))
        limit.charge(at: today, bound: today)
        let tomorrow = today.adding(.seconds(86_400))
        for _ in 0..<3 { limit.charge(at: tomorrow, bound: tomorrow) }
        #expect(limit.hold(at: tomorrow)?.by == .perDay)
        let isCut = limit.believe(at: today, longest: .seconds(14))
        #expect(isCut)
        #expect(limit.hold(at: today)?.until == Timestamp(iso8601: "2026-03-05T00:00:00.000000Z"), "not a day longer")
        #expect(limit.slots.allSatisfy { $0 <= today })
        let isCutAgain = limit.believe(at: today, longest: .seconds(14))
        #expect(!isCutAgain, "once")
    }
}
