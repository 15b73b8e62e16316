import Database
import FoundationEssentials
import JSON
import Outbox
import SocialContract
import Testing

@testable import SocialMessages
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// A person's outreach status is what their messages say.
@Suite struct ThreadChangesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let messages: [(SocialMessageType, SocialMessageStatus)]
        let status: String
        let hasInitial: Bool
        var testDescription: String { messages.map { "\($0.0) \($0.1)" }.joined(separator: ", ") + " → \(status)" }
    }

    static let cases = [
        Case(messages: [], status: "pending", hasInitial: false),
        Case(messages: [(.initial, .draft)], status: "drafted", hasInitial: true),
        Case(messages: [(.initial, .approved)], status: "drafted", hasInitial: true),
        Case(messages: [(.initial, .queued)], status: "drafted", hasInitial: true),
        Case(messages: [(.initial, .unknown)], status: "drafted", hasInitial: true),
        Case(messages: [(.initial, .failed)], status: "pending", hasInitial: false),
        Case(messages: [(.initial, .skipped)], status: "pending", hasInitial: false),
        Case(messages: [(.initial, .skipped), (.initial, .draft)], status: "drafted", hasInitial: true),
        Case(messages: [(.initial, .sent)], status: "sent", hasInitial: true),
        Case(messages: [(.initial, .sent), (.followup, .draft)], status: "sent", hasInitial: true),
        Case(messages: [(.initial, .sent), (.followup, .skipped)], status: "sent", hasInitial: true),
        Case(messages: [(.initial, .sent), (.followup, .sent)], status: "followup", hasInitial: true),
        Case(
            messages: [(.initial, .sent), (.followup, .sent), (.followup, .queued)], status: "followup",
            hasInitial: true),
    ]

    @Test(arguments: cases)
    func statuses(_ given: Case) async throws {
        try await PeopleFixture.with { fixture in
            let id = try await fixture.addPeople(1)[0]
            var message = UUID()
            for (type, status) in given.messages { message = try await fixture.addMessage(to: id, status, of: type) }
            let change = SocialThreadChange(
                event: SocialEvent.messageDrafted, messageID: message, messageType: .initial, profileID: id)
            try await fixture.outbox.transaction { connection in
                try await SocialThreadChanges.announce([change], through: fixture.outbox, on: connection)
            }
            let row = try #require(try await fixture.rows.recipients.first(["profile_id": .id(id)]))
            #expect(try row["outreach_status"] == given.status && row["has_initial"] == given.hasInitial)
            #expect(try row["messages_version"] == Int64(1))
            let payload = try #require(try await fixture.rows.events.text("payload"))
            let facts = try SocialMessageFacts(payload: Array(payload.utf8))
            #expect(
                facts.outreachStatus.rawValue == given.status && facts.profileID == id && facts.messageID == message)
            #expect((facts.sentAt != nil) == given.messages.contains { $0.1 == .sent })
        }
    }

    @Test func versionsRiseAndClosedStays() async throws {
        try await PeopleFixture.with { fixture in
            let id = try await fixture.addPeople(1, outreach: .closed)[0]
            let message = try await fixture.addMessage(to: id, .sent)
            for _ in 0..<3 {
                try await fixture.outbox.transaction { connection in
                    try await SocialThreadChanges.announce(
                        [
                            SocialThreadChange(
                                event: SocialEvent.messageSent, messageID: message, messageType: .initial, profileID: id
                            )
                        ],
                        through: fixture.outbox, on: connection)
                }
            }
            #expect(
                try await fixture.rows.recipients.text("outreach_status", "messages_version") == "closed 3")
            #expect(try await fixture.rows.events.greatest("version") == 3)
        }
    }
}
