import Actions
import AdapterWire
import Database
import EventLoop
import FoundationEssentials
import HTTPServer
import Hands
import JSON
import Outbox
import SocialContract
import Suppression
import TestKit
import Testing
import Timekeeping

@testable import SocialMessages
@testable import SocialProfiles
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// Noes where something else stands in the way (issue 7 section 4, attacked afresh).
@Suite struct NoesEdgeTests {
    private func reply(
        _ person: UUID, _ text: String, id: String = "r_1", at: Timestamp = .now()
    ) -> InboundEvent {
        InboundEvent(
            .reply, senderID: "id-\(person.lowercase)", externalID: id, accountRef: "page-1", text: text,
            at: Int(at.microseconds / 1000))
    }

    private func isOnList(_ person: UUID, _ fixture: SendingFixture) async throws -> Bool {
        let list = fixture.context.suppressions
        return try await fixture.database.withConnection {
            try await list.contains(
                Identifiers(platform: "tiktok", platformUserID: "id-\(person.lowercase)"), on: $0)
        }
    }

    /// One person's no does not speak for a colleague behind the same mailbox, also where everybody is looked at.
    @Test func aSharedMailboxIsNotClosedByASweep() async throws {
        try await SendingFixture.with { fixture in
            let list = fixture.context.suppressions
            let mailbox = try #require(list.presentHashes(for: Identifiers(email: "info@example.org")).first)
            let people = try await fixture.people.addPeople(2, discovery: .discovered, recipients: false).sorted()
            for person in people {
                try await fixture.rows.profiles.set(
                    [
                        "platform_user_id": .string("id-\(person.lowercase)"), "contact_hashes": .hashes([mailbox]),
                    ], of: ["id": .id(person)])
            }
            for (index, person) in people.enumerated() where index == 0 {
                try await SocialInboundEvents(context: fixture.context).takeNoes(
                    [reply(person, "STOP")], from: "tiktok")
            }
            let sweep = SocialPeopleSweep(outbox: fixture.people.outbox, suppressions: list, log: fixture.context.log)
            for _ in 0..<2 {
                try await fixture.rows.sweeps.raise("wanted")
                while try await sweep.step() {}
            }
            func saidNo(_ person: UUID) async throws -> Bool {
                try await fixture.rows.profiles.count(["id": .id(person)], known: "said_no_at") == 1
            }
            #expect(try await saidNo(people[0]))
            #expect(try await !saidNo(people[1]), "a colleague")
            #expect(
                try await fixture.database.withConnection { try await list.contains(anyOf: [mailbox], on: $0) }.isEmpty)
        }
    }

    /// The same person on another network, by name and mailbox, is nobody else.
    @Test func aMailboxOfOnePersonOnTwoNetworksIsTheirs() async throws {
        try await SendingFixture.with { fixture in
            let list = fixture.context.suppressions
            let mailbox = try #require(list.presentHashes(for: Identifiers(email: "ada@example.org")).first)
            let people = try await fixture.people.addPeople(3, recipients: false).sorted()
            for person in people.prefix(2) {
                try await fixture.rows.profiles.set(
                    ["contact_hashes": .hashes([mailbox]), "full_name": "Ada Example"], of: ["id": .id(person)])
            }
            try await fixture.rows.profiles.set(
                ["platform": "instagram", "full_name": " ada example "], of: ["id": .id(people[1])])
            let keeper = SocialKnownPeople(outbox: fixture.people.outbox, suppressions: list)
            func known() async throws -> [[UInt8]] {
                try await fixture.database.withConnection {
                    try await keeper.identifiers(of: people[0], on: $0)?.contactHashes ?? []
                }
            }
            #expect(try await known() == [mailbox])
            try await fixture.rows.profiles.set(
                ["contact_hashes": .hashes([mailbox]), "full_name": "Bo"], of: ["id": .id(people[2])])
            #expect(try await known().isEmpty, "a mailbox that others read")
        }
    }

    /// A migration, a restore, an operator's transaction: the list waits for none of them.
    @Test(arguments: ["social.social_recipients", "social.social_profiles", "social.social_replies"])
    func aNoIsTakenWhileAProductIsLocked(table: String) async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.queued()
            let inbound = SocialInboundEvents(context: fixture.context)
            // The first text that is read in a process makes the tables of words; no transaction is open for that.
            #expect(SocialInboundEvents.saysNo(reply(person, "no thanks")))
            try await fixture.database.transaction { connection in
                try await connection.execute("LOCK TABLE \(sql: SQL(stringLiteral: table)) IN ACCESS EXCLUSIVE MODE")
                try await inbound.takeNoes([reply(person, "no thanks")], from: "tiktok")
                #expect(try await isOnList(person, fixture))
            }
            #expect(try await fixture.ledger.plan(most: 10).isEmpty)
            #expect(try await fixture.state(message) == "SKIPPED: the person is on the suppression list")
        }
    }

    /// A network whose clock is behind ours, or whose call comes late: an answer is one from when we knew of it.
    @Test func anAnswerStampedBeforeOurMessageIsOne() async throws {
        try await SendingFixture.with { fixture in
            let (person, _) = try await fixture.draft("again?", .followup)
            try await SocialInboundEvents(context: fixture.context).receive(
                [reply(person, "Tell me more", at: .now().adding(.seconds(-3600)))], from: "tiktok")
            try await fixture.rows.recipients.set(["outreach_status": "sent"], of: ["profile_id": .id(person)])
            #expect(try await SocialDraftQueue(database: fixture.database).countFollowups() == 0)
            let sent: UUID = try #require(try await fixture.rows.messages.ids(["status": "SENT"]).first)
            try await fixture.database.transaction {
                try await SocialDraftQueue.enqueueDue(
                    SocialFollowupDue(profileID: person, messageID: sent), limit: 3, trace: nil, on: $0)
            }
            #expect(try await fixture.rows.draftItems.count() == 0)
        }
    }

    /// Whoever has it in hand asks whether they still may.
    @Test func aClaimIsNotProlongedAfterANo() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.draft()
            #expect(try await fixture.queue([message], .assisted) == [:])
            let item = try #require(try await fixture.offered().first)
            try await fixture.acts().claim(item)
            try await SocialInboundEvents(context: fixture.context).takeNoes([reply(person, "STOP")], from: "tiktok")
            let refused = await #expect(throws: Problem.self) { try await fixture.acts().claim(item) }
            #expect(refused?.code == "suppressed")
            #expect(try await fixture.state(message) == "SENDING", "what they did with it is theirs to say")
            try await fixture.acts().sent(item, text: nil, alreadySent: false)
            #expect(try await fixture.state(message).hasPrefix("SENT"))
        }
    }

    private func reply(_ fixture: SendingFixture, _ id: String) async throws -> UUID {
        try #require(try await fixture.rows.replies.ids(["external_id": .string(id)]).first)
    }

    /// What was read wrongly is decided where it stands, and takes the no back.
    @Test func aReadNoThatIsNoneIsTakenBackByItsDecision() async throws {
        try await SendingFixture.with { fixture in
            let (person, _) = try await fixture.draft()
            let inbound = SocialInboundEvents(context: fixture.context)
            try await inbound.receive([reply(person, "no thanks")], from: "tiktok")
            #expect(try await isOnList(person, fixture))
            let decision = SocialReplyDecision(context: fixture.context)
            #expect(try await decision.other(try await reply(fixture, "r_1"), by: "ada").meaning == "other")
            #expect(try await !isOnList(person, fixture))
        }
    }

    /// One of two was read wrongly: the other still says no.
    @Test func theOtherReplyStillSaysNo() async throws {
        try await SendingFixture.with { fixture in
            let (person, _) = try await fixture.draft()
            let inbound = SocialInboundEvents(context: fixture.context)
            for _ in 0..<2 { try await inbound.receive([reply(person, "no")], from: "tiktok") }
            let entry: UUID = try #require(try await fixture.rows.noes.ids().first)
            try await inbound.receive([reply(person, "STOP, remove me", id: "r_2")], from: "tiktok")
            let refusal = await #expect(throws: RetractionRefusal.self) {
                try await fixture.people.outbox.transaction {
                    _ = try await fixture.context.suppressions.retract(
                        entry, by: "ann", named: "Ann", reason: "misread", on: $0)
                }
            }
            #expect(refusal == .readElsewhere(replies: 2))
            let decision = SocialReplyDecision(context: fixture.context)
            _ = try await decision.other(try await reply(fixture, "r_1"), by: "ada")
            #expect(try await isOnList(person, fixture))
            _ = try await decision.other(try await reply(fixture, "r_2"), by: "ada")
            #expect(try await !isOnList(person, fixture))
        }
    }

    /// A no and the taking back of an earlier one at the same moment: the later one counts.
    @Test func aNoWhileAnEarlierOneIsTakenBackStays() async throws {
        try await SendingFixture.with { fixture in
            let list = fixture.context.suppressions
            let names = Identifiers(platform: "tiktok", username: "ada")
            let origin = NoOrigin(reason: "asked", source: "Ann", recordedBy: "ann")
            let entry = try #require(
                try await fixture.people.outbox.transaction { try await list.add(names, origin, on: $0) })
            let loop = fixture.context.outbox.loop
            let again = try await fixture.people.outbox.transaction { connection in
                _ = try await list.retract(entry.id, by: "ann", named: "Ann", reason: nil, on: connection)
                let again = loop.task {
                    try await fixture.people.outbox.transaction { try await list.add(names, origin, on: $0) }
                }
                try await fixture.waitForWaiting()
                return again
            }
            #expect(try await again.value?.isNew == true)
            #expect(try await fixture.database.withConnection { try await list.contains(names, on: $0) })
        }
    }

    /// A text that is longer than what is read of it is read in pieces: a no in the middle is at least a doubt.
    @Test func aNoInTheMiddleOfALongTextHolds() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.queued()
            let rest = String(repeating: "We sell pumps and valves in many sizes. ", count: 250)
            try await SocialInboundEvents(context: fixture.context).receive(
                [reply(person, rest + "Please stop writing to me. " + rest)], from: "tiktok")
            #expect(
                try await fixture.rows.replies.text("meaning") != "other")
            #expect(try await fixture.ledger.plan(most: 10).isEmpty)
            _ = message
            let (other, _) = try await fixture.draft()
            try await SocialInboundEvents(context: fixture.context).receive(
                [reply(other, rest + rest, id: "r_2")], from: "tiktok")
            #expect(
                try await fixture.rows.replies.text("meaning", of: ["external_id": "r_2"])
                    == "other")
        }
    }

    /// What a network could not have meant as a moment says nothing, and the answer counts as of now.
    @Test func nonsenseForAMomentIsNow() async throws {
        try await SendingFixture.with { fixture in
            let (person, _) = try await fixture.draft("again?", .followup)
            var event = reply(person, "Tell me more")
            event.at = 1_796_000_000
            try await SocialInboundEvents(context: fixture.context).receive([event], from: "tiktok")
            #expect(
                try await fixture.people.count(
                    "SELECT count(*) FROM social.social_replies WHERE received_at > now() - interval '1 hour'") == 1)
        }
    }
}

extension SendingFixture {
    /// Until some statement waits for a lock.
    fileprivate func waitForWaiting() async throws {
        for _ in 0..<2000 {
            let waiting = try await people.count("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if waiting > 0 { return }
            try await context.outbox.loop.sleep(for: .milliseconds(5))
        }
        Issue.record("nobody waits")
    }
}
