import Database
import JSON
import Testing

extension SystemTests.WebhookTests {
    /// As many as a call has room for: the network is told that all were taken, and none is lost.
    @Test func thousandsInOneCallAreTaken() async throws {
        try await withAdapters { product in
            let count = 3000
            // Every other one writes for the first time.
            try await product.database.execute(
                """
                INSERT INTO social.social_profiles (platform, username, profile_url, platform_user_id, discovery_status)
                SELECT 'facebook', 'known-' || i, 'https://www.facebook.com/known-' || i, '2460' || i, 'qualified'
                FROM generate_series(0, \(Int64(count - 1)), 2) i
                """)
            try await product.database.execute(
                """
                INSERT INTO social.social_recipients (profile_id, version, platform, username, profile_url, platform_user_id,
                    discovery_status, outreach_status)
                SELECT id, version, platform, username, profile_url, platform_user_id, discovery_status, outreach_status
                FROM social.social_profiles WHERE username LIKE 'known-%'
                """)
            let entries = (0..<count).map { number -> JSONValue in
                [
                    "sender": ["id": .string("2460\(number)")], "recipient": ["id": "55"],
                    "timestamp": 1_760_000_000_000,
                    "message": [
                        "mid": .string("m_\(number)"), "text": number == count - 1 ? "STOP" : "Tell me more",
                    ],
                ]
            }
            let body = JSONValue.object([
                "object": "page", "entry": [["id": "55", "messaging": .array(entries)]],
            ]).serialized()
            let answer = try await call(product, body)
            #expect(answer.status == 200, "\(answer)")
            let stored = try await product.database.first(
                "SELECT count(*), (SELECT count(*) FROM platform.suppressions) FROM social.social_replies")
            #expect(try stored?[0] as Int64? == Int64(count) && stored?[1] as Int64? == 1, "\(count)")
        }
    }
}
