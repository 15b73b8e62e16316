import Actions
import Database
import EventLoop
import FoundationEssentials
import TestKit
import Testing
import Timekeeping

/// Networks that a process does not reach.
@Suite struct LedgerServedTests {
    private func waiting(_ fixture: LedgerFixture, _ subject: UUID) async throws -> Waiting? {
        try await fixture.scratch.database.withConnection {
            try await Holds.of(product: "test", subjects: [subject], on: $0)[subject]
        }
    }

    @Test func whatAProcessDoesNotReachIsLeftToOthers() async throws {
        try await withLedger { fixture in
            let (far, near) = (
                try await fixture.enqueue(platform: "tiktok")[0], try await fixture.enqueue(platform: "facebook")[0]
            )
            let reached = ["facebook", "linkedin"]
            #expect(try await fixture.ledger.plan(most: 10, platforms: reached).map(\.action.subjectID) == [near])
            #expect(try await fixture.ledger.nextReady(platforms: reached) == nil, "no reason to look again at once")
            #expect(try await fixture.ledger.plan(most: 10, platforms: []).isEmpty)
            let attempts = try await fixture.scratch.database.first("SELECT count(*) FROM platform.action_attempts")
            #expect(try attempts?[0] as Int64? == 1, "what is not reached leaves no trace")
            #expect(try await fixture.ledger.plan(most: 10, platforms: ["tiktok"]).map(\.action.subjectID) == [far])
        }
    }

    @Test func whatNobodyReachesSaysSo() async throws {
        try await withLedger { fixture in
            let subject = try await fixture.enqueue(platform: "tiktok")[0]
            let note = { @Sendable in
                try await fixture.ledger.noteUnserved(served: ["facebook"]) { "The \($0) adapter is not loaded." }
            }
            #expect(try await note().isEmpty, "another process may be about to take it")
            fixture.clock.advance(.seconds(5))
            #expect(try await fixture.ledger.noteUnserved(served: ["tiktok"]) { _ in "" }.isEmpty)
            #expect(try await note() == ["tiktok"])
            #expect(try await note().isEmpty, "said once")
            let held = try #require(try await waiting(fixture, subject))
            #expect(held == Waiting(heldBy: .adapter, until: nil, reason: "The tiktok adapter is not loaded."))
            let pause = try await fixture.scratch.database.transaction {
                try await Pauses.begin(platform: "tiktok", reason: "holiday", by: "me", on: $0)
            }
            #expect(try await waiting(fixture, subject)?.reason == "holiday")
            _ = try await fixture.scratch.database.transaction { try await Pauses.end(pause.id, by: "me", on: $0) }
            #expect(try await fixture.plan().map(\.action.subjectID) == [subject], "it is not held by a note")
            let left = try await fixture.scratch.database.first(
                "SELECT 1 FROM platform.action_queues WHERE held_by IS NOT NULL OR held_reason IS NOT NULL")
            #expect(left == nil)
        }
    }
}
