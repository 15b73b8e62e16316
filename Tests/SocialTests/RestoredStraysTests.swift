import Actions
import Database
import EventLoop
import FoundationEssentials
import JSON
import Outbox
import Quarantine
import Telemetry
import TestKit
import Testing

@testable import SocialMessages
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// What came into line for somebody who is held back, past the ways that ask (issue 7, section 2).
@Suite struct RestoredStraysTests {
    @Test func theLastLookHoldsWhatAnOlderProgramPutInLine() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.queued()
            let watch = QuarantineWatch(
                instance: UUID(), keepsake: Keepsake(state: nil, besideKeys: nil), products: ["social"],
                loop: fixture.database.loop, log: Log(service: "test", minimum: .error))
            try await watch.start(on: fixture.database)
            _ = try await watch.quarantine(reason: "a snapshot", by: "ada", on: fixture.database)
            _ = try await fixture.database.transaction { try await Quarantines.release(by: "ada", on: $0) }
            // As a program queues it that knows of no quarantine.
            try await fixture.rows.actions.set([
                "status": "queued", "in_doubt": false, "needs_person": false, "restored": nil, "is_told": true,
                "code": nil, "first_call_at": nil, "last_call_at": nil, "not_before": .now,
            ])
            try await fixture.rows.queues.set(["ready_at": .now, "held_by": nil, "held_until": nil])
            #expect(try await fixture.ledger.plan(most: 1).isEmpty)
            #expect(
                try await fixture.rows.actions.text("status", "needs_person")
                    == "unknown t")
            while try await fixture.ledger.tellRestored() {}
            #expect(try await fixture.state(message).hasPrefix("UNKNOWN"))
            // Somebody answers for them, and says that it was not sent.
            try await fixture.database.transaction { connection in
                try await SocialRestoredPeople.confirm(
                    [person], followUp: true, through: fixture.context.outbox, trace: SendingFixture.trace,
                    on: connection)
            }
            #expect(
                try await fixture.ledger.resolve(product: "social", subject: message, .resend, by: "ada", id: "ada"))
            #expect(try await fixture.ledger.plan(most: 1).count == 1)
        }
    }
}
