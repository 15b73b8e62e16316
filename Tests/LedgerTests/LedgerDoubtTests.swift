import Actions
import Database
import FoundationEssentials
import TestKit
import Testing
import Timekeeping

/// What may have happened: leases that end, late news, keys and lookups.
@Suite struct LedgerDoubtTests {
    @Test func aProcessThatDiesBeforeCallingCostsNothing() async throws {
        try await withLedger { fixture in
            let subject = try await fixture.enqueue(guarantee: .none)[0]
            let intent = try #require(try await fixture.plan().first)
            fixture.clock.advance(.seconds(31))
            #expect(try await fixture.ledger.sweep())
            #expect(try await fixture.status(subject) == "queued")
            #expect(try await !fixture.ledger.calling(intent), "whoever wakes up late must not call")
            try await fixture.ledger.conclude(intent, .succeeded(externalID: "ghost", outcome: nil))
            #expect(try await fixture.status(subject) == "queued", "late news of a try that never called is ignored")
            let again = try #require(try await fixture.plan().first)
            #expect(again.action.failures == 0 && again.action.attempts == 2)
            let used: Int32 = try #require(
                try await fixture.scratch.database.first(
                    "SELECT day_used FROM platform.limits WHERE platform = 'facebook' AND account_id IS NOT NULL")?[0])
            #expect(used == 1, "the first try was given back")
        }
    }

    @Test func aProcessThatDiesWhileCallingLeavesADoubt() async throws {
        try await withLedger { fixture in
            let subject = try await fixture.enqueue(guarantee: .none)[0]
            let intent = try #require(try await fixture.plan().first)
            #expect(try await fixture.ledger.calling(intent))
            fixture.clock.advance(.seconds(31))
            #expect(try await fixture.ledger.sweep())
            #expect(try await fixture.status(subject) == "unknown")
            #expect(fixture.product.last?.kind == .unknown(needsPerson: true))
            fixture.clock.advance(.seconds(100_000))
            #expect(try await fixture.plan().isEmpty, "never by itself")
            #expect(try await fixture.ledger.claimDoubtful().isEmpty, "never by itself")
            let waiting = try await fixture.scratch.database.withConnection {
                try await Holds.of(product: "test", subjects: [subject], on: $0)
            }
            #expect(waiting[subject]?.heldBy == .person)
            try await fixture.ledger.conclude(intent, .succeeded(externalID: "m_9", outcome: nil))
            #expect(try await fixture.status(subject) == "succeeded", "late news that settles a doubt is welcome")
        }
    }

    @Test("A key is repeated while the network remembers it, then a person decides")
    func keys() async throws {
        try await withLedger { fixture in
            let subject = try await fixture.enqueue(guarantee: .key, keyWindow: .seconds(3600))[0]
            let first = try #require(try await fixture.plan().first)
            #expect(try await fixture.ledger.calling(first))
            try await fixture.ledger.conclude(first, .doubt)
            #expect(try await fixture.status(subject) == "unknown")
            fixture.clock.advance(.seconds(10))
            #expect(try await fixture.ledger.claimDoubtful().isEmpty)
            #expect(try await fixture.status(subject) == "queued")
            let second = try #require(try await fixture.plan().first)
            #expect(second.action.id == first.action.id, "the key of both tries")
            #expect(try await fixture.ledger.calling(second))
            try await fixture.ledger.conclude(second, .doubt)
            fixture.clock.advance(.seconds(3600))
            _ = try await fixture.ledger.claimDoubtful()
            #expect(try await fixture.status(subject) == "unknown")
            #expect(fixture.product.last?.kind == .unknown(needsPerson: true))
        }
    }

    @Test("A lookup comes after the settle time; found ends it, a firm no sends again, silence waits for a person")
    func lookups() async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
            let subjects = try await fixture.enqueue(3, guarantee: .lookup, settle: .seconds(10))
            for intent in try await fixture.plan() {
                #expect(try await fixture.ledger.calling(intent))
                try await fixture.ledger.conclude(intent, .doubt)
            }
            fixture.clock.advance(.milliseconds(9_999))
            #expect(try await fixture.ledger.claimDoubtful().isEmpty)
            fixture.clock.advance(.milliseconds(1))
            let lookups = try await fixture.ledger.claimDoubtful()
            #expect(lookups.count == 3)
            let bySubject = Dictionary(uniqueKeysWithValues: lookups.map { ($0.action.subjectID, $0) })
            try await fixture.ledger.conclude(bySubject[subjects[0]]!, .found(externalID: "m_1"))
            try await fixture.ledger.conclude(bySubject[subjects[1]]!, .absent)
            #expect(try await fixture.status(subjects[0]) == "succeeded")
            #expect(try await fixture.status(subjects[1]) == "queued")
            var asked = bySubject[subjects[2]]
            var times = 0
            while let lookup = asked {
                times += 1
                try await fixture.ledger.conclude(lookup, .unclear(code: "TEMPORARY", reason: "cannot ask"))
                fixture.clock.advance(.seconds(3600))
                asked = try await fixture.ledger.claimDoubtful().first
            }
            #expect(times == DoubtRule.mostLookups)
            #expect(fixture.product.last?.kind == .unknown(needsPerson: true))
            let again = try #require(try await fixture.plan().first)
            #expect(again.action.subjectID == subjects[1])
        }
    }

    @Test("Where the conversation went on, a quarantine's doubt is for a person, and any other is settled as before")
    func theConversationWentOn() async throws {
        try await withLedger { fixture in
            let subjects = try await fixture.enqueue(2, guarantee: .lookup)
            try await fixture.scratch.database.execute(
                """
                UPDATE platform.actions SET status = 'unknown', in_doubt = true, first_call_at = now(),
                    restored = CASE WHEN subject_id = \(subjects[0]) THEN gen_random_uuid() END
                """)
            fixture.clock.advance(.seconds(60))
            for lookup in try await fixture.ledger.claimDoubtful() {
                try await fixture.ledger.conclude(lookup, .wentOn)
            }
            #expect(try await fixture.status(subjects[0]) == "unknown")
            let isHeld: Bool? = try await fixture.scratch.database.first(
                "SELECT needs_person FROM platform.actions WHERE subject_id = \(subjects[0])")?[0]
            #expect(isHeld == true)
            #expect(try await fixture.status(subjects[1]) == "queued")
        }
    }

    @Test func aLookupThatDiesIsAskedAgain() async throws {
        try await withLedger { fixture in
            let subject = try await fixture.enqueue(guarantee: .lookup)[0]
            let intent = try #require(try await fixture.plan().first)
            #expect(try await fixture.ledger.calling(intent))
            try await fixture.ledger.conclude(intent, .doubt)
            fixture.clock.advance(.seconds(10))
            let lost = try #require(try await fixture.ledger.claimDoubtful().first)
            fixture.clock.advance(.seconds(31))
            #expect(try await fixture.ledger.sweep())
            #expect(try await fixture.status(subject) == "unknown")
            let open = try await fixture.scratch.database.first(
                "SELECT 1 FROM platform.action_attempts WHERE ended_at IS NULL")
            #expect(open == nil, "no question is shown as under way for ever")
            let next = try #require(try await fixture.ledger.claimDoubtful().first)
            try await fixture.ledger.conclude(lost, .absent)
            #expect(try await fixture.status(subject) == "reconciling", "the dead one's answer no longer counts")
            try await fixture.ledger.conclude(next, .found(externalID: "m_2"))
            #expect(try await fixture.status(subject) == "succeeded")
        }
    }

    @Test func aStoppedProcessHandsBackWhatItHasNotStarted() async throws {
        try await withLedger { fixture in
            let subject = try await fixture.enqueue()[0]
            let intent = try #require(try await fixture.plan().first)
            try await fixture.ledger.release(intent)
            #expect(try await fixture.status(subject) == "queued")
            #expect(try await fixture.plan().first?.action.failures == 0)
        }
    }

    /// A repeated key whose window ends while a pause holds it is not sent: the network would take it for a new message.
    @Test func aForgottenKeyIsNotRepeated() async throws {
        try await withLedger { fixture in
            let subject = try await fixture.enqueue(guarantee: .key, keyWindow: .seconds(3600))[0]
            let first = try #require(try await fixture.plan().first)
            #expect(try await fixture.ledger.calling(first))
            try await fixture.ledger.conclude(first, .doubt)
            fixture.clock.advance(.seconds(10))
            _ = try await fixture.ledger.claimDoubtful()
            #expect(try await fixture.status(subject) == "queued")
            fixture.clock.advance(.seconds(3600))
            #expect(try await fixture.plan().isEmpty)
            #expect(try await fixture.status(subject) == "unknown")
            #expect(fixture.product.last?.kind == .unknown(needsPerson: true))
        }
    }

    /// A pause without an end keeps the planner away; the network forgets all the same.
    @Test func aKeyIsForgottenWhileItsAccountIsPaused() async throws {
        try await withLedger { fixture in
            let subject = try await fixture.inDoubt()
            let pause = try await fixture.scratch.database.transaction {
                try await Pauses.begin(reason: "holiday", by: "me", on: $0)
            }
            #expect(try await fixture.plan().isEmpty)
            fixture.clock.advance(.seconds(3500))
            _ = try await fixture.ledger.claimDoubtful()
            #expect(try await fixture.status(subject) == "queued", "it is still remembered")
            fixture.clock.advance(.seconds(100))
            #expect(try await fixture.plan().isEmpty)
            _ = try await fixture.ledger.claimDoubtful()
            #expect(try await fixture.status(subject) == "unknown")
            #expect(fixture.product.last?.kind == .unknown(needsPerson: true))
            #expect(pause.endedAt == nil)
        }
    }

    @Test("What an earlier call left open stays open", arguments: [0, 1, 2]) func doubtsStay(scene: Int) async throws {
        try await withLedger { fixture in
            let hash = [UInt8](repeating: 9, count: 32)
            let subject = try await fixture.enqueue(guarantee: .key, keyWindow: .seconds(86_400), hashes: [hash])[0]
            let first = try #require(try await fixture.plan().first)
            #expect(try await fixture.ledger.calling(first))
            try await fixture.ledger.conclude(first, .doubt)
            fixture.clock.advance(.seconds(60))
            _ = try await fixture.ledger.claimDoubtful()
            switch scene {
            case 0:
                // The repeat is refused for good; the first may have arrived all the same.
                let second = try #require(try await fixture.plan().first)
                #expect(try await fixture.ledger.calling(second))
                let failure = TryConclusion.Failure(code: "CONTENT_REFUSED", reason: "no", cure: .none)
                try await fixture.ledger.conclude(second, .failed(failure))
            case 1:
                let cancelled = try await fixture.scratch.database.transaction { connection in
                    try await fixture.ledger.cancel(
                        product: "test", subjects: [subject], reason: "changed", on: connection)
                }
                #expect(cancelled.isEmpty, "nobody may say that it was never sent")
                return
            default:
                try await fixture.suppress(hash)
                #expect(try await fixture.plan().isEmpty)
            }
            #expect(try await fixture.status(subject) == "unknown")
            #expect(fixture.product.last?.kind == .unknown(needsPerson: true))
            #expect(try await fixture.ledger.resolve(product: "test", subject: subject, .notSent, by: "Ada"))
            #expect(try await fixture.status(subject) == "failed")
        }
    }

    @Test func ourOwnTroubleCostsNoTry() async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
            let subject = try await fixture.enqueue()[0]
            for pause in [10, 20, 40, 80, 160, 300, 300] {
                let intent = try #require(try await fixture.plan().first)
                let failure = TryConclusion.Failure(
                    code: "ADAPTER_MISSING", reason: "not there", cure: .retry(after: .seconds(10)), isOurs: true)
                try await fixture.ledger.conclude(intent, .failed(failure))
                #expect(try await fixture.status(subject) == "queued")
                #expect(fixture.product.last?.isTry == false, "it is no news of the message")
                fixture.clock.advance(.seconds(pause) - .microseconds(1))
                #expect(try await fixture.plan().isEmpty)
                fixture.clock.advance(.microseconds(1))
            }
            let used: Int32 = try #require(
                try await fixture.scratch.database.first(
                    "SELECT day_used FROM platform.limits WHERE platform = 'facebook' AND account_id IS NOT NULL")?[0])
            #expect(used == 0)
            #expect(try await fixture.plan().first?.action.failures == 0)
        }
    }
}
