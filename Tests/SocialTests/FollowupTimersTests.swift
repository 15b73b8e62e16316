import Actions
import Database
import EventLoop
import FoundationEssentials
import Hands
import JSON
import Lifecycle
import Outbox
import SocialContract
import SocialFollowups
import Telemetry
import TestKit
import Testing
import Timekeeping

@testable import SocialMessages
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// Timers follow the newest word about a message, whichever comes first, and are raised once.
@Suite struct FollowupTimersTests {
    private func event(_ message: UUID, _ profile: UUID, _ version: Int64, sent: Bool) -> NewEvent {
        let facts = SocialMessageFacts(
            messageID: message, profileID: profile, threadID: UUID(), messageType: .initial, platform: "tiktok",
            accountID: nil,
            outreachStatus: sent ? .sent : .drafted, sentAt: sent ? .now() : nil)
        return NewEvent(
            type: sent ? SocialEvent.messageSent : SocialEvent.messageUnsent,
            aggregateType: SocialEvent.recipientSubject,
            aggregateID: profile.lowercase, version: version, payload: facts.payload)
    }

    private func apply(_ events: [NewEvent], _ timers: SocialFollowupTimers, _ fixture: PeopleFixture) async throws {
        let delivered = try await fixture.delivered(events)
        try await fixture.database.transaction { try await timers.subscription.handle($0, delivered) }
    }

    @Test func theNewestWordWinsInAnyOrder() async throws {
        try await PeopleFixture.with { fixture in
            let timers = SocialFollowupTimers(
                outbox: fixture.outbox, delay: .seconds(60))
            let (message, profile) = (UUID(), UUID())
            func status() async throws -> String? {
                try await fixture.rows.timers.text("status", "version", of: ["message_id": .id(message)])
            }
            let steps: [(version: Int64, sent: Bool, expected: String)] = [
                (3, false, "cancelled 3"), (2, true, "cancelled 3"), (4, true, "waiting 4"), (4, false, "waiting 4"),
                (3, false, "waiting 4"), (5, false, "cancelled 5"), (6, true, "waiting 6"),
            ]
            for step in steps {
                try await apply([event(message, profile, step.version, sent: step.sent)], timers, fixture)
                #expect(try await status() == step.expected)
            }
            let other = UUID()
            try await apply(
                [event(other, profile, 8, sent: false), event(other, profile, 7, sent: true)], timers, fixture)
            #expect(
                try await fixture.rows.timers.count(["status": "cancelled"])
                    == 1)
        }
    }

    /// The news of the no came before there was a timer; so the report itself says that nobody is to be reminded.
    @Test(arguments: [true, false])
    func whoSaidNoBeforeTheReportGetsNoTimer(saidNo: Bool) async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.draft()
            #expect(try await fixture.queue([message], .assisted) == [:])
            let item = try #require(try await fixture.offered().first)
            let acts = fixture.acts()
            try await acts.claim(item)
            try await fixture.rows.recipients.set(
                ["outreach_status": "closed", "said_no_at": saidNo ? JSONValue.now : .null],
                of: ["profile_id": .id(person)])
            try await acts.sent(item, text: nil, alreadySent: false)
            let sent: JSONObject = ["type": .string(SocialEvent.messageSent), "aggregateid": .id(person)]
            let payload = try #require(try await fixture.rows.events.text("payload", of: sent))
            let timers = SocialFollowupTimers(
                outbox: fixture.people.outbox, delay: .zero)
            let again = NewEvent(
                type: SocialEvent.messageSent, aggregateType: SocialEvent.recipientSubject,
                aggregateID: person.lowercase, version: 9, payload: Array(payload.utf8))
            let delivered = try await fixture.people.delivered([again])
            try await fixture.database.transaction { try await timers.subscription.handle($0, delivered) }
            let expected =
                saidNo
                ? "cancelled suppressed the person is on the suppression list"
                : "cancelled closed the person was closed"
            #expect(
                try await fixture.rows.timers.text("status", "code", "reason") == expected)
        }
    }

    @Test func whatIsDueIsRaisedOnce() async throws {
        try await PeopleFixture.with { fixture in
            let timers = SocialFollowupTimers(
                outbox: fixture.outbox, delay: .zero)
            let later = SocialFollowupTimers(
                outbox: fixture.outbox, delay: .seconds(60))
            let events = (0..<450).map { _ in event(UUID(), UUID(), 1, sent: true) }
            try await apply(events, timers, fixture)
            try await apply([event(UUID(), UUID(), 1, sent: true)], later, fixture)
            let loop = fixture.outbox.loop
            let workers = (0..<3).map { _ in
                loop.task { await timers.chore.run(on: loop, log: Log(service: "test", minimum: .error)) }
            }
            func allButOneAreRaised() async throws {
                try await eventually("one timer waits") {
                    try await fixture.rows.timers.count(["status": "waiting"]) == 1
                }
            }
            try await allButOneAreRaised()
            // Whoever raises this one has looked again at the others.
            try await apply([event(UUID(), UUID(), 1, sent: true)], timers, fixture)
            try await allButOneAreRaised()
            for worker in workers { worker.cancel() }
            for worker in workers { _ = await worker.result }
            let due: Int64 = 451
            #expect(
                try await fixture.rows.timers.count(["status": "raised"])
                    == due)
            #expect(
                try await fixture.rows.events.count(["type": .string(SocialEvent.followupDue)])
                    == due)
            let distinct = try await fixture.count(
                "SELECT count(DISTINCT payload) FROM outbox.events WHERE type = \(SocialEvent.followupDue)")
            #expect(distinct == due)
        }
    }
}

/// A follow-up that could not be drafted is told to its timer.
@Suite struct FailedFollowupTests {
    /// It was time, and between the look at the timer and the draft something happened; or one more would be too many.
    @Test(arguments: ["closed", "suppressed", "rejected", "enough", "wanted"])
    func whoeverIsNotRemindedAnyMoreHasATimerThatSaysWhy(why: String) async throws {
        try await SendingFixture.with { fixture in
            let people = fixture.people
            let person = try await people.addPeople(1, outreach: .sent)[0]
            let message = try await people.addMessage(to: person, .sent)
            let change: JSONObject =
                switch why {
                case "closed": ["outreach_status": "closed"]
                case "suppressed": ["outreach_status": "closed", "said_no_at": .now]
                case "rejected": ["discovery_status": "rejected"]
                default: ["outreach_status": "sent"]
                }
            try await people.rows.recipients.set(change, of: ["profile_id": .id(person)])
            if why == "enough" { _ = try await people.addMessage(to: person, .sent, of: .followup) }
            try await people.rows.addTimer("raised", of: message, to: person)
            let due = SocialFollowupDue(profileID: person, messageID: message)
            let events = try await people.delivered([
                NewEvent(
                    type: SocialEvent.followupDue, aggregateType: SocialEvent.recipientSubject,
                    aggregateID: person.lowercase, version: 1, payload: due.payload)
            ])
            let following = SocialRecipientsFollowing(context: fixture.context, followupLimit: 1)
            try await people.outbox.transaction { try await following.subscription.handle($0, events) }
            let failed = try await people.rows.payload(SocialEvent.followupFailed)
            #expect(
                try await people.rows.draftItems.count() == (why == "wanted" ? 1 : 0))
            guard why != "wanted" else { return #expect(failed == nil, "nobody is told of what is drafted") }
            let payload = try #require(failed)
            let told = try await people.delivered([
                NewEvent(
                    type: SocialEvent.followupFailed, aggregateType: SocialEvent.recipientSubject,
                    aggregateID: person.lowercase, version: 0, payload: Array(payload.utf8))
            ])
            let timers = SocialFollowupTimers(outbox: people.outbox, delay: .zero)
            try await people.database.transaction { try await timers.subscription.handle($0, told) }
            #expect(
                try await people.rows.timers.text("status", "code", "failed_at")
                    == "cancelled \(why)")
        }
    }

    @Test func theTimerSaysWhyAndIsRaisedAgain() async throws {
        try await PeopleFixture.with { fixture in
            let timers = SocialFollowupTimers(
                outbox: fixture.outbox, delay: .zero)
            let (message, person) = (UUID(), UUID())
            try await fixture.rows.addTimer("raised", of: message, to: person)
            let failure = SocialFollowupFailure(
                profileID: person, messageID: message, code: "repetition", reason: "the text was sent before")
            let events = try await fixture.delivered([
                NewEvent(
                    type: SocialEvent.followupFailed, aggregateType: SocialEvent.recipientSubject,
                    aggregateID: person.lowercase, version: 0, payload: failure.payload)
            ])
            try await fixture.database.transaction { try await timers.subscription.handle($0, events) }
            func state() async throws -> String? {
                try await fixture.rows.timers.text("status", "code", "reason", of: ["message_id": .id(message)])
            }
            #expect(try await state() == "failed repetition the text was sent before")
            let closed = SocialRecipientStatement(
                profileID: person, version: 5, outreachStatus: .sent, isClosed: true, sentAt: nil, wasSent: true,
                wasFollowedUp: false, saidNoAt: .now())
            try await fixture.rows.timers.set(["status": "waiting"])
            let stated = try await fixture.delivered([
                NewEvent(
                    type: SocialEvent.recipientsStated, aggregateType: SocialEvent.recipientSubject,
                    aggregateID: person.lowercase, version: 5, payload: SocialRecipientStatement.payload([closed]))
            ])
            try await fixture.database.transaction { try await timers.subscription.handle($0, stated) }
            #expect(try await state()?.hasPrefix("cancelled") == true, "nobody is reminded whose outreach is over")
        }
    }
}
