import Actions
import Database
import FoundationEssentials
import JSON
import Synchronization
import TestKit
import Testing
import Timekeeping

/// Several products in one ledger, and processes that know only some of them.
@Suite struct LedgerProductsTests {
    /// An action of another product than the fixture's.
    private func enqueue(
        _ fixture: LedgerFixture, product: String = "other", subject: UUID = UUID(), operation: String = "message",
        guarantee: Guarantee = .none, notBefore: Timestamp? = nil
    ) async throws -> UUID {
        let account = try await fixture.account("facebook")
        let action = NewAction(
            product: product, subjectID: subject, account: account, operation: operation, guarantee: guarantee,
            input: "{}", bodySHA256: [1], recipientHashes: [], createdBy: "test", notBefore: notBefore)
        let accepted = try await fixture.scratch.database.transaction { connection in
            try await Ledger.enqueue([action], on: connection)
        }
        #expect(accepted == [subject])
        try await fixture.scratch.database.execute(
            "UPDATE platform.actions SET not_before = \(notBefore ?? fixture.clock.now) WHERE subject_id = \(subject)")
        try await fixture.look()
        return subject
    }

    private func another(_ fixture: LedgerFixture, _ name: String = "other") -> (Ledger, NotingProduct) {
        let product = NotingProduct(name)
        return (LedgerFixture.another(fixture.scratch, product, fixture.clock), product)
    }

    private func held(_ fixture: LedgerFixture, _ product: String, _ subject: UUID) async throws -> Hold? {
        try await fixture.scratch.database.withConnection {
            try await Holds.of(product: product, subjects: [subject], on: $0)[subject]
        }
    }

    @Test("A process plans, sweeps and asks about its own products' actions, and tells them the end")
    func onlyWhatIsKnown() async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute("UPDATE platform.limits SET spacing_ms = NULL")
            let (other, product) = another(fixture)
            let subject = try await enqueue(fixture, guarantee: .lookup)
            #expect(try await fixture.plan().isEmpty)
            #expect(try await fixture.ledger.nextReady() == nil)
            let intent = try #require(try await other.plan(most: 10).first)
            #expect(try await other.calling(intent))
            fixture.clock.advance(.seconds(31))
            #expect(try await !fixture.ledger.sweep(), "nobody here could tell its product")
            #expect(try await fixture.status(subject) == "calling")
            #expect(try await other.sweep())
            #expect(product.last?.kind == .unknown(needsPerson: false))
            fixture.clock.advance(.seconds(3600))
            #expect(try await fixture.ledger.claimDoubtful().isEmpty)
            #expect(try await other.claimDoubtful().count == 1)
        }
    }

    @Test func anOperationThatItsProductDoesNotNameIsLeftAlone() async throws {
        try await withLedger { fixture in
            _ = try await enqueue(fixture, product: "test", operation: "dance")
            #expect(try await fixture.plan().isEmpty)
        }
    }

    @Test func whatNoProcessKnowsSaysSo() async throws {
        try await withLedger { fixture in
            fixture.clock.set(.now())
            let subject = try await enqueue(fixture)
            #expect(try await held(fixture, "other", subject)?.heldBy != .product, "nobody works: nobody can know")
            try await fixture.ledger.announce()
            let waiting = try #require(try await held(fixture, "other", subject))
            #expect(waiting.heldBy == .product && waiting.until == nil)
            #expect(waiting.reason == "No process that runs knows the product of this: other (message).")
            let entries = try await ActionRecord.listing.items(in: fixture.scratch.database)
            #expect(entries.map { $0["held_by"] } == ["product"])
            let (other, _) = another(fixture)
            try await other.announce()
            #expect(try await held(fixture, "other", subject)?.heldBy == .earlier)
            try await other.leave()
            #expect(try await held(fixture, "other", subject)?.heldBy == .product)
            // A sign of life from a clock that was an hour ahead counts no longer than its own rule says.
            fixture.clock.advance(.seconds(1800))
            try await other.announce()
            #expect(try await held(fixture, "other", subject)?.heldBy == .product)
        }
    }

    /// Every product is switched off: what they have in line says so too.
    @Test func whoKnowsNoProductIsThereAllTheSame() async throws {
        try await withLedger { fixture in
            fixture.clock.set(.now())
            let subject = try await enqueue(fixture)
            let idle = LedgerFixture.another(fixture.scratch, [NotingProduct](), fixture.clock)
            try await idle.announce()
            #expect(try await held(fixture, "other", subject)?.heldBy == .product)
            try await idle.leave()
            #expect(try await held(fixture, "other", subject)?.heldBy != .product)
        }
    }

    @Test("Products share an account's limits and take turns")
    func productsTakeTurns() async throws {
        try await withLedger { fixture in
            let (other, _) = another(fixture)
            for _ in 0..<3 {
                _ = try await enqueue(fixture)
                _ = try await enqueue(fixture, product: "test")
            }
            let both = LedgerFixture.another(
                fixture.scratch, [NotingProduct("other"), NotingProduct("test")], fixture.clock)
            var served: [String] = []
            while served.count < 6 {
                let intents = try await both.plan(most: 1)
                for intent in intents {
                    served.append(intent.action.product)
                    #expect(try await both.calling(intent))
                    try await both.conclude(intent, .succeeded(externalID: nil, outcome: nil))
                }
                if intents.isEmpty { fixture.clock.advance(.seconds(1)) }
            }
            #expect(Set(served.prefix(2)) == ["other", "test"], "\(served)")
            #expect(Set(served[2..<4]) == ["other", "test"], "\(served)")
            #expect(try await other.plan(most: 10).isEmpty)
        }
    }

    @Test func oneLiveActionPerSubjectAndOperation() async throws {
        try await withLedger { fixture in
            let subject = UUID()
            _ = try await enqueue(fixture, product: "test", subject: subject)
            _ = try await enqueue(fixture, product: "test", subject: subject, operation: "inmail")
            let account = try await fixture.account("facebook")
            let again = NewAction(
                product: "test", subjectID: subject, account: account, operation: "inmail", guarantee: .none,
                input: "{}", bodySHA256: [1], recipientHashes: [], createdBy: "test")
            let accepted = try await fixture.scratch.database.transaction { try await Ledger.enqueue([again], on: $0) }
            #expect(accepted.isEmpty)
        }
    }

    /// Processes of 338be0e name the old table and its key.
    @Test func anOldProcessPutsInLineAndPlansNothing() async throws {
        try await withLedger { fixture in
            let database = fixture.scratch.database
            let subject = try await enqueue(fixture, product: "test")
            try await database.execute("DELETE FROM platform.queues")
            let account = try await fixture.account("facebook")
            for _ in 0..<2 {
                try await database.execute(
                    """
                    INSERT INTO platform.action_queues AS q (account_id, operation, platform, ready_at)
                    VALUES (\(account.id), 'message', 'facebook', \(fixture.clock.now))
                    ON CONFLICT (account_id, operation) DO UPDATE SET ready_at = least(q.ready_at, EXCLUDED.ready_at)
                    """)
            }
            #expect(try await database.first("SELECT 1 FROM platform.action_queues") == nil, "it finds nothing due")
            #expect(try await fixture.plan().map(\.action.subjectID) == [subject], "this release does")
        }
    }

    @Test func notBeforeItsMoment() async throws {
        try await withLedger { fixture in
            fixture.clock.set(.now())
            let start = fixture.clock.now.adding(.seconds(7200))
            let subject = try await enqueue(fixture, product: "test", notBefore: start)
            try await fixture.scratch.database.execute("UPDATE platform.queues SET ready_at = \(fixture.clock.now)")
            #expect(try await fixture.plan().isEmpty)
            #expect(try await fixture.readyAt("facebook") == start)
            #expect(try await held(fixture, "test", subject) == Hold(heldBy: .scheduled, until: start, reason: nil))
            fixture.clock.set(start.adding(.microseconds(-1)))
            #expect(try await fixture.plan().isEmpty)
            fixture.clock.set(start)
            #expect(try await fixture.plan().map(\.action.subjectID) == [subject])
        }
    }

    @Test(
        "A product's word postpones, says why, holds nobody else, and is asked again at its end",
        arguments: [HeldBy.window, .ramp, .budget, .approval, .guard, .company, .lock, .browser])
    func postponed(by word: HeldBy) async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
            fixture.clock.set(.now())
            // More than one look takes: those behind them must come all the same.
            let early = try await fixture.enqueue(20)
            let last = try await fixture.enqueue()[0]
            let until = fixture.clock.now.adding(.seconds(600))
            fixture.product.notes.withLock { notes in
                for subject in early { notes.later[subject] = Postponement(word, until: until, reason: "not yet") }
            }
            var planned: [UUID] = []
            for _ in 0..<4 { planned += try await fixture.plan().map(\.action.subjectID) }
            #expect(planned == [last])
            #expect(try await fixture.readyAt("facebook") == until)
            #expect(try await held(fixture, "test", early[0]) == Hold(heldBy: word, until: until, reason: "not yet"))
            fixture.product.notes.withLock { $0.later = [:] }
            fixture.clock.set(until)
            #expect(try await fixture.plan(3).map(\.action.subjectID) == Array(early.prefix(3)))
        }
    }

    @Test func aMomentThatIsOverIsNoReasonToAskForEver() async throws {
        try await withLedger { fixture in
            let subject = try await fixture.enqueue()[0]
            fixture.product.notes.withLock {
                $0.later[subject] = Postponement(.lock, until: fixture.clock.now.adding(.seconds(-60)))
            }
            #expect(try await fixture.plan().isEmpty)
            #expect(try await fixture.readyAt("facebook") == fixture.clock.now.adding(.seconds(1)))
        }
    }
}
