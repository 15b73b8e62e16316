import Actions
import Database
import FoundationEssentials
import TestKit
import Testing
import Timekeeping

/// A network that says "slow down" (R0.90): the account keeps the silence, and no message fails of it.
@Suite struct LedgerSilenceTests {
    private func slowDown(after: Duration? = nil) -> TryConclusion {
        .failed(TryConclusion.Failure(code: "RATE_LIMITED", reason: "slow down", cure: .retry(after: after)))
    }

    private func withoutOwnLimits(_ fixture: LedgerFixture) async throws {
        try await fixture.scratch.database.execute("UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
    }

    /// One call, which ends like this.
    private func call(_ fixture: LedgerFixture, _ outcome: TryConclusion) async throws -> UUID {
        let intent = try #require(try await fixture.plan(1).first)
        #expect(try await fixture.ledger.calling(intent))
        try await fixture.ledger.conclude(intent, outcome)
        return intent.action.subjectID
    }

    @Test("The whole account keeps what the network asks for, to the second", arguments: [20, 60, 3600])
    func asked(seconds: Int) async throws {
        try await withLedger { fixture in
            try await withoutOwnLimits(fixture)
            try await fixture.enqueue(2)
            _ = try await call(fixture, slowDown(after: .seconds(seconds)))
            fixture.clock.advance(.seconds(seconds) - .microseconds(1))
            #expect(try await fixture.plan().isEmpty, "the others keep it, too")
            fixture.clock.advance(.microseconds(1))
            #expect(try await fixture.plan().count == 2)
        }
    }

    @Test(
        "It grows with each time until something gets through, half an hour at most; and it fails nothing",
        arguments: [nil, Duration.seconds(1)])
    func unasked(after: Duration?) async throws {
        try await withLedger { fixture in
            try await withoutOwnLimits(fixture)
            let subjects = try await fixture.enqueue(20)
            var silences: [Duration] = []
            for _ in 0..<10 {
                _ = try await call(fixture, slowDown(after: after))
                #expect(try await fixture.plan().isEmpty)
                let next = try #require(try await fixture.readyAt("facebook"))
                silences.append(next - fixture.clock.now)
                fixture.clock.set(next)
            }
            let growing =
                after == nil ? [60, 120, 240, 480, 960, 1800] : [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1800]
            let expected = growing + Array(repeating: 1800, count: 10 - growing.count)
            #expect(silences == expected.map { .seconds($0) })
            for subject in subjects { #expect(try await fixture.status(subject) == "queued") }
            _ = try await call(fixture, .succeeded(externalID: nil, outcome: nil))
            _ = try await call(fixture, slowDown())
            #expect(try await fixture.plan().isEmpty)
            #expect(try await fixture.readyAt("facebook") == fixture.clock.now.adding(.seconds(60)))
        }
    }

    /// It may be this one person whom the network guards: the others must not wait behind.
    @Test func whatIsRefusedAgainLetsTheNextGoFirst() async throws {
        try await withLedger { fixture in
            try await withoutOwnLimits(fixture)
            let subjects = try await fixture.enqueue(3)
            #expect(try await call(fixture, slowDown()) == subjects[0])
            fixture.clock.advance(.seconds(60))
            #expect(try await call(fixture, slowDown()) == subjects[0], "the first time it keeps its place")
            fixture.clock.advance(.seconds(120))
            for subject in subjects[1...] {
                #expect(try await call(fixture, .succeeded(externalID: nil, outcome: nil)) == subject)
            }
            #expect(try await fixture.plan().isEmpty)
            fixture.clock.advance(.seconds(60))
            #expect(try await call(fixture, slowDown()) == subjects[0])
        }
    }

    /// Calls under way together are told one after the other: that is one "slow down", and one pause to end.
    @Test func manyAtOnceAreOnePause() async throws {
        try await withLedger { fixture in
            try await withoutOwnLimits(fixture)
            try await fixture.enqueue(4)
            let intents = try await fixture.plan()
            for intent in intents { #expect(try await fixture.ledger.calling(intent)) }
            for intent in intents {
                fixture.clock.advance(.milliseconds(5))
                try await fixture.ledger.conclude(intent, slowDown())
            }
            let database = fixture.scratch.database
            let row = try await database.first(
                "SELECT slowdowns_in_row, (SELECT count(*) FROM platform.pauses) FROM platform.accounts WHERE platform = 'facebook'"
            )
            #expect(try row?[0] as Int32? == 1 && row?[1] as Int64? == 1)
        }
    }

    /// A person who ends the pause means the message that was refused as well.
    @Test func whoEndsThePauseIsObeyedAtOnce() async throws {
        try await withLedger { fixture in
            try await withoutOwnLimits(fixture)
            let subject = try await fixture.enqueue()[0]
            fixture.clock.set(.now())
            _ = try await call(fixture, slowDown(after: .seconds(86_400)))
            let database = fixture.scratch.database
            let pause = try #require(try await database.withConnection { try await Pauses.open(on: $0) }.first)
            #expect(try await database.transaction { try await Pauses.end(pause.id, by: "me", on: $0) })
            fixture.clock.set(.now())
            #expect(try await call(fixture, .succeeded(externalID: nil, outcome: nil)) == subject)
        }
    }

    /// What is over is not looked at by every later call.
    @Test func pausesWhoseTimeIsOverAreClosed() async throws {
        try await withLedger { fixture in
            try await withoutOwnLimits(fixture)
            try await fixture.enqueue()
            _ = try await call(fixture, slowDown(after: .seconds(30)))
            func isOpen() async throws -> Bool? {
                try await fixture.scratch.database.first("SELECT ended_at IS NULL FROM platform.pauses")?[0]
            }
            _ = try await fixture.ledger.sweep()
            #expect(try await isOpen() == true)
            fixture.clock.advance(.seconds(30))
            _ = try await fixture.ledger.sweep()
            #expect(try await isOpen() == false)
        }
    }

    /// Three tries failed: the network's silence is no fourth, and its length is not lost.
    @Test func afterThreeFailuresItIsStillKept() async throws {
        try await withLedger { fixture in
            try await withoutOwnLimits(fixture)
            let subject = try await fixture.enqueue()[0]
            for outcome in [TryConclusion.temporary(), .temporary(), .temporary(), slowDown(after: .seconds(7200))] {
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
