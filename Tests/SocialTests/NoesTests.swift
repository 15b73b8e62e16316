import Actions
import Database
import FoundationEssentials
import Hands
import JSON
import SocialContract
import Suppression
import TestKit
import Testing

@testable import Outbox
@testable import SocialMessages
@testable import SocialProfiles
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// What a "no" ends, and what ends with an operator's word.
@Suite struct NoesTests {
    /// Hands all of the log's events of its types to a subscriber, again with each call.
    private func deliver(_ subscription: Subscription, _ fixture: SendingFixture) async throws {
        let events = try await fixture.rows.log(of: subscription.types)
        try await fixture.people.outbox.transaction { try await subscription.handle($0, events) }
    }

    /// Everybody hears what happened.
    private func settle(_ fixture: SendingFixture) async throws {
        for _ in 0..<2 {
            try await deliver(SocialRecipientNoes(context: fixture.context).subscription, fixture)
            try await deliver(SocialRecipientsFollowing(context: fixture.context).subscription, fixture)
            try await deliver(SocialMessageOutcomes().subscription, fixture)
            let noes = SocialNoesFollowing(outbox: fixture.people.outbox, suppressions: fixture.context.suppressions)
            try await deliver(noes.subscription, fixture)
        }
    }

    private func no(_ person: UUID, _ fixture: SendingFixture, by: String? = nil) async throws -> UUID {
        let keeper = SocialKnownPeople(outbox: fixture.people.outbox, suppressions: fixture.context.suppressions)
        return try await fixture.people.outbox.transaction { connection in
            let identifiers = try #require(try await keeper.identifiers(of: person, on: connection))
            let entry = try #require(
                try await fixture.context.suppressions.add(
                    identifiers, NoOrigin(reason: "asked", source: "test", recordedBy: by, isSearched: true),
                    on: connection))
            #expect(try await keeper.saidNo(entry.id, identifiers, on: connection) == 1)
            return entry.id
        }
    }

    private func profile(_ person: UUID, _ fixture: SendingFixture) async throws -> String? {
        try await fixture.people.text(
            """
            SELECT concat_ws(' ', outreach_status, coalesce(closed_reason, '-'), said_no_at IS NOT NULL)
            FROM social.social_profiles WHERE id = \(person)
            """)
    }

    @Test func everythingInTheMakingEnds() async throws {
        try await SendingFixture.with { fixture in
            let (waiting, queued) = try await fixture.queued()
            let (handed, byHand) = try await fixture.draft()
            #expect(try await fixture.queue([byHand], .assisted) == [:])
            let (drafted, draft) = try await fixture.draft()
            let writing = try await fixture.people.addPeople(1)[0]
            try await fixture.rows.draftItems.add([
                "id": .id(UUID()), "profile_id": .id(writing), "message_type": "initial",
            ])
            let (other, kept) = try await fixture.queued()
            while try await SocialRecipientHashing(context: fixture.context).step() {}
            for person in [waiting, handed, drafted, writing] { _ = try await no(person, fixture) }
            try await deliver(SocialRecipientNoes(context: fixture.context).subscription, fixture)
            for message in [queued, byHand, draft] {
                #expect(try await fixture.state(message) == "SKIPPED: the person is on the suppression list")
            }
            #expect(try await fixture.actionStatus(queued) == "cancelled")
            #expect(
                try await fixture.rows.actions.count(["status": "offered"]) == 0)
            #expect(
                try await fixture.rows.draftItems.text("code", of: ["profile_id": .id(writing)])
                    == "suppressed")
            #expect(try await fixture.state(kept) == "QUEUED")
            try await settle(fixture)
            for person in [waiting, handed, drafted, writing] {
                #expect(try await fixture.outreach(person) == "closed")
                #expect(try await profile(person, fixture) == "closed said_no t")
            }
            #expect(try await profile(other, fixture) == "drafted - f")
            #expect(
                try await fixture.rows.profileCounts.sum("closed") == 4)
        }
    }

    /// Hashes only, such as from a file beside a restored database: messaging finds whom it knows, and profiles hears of it.
    @Test func aNoThatNamesNobodyFindsThem() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.queued()
            while try await SocialRecipientHashing(context: fixture.context).step() {}
            let names = try await fixture.database.transaction {
                try await SocialRecipientStore.lock([person], on: $0)[person]
            }
            let hashes = fixture.context.suppressions.presentHashes(for: try #require(names).identifiers)
            _ = try await fixture.people.outbox.transaction {
                try await fixture.context.suppressions.add(
                    hashes: hashes.map { ($0, "contact") }, NoOrigin(reason: "said before", source: "file"), on: $0)
            }
            try await settle(fixture)
            #expect(try await fixture.state(message).hasPrefix("SKIPPED"))
            #expect(try await profile(person, fixture) == "closed said_no t")
            #expect(
                try await fixture.rows.sweeps.sum("wanted") > 1, "others are looked for")
        }
    }

    @Test func whatIsTakenBackFreesThePersonAndRestoresNothing() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.queued()
            let (closed, _) = try await fixture.draft()
            while try await SocialRecipientHashing(context: fixture.context).step() {}
            try await patch(closed, ["outreach_status": "closed"], fixture)
            try await settle(fixture)
            var entries: [UUID] = []
            for one in [person, closed] { entries.append(try await no(one, fixture, by: "ann")) }
            try await settle(fixture)
            #expect(try await profile(closed, fixture) == "closed operator t")
            let keeper = SocialKnownPeople(outbox: fixture.people.outbox, suppressions: fixture.context.suppressions)
            for entry in entries {
                try await fixture.people.outbox.transaction { connection in
                    _ = try await fixture.context.suppressions.retract(
                        entry, by: "ann", named: "Ann", reason: nil, isSearched: true, on: connection)
                    #expect(try await keeper.tookBack(entry, on: connection) == 1)
                }
            }
            try await settle(fixture)
            #expect(try await profile(person, fixture) == "pending - f")
            #expect(try await fixture.outreach(person) == "pending")
            #expect(try await fixture.state(message).hasPrefix("SKIPPED"), "what ended stays ended")
            #expect(try await profile(closed, fixture) == "closed operator f", "that was the operator's own word")
            #expect(try await fixture.outreach(closed) == "closed")
        }
    }

    private func patch(_ person: UUID, _ body: JSONValue, _ fixture: SendingFixture) async throws {
        let repository = SocialProfileRepository(fixture.people.outbox)
        let change = try SocialProfileChange(id: person, expectedVersion: nil, body: body, traceparent: "")
        let changes = try await SocialProfileChanging.apply([change], repository)
        guard case .changed = changes[0] else { throw PatchRefused() }
    }
    private struct PatchRefused: Error {}

    @Test func closingEndsDraftsAndHands() async throws {
        try await SendingFixture.with { fixture in
            let (first, draft) = try await fixture.draft()
            let (second, byHand) = try await fixture.draft()
            #expect(try await fixture.queue([byHand], .assisted) == [:])
            try await patch(first, ["outreach_status": "closed"], fixture)
            try await patch(second, ["discovery_status": "rejected"], fixture)
            try await deliver(SocialRecipientsFollowing(context: fixture.context).subscription, fixture)
            #expect(try await fixture.state(draft) == "SKIPPED: the person was closed")
            #expect(try await fixture.state(byHand) == "SKIPPED: the person was rejected in review")
            #expect(
                try await fixture.rows.actions.count(["status": "offered"]) == 0)
        }
    }

    @Test func aSkipLastsUntilAnOperatorReopens() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.draft()
            #expect(try await fixture.queue([message], .assisted) == [:])
            let (acts, item) = (fixture.acts("ann"), try #require(try await fixture.offered().first))
            try await acts.skipped(item, reason: "moved on")
            let drafts = SocialDraftQueue(database: fixture.database)
            func eligible() async throws -> (Int, [String: Int64]) {
                let job = UUID()
                try await fixture.rows.jobs.add([
                    "id": .id(job), "kind": "draft", "status": "pending", "accepted": 0, "created_by": "test",
                ])
                let (queued, left) = try await drafts.enqueueEverybody(job: job, trace: "")
                return (queued, left)
            }
            let (queued, leftOut) = try await eligible()
            #expect(queued == 0 && leftOut == ["skipped by hand, and not reopened since": 1])
            let known = try await fixture.database.transaction {
                try await SocialRecipientStore.lock([person], on: $0)[person]
            }
            #expect(known?.refusalOfInitial?.contains("skipped by hand") == true)
            try await acts.undo(item)
            let freed = try await fixture.database.transaction {
                try await SocialRecipientStore.lock([person], on: $0)[person]
            }
            #expect(freed?.skippedAt == nil, "taken back")
            try await acts.skipped(item, reason: "moved on")
            try await patch(person, ["outreach_status": "open"], fixture)
            try await deliver(SocialRecipientsFollowing(context: fixture.context).subscription, fixture)
            #expect(try await eligible().0 == 1)
        }
    }

    /// A skipped follow-up is as final as a skipped first message.
    @Test func aSkippedPersonGetsNoFollowupEither() async throws {
        try await SendingFixture.with { fixture in
            let person = try await fixture.people.addPeople(1, outreach: .sent)[0]
            _ = try await fixture.people.addMessage(to: person, .sent)
            let drafts = SocialDraftQueue(database: fixture.database)
            #expect(try await drafts.countFollowups() == 1)
            try await fixture.rows.recipients.set(["skipped_at": .now], of: ["profile_id": .id(person)])
            #expect(try await drafts.countFollowups() == 0)
        }
    }

    /// Audit, surprise 1: a status that was typed in made a follow-up the first message.
    @Test func aFollowupIsNeverTheFirstMessage() async throws {
        try await SendingFixture.with { fixture in
            let person = try await fixture.people.addPeople(1, outreach: .sent)[0]
            try await fixture.rows.recipients.set(["platform_user_id": "id-1"], of: ["profile_id": .id(person)])
            let known = try await fixture.database.transaction {
                try await SocialRecipientStore.lock([person], on: $0)[person]
            }
            #expect(known?.refusalOfFollowup == "was not written to yet")
            #expect(try await SocialDraftQueue(database: fixture.database).countFollowups() == 0)
            let first = try await fixture.people.addMessage(to: person, .draft, of: .followup)
            let sentence = "no first message was sent to the person, so there is nothing to follow up"
            #expect(try await fixture.queue([first]) == [first: sentence])
            // And at the ledger's last look, for what is in line already.
            let written = try await fixture.people.addMessage(to: person, .sent)
            #expect(try await fixture.queue([first]) == [:])
            try await fixture.rows.messages.remove(["id": .id(written)])
            #expect(try await fixture.ledger.plan(most: 1).isEmpty)
            #expect(try await fixture.state(first) == "SKIPPED: " + sentence)
        }
    }

    @Test func onlyAnOperatorsWordIsTaken() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.draft()
            for status in ["drafted", "sent", "followup"] {
                let refusal = await #expect(throws: (any Error).self, "\(status)") {
                    try await patch(person, ["outreach_status": .string(status)], fixture)
                }
                #expect("\(String(describing: refusal))".contains("follows from what was done"), "\(status)")
            }
            await #expect(throws: PatchRefused.self) {
                try await patch(person, ["outreach_status": "pending"], fixture)
            }
            try await fixture.rows.messages.set(["status": "SENT", "sent_at": .now], of: ["id": .id(message)])
            try await fixture.people.outbox.transaction { connection in
                let change = SocialThreadChange(
                    event: SocialEvent.messageSent, messageID: message, messageType: .initial, profileID: person)
                try await SocialThreadChanges.announce([change], through: fixture.people.outbox, on: connection)
            }
            try await settle(fixture)
            for word in ["open", "pending"] {
                try await patch(person, ["outreach_status": "closed"], fixture)
                try await settle(fixture)
                #expect(try await fixture.outreach(person) == "closed")
                try await patch(person, ["outreach_status": .string(word)], fixture)
                try await settle(fixture)
                #expect(
                    try await (profile(person, fixture), fixture.outreach(person)) == ("sent - f", "sent"), "\(word)")
            }
            _ = try await no(person, fixture)
            await #expect(throws: PatchRefused.self, "a no is not reopened") {
                try await patch(person, ["outreach_status": "open"], fixture)
            }
        }
    }

    /// Statuses and unlocks that were typed in before give way to what was done, on both sides.
    @Test func falseStatusesAreRepaired() async throws {
        try await SendingFixture.with { fixture in
            let typed = try await fixture.people.addPeople(2, outreach: .followup)
            let (real, message) = try await fixture.draft()
            try await fixture.rows.messages.set(["status": "SENT", "sent_at": .now], of: ["id": .id(message)])
            for person in [typed[1], real] {
                try await fixture.rows.recipients.set(["messages_version": 2], of: ["profile_id": .id(person)])
                try await fixture.rows.profiles.set(["messages_version": 2], of: ["id": .id(person)])
            }
            try await fixture.rows.profiles.set(["outreach_status": "pending"], of: ["id": .id(real)])
            while try await SocialRecipientHashing(context: fixture.context).step() {}
            try await deliver(SocialMessageOutcomes().subscription, fixture)
            let sweep = SocialPeopleSweep(
                outbox: fixture.people.outbox, suppressions: fixture.context.suppressions, log: fixture.context.log)
            while try await sweep.step() {}
            for person in typed {
                #expect(try await (fixture.outreach(person), profile(person, fixture)) == ("pending", "pending - f"))
            }
            #expect(try await profile(real, fixture) == "sent - f")
            #expect(try await fixture.rows.profileCounts.sum("ever_sent") == 1, "unlocked by what was done")
            #expect(try await fixture.rows.profileCounts.sum("ever_followup") == 0)
        }
    }
}
