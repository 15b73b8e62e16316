import Actions
import Database
import EventLoop
import FoundationEssentials
import TestKit
import Testing
import Timekeeping

/// Networks that a process does not reach.
@Suite struct LedgerServedTests {
    private func waiting(_ fixture: LedgerFixture, _ subject: UUID) async throws -> Hold? {
        try await fixture.scratch.database.withConnection {
            try await Holds.of(product: "test", subjects: [subject], on: $0)[subject]
        }
    }

    @Test func whatAProcessDoesNotReachIsLeftToOthers() async throws {
        try await withLedger { fixture in
            let (far, near) = (
                try await fixture.enqueue(platform: "tiktok")[0], try await fixture.enqueue(platform: "facebook")[0]
            )
            let reached = Reach(platforms: ["facebook", "linkedin"], operations: ["message"])
            #expect(try await fixture.ledger.plan(most: 10, reach: reached).map(\.action.subjectID) == [near])
            #expect(try await fixture.ledger.nextReady(reach: reached) == nil, "no reason to look again at once")
            #expect(try await fixture.ledger.plan(most: 10, reach: Reach([:])).isEmpty)
            let other = Reach(platforms: ["tiktok"], operations: ["inmail"])
            #expect(try await fixture.ledger.plan(most: 10, reach: other).isEmpty, "its adapter does not offer that")
            let attempts = try await fixture.scratch.database.first("SELECT count(*) FROM platform.action_attempts")
            #expect(try attempts?[0] as Int64? == 1, "what is not reached leaves no trace")
            #expect(
                try await fixture.ledger.plan(most: 10, reach: Reach(platforms: ["tiktok"], operations: ["message"]))
                    .map(\.action.subjectID) == [far])
        }
    }

    /// A process whose adapter is broken must not use up the questions; where nobody can ask, a person gets it in the end.
    @Test func doubtsAreLeftToWhoeverCanAsk() async throws {
        try await withLedger { fixture in
            let subject = try await fixture.enqueue(platform: "tiktok", guarantee: .lookup)[0]
            let intent = try #require(try await fixture.plan().first)
            #expect(try await fixture.ledger.calling(intent))
            try await fixture.ledger.conclude(intent, .doubt)
            fixture.clock.advance(.seconds(69))
            #expect(
                try await fixture.ledger.claimDoubtful(reach: Reach(platforms: ["facebook"], operations: ["message"]))
                    .isEmpty)
            let lookup = try #require(
                try await fixture.ledger.claimDoubtful(reach: Reach(platforms: ["tiktok"], operations: ["message"]))
                    .first)
            try await fixture.ledger.conclude(lookup, .unclear(code: "TEMPORARY", reason: "cannot ask"))
            fixture.clock.advance(.seconds(3600))
            let late = try await fixture.ledger.claimDoubtful(reach: Reach([:])).map(\.action.subjectID)
            #expect(late == [subject], "nobody came for it in a minute")
        }
    }

    /// What needs a browser stands in a line of its own: a process without one takes none of it, and does not wait for it.
    @Test func whatIsDoneInAnotherWayIsLeftToOthers() async throws {
        try await withLedger { fixture in
            let page = try await fixture.enqueue(by: .browser)[0]
            let call = try await fixture.enqueue()[0]
            let (calls, pages) = (
                Reach(platforms: ["facebook"], operations: ["message"]),
                Reach(["facebook": ["message": .seconds(90)]], by: .browser)
            )
            #expect(try await fixture.ledger.plan(most: 10, reach: calls).map(\.action.subjectID) == [call])
            #expect(try await fixture.ledger.nextReady(reach: calls) == nil, "no reason to look again at once")
            fixture.clock.advance(.seconds(5))
            let noted = try await fixture.ledger.noteUnserved(reach: calls) { "\($0) \($1) \($2)" }
            #expect(noted == ["facebook"])
            let held = Hold(heldBy: .adapter, until: nil, reason: "facebook message browser")
            #expect(try await waiting(fixture, page) == held)
            fixture.clock.advance(.seconds(3600))
            let taken = try await fixture.ledger.plan(most: 10, reach: pages.joined(Reach([:])))
            #expect(taken.map(\.action.subjectID) == [page] && taken.map(\.callTime) == [.seconds(90)])
        }
    }

    @Test func whatNobodyReachesSaysSo() async throws {
        try await withLedger { fixture in
            let subject = try await fixture.enqueue(platform: "tiktok")[0]
            let note = { @Sendable in
                try await fixture.ledger.noteUnserved(
                    reach: Reach(platforms: ["facebook"], operations: ["message"])
                ) { platform, _, _ in "The \(platform) adapter is not loaded." }
            }
            #expect(try await note().isEmpty, "another process may be about to take it")
            fixture.clock.advance(.seconds(5))
            let near = Reach(platforms: ["tiktok"], operations: ["message"])
            #expect(try await fixture.ledger.noteUnserved(reach: near) { _, _, _ in "" }.isEmpty)
            #expect(try await note() == ["tiktok"])
            #expect(try await note().isEmpty, "said once")
            let held = try #require(try await waiting(fixture, subject))
            #expect(held == Hold(heldBy: .adapter, until: nil, reason: "The tiktok adapter is not loaded."))
            let pause = try await fixture.scratch.database.transaction {
                try await Pauses.begin(platform: "tiktok", reason: "holiday", by: "me", on: $0)
            }
            #expect(try await waiting(fixture, subject)?.reason == "holiday")
            _ = try await fixture.scratch.database.transaction { try await Pauses.end(pause.id, by: "me", on: $0) }
            #expect(try await fixture.plan().map(\.action.subjectID) == [subject], "it is not held by a note")
            let left = try await fixture.scratch.database.first(
                "SELECT 1 FROM platform.queues WHERE held_by IS NOT NULL OR held_reason IS NOT NULL")
            #expect(left == nil)
        }
    }
}
