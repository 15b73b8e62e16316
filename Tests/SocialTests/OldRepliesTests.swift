import Actions
import Database
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

/// Replies of before the update, read again by today's words.
@Suite struct OldRepliesTests {
    private func store(
        _ person: UUID, _ text: String, _ id: String, _ fixture: SendingFixture, decided: Bool = false
    ) async throws {
        try await fixture.rows.replies.add([
            "id": .id(UUID()), "platform": "tiktok", "external_id": .string(id),
            "platform_user_id": .string("id-\(person.lowercase)"), "body": .string(text),
            "received_at": .at(.now().adding(.seconds(-7 * 86_400))), "profile_id": .id(person),
            "decided_at": decided ? JSONValue.now : .null,
        ])
    }

    private func meaning(_ id: String, _ fixture: SendingFixture) async throws -> String? {
        try await fixture.rows.replies.text("meaning", "is_objection", "is_heard", of: ["external_id": .string(id)])
    }

    @Test func aStopOfLastWeekIsHeardNow() async throws {
        try await SendingFixture.with { fixture in
            let (said, message) = try await fixture.queued()
            let (asks, held) = try await fixture.queued()
            let (decided, free) = try await fixture.queued()
            let (answered, _) = try await fixture.draft("again?", .followup)
            try await store(said, "STOP", "r_1", fixture)
            try await store(asks, "We already have a supplier", "r_2", fixture)
            try await store(decided, "STOP", "r_3", fixture, decided: true)
            // Somebody has written to them since, so somebody has read it.
            try await store(answered, "We already have a supplier", "r_4", fixture)
            let old = SocialOldReplies(context: fixture.context)
            #expect(try await old.step())
            #expect(try await !old.step())
            #expect(try await meaning("r_1", fixture) == "no t t")
            #expect(try await meaning("r_2", fixture) == "doubtful f t")
            #expect(try await meaning("r_3", fixture) == "other f t")
            #expect(try await meaning("r_4", fixture) == "other f t")
            #expect(try await fixture.ledger.plan(most: 10).map(\.action.subjectID) == [free])
            #expect(try await fixture.state(message) == "SKIPPED: the person is on the suppression list")
            #expect(try await fixture.state(held) == "QUEUED")
            // A guess, and correctable like any other.
            let reply: UUID = try #require(try await fixture.rows.replies.ids(["external_id": "r_1"]).first)
            #expect(try await SocialReplyDecision(context: fixture.context).other(reply, by: "ada").suppression == nil)
        }
    }

    /// What is shown of a Facebook address keeps the full stops that it was given with.
    @Test(arguments: [
        (
            "facebook", "Vera.Fourteen", "https://www.facebook.com/verafourteen",
            "https://www.facebook.com/vera.fourteen"
        ),
        ("facebook", "42", "https://www.facebook.com/profile.php?id=42", "https://www.facebook.com/profile.php?id=42"),
        ("facebook", "other.name", "https://www.facebook.com/verafourteen", "https://www.facebook.com/verafourteen"),
        ("instagram", "a.b", "https://www.instagram.com/ab/", "https://www.instagram.com/ab/"),
    ])
    func addressesAreShownAsGiven(platform: String, username: String, address: String, shown: String) async throws {
        try await SendingFixture.with { fixture in
            let given = try await fixture.people.text(
                "SELECT social.shown_address(\(platform), \(username), \(address))")
            #expect(given == shown)
        }
    }
}
