import Actions
import Database
import EventLoop
import FoundationEssentials
import TestKit
import Testing
import Timekeeping

/// Fifty at once: each act counts once, and the counters are exact.
@Suite struct HandRaceTests {
    private static func hand(_ number: Int) -> Hand { Hand(id: "hand-\(number)", name: "Hand \(number)") }

    /// - Returns: how many of fifty were not refused.
    private func race(
        _ fixture: LedgerFixture, _ act: @escaping @Sendable (Ledger, Hand) async throws -> Void
    ) async throws -> Int {
        let ledgers = (0..<4).map { _ in LedgerFixture.another(fixture.scratch, fixture.product, fixture.clock) }
        let tasks = (0..<50).map { number in
            fixture.scratch.loop.task {
                do {
                    try await act(ledgers[number % 4], HandRaceTests.hand(number))
                    return 1
                } catch is HandRefusal { return 0 }
            }
        }
        var done = 0
        for task in tasks { done += try await task.value }
        return done
    }

    @Test func everyActOfFiftyCountsOnce() async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET per_minute = NULL, per_day = NULL, per_week = NULL")
            let id = try await fixture.offer()[0]
            #expect(try await race(fixture) { try await HandClaim(ledger: $0).take(id, product: "test", by: $1) } == 1)
            #expect(try await fixture.used("facebook")[0] == 1)
            let holder = try await fixture.row(id).claimedBy
            let ada = Hand(id: try #require(holder), name: "Ada")
            #expect(
                try await race(fixture) { ledger, _ in
                    try await HandReport(ledger: ledger).sent(
                        id, product: "test", by: ada, text: nil, alreadySent: false)
                } == 1)
            #expect(try await fixture.used("facebook")[0] == 1)
            #expect(
                try await race(fixture) { try await HandUndo(ledger: $0).takeBack(id, product: "test", by: $1) } == 1)
            #expect(try await fixture.used("facebook") == [0, 0, 0])
            try await HandClaim(ledger: fixture.ledger).take(id, product: "test", by: ada)
            #expect(
                try await race(fixture) { ledger, _ in
                    try await HandReport(ledger: ledger).skipped(id, product: "test", by: ada, reason: "no")
                } == 1)
            #expect(try await fixture.used("facebook") == [0, 0, 0])
            #expect(
                try await race(fixture) { try await HandUndo(ledger: $0).takeBack(id, product: "test", by: $1) } == 1)
            #expect(
                try await race(fixture) {
                    try await HandReport(ledger: $0).sent(id, product: "test", by: $1, text: nil, alreadySent: true)
                } == 1)
            #expect(try await fixture.used("facebook")[0] == 1)
        }
    }

    /// Claims of fifty by fifty against a cap of twenty.
    @Test func capsHoldAgainstFifty() async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET per_minute = NULL, per_day = CASE WHEN account_id IS NULL THEN NULL ELSE 20 END"
            )
            let ids = try await fixture.offer(50)
            let loop = fixture.scratch.loop
            let tasks = ids.enumerated().map { number, id in
                loop.task {
                    do {
                        try await HandClaim(ledger: fixture.ledger).take(
                            id, product: "test", by: HandRaceTests.hand(number))
                        return 1
                    } catch is HandRefusal { return 0 }
                }
            }
            var claimed = 0
            for task in tasks { claimed += try await task.value }
            #expect(claimed == 20)
            #expect(try await fixture.used("facebook")[0] == 20)
        }
    }

    /// The end of a claim, its report, and a person's word on it meet: one of them settles it.
    @Test func lapseReportAndSettlingMeet() async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET per_minute = NULL, per_day = NULL, per_week = NULL")
            let ids = try await fixture.offer(50)
            for (number, id) in ids.enumerated() {
                try await HandClaim(ledger: fixture.ledger).take(id, product: "test", by: HandRaceTests.hand(number))
            }
            fixture.clock.advance(.seconds(601))
            let other = LedgerFixture.another(fixture.scratch, fixture.product, fixture.clock)
            let loop = fixture.scratch.loop
            var tasks = (0..<4).map { _ in
                loop.task { while try await HandLapse(ledger: other).next() {} }
            }
            for (number, id) in ids.enumerated() {
                tasks.append(
                    loop.task {
                        let report = HandReport(ledger: fixture.ledger)
                        do {
                            try await report.sent(
                                id, product: "test", by: HandRaceTests.hand(number), text: nil, alreadySent: false)
                        } catch is HandRefusal {}
                    })
                tasks.append(
                    loop.task {
                        do {
                            try await HandSettling(ledger: other).settle(
                                id, product: "test", .notSent, by: HandRaceTests.hand(99))
                        } catch is HandRefusal {}
                    })
            }
            for task in tasks { try await task.value }
            let row = try #require(
                try await fixture.scratch.database.first(
                    """
                    SELECT count(*) FILTER (WHERE status = 'succeeded'), count(*) FILTER (WHERE status = 'offered'),
                        count(*) FILTER (WHERE (status = 'succeeded') <> (charged_at IS NOT NULL)) FROM platform.actions
                    """))
            let (sent, offered): (Int64, Int64) = (try row[0], try row[1])
            #expect(sent + offered == 50 && offered == 0, "a report of who had it counts, also after a wrong word")
            #expect(try row[2] as Int64 == 0)
            #expect(try await fixture.used("facebook")[0] == Int32(sent))
        }
    }
}
