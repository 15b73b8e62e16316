import Actions
import AdapterWire
import Database
import EventLoop
import FoundationEssentials
import HTTPServer
import Hands
import JSON
import SocialContract
import Suppression
import TestKit
import Testing
import Timekeeping

@testable import Outbox
@testable import SocialMessages
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// A no in every form, and replies that nobody has to wait for (issue 7 section 4).
@Suite struct HeardTests {
    private func event(
        _ kind: InboundEvent.Kind, _ person: UUID, _ text: String? = nil, id: String = "r_1", revision: Int? = nil,
        form: InboundEvent.Form = .text
    ) -> InboundEvent {
        InboundEvent(
            kind, senderID: "id-\(person.lowercase)", externalID: id, accountRef: "page-1", text: text, form: form,
            revision: revision, at: Int(Timestamp.now().microseconds / 1000))
    }

    private func noes(_ fixture: SendingFixture) async throws -> Int64 {
        try await fixture.rows.noes.count()
    }

    private func reply(_ fixture: SendingFixture, _ id: String = "r_1") async throws -> String? {
        try await fixture.people.text(
            """
            SELECT concat_ws('|', body, form, meaning, is_objection, revision, (deleted_at IS NOT NULL)::text)
            FROM social.social_replies WHERE external_id = \(id)
            """)
    }

    @Test func whatWasChangedIntoANoIsOne() async throws {
        try await SendingFixture.with { fixture in
            let inbound = SocialInboundEvents(context: fixture.context)
            let (person, _) = try await fixture.draft()
            try await inbound.receive([event(.reply, person, "ok send me mroe")], from: "tiktok")
            #expect(try await noes(fixture) == 0)
            try await inbound.receive([event(.edited, person, "STOP", revision: 1)], from: "tiktok")
            #expect(try await reply(fixture) == "STOP|text|no|t|1|false")
            #expect(try await noes(fixture) == 1)
            // An older change that comes late, and one after the no: the text follows, the no stays.
            try await inbound.receive([event(.edited, person, "old", revision: 1)], from: "tiktok")
            try await inbound.receive([event(.edited, person, "sorry, go on", revision: 2)], from: "tiktok")
            #expect(try await reply(fixture) == "sorry, go on|text|no|t|2|false")
            let told = try await fixture.events(person).filter { $0 == SocialEvent.replyReceived }
            #expect(told.count == 2, "the answer, and that it is a no")
            // The change can come first.
            try await inbound.receive([event(.edited, person, "new", id: "r_2", revision: 1)], from: "tiktok")
            try await inbound.receive([event(.reply, person, "older", id: "r_2")], from: "tiktok")
            #expect(try await reply(fixture, "r_2")?.hasPrefix("new|") == true)
        }
    }

    @Test func whatWasTakenBackIsGone() async throws {
        try await SendingFixture.with { fixture in
            let inbound = SocialInboundEvents(context: fixture.context)
            let (person, followup) = try await fixture.draft("again?", .followup)
            try await inbound.receive([event(.deleted, person, id: "r_0")], from: "tiktok")
            #expect(try await fixture.state(followup) == "DRAFT", "a deletion is no answer")
            try await inbound.receive([event(.reply, person, "late", id: "r_0")], from: "tiktok")
            #expect(try await reply(fixture, "r_0") == nil, "taken back before it was here")
            try await inbound.receive([event(.reply, person, "STOP, my number is 555 0100")], from: "tiktok")
            try await inbound.receive([event(.deleted, person)], from: "tiktok")
            #expect(try await reply(fixture) == "|text|no|t|0|true")
            try await inbound.receive([event(.edited, person, "again", revision: 5)], from: "tiktok")
            #expect(try await reply(fixture) == "|text|no|t|0|true", "what is gone stays gone")
        }
    }

    @Test func buttonsAnswerAndSignsDoNot() async throws {
        try await SendingFixture.with { fixture in
            let inbound = SocialInboundEvents(context: fixture.context)
            let (person, followup) = try await fixture.draft("again?", .followup)
            try await inbound.receive([event(.reaction, person, "👍", id: "m_9")], from: "tiktok")
            #expect(try await fixture.state(followup) == "DRAFT")
            #expect(try await fixture.events(person).isEmpty)
            try await inbound.receive([event(.reaction, person, "😡", id: "m_9")], from: "tiktok")
            let skipped = try await fixture.queue([followup])
            #expect(
                skipped[followup] == SocialRefusal.doubtful.sentence, "a sign of displeasure is for a person to read")
            #expect(try await noes(fixture) == 0)
            try await inbound.receive([event(.reaction, person, id: "m_9")], from: "tiktok")
            #expect(try await fixture.queue([followup]) == [:], "the sign was taken away")
            let (other, second) = try await fixture.draft("again?", .followup)
            try await inbound.receive([event(.reply, other, "Yes, tell me more", form: .button)], from: "tiktok")
            #expect(try await fixture.state(second) == "SKIPPED: the person has answered")
            #expect(try await reply(fixture) == "Yes, tell me more|button|other|f|0|false")
        }
    }

    /// In doubt nothing leaves until somebody has decided, and that is said.
    @Test func aDoubtHoldsUntilItIsDecided() async throws {
        try await SendingFixture.with { fixture in
            let inbound = SocialInboundEvents(context: fixture.context)
            let (person, message) = try await fixture.queued()
            try await inbound.receive([event(.reply, person, "We already have a supplier")], from: "tiktok")
            #expect(try await reply(fixture)?.contains("|doubtful|f|") == true)
            #expect(try await fixture.ledger.plan(most: 10).isEmpty)
            #expect(try await fixture.state(message) == "QUEUED", "it waits, and is not lost")
            let held = try await fixture.rows.actions.text("held_by", "reason", of: ["subject_id": .id(message)])
            #expect(held == "approval \(SocialRefusal.doubtful.sentence)")
            let id = UUID(text: try await fixture.rows.replies.text("id") ?? "")!
            let decision = SocialReplyDecision(context: fixture.context)
            #expect(try await decision.other(id, by: "ada").meaning == "other")
            fixture.clock.advance(.seconds(60))
            #expect(try await fixture.ledger.plan(most: 10).map(\.action.subjectID) == [message])
            #expect(try await decision.no(id, by: "ada").suppression != nil, "and the other way round")
            #expect(try await noes(fixture) == 1)
            fixture.clock.advance(.seconds(60))
            #expect(try await fixture.ledger.plan(most: 10).isEmpty)
            // And back again: nothing else of theirs says no.
            #expect(try await decision.other(id, by: "ada").suppression == nil)
        }
    }

    @Test func inTheHandsOfSomebodyItWaits() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.draft()
            #expect(try await fixture.queue([message], .assisted) == [:])
            try await SocialInboundEvents(context: fixture.context).receive(
                [event(.reply, person, "We already have a supplier")], from: "tiktok")
            let item: UUID = try #require(try await fixture.rows.actions.ids(["subject_id": .id(message)]).first)
            let refused = await #expect(throws: Problem.self) { try await fixture.acts().claim(item) }
            #expect(refused?.code == "doubtful")
            #expect(try await fixture.state(message) == "QUEUED")
            try await fixture.rows.replies.set(["decided_at": .now])
            try await fixture.acts().claim(item)
        }
    }

    /// H3: no transaction for all of them, one event for the newest, and a no is taken whatever matching does.
    @Test func twentyThousandWaitingRepliesDelayNobody() async throws {
        try await SendingFixture.with { fixture in
            let person = try await fixture.people.addPeople(1, recipients: false)[0]
            try await fixture.database.execute(
                """
                INSERT INTO social.social_replies (id, platform, external_id, platform_user_id, body, received_at, is_objection)
                SELECT gen_random_uuid(), 'tiktok', 'w-' || i, 'id-' || \(person)::text, 'hello', now() - i * interval '1 second',
                    i = 19999
                FROM generate_series(1, 20000) i
                """)
            try await fixture.rows.knowByID(person)
            try await fixture.follow(person)
            #expect(
                try await fixture.rows.replies.count(known: "profile_id")
                    == 0, "left to others, a chunk in a transaction")
            let waiting = SocialWaitingReplies(context: fixture.context)
            var chunks = 0
            while try await waiting.takeChunk() { chunks += 1 }
            #expect(chunks == 20_000 / Int(SocialReplyMatching.chunk) + 1)
            #expect(
                try await fixture.rows.replies.count(["profile_id": nil])
                    == 0)
            #expect(
                try await fixture.people.count(
                    """
                    SELECT count(*) FROM social.social_recipients r WHERE r.last_inbound_at =
                        (SELECT max(received_at) FROM social.social_replies WHERE profile_id = r.profile_id)
                    """) == 1)
            let told = try await fixture.events(person).filter { $0 == SocialEvent.replyReceived }
            #expect(told.count == 2, "the newest, and the old no")
        }
    }

    @Test func aNoDoesNotWaitForMatching() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.queued()
            let inbound = SocialInboundEvents(context: fixture.context)
            try await fixture.database.transaction { connection in
                // Somebody is at matching, for as long as it takes.
                try await connection.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
                try await SocialReplyMatching(context: fixture.context).waitForOthers(on: connection)
                try await inbound.takeNoes([event(.reply, person, "no thanks")], from: "tiktok")
                #expect(try await noes(fixture) == 1)
            }
            #expect(try await fixture.ledger.plan(most: 10).isEmpty)
            #expect(try await fixture.state(message) == "SKIPPED: the person is on the suppression list")
        }
    }

    @Test func aStrangersFloodIsCountedAndItsNoIsHeard() async throws {
        try await SendingFixture.with { fixture in
            let inbound = SocialInboundEvents(context: fixture.context)
            let stranger = UUID()
            for number in 0..<Int(SocialReplyReception.mostWaiting) + 3 {
                try await inbound.receive([event(.reply, stranger, "hi", id: "f-\(number)")], from: "tiktok")
            }
            try await inbound.receive([event(.reply, stranger, "STOP", id: "f-no")], from: "tiktok")
            try await inbound.receive([event(.reply, stranger, "hi", id: "f-0")], from: "tiktok")
            #expect(
                try await fixture.rows.replies.count()
                    == SocialReplyReception.mostWaiting)
            #expect(
                try await fixture.rows.surplusReplies.text("replies", "noes")
                    == "4 1")
            #expect(try await noes(fixture) == 1)
        }
    }
}
