import Actions
import Database
import Dispatch
import FoundationEssentials
import JSON
import SocialContract
import Suppression
import TestKit
import Testing
import Timekeeping

@testable import SocialMessages
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// What the ledger's verdicts do to messages and people (R1.13 to R1.22, C3).
@Suite struct SocialActionsTests {
    @Test func sentByteForByte() async throws {
        try await SendingFixture.with { fixture in
            let body = "  Gru\u{308}ße\r\n\u{200F}«\"\\\u{1F44B}\u{7F}»\t "
            let (person, message) = try await fixture.queued(body)
            #expect(try await fixture.state(message) == "QUEUED")
            let intent = try await fixture.begin()
            #expect(try await fixture.state(message) == "SENDING")
            let input = try JSONValue.parse(Array(intent.action.input.utf8))
            #expect(input["text"]?.stringValue.map { Array($0.utf8) } == Array(body.utf8))
            #expect(input["recipient"]?["platform_user_id"] == .string("id-\(person.lowercase)"))
            try await fixture.ledger.conclude(intent, .succeeded(externalID: "m_1", outcome: nil))
            let row = try #require(try await fixture.rows.messages.first(["id": .id(message)]))
            let bodies: [String] = [try row["sent_body"], try row["draft_body"]]
            #expect(bodies.allSatisfy { Array($0.utf8) == Array(body.utf8) })
            #expect(try row["sent_at"] == fixture.clock.now && row["external_id"] == "m_1")
            #expect(try row["status"] == "SENT" && !row["is_flagged"])
            #expect(try await fixture.outreach(person) == "sent")
            #expect(try await fixture.events(person) == [SocialEvent.messageSent])
            #expect(try await fixture.attempts(message) == ["api sent ledger"])
            #expect(try await fixture.rows.stages.text("stage") == "sent")
        }
    }

    @Test("R1.14: after four tries FAILED, each on record, and the person is free again")
    func failedAfterFourTries() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.queued()
            for number in 1...4 {
                let intent = try await fixture.begin()
                try await fixture.ledger.conclude(intent, .temporary)
                let status = number < 4 ? "QUEUED" : "FAILED"
                #expect(try await fixture.state(message) == "\(status): The network asks for patience.")
                fixture.clock.advance(.seconds(60))
            }
            #expect(
                try await fixture.attempts(message) == [String](repeating: "api failed TEMPORARY ledger", count: 4))
            #expect(try await fixture.outreach(person) == "pending")
            #expect(try await fixture.events(person) == [SocialEvent.messageDropped])
            #expect(try await fixture.ledger.plan(most: 10).isEmpty)
            _ = try await fixture.people.addMessage(to: person, .draft)
        }
    }

    static let words: [(word: PersonsWord, status: String, outreach: String, event: String?)] = [
        (.sent, "SENT", "sent", SocialEvent.messageSent), (.notSent, "FAILED", "pending", SocialEvent.messageDropped),
        (.resend, "QUEUED", "drafted", nil),
    ]

    /// PostgreSQL knows `infinity`; RFC 3339 has no digits for it.
    @Test func aMessageThatWaitsForEverIsListed() async throws {
        try await SendingFixture.with { fixture in
            let (_, message) = try await fixture.queued()
            try await fixture.rows.actions.set(["not_before": "infinity"], of: ["subject_id": .id(message)])
            let items = try await SocialMessageLists.messages.items("status=QUEUED", in: fixture.database)
            #expect(items.map { $0["id"] } == [.string(message.lowercase)])
            #expect(items.first?["held_by"] == "retry" && items.first?["until"] == .null)
        }
    }

    @Test(arguments: words.indices)
    func doubtsAreSettledByAPerson(index: Int) async throws {
        let given = SocialActionsTests.words[index]
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.queued()
            let intent = try await fixture.begin()
            let called = fixture.clock.now
            try await fixture.ledger.conclude(intent, .doubt)
            #expect(try await fixture.state(message) == "UNKNOWN: The network gave no answer.")
            let waiting = try await fixture.database.withConnection { connection in
                let found = try #require(try await SocialMessageStore.find(message, on: connection))
                return try await Holds.of(product: SocialLedger.product, subjects: [found.id], on: connection)[message]
            }
            #expect(waiting?.heldBy == .person && waiting?.until == nil)
            fixture.clock.advance(.seconds(500))
            func resolve() async throws -> Bool {
                try await fixture.ledger.resolve(
                    product: "social", subject: message, given.word, by: "Ada", id: "key-1")
            }
            #expect(try await resolve())
            #expect(!(try await resolve()), "there is no doubt any more")
            #expect(try await fixture.state(message).hasPrefix(given.status))
            #expect(try await fixture.outreach(person) == given.outreach)
            #expect(try await fixture.events(person) == [given.event].compactMap { $0 })
            #expect(try await fixture.attempts(message).count == 2)
            #expect(try await fixture.attempts(message).last?.hasSuffix("key-1") == true)
            if given.word == .sent {
                let row = try await fixture.rows.messages.first(["id": .id(message)])
                #expect(try row?["sent_at"] == called, "it was sent when it was called, not when somebody said so")
            }
            #expect(try await fixture.ledger.plan(most: 1).count == (given.word == .resend ? 1 : 0))
        }
    }

    /// A first call days ago that came to nothing is not when the message was sent: its follow-up would be due at once.
    @Test func whatALaterCallSentWasSentThen() async throws {
        try await SendingFixture.with { fixture in
            let (_, message) = try await fixture.queued()
            let resolve = { @Sendable (word: PersonsWord) in
                try await fixture.ledger.resolve(product: "social", subject: message, word, by: "Ada", id: "key-1")
            }
            try await fixture.ledger.conclude(try await fixture.begin(), .doubt)
            fixture.clock.advance(.seconds(5 * 86_400))
            #expect(try await resolve(.resend))
            let intent = try await fixture.begin()
            let called = fixture.clock.now
            try await fixture.ledger.conclude(intent, .doubt)
            fixture.clock.advance(.seconds(500))
            #expect(try await resolve(.sent))
            let row = try await fixture.rows.messages.first(["id": .id(message)])
            #expect(try row?["sent_at"] == called)
        }
    }

    @Test func aNoBetweenQueueAndIntentEndsIt() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.queued()
            _ = try await fixture.database.transaction { connection in
                try await fixture.context.suppressions.add(
                    Identifiers(platform: "tiktok", platformUserID: "id-\(person.lowercase)"), reason: "asked",
                    source: "test", on: connection)
            }
            #expect(try await fixture.ledger.plan(most: 10).isEmpty)
            #expect(try await fixture.state(message) == "SKIPPED: the person is on the suppression list")
            #expect(try await fixture.attempts(message) == ["api skipped SUPPRESSED ledger"])
            #expect(try await fixture.outreach(person) == "pending")
        }
    }

    /// They are judged by what is known of them now, not only by what was known when the message was queued.
    @Test func aNoByANewNameEndsItToo() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.queued()
            try await fixture.rows.recipients.set(["username": "ada-new"], of: ["profile_id": .id(person)])
            _ = try await fixture.database.transaction { connection in
                try await fixture.context.suppressions.add(
                    Identifiers(platform: "tiktok", username: "Ada-New"), reason: "asked", source: "test",
                    on: connection)
            }
            #expect(try await fixture.ledger.plan(most: 10).isEmpty)
            #expect(try await fixture.state(message) == "SKIPPED: the person is on the suppression list")
        }
    }

    /// Some networks take answers only, for a while after the person wrote: what waited longer is not tried.
    @Test func theWindowForAnswersIsAskedAgain() async throws {
        try await SendingFixture.with(window: .seconds(3600)) { fixture in
            func wrote(_ person: UUID, _ ago: Duration) async throws {
                try await fixture.rows.recipients.set(
                    ["last_inbound_at": .at(.now().adding(.zero - ago))], of: ["profile_id": .id(person)])
            }
            let (late, lateMessage) = try await fixture.queued()
            try await wrote(late, .seconds(3600 - 14))
            #expect(try await fixture.ledger.plan(most: 10).isEmpty)
            let state = try await fixture.state(lateMessage)
            #expect(
                state.hasPrefix(
                    "SKIPPED: the network takes an answer only for a while after the person wrote, until 20"))
            #expect(state.hasSuffix("A person can send it by hand (assisted)."))
            let (_, never) = try await fixture.queued()
            #expect(try await fixture.ledger.plan(most: 10).isEmpty)
            #expect(try await fixture.state(never).contains("this person never wrote"))
            let (again, inTime) = try await fixture.queued()
            try await wrote(again, .seconds(60))
            #expect(try await fixture.ledger.plan(most: 10).map(\.action.subjectID) == [inTime])
        }
    }

    /// Nobody may say that a message was not sent whose call may have arrived.
    @Test func aDoubtIsNotEndedByTheWindow() async throws {
        try await SendingFixture.with(.taken(.key, settle: .zero, keyWindow: .seconds(86_400)), window: .seconds(3600))
        {
            fixture in
            let (person, message) = try await fixture.queued()
            func wrote(_ at: Timestamp) async throws {
                try await fixture.rows.recipients.set(["last_inbound_at": .at(at)], of: ["profile_id": .id(person)])
            }
            try await wrote(.now())
            let intent = try await fixture.begin()
            try await fixture.ledger.conclude(intent, .doubt)
            try await wrote(.now().adding(.seconds(-3600)))
            fixture.clock.advance(.seconds(600))
            _ = try await fixture.ledger.claimDoubtful()
            #expect(try await fixture.ledger.plan(most: 10).isEmpty)
            #expect(try await fixture.state(message).hasPrefix("UNKNOWN: "))
            #expect(try await fixture.actionStatus(message) == "unknown")
        }
    }

    @Test(arguments: ["outreach_status = 'closed'", "discovery_status = 'rejected'"])
    func whoIsClosedGetsNothing(change: String) async throws {
        try await SendingFixture.with { fixture in
            let (_, message) = try await fixture.queued()
            try await fixture.database.withConnection {
                try await $0.script("UPDATE social.social_recipients SET \(change)")
            }
            #expect(try await fixture.ledger.plan(most: 10).isEmpty)
            #expect(try await fixture.state(message).hasPrefix("SKIPPED: the person was "))
            #expect(try await fixture.actionStatus(message) == "cancelled")
        }
    }

    /// R0.88: what is left in the ledger of a product that is gone holds up nobody, and is not sent.
    @Test func aDroppedSchemaHoldsUpNobody() async throws {
        try await SendingFixture.with { fixture in
            let (_, message) = try await fixture.queued()
            try await fixture.database.withConnection { try await $0.script("DROP SCHEMA social CASCADE") }
            fixture.rests.isSet = true
            #expect(try await fixture.ledger.plan(most: 10).isEmpty)
            #expect(try await fixture.actionStatus(message) == "queued")
        }
    }

    /// Tables that somebody moved away for a moment, or that come back with a restore: nothing is taken for gone meanwhile.
    @Test func aSchemaThatIsAwayForAMomentLosesNothing() async throws {
        try await SendingFixture.with { fixture in
            let (_, first) = try await fixture.queued()
            let intent = try await fixture.begin()
            fixture.clock.advance(.seconds(60))
            let (_, second) = try await fixture.queued()
            try await fixture.database.withConnection { try await $0.script("ALTER SCHEMA social RENAME TO away") }
            #expect(try await fixture.ledger.plan(most: 10).isEmpty)
            await #expect(throws: DatabaseError.self) {
                try await fixture.ledger.conclude(intent, .succeeded(externalID: nil, outcome: nil))
            }
            try await fixture.database.withConnection { try await $0.script("ALTER SCHEMA away RENAME TO social") }
            #expect(try await fixture.actionStatus(second) == "queued")
            #expect(try await fixture.ledger.conclude(intent, .succeeded(externalID: nil, outcome: nil)))
            #expect(try await fixture.state(first) == "SENT")
            try await eventually("it goes on by itself") {
                try await fixture.ledger.plan(most: 10).map(\.action.subjectID) == [second]
            }
        }
    }

    @Test func aNoWhileItIsUnderWayIsFlagged() async throws {
        try await SendingFixture.with { fixture in
            let (person, message) = try await fixture.queued()
            let intent = try await fixture.begin()
            _ = try await fixture.database.transaction { connection in
                try await fixture.context.suppressions.add(
                    Identifiers(platform: "tiktok", platformUserID: "id-\(person.lowercase)"), reason: "asked",
                    source: "test", on: connection)
            }
            try await fixture.ledger.conclude(intent, .succeeded(externalID: nil, outcome: nil))
            #expect(try await fixture.state(message) == "SENT: the person said no while it was being sent")
        }
    }
}
