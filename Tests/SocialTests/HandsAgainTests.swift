import Actions
import Database
import FoundationEssentials
import HTTPServer
import Hands
import JSON
import SocialContract
import Suppression
import TestKit
import Testing

@testable import SocialMessages
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// What becomes of messages and people when reports of hands are late, wrong, or taken back.
@Suite struct HandsAgainTests {
    private func offered(_ fixture: SendingFixture) async throws -> (person: UUID, message: UUID, item: UUID) {
        let (person, message) = try await fixture.draft()
        #expect(try await fixture.queue([message], .assisted) == [:])
        return (person, message, try #require(try await fixture.offered().first))
    }

    private func close(_ person: UUID, _ fixture: SendingFixture) async throws {
        try await fixture.rows.recipients.set(["outreach_status": "closed"], of: ["profile_id": .id(person)])
    }

    private func refusal(_ act: () async throws -> Void) async throws -> Problem? {
        do {
            try await act()
            return nil
        } catch let problem as Problem { return problem }
    }

    @Test("Nothing waits for ever for somebody who is not written to", arguments: ["skip", "sent", "settle"])
    func closed(how: String) async throws {
        try await SendingFixture.with { fixture in
            let (person, message, item) = try await offered(fixture)
            let acts = fixture.acts()
            if how != "skip" { try await acts.claim(item) }
            switch how {
            case "skip": try await acts.skipped(item, reason: "no")
            case "sent": try await acts.sent(item, text: nil, alreadySent: false)
            default: try await fixture.lapse()
            }
            try await close(person, fixture)
            if how == "settle" { try await acts.settle(item, .notSent) } else { try await acts.undo(item) }
            #expect(try await fixture.state(message) == "SKIPPED: the person was closed")
            #expect(try await fixture.actionStatus(message) == "cancelled")
            let times = try await fixture.rows.messages.count(known: "sent_at")
            #expect(times == 0)
        }
    }

    @Test func whoHasItInHandHearsThatThePersonWasClosed() async throws {
        try await SendingFixture.with { fixture in
            let (person, message, item) = try await offered(fixture)
            let acts = fixture.acts()
            try await acts.claim(item)
            try await acts.claim(item)
            try await close(person, fixture)
            let heard = try await refusal { try await acts.claim(item) }
            #expect(heard?.code == "closed" && heard?.detail.contains("Do not send it") == true, "\(heard as Any)")
            #expect(try await fixture.state(message) == "SENDING")
            try await acts.sent(item, text: nil, alreadySent: false)
            #expect(try await fixture.state(message) == "SENT")
        }
    }

    /// Undo after a skip that a wrong report had overtaken: it is skipped, and its person stays so.
    @Test func aSkipOutlivesAWrongReport() async throws {
        try await SendingFixture.with { fixture in
            let (person, message, item) = try await offered(fixture)
            try await fixture.acts("bob").skipped(item, reason: "moved on")
            try await fixture.acts("ada").sent(item, text: nil, alreadySent: true)
            #expect(try await fixture.outreach(person) == "sent")
            try await fixture.acts("ada").undo(item)
            #expect(try await fixture.state(message).hasPrefix("SKIPPED"))
            #expect(try await fixture.outreach(person) == "pending")
            let known = try await fixture.database.transaction {
                try await SocialRecipientStore.lock([person], on: $0)[person]
            }
            #expect(known?.refusalOfInitial?.contains("skipped by hand") == true)
            #expect(try await fixture.events(person).last == SocialEvent.messageUnsent)
        }
    }

    /// Taken back and written anew; then somebody says that the first had been sent. Whatever becomes of the second, there is no third.
    @Test("An earlier message that was sent after all counts", arguments: ["skipped", "sent", "undone"])
    func anEarlierMessageCounts(second: String) async throws {
        try await SendingFixture.with { fixture in
            let (person, message, item) = try await offered(fixture)
            try await fixture.acts("ada").skipped(item, reason: SocialMessageStore.cancelled)
            let other = try await fixture.people.addMessage(to: person, .draft)
            #expect(try await fixture.queue([other], .assisted) == [:])
            let again = try #require(try await fixture.offered().last)
            let cy = fixture.acts("cy")
            try await cy.claim(again)
            try await fixture.acts("ada").sent(item, text: nil, alreadySent: true)
            #expect(try await fixture.outreach(person) == "sent", "from this moment")
            let heard = try await refusal { try await cy.claim(again) }
            #expect(heard?.detail.contains("an earlier message to this person") == true, "\(heard as Any)")
            switch second {
            case "skipped":
                try await cy.skipped(again, reason: "no")
                #expect(try await fixture.state(message).hasPrefix("SENT"))
            case "sent":
                try await cy.sent(again, text: nil, alreadySent: false)
                #expect(try await fixture.state(other).hasPrefix("SENT"))
            default:
                try await fixture.acts("ada").undo(item)
                #expect(try await fixture.state(message).hasPrefix("SKIPPED"))
                #expect(try await fixture.outreach(person) == "drafted")
                try await cy.claim(again)
                return
            }
            #expect(try await fixture.outreach(person) == "sent")
            let known = try await fixture.database.transaction {
                try await SocialRecipientStore.lock([person], on: $0)[person]
            }
            #expect(known?.refusalOfInitial != nil)
            #expect(known?.wasWrittenTo == true)
        }
    }

    /// It was offered to hands and taken back before anybody saw it, and goes by the interface now: that is what a cancel means.
    @Test func theNewestActionOfAMessageCounts() async throws {
        try await SendingFixture.with { fixture in
            let (_, message) = try await fixture.draft()
            #expect(try await fixture.queue([message], .assisted) == [:])
            try await fixture.database.transaction { connection in
                _ = try await Ledger.cancel(
                    product: "social", subjects: [message], reason: "was not queued after all", on: connection)
            }
            try await fixture.rows.messages.set(["status": "DRAFT"], of: ["id": .id(message)])
            #expect(try await fixture.queue([message], .api) == [:])
            let item = try await fixture.database.withConnection {
                try await HandsReading.item(product: "social", subject: message, on: $0)
            }
            #expect(item == nil)
        }
    }

    /// The same of an interface: the second message is in line for another try when the first is heard of.
    @Test func nothingIsTriedAgainBesideWhatArrived() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.queued()
            let first = try await fixture.begin()
            fixture.clock.advance(.seconds(31))
            #expect(try await fixture.ledger.sweep())
            #expect(
                try await fixture.ledger.resolve(
                    product: "social", subject: message, .notSent, by: "Ada", id: "user:ada"))
            let other = try await fixture.people.addMessage(to: person, .draft)
            #expect(try await fixture.queue([other]) == [:])
            let second = try await fixture.begin()
            #expect(try await !fixture.ledger.conclude(first, .succeeded(externalID: "m_1", outcome: nil)))
            #expect(try await fixture.outreach(person) == "sent")
            try await fixture.ledger.conclude(second, .temporary)
            fixture.clock.advance(.seconds(60))
            #expect(try await fixture.ledger.plan(most: 5).isEmpty)
            #expect(try await fixture.state(other).hasPrefix("SKIPPED: an earlier message to this person"))
            #expect(try await fixture.state(message).hasPrefix("SENT"), "the truth, once there is room for it")
            #expect(try await fixture.outreach(person) == "sent")
        }
    }
}
