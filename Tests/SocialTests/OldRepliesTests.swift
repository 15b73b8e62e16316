import Actions
import Database
import FoundationEssentials
import JSON
import SocialContract
import Suppression
import TestKit
import Testing

@testable import SocialMessages
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// Replies of before the update, read again by today's words.
@Suite struct OldRepliesTests {
    private func store(
        _ person: UUID, _ text: String, _ id: String, _ fixture: SendingFixture, decided: Bool = false
    ) async throws {
        try await fixture.database.execute(
            """
            INSERT INTO social.social_replies (id, platform, external_id, platform_user_id, body, received_at, profile_id, decided_at)
            VALUES (gen_random_uuid(), 'tiktok', \(id), \("id-\(person.lowercase)"), \(text), now() - interval '7 days', \(person),
                    CASE WHEN \(decided) THEN now() END)
            """)
    }

    private func meaning(_ id: String, _ fixture: SendingFixture) async throws -> String? {
        try await fixture.people.text(
            "SELECT concat_ws(' ', meaning, is_objection, is_heard) FROM social.social_replies WHERE external_id = \(id)"
        )
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
            let reply: UUID = try #require(
                try await fixture.database.first("SELECT id FROM social.social_replies WHERE external_id = 'r_1'"))[0]
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
