import Actions
import Database
import FoundationEssentials
import HTTPServer
import Hands
import JSON
import SocialContract
import TestKit
import Testing
import Timekeeping

@testable import SocialMessages
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// A person's hands are bound by the account's limits, too (C5, C25, design section 11).
@Suite struct ClaimLimitTests {
    /// Items of as many people, in a queue of the same account.
    private func items(_ count: Int, _ fixture: SendingFixture) async throws -> [UUID] {
        var messages: [UUID] = []
        for _ in 0..<count { messages.append(try await fixture.draft().message) }
        #expect(try await fixture.queue(messages, .assisted) == [:])
        return try await fixture.offered()
    }

    /// - Returns: the refusal.
    private func claim(_ item: UUID, _ fixture: SendingFixture, by caller: String = "ada") async throws -> Problem? {
        try await refusal { try await fixture.acts(caller).claim(item) }
    }

    private func refusal(_ act: () async throws -> Void) async throws -> Problem? {
        do {
            try await act()
            return nil
        } catch let problem as Problem { return problem }
    }

    private func member(_ problem: Problem?, _ name: String) -> String? {
        problem?.extra.first { $0.0 == name }?.1.stringValue
    }

    private func used(_ fixture: SendingFixture) async throws -> Int64 {
        try await fixture.rows.limits.greatest("day_used", of: ["platform": "tiktok"])
    }

    @Test func windowsBindAndTheSpacingDoesNot() async throws {
        try await SendingFixture.with { fixture in
            let items = try await items(6, fixture)
            // R1.8: five a minute.
            for item in items.prefix(5) { #expect(try await claim(item, fixture) == nil) }
            let refused = try await claim(items[5], fixture)
            #expect(refused?.status == 429 && refused?.code == "limit-reached")
            #expect(member(refused, "held_by") == "per_minute" && member(refused, "until") != nil)
            #expect((refused?.retryAfter ?? 0) > 0)
            let subject = try await fixture.rows.actions.ids(["id": .id(items[5])], column: "subject_id").first
            let known = try #require(subject)
            let held = try await fixture.database.withConnection { connection in

                let message = try #require(try await SocialMessageStore.find(known, on: connection))
                return try await Holds.of(product: SocialLedger.product, subjects: [message.id], on: connection)[
                    message.id]
            }
            #expect(held?.heldBy == .perMinute && held?.until != nil)
            #expect(
                try await fixture.rows.actions.text("status", of: ["id": .id(items[5])])
                    == "offered")
        }
    }

    @Test func oneClaimIsChargedOnce() async throws {
        try await SendingFixture.with { fixture in
            try await fixture.rows.limits.set(["per_day": 1], known: "account_id")
            let items = try await items(2, fixture)
            #expect(try await claim(items[0], fixture) == nil)
            #expect(try await claim(items[0], fixture) == nil, "the same claim goes on")
            #expect(try await used(fixture) == 1)
            let refused = try await claim(items[1], fixture)
            #expect(member(refused, "held_by") == "per_day")
            #expect((refused?.retryAfter ?? 0) > 0)
        }
    }

    /// Audit, surprise 3: a report without a claim was taken, and counted, in silence.
    @Test func sentWithoutAClaimIsRefusedUnlessItHappened() async throws {
        try await SendingFixture.with { fixture in
            try await fixture.rows.limits.set(["per_day": 1], known: "account_id")
            let items = try await items(3, fixture)
            let acts = fixture.acts()
            let refused = try await refusal { try await acts.sent(items[0], text: nil, alreadySent: false) }
            #expect(refused?.status == 409 && refused?.code == "not-claimed")
            #expect(try await used(fixture) == 0)
            for item in items.prefix(2) { try await acts.sent(item, text: nil, alreadySent: true) }
            #expect(try await used(fixture) == 2, "it happened, whatever the cap says")
            let flagged = try await fixture.rows.messages.count([
                "status": "SENT", "is_flagged": true, "reason": "reported as sent without a claim",
            ])
            #expect(flagged == 2)
            #expect(try await claim(items[2], fixture)?.status == 429)
        }
    }

    /// Colleagues do not see what somebody has in hand; whoever asks for it sees whose it is, and no text to send.
    @Test func whatColleaguesHaveInHandIsSeenWhenAskedFor() async throws {
        try await SendingFixture.with { fixture in
            let items = try await items(2, fixture)
            #expect(try await claim(items[0], fixture) == nil)
            let queue = HandsList(SocialHands(context: fixture.context), database: fixture.database)
            let usual = try await queue.page(for: "bob", platform: nil, after: nil, limit: 10)
            #expect(usual.items.map { $0["id"] } == [.string(items[1].lowercase)])
            let all = try await queue.page(for: "bob", withOthers: true, platform: nil, after: nil, limit: 10)
            let other = try #require(all.items.first { $0["id"] == .string(items[0].lowercase) })
            #expect(all.items.count == 2 && other["claimed_by_name"] == "Ada" && other["is_yours"] == false)
            #expect(other["text"] == .null)
            let own = try await queue.page(for: "ada", platform: nil, after: nil, limit: 10)
            let mine = try #require(own.items.first { $0["id"] == .string(items[0].lowercase) })
            #expect(mine["is_yours"] == true && mine["text"]?.stringValue?.isEmpty == false)
        }
    }

    /// A hand may have sent without telling: what its claim used stays used until a person says what became of it.
    @Test func aClaimThatLapsesKeepsItsChargeUntilItIsSettled() async throws {
        try await SendingFixture.with { fixture in
            try await fixture.rows.limits.set(["per_day": 2], known: "account_id")
            let items = try await items(3, fixture)
            for item in items.prefix(2) { #expect(try await claim(item, fixture) == nil) }
            try await fixture.lapse()
            #expect(try await used(fixture) == 2)
            #expect(try await claim(items[2], fixture)?.status == 429)
            let page = try await HandsList(SocialHands(context: fixture.context), database: fixture.database).page(
                for: "bob", platform: nil, after: nil, limit: 10)
            #expect(
                page.items.map { $0["state"] } == ["unknown", "unknown", "waiting"], "what is in doubt comes first")
            #expect(page.items[0]["perhaps_sent_by"] == "Ada" && page.items[0]["held_by"] == "person")
            #expect(page.items[0]["held_reason"]?.stringValue?.hasPrefix("Perhaps sent by Ada") == true)
            let doubt = try await claim(items[0], fixture, by: "bob")
            #expect(doubt?.code == "unknown-outcome" && member(doubt, "perhaps_sent_by") == "Ada")
            try await fixture.acts("bob").settle(items[0], .notSent)
            #expect(try await used(fixture) == 1)
            try await fixture.acts("bob").settle(items[1], .sent)
            #expect(try await used(fixture) == 1)
            let action = try #require(try await fixture.rows.actions.first(["id": .id(items[1])]))
            let message = try #require(try await fixture.rows.messages.first(["id": .id(try action["subject_id"])]))
            let (sentAt, calledAt): (Timestamp, Timestamp) = (try message["sent_at"], try action["last_call_at"])
            #expect(try message["status"] == "SENT")
            #expect(sentAt == calledAt, "it was sent while it was in hand")
            #expect(try await claim(items[2], fixture) == nil)
        }
    }

    @Test func whatIsSkippedOrTakenBackGivesBackAtOnce() async throws {
        try await SendingFixture.with { fixture in
            let items = try await items(3, fixture)
            let acts = fixture.acts()
            for item in items { #expect(try await claim(item, fixture) == nil) }
            try await acts.skipped(items[0], reason: "no")
            #expect(try await used(fixture) == 2)
            try await acts.undo(items[0])
            #expect(try await used(fixture) == 2)
            #expect(try await claim(items[0], fixture) == nil)
            #expect(try await used(fixture) == 3, "taken again, it counts again")
            try await acts.sent(items[1], text: nil, alreadySent: false)
            try await acts.undo(items[1])
            #expect(try await used(fixture) == 2)
            let action = try #require(try await fixture.rows.actions.first(["id": .id(items[1])]))
            let message: JSONObject = ["id": .id(try action["subject_id"]), "sent_at": nil, "sent_body": nil]
            #expect(try await fixture.rows.messages.text("status", of: message) == "QUEUED")
        }
    }

    /// The claim is over, somebody said that it was not sent, Bob has it in hand now; Ada did send it, and says so.
    @Test func aTrueReportIsTakenFromWhoeverHasSent() async throws {
        try await SendingFixture.with { fixture in
            let item = try await items(1, fixture)[0]
            #expect(try await claim(item, fixture, by: "ada") == nil)
            try await fixture.lapse()
            try await fixture.acts("bob").settle(item, .notSent)
            #expect(try await claim(item, fixture, by: "bob") == nil)
            let early = try await refusal { try await fixture.acts("ada").sent(item, text: nil, alreadySent: false) }
            #expect(early?.code == "claimed")
            try await fixture.acts("ada").sent(item, text: nil, alreadySent: true)
            let late = try await refusal { try await fixture.acts("bob").sent(item, text: nil, alreadySent: false) }
            #expect(late?.code == "already-sent" && member(late, "done_by") == "ada")
            #expect(try await used(fixture) == 1)
        }
    }

    /// R1.18: every attempt of any delivery is on record, each once.
    @Test func everyAttemptIsListed() async throws {
        try await SendingFixture.with { fixture in
            let item = try await items(1, fixture)[0]
            let message: UUID = try #require(
                try await fixture.rows.actions.ids(["id": .id(item)], column: "subject_id").first)
            #expect(try await claim(item, fixture, by: "ada") == nil)
            try await fixture.lapse()
            fixture.clock.advance(.seconds(1))
            try await fixture.acts("bob").settle(item, .notSent)
            fixture.clock.advance(.seconds(1))
            #expect(try await claim(item, fixture, by: "bob") == nil)
            fixture.clock.advance(.seconds(1))
            try await fixture.acts("bob").sent(item, text: "other", alreadySent: false)
            fixture.clock.advance(.seconds(1))
            try await fixture.acts("bob").undo(item)
            #expect(
                try await fixture.attempts(message) == [
                    "hands unknown NO_REPORT ada", "hands resolved bob", "hands sent bob", "hands undone bob",
                ])
        }
    }

    @Test func aPauseStopsClaims() async throws {
        try await SendingFixture.with { fixture in
            let items = try await items(2, fixture)
            #expect(try await claim(items[0], fixture) == nil)
            _ = try await fixture.database.transaction { connection in
                try await Pauses.begin(platform: "tiktok", reason: "holidays", by: "ada", on: connection)
            }
            for item in items {
                let refused = try await claim(item, fixture)
                #expect(refused?.status == 409 && refused?.code == "paused", "\(refused?.code ?? "claimed")")
                #expect(member(refused, "held_by") == "paused" && member(refused, "held_reason") == "holidays")
            }
            #expect(try await used(fixture) == 1)
        }
    }

    @Test func aNoComesBeforeTheLimit() async throws {
        try await SendingFixture.with { fixture in
            let items = try await items(1, fixture)
            try await fixture.rows.recipients.set(["outreach_status": "closed"])
            #expect(try await claim(items[0], fixture)?.code == "closed")
            #expect(try await used(fixture) == 0)
        }
    }
}
