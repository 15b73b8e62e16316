import Actions
import AdapterWire
import Database
import EventLoop
import FoundationEssentials
import Hands
import JSON
import SocialContract
import SocialFollowups
import Suppression
import Telemetry
import TestKit
import Testing
import Timekeeping

@testable import Outbox
@testable import SocialMessages
@testable import SocialProfiles
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// What people write to us: stored once, and it ends what it answers.
@Suite struct InboundTests {
    private func reply(
        _ person: UUID, _ text: String = "Tell me more", id: String = "r_1", at: Timestamp = .now()
    ) -> InboundEvent {
        InboundEvent(
            .reply, senderID: "id-\(person.lowercase)", externalID: id, accountRef: "page-1", text: text,
            at: Int(at.microseconds / 1000))
    }

    private func replies(_ fixture: SendingFixture) async throws -> Int64 {
        try await fixture.rows.replies.count()
    }

    @Test func theSameCallAnyNumberOfTimesCountsOnce() async throws {
        try await SendingFixture.with { fixture in
            let (person, _) = try await fixture.draft("again?", .followup)
            let inbound = SocialInboundEvents(context: fixture.context)
            let loop = fixture.context.outbox.loop
            let text = " \u{1F44B} Gru\u{308}ße\r\n"
            let calls = (0..<5).map { _ in
                loop.task { try await inbound.receive([reply(person, text)], from: "tiktok") }
            }
            for call in calls { try await call.value }
            try await inbound.receive([reply(person, text)], from: "tiktok")
            #expect(try await replies(fixture) == 1)
            let heard = try #require(try await fixture.rows.replies.first())
            let writer = try #require(try await fixture.rows.recipients.first(["profile_id": .id(person)]))
            #expect(Array((try heard["body"] as String).utf8) == Array(text.utf8))
            #expect(try heard["profile_id"] == person && heard["account_ref"] == "page-1")
            let threads: [UUID] = [try heard["thread_id"], try writer["thread_id"]]
            let moments: [Timestamp] = [try heard["received_at"], try writer["last_inbound_at"]]
            #expect(threads[0] == threads[1] && moments[0] == moments[1])
            let received = try await fixture.events(person).filter { $0 == SocialEvent.replyReceived }
            #expect(received.count == 1)
        }
    }

    @Test func followUpsEnd() async throws {
        try await SendingFixture.with { fixture in
            let inbound = SocialInboundEvents(context: fixture.context)
            let (drafted, draft) = try await fixture.draft("a", .followup)
            let (inLine, queued) = try await fixture.queued("b", .followup)
            let (byHand, waiting) = try await fixture.draft("c", .followup)
            let (inHand, claimed) = try await fixture.draft("d", .followup)
            let (first, initial) = try await fixture.draft("e")
            #expect(try await fixture.queue([waiting, claimed], .assisted) == [:])
            let item: UUID = try #require(try await fixture.rows.actions.ids(["subject_id": .id(claimed)]).first)
            try await fixture.acts().claim(item)
            for person in [drafted, inLine, byHand, inHand, first] {
                try await inbound.receive([reply(person, id: "r-\(person)")], from: "tiktok")
            }
            for message in [draft, queued, waiting] {
                #expect(try await fixture.state(message) == "SKIPPED: the person has answered")
            }
            #expect(try await fixture.actionStatus(queued) == "cancelled")
            #expect(try await fixture.state(claimed) == "SENDING", "what somebody has in hand stays")
            #expect(try await fixture.state(initial) == "DRAFT")
            #expect(try await fixture.ledger.plan(most: 10).isEmpty)
            #expect(try await SocialDraftQueue(database: fixture.database).countFollowups() == 0, "they have answered")
        }
    }

    @Test func anAnswerInTheMakingStays() async throws {
        try await SendingFixture.with { fixture in
            let inbound = SocialInboundEvents(context: fixture.context)
            let (person, followup) = try await fixture.draft("late", .followup)
            try await fixture.database.execute(
                """
                UPDATE social.social_messages SET sent_at = sent_at - interval '1 day', created_at = created_at - interval '1 day'
                WHERE social_profile_id = \(person)
                """)
            try await inbound.receive([reply(person, id: "r_1", at: .now().adding(.seconds(-60)))], from: "tiktok")
            #expect(try await fixture.state(followup).hasPrefix("SKIPPED"))
            let answer = try await fixture.people.addMessage(to: person, .draft, of: .followup)
            try await inbound.receive([reply(person, "and another thing", id: "r_2")], from: "tiktok")
            #expect(try await fixture.state(answer) == "DRAFT")
        }
    }

    @Test func anObjectionIsANoAtOnce() async throws {
        try await SendingFixture.with { fixture in
            let inbound = SocialInboundEvents(context: fixture.context)
            let (person, message) = try await fixture.queued()
            try await inbound.receive([reply(person, "Please stop writing to me.")], from: "tiktok")
            #expect(try await fixture.rows.noes.count() == 1)
            #expect(
                try await fixture.rows.replies.count(["is_objection": true]) == 1)
            #expect(try await fixture.ledger.plan(most: 10).isEmpty)
            #expect(try await fixture.state(message) == "SKIPPED: the person is on the suppression list")
            try await inbound.receive(
                [InboundEvent(.unsubscribed, senderID: "stranger")], from: "tiktok")
            #expect(try await fixture.rows.noes.count() == 2)
        }
    }

    @Test func aReplyWaitsForItsPerson() async throws {
        try await SendingFixture.with { fixture in
            let inbound = SocialInboundEvents(context: fixture.context)
            let person = try await fixture.people.addPeople(1, recipients: false)[0]
            try await inbound.receive([reply(person, "STOP")], from: "tiktok")
            #expect(
                try await fixture.rows.replies.count(["profile_id": nil])
                    == 1)
            let known = Identifiers(platform: "tiktok", platformUserID: "id-\(person.lowercase)")
            let isSuppressed = try await fixture.database.withConnection { connection in
                try await fixture.context.suppressions.contains(known, on: connection)
            }
            #expect(isSuppressed)
            try await fixture.rows.knowByID(person)
            try await fixture.follow(person)
            #expect(
                try await fixture.people.count(
                    """
                    SELECT count(*) FROM social.social_replies y JOIN social.social_recipients r ON r.profile_id = y.profile_id
                    WHERE r.last_inbound_at = y.received_at AND y.thread_id = r.thread_id
                    """) == 1)
            #expect(try await fixture.events(person) == [SocialEvent.recipientsStated, SocialEvent.replyReceived])
            #expect(try await fixture.outreach(person) == "closed", "they said no before we knew them")
            try await fixture.follow(person)
            #expect(try await fixture.events(person).count == 2)
        }
    }

    /// However the two meet, they find each other.
    @Test func replyAndPersonAtTheSameMoment() async throws {
        try await SendingFixture.with { fixture in
            let inbound = SocialInboundEvents(context: fixture.context)
            let people = try await fixture.people.addPeople(12, recipients: false)
            for person in people { try await fixture.rows.knowByID(person) }
            let loop = fixture.context.outbox.loop
            let tasks = people.flatMap { person in
                [
                    loop.task { try await inbound.receive([reply(person, id: "r-\(person)")], from: "tiktok") },
                    loop.task { try await fixture.follow(person) },
                ].shuffled()
            }
            for task in tasks { try await task.value }
            #expect(
                try await fixture.rows.replies.count(["profile_id": nil])
                    == 0)
            #expect(
                try await fixture.rows.events.count(["type": .string(SocialEvent.replyReceived)]) == 12)
        }
    }

    @Test func timersAndPeopleHearOfIt() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.queued()
            let intent = try await fixture.begin()
            try await fixture.ledger.conclude(intent, .succeeded(externalID: "m_1", outcome: nil))
            try await SocialInboundEvents(context: fixture.context).receive([reply(person)], from: "tiktok")
            let events = try await fixture.rows.log(about: person)
            let timers = SocialFollowupTimers(
                outbox: fixture.people.outbox, delay: .seconds(60))
            for order in [events, events.reversed()] {
                try await fixture.database.transaction { try await timers.subscription.handle($0, order) }
            }
            let status = try await fixture.rows.timers.text("status", of: ["message_id": .id(message)])
            #expect(status == "cancelled")
            try await fixture.database.transaction { try await SocialMessageOutcomes.apply(events, on: $0) }
            #expect(
                try await fixture.rows.profiles.count(
                    ["id": .id(person), "outreach_status": "sent"], known: "last_replied_at") == 1)
            let told = try await fixture.rows.recipients.text("messages_version", of: ["profile_id": .id(person)])
            #expect(try await fixture.rows.profiles.text("messages_version", of: ["id": .id(person)]) == told)
        }
    }

    @Test func whatBecameOfOurMessages() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.queued()
            let intent = try await fixture.begin()
            try await fixture.ledger.conclude(intent, .succeeded(externalID: "m_1", outcome: nil))
            let inbound = SocialInboundEvents(context: fixture.context)
            let sender = "id-\(person.lowercase)"
            func seen() async throws -> String? {
                try await fixture.people.text(
                    """
                    SELECT (delivered_at IS NOT NULL)::text || ' ' || (read_at IS NOT NULL)::text
                    FROM social.social_messages WHERE id = \(message)
                    """)
            }
            try await inbound.receive(
                [InboundEvent(.delivered, senderID: sender, externalIDs: ["m_0"])], from: "tiktok")
            #expect(try await seen() == "false false")
            try await inbound.receive(
                [InboundEvent(.delivered, senderID: sender, externalIDs: ["m_1"])], from: "tiktok")
            #expect(try await seen() == "true false")
            let later = Int(fixture.clock.now.microseconds / 1000) + 1000
            try await inbound.receive([InboundEvent(.read, senderID: sender, before: later)], from: "tiktok")
            #expect(try await seen() == "true true")
        }
    }
}

extension SocialInboundEvents {
    /// A call as the host hands it on.
    func receive(_ events: [InboundEvent], from platform: String) async throws {
        try await takeNoes(events, from: platform)
        for event in events { try await receive(event, from: platform) }
    }
}
