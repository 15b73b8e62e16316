import Database
import FoundationEssentials
import Outbox
import SocialContract
import TestKit
import Testing

@testable import SocialMessaging

/// What Docs/operations.md says of installations that lost events in a crash of PostgreSQL: its statements find them and mend.
@Suite("Events lost before") struct DamageTests {
    @Test func theOperationsPageFindsAndMends() async throws {
        try await SendingFixture.with { fixture in
            let people = fixture.people
            // As on every installation that has run.
            _ = try await people.database.withConnection { try await Life.now(on: $0) }
            let statements = try DamageTests.statements()
            #expect(try await DamageTests.damage(people.database, statements[0]) == [0, 0, 0, 0])
            let (rejected, sent, answered, taken, unknown) = (
                try await people.addPeople(1)[0], try await people.addPeople(1, outreach: .drafted)[0],
                try await people.addPeople(1, outreach: .drafted)[0],
                try await people.addPeople(1, outreach: .drafted)[0],
                try await people.addPeople(1, recipients: false)[0]
            )
            try await people.database.execute(
                "UPDATE social.social_profiles SET discovery_status = 'rejected', version = version + 1 WHERE id = \(rejected)"
            )
            for person in [sent, answered] { _ = try await people.addMessage(to: person, .sent) }
            try await people.database.execute(
                """
                UPDATE social.social_recipients SET outreach_status = 'sent', messages_version = 2
                WHERE profile_id = ANY(\([sent, answered]))
                """)
            try await people.database.execute(
                """
                INSERT INTO social.social_replies (id, platform, external_id, platform_user_id, profile_id, body, received_at)
                VALUES (gen_random_uuid(), 'tiktok', 'r', 'u', \(answered), 'yes', now() + interval '1 second')
                """)
            let dropped = try await people.addMessage(to: taken, .draft)
            try await people.database.execute(
                """
                INSERT INTO social.social_followup_timers (message_id, profile_id, thread_id, due_at, status, version)
                VALUES (\(dropped), \(taken), gen_random_uuid(), now(), 'waiting', 1)
                """)
            #expect(try await DamageTests.damage(people.database, statements[0]) == [2, 2, 2, 1])
            for statement in statements.dropFirst() {
                try await people.database.withConnection { try await $0.script(statement) }
            }
            try await DamageTests.follow(fixture)
            #expect(try await DamageTests.damage(people.database, statements[0]) == [0, 0, 0, 0])
            #expect(
                try await people.text(
                    "SELECT discovery_status FROM social.social_recipients WHERE profile_id = \(rejected)")
                    == "rejected")
            #expect(
                try await people.text("SELECT outreach_status FROM social.social_profiles WHERE id = \(sent)") == "sent"
            )
            #expect(
                try await people.count("SELECT count(*) FROM social.social_recipients WHERE profile_id = \(unknown)")
                    == 1)
            for (person, status) in [(sent, "waiting"), (answered, "cancelled"), (taken, "cancelled")] {
                #expect(
                    try await people.text(
                        "SELECT status FROM social.social_followup_timers WHERE profile_id = \(person)")
                        == status)
            }
            let events = try await people.count("SELECT count(*) FROM outbox.events")
            for statement in statements.dropFirst() {
                try await people.database.withConnection { try await $0.script(statement) }
            }
            #expect(try await people.count("SELECT count(*) FROM outbox.events") == events, "once more changes nothing")
        }
    }

    /// The statements of the page's section, in order.
    private static func statements() throws -> [String] {
        let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
        let page = try #require(TextFile.read(root + "/Docs/operations.md"))
        let section = try #require(page.split(separator: "### PostgreSQL has crashed\n").last)
        let text = try #require(section.split(separator: "\n### ").first)
        return text.split(separator: "```sql\n").dropFirst().compactMap {
            $0.split(separator: "```").first.map(String.init)
        }
    }

    private static func damage(_ database: Database, _ statement: String) async throws -> [Int64] {
        let sql = SQL(stringLiteral: statement.replacing(";", with: ""))
        let row = try #require(try await database.first(sql))
        return [try row[0], try row[1], try row[2], try row[3]]
    }

    /// Messaging hears what the page's statement has written.
    private static func follow(_ fixture: SendingFixture) async throws {
        let following = RecipientsFollowing(context: fixture.context).subscription
        fixture.people.outbox.subscribe(following)
        try await fixture.people.outbox.start()
        let isCaughtUp = try await fixture.people.outbox.caughtUp(
            SocialSubscription.messagingRecipients, types: [SocialEvent.profileChanged], within: .seconds(20))
        #expect(isCaughtUp)
        await fixture.people.outbox.stop()
    }
}
