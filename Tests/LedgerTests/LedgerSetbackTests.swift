import Actions
import Database
import FoundationEssentials
import Synchronization
import TestKit
import Testing
import Timekeeping

/// One action that cannot be settled keeps those behind it from nothing.
@Suite struct LedgerSetbackTests {
    /// The first of them fails whenever its product is told.
    private func lost(_ count: Int, _ guarantee: Guarantee, _ fixture: LedgerFixture) async throws -> [UUID] {
        let subjects = try await fixture.enqueue(count, guarantee: guarantee, keyWindow: .seconds(3600))
        var begun: [UUID] = []
        while begun.count < count {
            let intents = try await fixture.plan()
            for intent in intents {
                try #require(try await fixture.ledger.calling(intent))
                begun.append(intent.action.subjectID)
                if guarantee == .key { try await fixture.ledger.conclude(intent, .doubt) }
            }
            if intents.isEmpty { fixture.clock.advance(.seconds(6)) }
        }
        fixture.product.notes.withLock { $0.failing = subjects[0] }
        return subjects
    }

    @Test func theSweepGoesOnBehindOneThatFails() async throws {
        try await withLedger { fixture in
            let subjects = try await lost(3, .none, fixture)
            fixture.clock.advance(.seconds(120))
            await #expect(throws: DatabaseError.self) { while try await fixture.ledger.sweep() {} }
            while try await fixture.ledger.sweep() {}
            #expect(try await fixture.status(subjects[0]) == "calling")
            #expect(try await fixture.status(subjects[1]) == "unknown")
            #expect(try await fixture.status(subjects[2]) == "unknown")
        }
    }

    @Test func doubtsAreSettledBehindOneThatFails() async throws {
        try await withLedger { fixture in
            let subjects = try await lost(3, .key, fixture)
            fixture.clock.advance(.seconds(120))
            await #expect(throws: DatabaseError.self) { try await fixture.ledger.claimDoubtful() }
            _ = try await fixture.ledger.claimDoubtful()
            #expect(try await fixture.status(subjects[0]) == "unknown")
            #expect(try await fixture.status(subjects[1]) == "queued")
            #expect(try await fixture.status(subjects[2]) == "queued")
        }
    }

    @Test func aPlanGoesOnBehindOneThatItsProductCannotJudge() async throws {
        try await withLedger { fixture in
            // Ahead of the server's own, so that no wait is over by itself.
            fixture.clock.set(.now().adding(.seconds(600)))
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
            let bad = try await fixture.enqueue(platform: "facebook")[0]
            let good = [
                try await fixture.enqueue(platform: "facebook")[0], try await fixture.enqueue(platform: "linkedin")[0],
                try await fixture.enqueue(platform: "tiktok")[0],
            ]
            fixture.product.notes.withLock { $0.unjudgeable = bad }
            var begun: Set<UUID> = []
            for _ in 0..<3 { begun.formUnion(try await fixture.plan().map(\.action.subjectID)) }
            #expect(begun == Set(good))
            let why = try await fixture.scratch.database.withConnection {
                try await Holds.of(product: "test", subjects: [bad], on: $0)[bad]
            }
            #expect(why?.heldBy == .retry)
            #expect(why?.until == fixture.clock.now.adding(.seconds(1)))
            #expect(why?.reason?.contains("failed to look at it") == true)
            fixture.product.notes.withLock { $0.unjudgeable = nil }
            fixture.clock.advance(.seconds(1))
            #expect(try await fixture.plan().map(\.action.subjectID) == [bad], "it comes by itself")
        }
    }
}
