import Actions
import Database
import EventLoop
import FoundationEssentials
import JSON
import SocialContract
import TestKit
import Testing
import Timekeeping

@testable import SocialMessages
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// A message that arrived after it had been settled as not sent: the person counts as written to, from the true time.
@Suite struct LateNewsTests {
    @Test func nobodyGetsASecondFirstMessage() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.queued()
            let intent = try await fixture.begin()
            let called = fixture.clock.now
            fixture.clock.advance(.seconds(31))
            #expect(try await fixture.ledger.sweep())
            #expect(
                try await fixture.ledger.resolve(
                    product: "social", subject: message, .notSent, by: "Ada", id: "user:ada"))
            #expect(try await fixture.outreach(person) == "pending")
            // So somebody wrote another one.
            let second = try await fixture.people.addMessage(to: person, .draft)
            #expect(try await fixture.queue([second]) == [:])
            #expect(try await !fixture.ledger.conclude(intent, .succeeded(externalID: "m_1", outcome: nil)))
            #expect(
                try await fixture.state(message) == "SENT: it arrived after it had been settled as not sent")
            #expect(
                try await fixture.state(second) == "SKIPPED: an earlier message to this person arrived after all")
            #expect(try await fixture.outreach(person) == "sent")
            #expect(try await fixture.ledger.plan(most: 10).isEmpty)
            let row = try #require(try await fixture.rows.messages.first(["id": .id(message)]))
            #expect(try row["sent_at"] == called && row["is_flagged"] && row["external_id"] == "m_1")
            #expect(try await fixture.attempts(message).contains("api sent ARRIVED_LATE ledger"))
            #expect(try await fixture.events(person).contains(SocialEvent.messageSent))
        }
    }

    /// The second one has left already: nothing can be taken back, and both are on record.
    @Test func twoFirstMessagesAreShown() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.queued()
            let first = try await fixture.begin()
            fixture.clock.advance(.seconds(31))
            #expect(try await fixture.ledger.sweep())
            #expect(
                try await fixture.ledger.resolve(
                    product: "social", subject: message, .notSent, by: "Ada", id: "user:ada"))
            let second = try await fixture.people.addMessage(to: person, .draft)
            #expect(try await fixture.queue([second]) == [:])
            let again = try await fixture.begin()
            try await fixture.ledger.conclude(again, .succeeded(externalID: "m_2", outcome: nil))
            #expect(try await !fixture.ledger.conclude(first, .succeeded(externalID: "m_1", outcome: nil)))
            #expect(
                try await fixture.state(message) == "FAILED: it arrived after it had been settled as not sent")
            #expect(try await fixture.state(second) == "SENT")
            #expect(try await fixture.attempts(message).contains("api sent ARRIVED_LATE ledger"))
        }
    }
}
