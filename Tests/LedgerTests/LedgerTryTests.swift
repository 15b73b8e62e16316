import Actions
import Database
import EventLoop
import FoundationEssentials
import Synchronization
import TestKit
import Testing
import Timekeeping

/// Tries, retries and what follows, on exact times.
@Suite struct LedgerTryTests {
    @Test func theIntentCommitsBeforeTheCallAndTheOutcomeAfterIt() async throws {
        try await withLedger { fixture in
            let subject = try await fixture.enqueue()[0]
            let intent = try #require(try await fixture.plan().first)
            #expect(try await fixture.status(subject) == "intent")
            #expect(fixture.product.notes.withLock { $0.intended } == [subject])
            #expect(try await fixture.plan().isEmpty, "nobody else gets it")
            #expect(try await fixture.ledger.calling(intent))
            #expect(try await fixture.status(subject) == "calling")
            try await fixture.ledger.conclude(intent, .succeeded(externalID: "m_1", outcome: #"{"a":1}"#))
            #expect(try await fixture.status(subject) == "succeeded")
            #expect(fixture.product.last?.kind == .succeeded(externalID: "m_1"))
            let row = try await fixture.scratch.database.first(
                """
                SELECT t.outcome, t.calling_at IS NOT NULL, a.external_id, a.outcome FROM platform.action_attempts t
                JOIN platform.actions a ON a.id = t.action_id
                """)
            #expect(try row?[0] as String? == "succeeded" && row?[1] == true && row?[2] == "m_1")
        }
    }

    @Test("R1.13-R1.16, R42: tries at 0, 5, 15 and 30 seconds exactly, then FAILED")
    func exactRetryTimes() async throws {
        try await withLedger { fixture in
            // Only the retries shall hold it.
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
            let start = fixture.clock.now
            let subject = try await fixture.enqueue()[0]
            var times: [Duration] = []
            for _ in 0..<4 {
                let intent = try #require(try await fixture.plan().first)
                times.append(fixture.clock.now - start)
                #expect(try await fixture.ledger.calling(intent))
                try await fixture.ledger.conclude(intent, .temporary())
                guard let next = try await fixture.readyAt("facebook") else { break }
                fixture.clock.set(next.adding(.microseconds(-1)))
                #expect(try await fixture.plan().isEmpty, "not a microsecond early")
                fixture.clock.set(next)
            }
            #expect(times == [.zero, .seconds(5), .seconds(15), .seconds(30)])
            #expect(try await fixture.status(subject) == "failed")
            #expect(fixture.product.last?.kind == .failed && fixture.product.last?.code == "TEMPORARY")
        }
    }

    @Test func aLongerRetryAfterWins() async throws {
        try await withLedger { fixture in
            let start = fixture.clock.now
            try await fixture.enqueue()
            let intent = try #require(try await fixture.plan().first)
            #expect(try await fixture.ledger.calling(intent))
            try await fixture.ledger.conclude(intent, .temporary(retryAfter: .seconds(40)))
            #expect(try await fixture.readyAt("facebook") == start.adding(.seconds(40)))
        }
    }

    @Test func aRefusalThatNothingCuresFailsAtOnce() async throws {
        try await withLedger { fixture in
            let subject = try await fixture.enqueue()[0]
            let intent = try #require(try await fixture.plan().first)
            let failure = TryConclusion.Failure(code: "RECIPIENT_UNREACHABLE", reason: "gone", cure: .none)
            try await fixture.ledger.conclude(intent, .failed(failure))
            #expect(try await fixture.status(subject) == "failed")
        }
    }

    @Test func aRefusedTokenStopsTheAccountAndCostsNoTry() async throws {
        try await withLedger { fixture in
            let subject = try await fixture.enqueue()[0]
            let intent = try #require(try await fixture.plan().first)
            let failure = TryConclusion.Failure(code: "INVALID_CREDENTIALS", reason: "expired", cure: .pauseAccount)
            try await fixture.ledger.conclude(intent, .failed(failure))
            #expect(try await fixture.status(subject) == "queued")
            fixture.clock.advance(.seconds(3600))
            #expect(try await fixture.plan().isEmpty)
            let database = fixture.scratch.database
            let pauses = try await database.withConnection { try await Pauses.open(on: $0) }
            #expect(pauses.count == 1 && pauses[0].code == "INVALID_CREDENTIALS" && pauses[0].createdBy == "ledger")
            let waiting = try await database.withConnection {
                try await Holds.of(product: "test", subjects: [subject], on: $0)
            }
            let hold = try #require(waiting[subject])
            #expect(hold.heldBy == .paused && hold.until == nil && hold.reason == "expired")
            let ended = try await database.transaction { try await Pauses.end(pauses[0].id, by: "me", on: $0) }
            #expect(ended)
            try await database.execute("UPDATE platform.queues SET ready_at = \(fixture.clock.now)")
            #expect(try await fixture.plan().first?.action.failures == 0)
        }
    }

    @Test func fiveFailuresInARowThatSpeakAgainstTheAccountStopIt() async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
            try await fixture.enqueue(7)
            let failure = TryConclusion.Failure(
                code: "UI_CHANGED", reason: "the page is another", cure: .none, speaksAgainstAccount: true)
            var made = 0
            while let intent = try await fixture.plan(1).first {
                made += 1
                try await fixture.ledger.conclude(intent, .failed(failure))
            }
            #expect(made == 5)
        }
    }

    @Test func oneLiveActionPerSubject() async throws {
        try await withLedger { fixture in
            let account = try await fixture.account("facebook")
            let subject = UUID()
            let action = { @Sendable in
                NewAction(
                    product: "test", subjectID: subject, account: account, operation: "message", guarantee: .none,
                    input: "{}", bodySHA256: [1], recipientHashes: [], createdBy: "test")
            }
            let counts = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        try await fixture.scratch.loop.following {
                            try await fixture.scratch.database.transaction { connection in
                                try await Ledger.enqueue([action()], on: connection).count
                            }
                        }
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(counts == 1)
        }
    }

    @Test func whatIsUnderWayIsNotCancelledAndWhatWaitsIs() async throws {
        try await withLedger { fixture in
            let subjects = try await fixture.enqueue(2)
            let intent = try #require(try await fixture.plan(1).first)
            let cancelled = try await fixture.scratch.database.transaction { connection in
                try await fixture.ledger.cancel(product: "test", subjects: subjects, reason: "changed", on: connection)
            }
            #expect(cancelled == Set(subjects).subtracting([intent.action.subjectID]))
            fixture.clock.advance(.seconds(3600))
            #expect(try await fixture.plan().isEmpty)
        }
    }

    @Test func aNoBetweenQueueAndIntentStopsIt() async throws {
        try await withLedger { fixture in
            let hash = [UInt8](repeating: 9, count: 32)
            let subject = try await fixture.enqueue(hashes: [[1], hash])[0]
            try await fixture.suppress(hash)
            #expect(try await fixture.plan().isEmpty)
            #expect(try await fixture.status(subject) == "cancelled")
            #expect(fixture.product.last?.kind == .refused && fixture.product.last?.code == "SUPPRESSED")
        }
    }

    @Test func theProductHasTheLastWord() async throws {
        try await withLedger { fixture in
            let subjects = try await fixture.enqueue(2)
            fixture.product.notes.withLock { $0.unwanted = [subjects[0]: "the person was closed"] }
            #expect(try await fixture.plan().map(\.action.subjectID) == [subjects[1]])
            #expect(try await fixture.status(subjects[0]) == "cancelled")
            #expect(fixture.product.notes.withLock { $0.concluded.first?.reason } == "the person was closed")
        }
    }
}
