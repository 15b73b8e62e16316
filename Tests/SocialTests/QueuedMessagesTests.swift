import Actions
import Database
import Dispatch
import EventLoop
import FoundationEssentials
import HTTPServer
import JSON
import Outbox
import SocialContract
import TestKit
import Testing

@testable import SocialMessages
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// Into the line and out of it again.
@Suite struct QueuedMessagesTests {
    @Test func judgedBeforeItIsQueued() async throws {
        try await SendingFixture.with(.refused("Not here. A person can send it by hand (assisted).")) { fixture in
            let (_, message) = try await fixture.draft()
            #expect(
                try await fixture.queue([message]) == [message: "Not here. A person can send it by hand (assisted)."])
            #expect(try await fixture.state(message) == "DRAFT")
            #expect(try await fixture.rows.actions.count() == 0)
            #expect(try await fixture.queue([message], .assisted) == [:])
            #expect(
                try await fixture.rows.actions.count(["status": "offered"]) == 1)
        }
    }

    @Test func theAccountDecidesWhenNobodySays() async throws {
        try await SendingFixture.with { fixture in
            let (_, byHand) = try await fixture.draft()
            #expect(try await fixture.queue([byHand], nil) == [:])
            #expect(try await fixture.actionStatus(byHand) == "offered")
            try await fixture.rows.accounts.set(["delivery": "api"])
            let (_, byInterface) = try await fixture.draft()
            #expect(try await fixture.queue([byInterface], nil) == [:])
            #expect(try await fixture.actionStatus(byInterface) == "queued")
            let other = try await fixture.rows.accounts.ids(["platform": "linkedin"]).first
            let (_, elsewhere) = try await fixture.draft()
            let skipped = try await fixture.queue([elsewhere, byHand, UUID()], nil, account: other)
            #expect(skipped[elsewhere]?.contains("linkedin") == true && skipped[byHand] == "is a draft no longer")
            #expect(skipped.values.contains("there is no such message"))
        }
    }

    @Test func twoCallersOfTheSameDraftsQueueThemOnce() async throws {
        try await SendingFixture.with { fixture in
            var messages: [UUID] = []
            for _ in 0..<20 { messages.append(try await fixture.draft().message) }
            let loop = fixture.context.outbox.loop
            let all = messages
            let calls = [all, all.reversed(), all.shuffled()].map { order in
                loop.task { try await fixture.queue(order).count }
            }
            var skipped = 0
            for call in calls { skipped += try await call.value }
            #expect(skipped == 40)
            #expect(
                try await fixture.rows.actions.count(["status": "queued"]) == 20)
            #expect(
                try await fixture.rows.messages.count(["status": "QUEUED"])
                    == 20)
        }
    }

    /// Two hundred leave in a transaction of their own: nobody may say that nothing was changed.
    @Test func whatIsQueuedWhenTheDatabaseFailsIsSaid() async throws {
        try await SendingFixture.with { fixture in
            var messages: [UUID] = []
            for person in try await fixture.people.addPeople(203) {
                messages.append(try await fixture.people.addMessage(to: person, .draft))
            }
            messages.sort()
            try await fixture.database.withConnection { connection in
                try await connection.script(
                    """
                    CREATE FUNCTION social.fail() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN RAISE EXCEPTION 'gone' USING ERRCODE = '57P01'; END $$;
                    CREATE TRIGGER fail BEFORE UPDATE ON social.social_messages FOR EACH ROW
                        WHEN (NEW.draft_body = 'fails') EXECUTE FUNCTION social.fail();
                    """)
            }
            func fail(_ message: UUID) async throws {
                try await fixture.database.withConnection { connection in
                    try await connection.script("ALTER TABLE social.social_messages DISABLE TRIGGER fail")
                    try await connection.execute(
                        "UPDATE social.social_messages SET draft_body = 'fails' WHERE id = \(message)")
                    try await connection.script("ALTER TABLE social.social_messages ENABLE TRIGGER fail")
                }
            }
            let order = SocialSendingQueue.Order(
                delivery: .assisted, accountID: nil, actor: "test", trace: SendingFixture.trace)
            let api = SocialSendingAPI(context: fixture.context)
            try await fail(messages[0])
            await #expect(throws: DatabaseError.self, "nothing was changed indeed") {
                try await api.queue(Array(messages.prefix(100)), order)
            }
            try await fail(messages[202])
            let skipped = UUID()
            let answer = await #expect(throws: Problem.self) {
                try await api.queue([skipped] + messages.dropFirst(), order)
            }
            #expect(answer?.status == 503)
            #expect(
                answer?.detail == "199 messages were queued before the database failed; look before you repeat this.")
            #expect(
                try await fixture.rows.messages.count(["status": "QUEUED"])
                    == 199)
        }
    }

    @Test func takenBackUnlessItIsUnderWay() async throws {
        try await SendingFixture.with { fixture in
            let withdrawal = SocialWithdrawal(context: fixture.context)
            func cancel(_ message: UUID, _ person: UUID) async throws -> Bool {
                try await fixture.people.outbox.transaction { connection in
                    let taken = try await withdrawal.cancel([message], reason: "by hand", by: "ada", on: connection)
                    _ = try await SocialRecipientStore.lock([person], on: connection)
                    try await withdrawal.drop(taken, reason: "by hand", trace: nil, on: connection)
                    return !taken.isEmpty
                }
            }
            let (person, message) = try await fixture.queued()
            #expect(try await cancel(message, person))
            #expect(try await fixture.state(message) == "SKIPPED: by hand")
            #expect(try await fixture.outreach(person) == "pending")
            #expect(try await fixture.attempts(message) == ["api cancelled ada"])
            #expect(try await fixture.ledger.plan(most: 10).isEmpty)
            let (other, second) = try await fixture.queued()
            let intent = try await fixture.begin()
            #expect(!(try await cancel(second, other)))
            #expect(try await fixture.state(second) == "SENDING")
            try await fixture.ledger.conclude(intent, .doubt)
            #expect(!(try await cancel(second, other)))
        }
    }

    /// Whatever the order: what is cancelled is skipped, and what is planned is being sent.
    @Test func cancellingRacesWithPlanning() async throws {
        try await SendingFixture.with { fixture in
            try await fixture.rows.limits.set(["per_minute": nil, "spacing_ms": nil])
            var all: [(person: UUID, message: UUID)] = []
            for _ in 0..<30 { all.append(try await fixture.queued()) }
            let loop = fixture.context.outbox.loop
            let withdrawal = SocialWithdrawal(context: fixture.context)
            let cancels = all.shuffled().map { person, message in
                loop.task {
                    try await fixture.people.outbox.transaction { connection in
                        let taken = try await withdrawal.cancel([message], reason: "race", on: connection)
                        _ = try await SocialRecipientStore.lock([person], on: connection)
                        try await withdrawal.drop(taken, reason: "race", trace: nil, on: connection)
                    }
                }
            }
            let plans = (0..<12).map { _ in loop.task { try await fixture.ledger.plan(most: 3).count } }
            for cancel in cancels { try await cancel.value }
            var planned = 0
            for plan in plans { planned += try await plan.value }
            let rows = try await fixture.database.query(
                """
                SELECT a.status, m.status, count(*) FROM platform.actions a JOIN social.social_messages m ON m.id = a.subject_id
                GROUP BY 1, 2
                """)
            for row in rows {
                let pair: [String] = [try row[0], try row[1]]
                #expect([["cancelled", "SKIPPED"], ["intent", "SENDING"]].contains(pair), "\(pair)")
                if pair[0] == "intent" { #expect(try row[2] as Int64 == Int64(planned)) }
            }
        }
    }

    @Test func closingTakesBackWhatWaits() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.queued()
            try await fixture.rows.profiles.set(["outreach_status": "closed", "version": 5], of: ["id": .id(person)])
            try await fixture.follow(person)
            #expect(try await fixture.state(message) == "SKIPPED: the person was closed")
            #expect(try await fixture.actionStatus(message) == "cancelled")
            #expect(try await fixture.outreach(person) == "closed")
            #expect(try await fixture.events(person) == [SocialEvent.messageDropped, SocialEvent.recipientsStated])
            #expect(try await fixture.ledger.plan(most: 10).isEmpty, "nothing is sent after closing")
        }
    }

    @Test func anOlderClosingTakesNothingBack() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.queued()
            try await fixture.rows.profiles.set(["outreach_status": "closed", "version": 5], of: ["id": .id(person)])
            try await fixture.rows.recipients.set(["version": 6], of: ["profile_id": .id(person)])
            try await fixture.follow(person)
            #expect(try await fixture.state(message) == "QUEUED")
        }
    }
}

extension SendingFixture {
    /// Applies what `profiles` says about a person now.
    func follow(_ person: UUID) async throws {
        let facts = try await rows.facts(of: person)
        let events = try await people.delivered([
            NewEvent(
                type: SocialEvent.profileChanged, aggregateType: SocialEvent.profileSubject, aggregateID: "x",
                version: 0, payload: JSONValue.object(["profiles": [facts]]).serialized())
        ])
        let following = SocialRecipientsFollowing(context: context)
        try await database.transaction { try await following.subscription.handle($0, events) }
    }
}
