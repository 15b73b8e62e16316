import Actions
import AdapterWire
import Database
import Dispatch
import EventLoop
import FoundationEssentials
import HTTPServer
import Hands
import JSON
import Outbox
import SocialContract
import TestKit
import Testing
import Timekeeping

@testable import SocialMessages
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// A follow-up does not reach somebody who has answered, wherever it was when the answer came.
@Suite struct AnsweredTests {
    private static let ended = "SKIPPED: the person has answered"

    private func answer(_ person: UUID, _ fixture: SendingFixture, at: Timestamp = .now()) async throws {
        let event = InboundEvent(
            .reply, senderID: "id-\(person.lowercase)", externalID: "r-\(UUID())", accountRef: "page-1",
            text: "Tell me more", at: Int(at.microseconds / 1000))
        try await SocialInboundEvents(context: fixture.context).receive([event], from: "tiktok")
    }

    private func expectEnd(of message: UUID, _ fixture: SendingFixture) async throws {
        fixture.clock.advance(.seconds(60))
        #expect(try await fixture.ledger.plan(most: 10).isEmpty)
        #expect(try await fixture.state(message) == AnsweredTests.ended)
        #expect(try await fixture.actionStatus(message) == "cancelled")
        #expect(try await fixture.attempts(message).last == "api skipped NOT_WANTED ledger")
    }

    @Test func whileItWasBeingSent() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.queued("again?", .followup)
            let intent = try await fixture.begin()
            try await answer(person, fixture)
            try await fixture.ledger.conclude(intent, .temporary)
            #expect(try await fixture.state(message).hasPrefix("QUEUED"))
            try await expectEnd(of: message, fixture)
        }
    }

    @Test func whileNobodyKnewWhetherItArrived() async throws {
        try await SendingFixture.with(.taken(.lookup, settle: .zero, keyWindow: nil)) { fixture in
            let (person, message) = try await fixture.queued("again?", .followup)
            let intent = try await fixture.begin()
            try await fixture.ledger.conclude(intent, .doubt)
            try await answer(person, fixture)
            fixture.clock.advance(.seconds(60))
            let lookup = try #require(try await fixture.ledger.claimDoubtful().first)
            try await fixture.ledger.conclude(lookup, .absent)
            #expect(try await fixture.state(message).hasPrefix("QUEUED"))
            try await expectEnd(of: message, fixture)
        }
    }

    /// The reply looks for what is in line while the draft is on its way there.
    @Test func whileItWasBeingQueued() async throws {
        try await SendingFixture.with(lockTimeout: .seconds(60)) { fixture in
            let (person, message) = try await fixture.draft("again?", .followup)
            let loop = fixture.context.outbox.loop
            func waiting(_ count: Int64) async throws {
                try await eventually("\(count) wait for the person") {
                    try await fixture.people.count(
                        """
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock'
                        """) == count
                }
            }
            let (queueing, answering) = try await fixture.database.transaction { connection in
                try await connection.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
                _ = try await SocialRecipientStore.lock([person], on: connection)
                let queueing = loop.task { try await fixture.queue([message]) }
                try await waiting(1)
                let answering = loop.task { try await answer(person, fixture) }
                try await waiting(2)
                return (queueing, answering)
            }
            #expect(try await queueing.value == [:])
            try await answering.value
            #expect(try await fixture.state(message) == "QUEUED", "neither saw the other")
            try await expectEnd(of: message, fixture)
        }
    }

    @Test func whileSomebodyHadItInHand() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.draft("again?", .followup)
            #expect(try await fixture.queue([message], .assisted) == [:])
            let item = try #require(try await fixture.offered().first)
            try await fixture.acts("ada").claim(item)
            try await answer(person, fixture)
            #expect(try await fixture.state(message) == "SENDING", "a report has to find it")
            try await fixture.lapse()
            try await fixture.acts("bob").settle(item, .notSent)
            #expect(try await fixture.state(message) == AnsweredTests.ended, "it is not offered again")
            let refused = await #expect(throws: Problem.self) { try await fixture.acts("bob").claim(item) }
            #expect(refused?.status == 409 && refused?.code == "already-skipped", "\(refused?.code ?? "claimed")")
        }
    }

    /// What was drafted after they wrote is an answer, also when they go on writing, or their words came late.
    @Test func anAnswerInTheMakingGoesOut() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.draft("again?", .followup)
            try await answer(person, fixture)
            #expect(try await fixture.state(message) == AnsweredTests.ended)
            let reply = try await fixture.people.addMessage(to: person, .draft, of: .followup)
            #expect(try await fixture.queue([reply]) == [:])
            try await answer(person, fixture)
            let intent = try #require(try await fixture.ledger.plan(most: 10).first)
            #expect(intent.action.subjectID == reply)
        }
    }

    /// A network that tells us late: the follow-up was drafted without knowing.
    @Test func wordsThatCameLateCount() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.queued("again?", .followup)
            let intent = try await fixture.begin()
            try await fixture.database.execute(
                "UPDATE social.social_messages SET sent_at = sent_at - interval '1 day' WHERE status = 'SENT'")
            try await answer(person, fixture, at: .now().adding(.seconds(-600)))
            try await fixture.ledger.conclude(intent, .temporary)
            try await expectEnd(of: message, fixture)
        }
    }

    /// They wrote before the follow-up was drafted, but nobody knew that it was them until it stood in line.
    private func answeredByAStranger(
        _ fixture: SendingFixture, _ delivery: Account.Delivery
    ) async throws -> (person: UUID, message: UUID) {
        let (person, early) = try await fixture.draft("again?", .followup)
        try await fixture.rows.messages.remove(["id": .id(early)])
        try await fixture.rows.profiles.set(["platform_user_id": nil])
        try await fixture.rows.recipients.set(["platform_user_id": nil])
        try await answer(person, fixture)
        let message = try await fixture.people.addMessage(to: person, .draft, of: .followup)
        // The network takes the name as well; the id is what a reply is recognised by.
        try await fixture.rows.recipients.set(["platform_user_id": "x"], of: ["profile_id": .id(person)])
        #expect(try await fixture.queue([message], delivery) == [:])
        return (person, message)
    }

    private func becomesKnown(_ person: UUID, _ fixture: SendingFixture) async throws {
        try await fixture.rows.profiles.raise("version", of: ["id": .id(person)])
        try await fixture.rows.profiles.set(
            ["platform_user_id": .string("id-\(person.lowercase)")], of: ["id": .id(person)])
        try await fixture.follow(person)
        #expect(
            try await fixture.rows.replies.count(["profile_id": .id(person)]) == 1)
    }

    @Test func aReplyMatchedWhileTheFollowUpWaited() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await answeredByAStranger(fixture, .api)
            try await becomesKnown(person, fixture)
            #expect(try await fixture.state(message) == "QUEUED", "actions are locked before people")
            try await expectEnd(of: message, fixture)
            let reply = try await fixture.people.addMessage(to: person, .draft, of: .followup)
            #expect(try await fixture.queue([reply]) == [:])
            #expect(try await fixture.ledger.plan(most: 10).map(\.action.subjectID) == [reply], "now it is known")
        }
    }

    @Test func aReplyMatchedWhileSomebodyHadTheFollowUp() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await answeredByAStranger(fixture, .assisted)
            let item = try #require(try await fixture.offered().first)
            try await fixture.acts("ada").claim(item)
            try await becomesKnown(person, fixture)
            try await fixture.lapse()
            let heard = await #expect(throws: Problem.self) { try await fixture.acts("ada").claim(item) }
            #expect(heard?.code == "unknown-outcome", "\(heard?.code ?? "claimed")")
            try await fixture.acts("bob").settle(item, .notSent)
            #expect(try await fixture.state(message) == AnsweredTests.ended, "it is not offered again")
        }
    }

    @Test func aFirstMessageIsNoFollowUp() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.queued()
            try await answer(person, fixture)
            #expect(try await fixture.ledger.plan(most: 10).map(\.action.subjectID) == [message])
        }
    }
}
