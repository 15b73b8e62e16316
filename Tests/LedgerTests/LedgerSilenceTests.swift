import Actions
import Database
import FoundationEssentials
import TestKit
import Testing
import Timekeeping

/// A network that says "slow down" (R0.90): the account keeps the silence, and no message fails of it.
@Suite struct LedgerSilenceTests {
    private func slowDown(after: Duration? = nil) -> TryOutcome {
        .failed(TryOutcome.Failure(code: "RATE_LIMITED", reason: "slow down", cure: .retry(after: after)))
    }

    private func withoutOwnLimits(_ fixture: LedgerFixture) async throws {
        try await fixture.scratch.database.execute("UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
    }

    @Test("The whole account keeps what the network asks for, to the second", arguments: [60, 3600])
    func asked(seconds: Int) async throws {
        try await withLedger { fixture in
            try await withoutOwnLimits(fixture)
            try await fixture.enqueue(2)
            let intent = try #require(try await fixture.plan(1).first)
            #expect(try await fixture.ledger.calling(intent))
            try await fixture.ledger.conclude(intent, slowDown(after: .seconds(seconds)))
            fixture.clock.advance(.seconds(seconds) - .microseconds(1))
            #expect(try await fixture.plan().isEmpty, "the others keep it, too")
            fixture.clock.advance(.microseconds(1))
            #expect(try await fixture.plan().count == 2)
        }
    }

    @Test("Unasked it is a minute, then twice as long each time, half an hour at most; and it fails nothing")
    func unasked() async throws {
        try await withLedger { fixture in
            try await withoutOwnLimits(fixture)
            let subjects = try await fixture.enqueue(2)
            var silences: [Duration] = []
            for _ in 0..<7 {
                let intent = try #require(try await fixture.plan(1).first)
                #expect(intent.action.subjectID == subjects[0] && intent.action.failures == 0)
                #expect(try await fixture.ledger.calling(intent))
                try await fixture.ledger.conclude(intent, slowDown())
                #expect(try await fixture.plan().isEmpty)
                let next = try #require(try await fixture.readyAt("facebook"))
                silences.append(next - fixture.clock.now)
                fixture.clock.set(next)
            }
            #expect(silences == [60, 120, 240, 480, 960, 1800, 1800].map { .seconds($0) })
            #expect(try await fixture.status(subjects[0]) == "queued")
        }
    }

    /// Three tries failed: the network's silence is no fourth, and its length is not lost.
    @Test func afterThreeFailuresItIsStillKept() async throws {
        try await withLedger { fixture in
            try await withoutOwnLimits(fixture)
            let subject = try await fixture.enqueue()[0]
            for outcome in [TryOutcome.temporary(), .temporary(), .temporary(), slowDown(after: .seconds(7200))] {
                let intent = try #require(try await fixture.plan().first)
                #expect(try await fixture.ledger.calling(intent))
                try await fixture.ledger.conclude(intent, outcome)
                fixture.clock.advance(.seconds(15))
            }
            #expect(try await fixture.status(subject) == "queued")
            fixture.clock.advance(.seconds(7200 - 16))
            #expect(try await fixture.plan().isEmpty)
            fixture.clock.advance(.seconds(1))
            let last = try #require(try await fixture.plan().first)
            #expect(last.action.failures == 3)
            #expect(try await fixture.ledger.calling(last))
            try await fixture.ledger.conclude(last, .temporary())
            #expect(try await fixture.status(subject) == "failed", "the fourth failure")
        }
    }
}
