import Actions
import Database
import FoundationEssentials
import TestKit
import Testing
import Timekeeping

/// What people decide about what may have happened, and what comes after their word.
@Suite struct LedgerPeopleTests {
    /// The history has a lookup of before the person's word already: the new one gets the next number.
    @Test func whatAPersonSendsAgainCanBeLookedUpAgain() async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
            let subject = try await fixture.enqueue(guarantee: .lookup)[0]
            for round in 1...3 {
                let intent = try #require(try await fixture.plan().first)
                #expect(try await fixture.ledger.calling(intent))
                try await fixture.ledger.conclude(intent, .doubt)
                fixture.clock.advance(.seconds(10))
                let lookup = try #require(try await fixture.ledger.claimDoubtful().first, "round \(round)")
                try await fixture.ledger.conclude(lookup, .unclear(code: "TEMPORARY", reason: "cannot ask"))
                #expect(try await fixture.ledger.resolve(product: "test", subject: subject, .resend, by: "Ada"))
            }
            let noted = try await fixture.scratch.database.first(
                """
                SELECT array_agg(number ORDER BY number)::text FROM platform.action_attempts
                WHERE kind = 'lookup' AND outcome = 'unclear'
                """)
            #expect(try noted?[0] == "{1,2,3}")
        }
    }

    @Test("A person settles it", arguments: PersonsWord.allCases) func people(word: PersonsWord) async throws {
        try await withLedger { fixture in
            let subject = try await fixture.enqueue()[0]
            let intent = try #require(try await fixture.plan().first)
            #expect(try await fixture.ledger.calling(intent))
            try await fixture.ledger.conclude(intent, .doubt)
            let resolve = { @Sendable in
                try await fixture.ledger.resolve(product: "test", subject: subject, word, by: "Ada")
            }
            #expect(try await resolve())
            let expected: [PersonsWord: String] = [.sent: "succeeded", .notSent: "failed", .resend: "queued"]
            #expect(try await fixture.status(subject) == expected[word])
            #expect(try await !resolve(), "once")
            #expect(fixture.product.last?.reason?.contains("Ada") == true)
        }
    }

    @Test("News that it arrived takes it out of line again", arguments: [Guarantee.key, .none])
    func lateNews(guarantee: Guarantee) async throws {
        try await withLedger { fixture in
            let subject = try await fixture.enqueue(guarantee: guarantee, keyWindow: .seconds(3600))[0]
            let slow = try #require(try await fixture.plan().first)
            #expect(try await fixture.ledger.calling(slow))
            fixture.clock.advance(.seconds(31))
            #expect(try await fixture.ledger.sweep())
            if guarantee == .key {
                fixture.clock.advance(.seconds(10))
                _ = try await fixture.ledger.claimDoubtful()
            } else {
                #expect(try await fixture.ledger.resolve(product: "test", subject: subject, .resend, by: "Ada"))
            }
            #expect(try await fixture.status(subject) == "queued")
            try await fixture.ledger.conclude(slow, .temporary())
            #expect(try await fixture.status(subject) == "queued", "other news is too late")
            try await fixture.ledger.conclude(slow, .succeeded(externalID: "m_9", outcome: nil))
            #expect(try await fixture.status(subject) == "succeeded")
            #expect(fixture.product.last?.kind == .succeeded(externalID: "m_9"))
            fixture.clock.advance(.seconds(3600))
            #expect(try await fixture.plan().isEmpty, "it is not sent twice")
        }
    }

    /// Too late for whoever went on from there, but not to be known.
    @Test func lateNewsOfWhatWasGivenUpIsWrittenDown() async throws {
        try await withLedger { fixture in
            let subject = try await fixture.enqueue()[0]
            let slow = try #require(try await fixture.plan().first)
            #expect(try await fixture.ledger.calling(slow))
            fixture.clock.advance(.seconds(31))
            #expect(try await fixture.ledger.sweep())
            #expect(try await fixture.ledger.resolve(product: "test", subject: subject, .notSent, by: "Ada"))
            #expect(try await fixture.ledger.conclude(slow, .temporary()), "no news")
            #expect(try await !fixture.ledger.conclude(slow, .succeeded(externalID: "m_9", outcome: nil)))
            #expect(try await fixture.status(subject) == "succeeded")
            let row = try await fixture.scratch.database.first(
                "SELECT outcome FROM platform.action_attempts WHERE kind = 'try'")
            #expect(try row?[0] as String? == "succeeded")
        }
    }

    @Test func sendAgainHasAllItsTriesAnew() async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
            let subject = try await fixture.enqueue()[0]
            for outcome in [TryConclusion.temporary(), .temporary(), .temporary(), .doubt] {
                let intent = try #require(try await fixture.plan().first)
                #expect(try await fixture.ledger.calling(intent))
                try await fixture.ledger.conclude(intent, outcome)
                fixture.clock.advance(.seconds(15))
            }
            #expect(try await fixture.ledger.resolve(product: "test", subject: subject, .resend, by: "Ada"))
            #expect(try await fixture.status(subject) == "queued")
            #expect(try await fixture.plan().first?.action.failures == 0)
        }
    }

    @Test("A key in line can be settled by a person", arguments: PersonsWord.allCases)
    func peopleOnKeysInLine(word: PersonsWord) async throws {
        try await withLedger { fixture in
            let subject = try await fixture.inDoubt()
            let resolve = { @Sendable in
                try await fixture.ledger.resolve(product: "test", subject: subject, word, by: "Ada")
            }
            let isInDoubt = { @Sendable in
                try await fixture.scratch.database.withConnection {
                    try await Ledger.isInLineInDoubt(product: "test", subject: subject, on: $0)
                }
            }
            #expect(try await isInDoubt())
            #expect(try await resolve())
            #expect(try await !isInDoubt())
            let expected: [PersonsWord: String] = [.sent: "succeeded", .notSent: "failed", .resend: "queued"]
            #expect(try await fixture.status(subject) == expected[word])
            #expect(try await !resolve(), "once: there is no doubt any more")
            #expect(try await fixture.plan().count == (word == .resend ? 1 : 0))
        }
    }
}
