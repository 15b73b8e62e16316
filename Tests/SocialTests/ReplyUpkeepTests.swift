import Database
import TestKit
import Testing

@testable import SocialMessages
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// What replies leave behind does not only grow.
@Suite struct ReplyUpkeepTests {
    private func left(_ table: String, _ fixture: SendingFixture) async throws -> [String] {
        let key: SQL = table == "social_removed_replies" ? "external_id" : "platform_user_id"
        let rows = try await fixture.database.query(
            "SELECT \(sql: key) FROM social.\(sql: SQL(stringLiteral: table)) ORDER BY 1")
        return try rows.map { row throws(DatabaseError) in try row[0] }
    }

    private func fill(_ fixture: SendingFixture) async throws {
        try await fixture.database.execute(
            """
            INSERT INTO social.social_removed_replies (platform, external_id, removed_at) VALUES
                ('tiktok', 'fresh', now()), ('tiktok', 'young', now() - interval '29 days'),
                ('tiktok', 'old', now() - interval '31 days')
            """)
        try await fixture.database.execute(
            """
            INSERT INTO social.social_surplus_replies (platform, platform_user_id, replies, noes, first_at, last_at) VALUES
                ('tiktok', 'fresh', 3, 0, now() - interval '1 year', now()),
                ('tiktok', 'young', 3, 0, now() - interval '1 year', now() - interval '89 days'),
                ('tiktok', 'old', 3, 1, now() - interval '1 year', now() - interval '91 days')
            """)
    }

    @Test func whatIsOldGoes() async throws {
        try await SendingFixture.with { fixture in
            try await fill(fixture)
            try await SocialReplyUpkeep(database: fixture.database).tend()
            #expect(try await left("social_removed_replies", fixture) == ["fresh", "young"])
            #expect(try await left("social_surplus_replies", fixture) == ["fresh", "young"])
        }
    }

    @Test func ofTooManyTheNewestStay() async throws {
        try await SendingFixture.with { fixture in
            try await fill(fixture)
            try await SocialReplyUpkeep(database: fixture.database).tend(most: 1)
            #expect(try await left("social_removed_replies", fixture) == ["fresh"])
            #expect(try await left("social_surplus_replies", fixture) == ["fresh"])
        }
    }

    /// More than one statement may write at once.
    @Test func manyGoInChunks() async throws {
        try await SendingFixture.with { fixture in
            try await fixture.database.execute(
                """
                INSERT INTO social.social_removed_replies (platform, external_id, removed_at)
                SELECT 'tiktok', 'r-' || i, now() - interval '31 days' FROM generate_series(1, \(Shedding.chunk + 1)) i
                """)
            try await SocialReplyUpkeep(database: fixture.database).tend()
            #expect(try await left("social_removed_replies", fixture).isEmpty)
        }
    }
}
