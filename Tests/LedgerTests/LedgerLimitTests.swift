import Actions
import Database
import EventLoop
import FoundationEssentials
import TestKit
import Testing
import Timekeeping

/// Limits as rows, and what holds what.
@Suite struct LedgerLimitTests {
    @Test(
        "The installed rows are R1's",
        arguments: [
            ("linkedin", 10, 6000), ("facebook", 10, 6000), ("instagram", 5, 12_000), ("tiktok", 5, 12_000),
        ])
    func installedLimits(platform: String, perMinute: Int32, spacing: Int64) async throws {
        try await withLedger { fixture in
            let row = try await fixture.scratch.database.first(
                """
                SELECT per_minute, spacing_ms FROM platform.limits
                WHERE platform = \(platform) AND operation = 'message' AND account_id IS NULL
                """)
            #expect(try row?[0] == perMinute && row?[1] == spacing)
        }
    }

    /// Drives a minute with the installed limits: what is sent when, to the second.
    @Test func aMinuteOfSending() async throws {
        try await withLedger { fixture in
            try await fixture.enqueue(30, platform: "instagram")
            let start = fixture.clock.now
            var times: [Duration] = []
            while times.count < 12 {
                for intent in try await fixture.plan() {
                    times.append(fixture.clock.now - start)
                    #expect(try await fixture.ledger.calling(intent))
                    try await fixture.ledger.conclude(intent, .succeeded(externalID: nil, outcome: nil))
                }
                let next = try #require(try await fixture.readyAt("instagram"))
                if next <= fixture.clock.now {
                    _ = try await fixture.plan()
                    continue
                }
                fixture.clock.set(next)
            }
            #expect(times == (0..<12).map { .seconds($0 * 12) })
        }
    }

    @Test func theTighterOfAccountAndNetworkBinds() async throws {
        try await withLedger { fixture in
            let database = fixture.scratch.database
            try await database.execute("UPDATE platform.limits SET spacing_ms = NULL WHERE platform = 'facebook'")
            try await database.execute(
                "UPDATE platform.limits SET per_day = 3 WHERE platform = 'facebook' AND account_id IS NOT NULL")
            let subjects = try await fixture.enqueue(5)
            #expect(try await fixture.plan().count == 3)
            let waiting = try await database.withConnection {
                try await Holds.of(product: "test", subjects: [subjects[4]], on: $0)
            }
            // The fake clock's midnight has long passed for the database's own clock: the hold itself is what counts.
            let row = try await database.first("SELECT held_by, held_until FROM platform.queues")
            #expect(try row?[0] == "per_day" && row?[1] == Timestamp(iso8601: "2026-03-05T00:00:00.000000Z"))
            #expect(waiting[subjects[4]] != nil)
        }
    }

    /// Many processes, one account: the limit is charged by whoever comes first.
    @Test func replicasShareOneLimit() async throws {
        try await withLedger { fixture in
            let database = fixture.scratch.database
            try await database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = 10, per_day = NULL, per_week = NULL")
            try await fixture.enqueue(100)
            let ledgers = (0..<4).map { _ in
                LedgerFixture.another(fixture.scratch, fixture.product, fixture.clock)
            }
            let tasks = ledgers.map { ledger in
                fixture.scratch.loop.task {
                    var planned = 0
                    for _ in 0..<20 { planned += try await ledger.plan(most: 3).count }
                    return planned
                }
            }
            var all = 0
            for task in tasks { all += try await task.value }
            #expect(all == 10)
        }
    }

    /// The network may have been asked for something before the deed: that stays within its windows, whatever it answers.
    @Test func whatFailsBeforeTheCallStaysPaced() async throws {
        try await withLedger { fixture in
            try await fixture.enqueue(3)
            let account = try await fixture.account("facebook")
            let start = fixture.clock.now
            var times: [Duration] = []
            while times.count < 3 {
                for intent in try await fixture.plan() {
                    times.append(fixture.clock.now - start)
                    let failure = TryConclusion.Failure(code: "NOT_AVAILABLE", reason: "no such page", cure: .none)
                    try await fixture.ledger.conclude(intent, .failed(failure))
                }
                if let next = try await fixture.readyAt("facebook"), next > fixture.clock.now {
                    fixture.clock.set(next)
                }
            }
            #expect(times == [0, 6, 12].map { .seconds($0) })
            let row = try await fixture.scratch.database.first(
                "SELECT day_used, week_used FROM platform.limits WHERE account_id = \(account.id)")
            #expect(try row?[0] as Int32? == 0 && row?[1] as Int32? == 0, "the caps have it back")
        }
    }

    @Test("What certainly was not done uses no cap; what called does", arguments: [false, true])
    func refusedBeforeTheCall(isCalled: Bool) async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
            try await fixture.enqueue(3)
            let cures: [TryConclusion.Failure.Cure] = [.none, .retry(after: nil), .pauseAccount]
            for (intent, cure) in zip(try await fixture.plan(), cures) {
                if isCalled { #expect(try await fixture.ledger.calling(intent)) }
                try await fixture.ledger.conclude(
                    intent, .failed(TryConclusion.Failure(code: "REFUSED", reason: "no", cure: cure)))
            }
            let row = try await fixture.scratch.database.first(
                """
                SELECT sum(day_used), sum(week_used), sum(cardinality(slots)) FROM platform.limits
                WHERE platform = 'facebook' AND account_id IS NOT NULL
                """)
            let used: Int64 = isCalled ? 3 : 0
            #expect(try row?[0] == used && row?[1] == used)
            #expect(try row?[2] as Int64? == 3, "windows and spacing keep it")
        }
    }

    /// The last of the day was refused before its call, so the day's use is free: for whoever waits behind it.
    @Test func aCapThatIsGivenBackIsUsedAtOnce() async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_day = CASE WHEN account_id IS NOT NULL THEN 1 END")
            let subjects = try await fixture.enqueue(2)
            let first = try #require(try await fixture.plan().first)
            #expect(try await fixture.plan().isEmpty)
            try await fixture.ledger.conclude(
                first, .failed(TryConclusion.Failure(code: "CONTENT_REFUSED", reason: "no", cure: .none)))
            #expect(try await fixture.status(subjects[0]) == "failed")
            fixture.clock.advance(.seconds(1))
            #expect(try await fixture.plan().first?.action.subjectID == subjects[1])
        }
    }
}
