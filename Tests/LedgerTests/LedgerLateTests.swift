import Actions
import Database
import FoundationEssentials
import JSON
import TestKit
import Testing
import Timekeeping

/// "Sent", after the matter was settled; and tries that only a lookup can count.
@Suite struct LedgerLateTests {
    @Test("R1.13: four calls whose answers were lost, each looked up, then FAILED and for nobody to decide")
    func lookupsCountAsTries() async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
            let subject = try await fixture.enqueue(guarantee: .lookup, settle: .seconds(10))[0]
            var (calls, lookups) = (0, 0)
            var times: [Duration] = []
            let start = fixture.clock.now
            for _ in 0..<200 where try await ["queued", "unknown"].contains(fixture.status(subject)) {
                if let intent = try await fixture.plan().first {
                    calls += 1
                    times.append(fixture.clock.now - start)
                    #expect(try await fixture.ledger.calling(intent))
                    try await fixture.ledger.conclude(intent, .doubt)
                }
                fixture.clock.advance(.seconds(1))
                for lookup in try await fixture.ledger.claimDoubtful() {
                    lookups += 1
                    try await fixture.ledger.conclude(lookup, .absent)
                }
            }
            #expect(calls == 4 && lookups == 4)
            #expect(try await fixture.status(subject) == "failed")
            #expect(fixture.product.last?.kind == .failed && fixture.product.last?.code == "NOT_ARRIVED")
            // 5 and 10 seconds are over when the network has answered; the third pause is longer.
            #expect(times == [0, 10, 20, 35].map { .seconds($0) })
        }
    }

    @Test("Failures and lost answers count together") func mixedTries() async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
            let subject = try await fixture.enqueue(guarantee: .lookup)[0]
            for outcome in [TryConclusion.temporary(), .doubt, .temporary(), .doubt] {
                let intent = try #require(try await fixture.plan().first)
                #expect(try await fixture.ledger.calling(intent))
                try await fixture.ledger.conclude(intent, outcome)
                fixture.clock.advance(.seconds(20))
                for lookup in try await fixture.ledger.claimDoubtful() {
                    try await fixture.ledger.conclude(lookup, .absent)
                }
            }
            #expect(try await fixture.status(subject) == "failed")
        }
    }

    /// A call that was given up, and settled as not sent by somebody.
    private func givenUp(_ fixture: LedgerFixture) async throws -> (UUID, Intent, at: Timestamp) {
        let subject = try await fixture.enqueue(guarantee: .none)[0]
        let intent = try #require(try await fixture.plan().first)
        #expect(try await fixture.ledger.calling(intent))
        let at = fixture.clock.now
        fixture.clock.advance(.seconds(31))
        #expect(try await fixture.ledger.sweep())
        #expect(try await fixture.ledger.resolve(product: "test", subject: subject, .notSent, by: "Ada"))
        #expect(try await fixture.status(subject) == "failed")
        return (subject, intent, at)
    }

    @Test func whatArrivedAfterItWasSettledIsTold() async throws {
        try await withLedger { fixture in
            let (subject, intent, at) = try await givenUp(fixture)
            let settled = try await fixture.ledger.conclude(intent, .succeeded(externalID: "m_1", outcome: nil))
            #expect(!settled, "somebody has to be told")
            let told = try #require(fixture.product.last)
            #expect(told.isLate && told.kind == .succeeded(externalID: "m_1") && told.code == "ARRIVED_LATE")
            #expect(told.at == at, "follow-ups count from the call")
            let entry = try #require(try await ActionRecord.listing.items(in: fixture.scratch.database).first)
            #expect(entry["status"] == "succeeded" && entry["code"] == "ARRIVED_LATE" && entry["external_id"] == "m_1")
            #expect(entry["subject_id"] == .string(subject.lowercase))
            #expect(try await fixture.ledger.conclude(intent, .succeeded(externalID: "m_1", outcome: nil)), "told once")
        }
    }

    @Test("What was put in line in its place is stopped", arguments: [false, true])
    func itsSecondActionIsStopped(isIntent: Bool) async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
            let (subject, intent, _) = try await givenUp(fixture)
            let account = try await fixture.account("facebook")
            let again = NewAction(
                product: "test", subjectID: subject, account: account, operation: "message", guarantee: .none,
                input: "{}", bodySHA256: [1], recipientHashes: [], createdBy: "test")
            let accepted = try await fixture.scratch.database.transaction { try await Ledger.enqueue([again], on: $0) }
            #expect(accepted == [subject])
            try await fixture.scratch.database.execute(
                "UPDATE platform.actions SET not_before = \(fixture.clock.now) WHERE id = \(again.id)")
            try await fixture.look()
            let second = isIntent ? try await fixture.plan().first : nil
            #expect((second != nil) == isIntent)
            #expect(try await !fixture.ledger.conclude(intent, .succeeded(externalID: "m_1", outcome: nil)))
            if let second { #expect(try await !fixture.ledger.calling(second)) }
            #expect(try await fixture.plan().isEmpty)
            let row = try await fixture.scratch.database.first(
                """
                SELECT (SELECT status FROM platform.actions WHERE id = \(again.id)),
                       (SELECT status FROM platform.actions WHERE id = \(intent.action.id)),
                       (SELECT day_used FROM platform.limits WHERE account_id = \(account.id) AND operation = 'message')
                """)
            #expect(try row?[0] == "cancelled" && row?[1] == "succeeded" && row?[2] == Int32(1))
        }
    }

    @Test("An earlier try's late news takes the action out of line") func anEarlierTry() async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
            let subject = try await fixture.enqueue(guarantee: .lookup)[0]
            let first = try #require(try await fixture.plan().first)
            #expect(try await fixture.ledger.calling(first))
            fixture.clock.advance(.seconds(31))
            #expect(try await fixture.ledger.sweep())
            fixture.clock.advance(.seconds(31))
            let lookup = try #require(try await fixture.ledger.claimDoubtful().first)
            try await fixture.ledger.conclude(lookup, .absent)
            let second = try #require(try await fixture.plan().first)
            #expect(second.action.attempts == 2)
            #expect(try await fixture.ledger.conclude(first, .succeeded(externalID: "m_1", outcome: nil)))
            #expect(try await fixture.status(subject) == "succeeded")
            #expect(try await !fixture.ledger.calling(second), "the network was wrong about the first")
        }
    }

    /// The network said that the first had not arrived, and was wrong; the second is being called when the first says "sent".
    private func calledTwice(
        _ fixture: LedgerFixture, _ guarantee: Guarantee = .lookup
    ) async throws -> (subject: UUID, first: Intent, second: Intent) {
        try await fixture.scratch.database.execute("UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
        let subject = try await fixture.enqueue(guarantee: guarantee, keyWindow: .seconds(3600))[0]
        let first = try #require(try await fixture.plan().first)
        #expect(try await fixture.ledger.calling(first))
        fixture.clock.advance(.seconds(31))
        #expect(try await fixture.ledger.sweep())
        fixture.clock.advance(.seconds(31))
        for lookup in try await fixture.ledger.claimDoubtful() { try await fixture.ledger.conclude(lookup, .absent) }
        let second = try #require(try await fixture.plan().first)
        #expect(try await fixture.ledger.calling(second))
        return (subject, first, second)
    }

    private func code(_ subject: UUID, _ fixture: LedgerFixture) async throws -> String? {
        try await fixture.scratch.database.first("SELECT code FROM platform.actions WHERE subject_id = \(subject)")?[0]
    }

    @Test(
        "An earlier try's late news while the next is called: no third, whatever becomes of the second",
        arguments: [0, 1, 2, 3])
    func lateNewsInACall(ending: Int) async throws {
        try await withLedger { fixture in
            let (subject, first, second) = try await calledTwice(fixture)
            #expect(try await !fixture.ledger.conclude(first, .succeeded(externalID: "m_1", outcome: nil)))
            switch ending {
            case 0: try await fixture.ledger.conclude(second, .temporary())
            case 1: try await fixture.ledger.conclude(second, .doubt)
            case 2: fixture.clock.advance(.seconds(31))
            default:
                #expect(try await !fixture.ledger.conclude(second, .succeeded(externalID: "m_2", outcome: nil)))
                #expect(try await code(subject, fixture) == "ARRIVED_TWICE")
            }
            _ = try await fixture.ledger.sweep()
            #expect(try await fixture.status(subject) == "succeeded")
            fixture.clock.advance(.seconds(3600))
            #expect(try await fixture.plan().isEmpty)
            #expect(try await fixture.ledger.claimDoubtful().isEmpty)
            let open = try await fixture.scratch.database.first(
                "SELECT 1 FROM platform.action_attempts WHERE ended_at IS NULL")
            #expect(open == nil, "no try is shown as under way for ever")
        }
    }

    /// The network has taken the second for the first: it knows the key.
    @Test func aRepeatedKeyDoesNotArriveTwice() async throws {
        try await withLedger { fixture in
            let (subject, first, second) = try await calledTwice(fixture, .key)
            #expect(try await fixture.ledger.conclude(second, .succeeded(externalID: "m_1", outcome: nil)))
            #expect(try await fixture.ledger.conclude(first, .succeeded(externalID: "m_1", outcome: nil)))
            #expect(try await code(subject, fixture) == nil)
        }
    }

    @Test("R1.13: a key is repeated three times, failures count with doubts; then a person", arguments: [0, 1, 3])
    func keysCountAsTries(failures: Int) async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
            let subject = try await fixture.enqueue(guarantee: .key, keyWindow: .seconds(86_400))[0]
            var calls = 0
            for _ in 0..<400 {
                if let intent = try await fixture.plan().first {
                    calls += 1
                    #expect(try await fixture.ledger.calling(intent))
                    try await fixture.ledger.conclude(intent, calls <= failures ? .temporary() : .doubt)
                }
                fixture.clock.advance(.seconds(1))
                _ = try await fixture.ledger.claimDoubtful()
            }
            #expect(calls == 4)
            #expect(try await fixture.status(subject) == "unknown")
            #expect(fixture.product.last?.kind == .unknown(needsPerson: true))
        }
    }

    @Test func twoTriesThatArrivedAreTold() async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
            let subject = try await fixture.enqueue(guarantee: .lookup)[0]
            let first = try #require(try await fixture.plan().first)
            #expect(try await fixture.ledger.calling(first))
            fixture.clock.advance(.seconds(31))
            #expect(try await fixture.ledger.sweep())
            fixture.clock.advance(.seconds(31))
            let lookup = try #require(try await fixture.ledger.claimDoubtful().first)
            try await fixture.ledger.conclude(lookup, .absent)
            let second = try #require(try await fixture.plan().first)
            #expect(try await fixture.ledger.calling(second))
            #expect(try await fixture.ledger.conclude(second, .succeeded(externalID: "m_2", outcome: nil)))
            #expect(try await !fixture.ledger.conclude(first, .succeeded(externalID: "m_1", outcome: nil)))
            let code: String? = try await fixture.scratch.database.first(
                "SELECT code FROM platform.actions WHERE subject_id = \(subject)")?[0]
            #expect(code == "ARRIVED_TWICE")
        }
    }
}
