import JSON
import TestKit
import Testing

extension SystemTests {
    /// What the list of networks says before any work is done.
    @Suite struct PlatformsTests {
        private func withAdapters(
            besides: [String: String] = [:], _ body: @escaping @Sendable (Product) async throws -> Void
        ) async throws {
            let directory = try ScratchDirectory()
            defer { directory.remove() }
            var settings = [
                "FACEBOOK_APP_SECRET": "practice-secret", "FACEBOOK_ACCESS_TOKEN": "practice-token",
                "FACEBOOK_VERIFY_TOKEN": "practice-verify",
            ].merging(besides) { $1 }
            settings["OUTREACH_ADAPTER_PATH"] = try AdapterFolder.make(in: directory.path)
            try await withProduct(settings, body)
        }

        /// Nobody can be on it yet, but whoever added it looks here for what became of it.
        @Test func aNetworkOfYourOwnShowsAmongThePlatforms() async throws {
            try await withAdapters(besides: ["OUTREACH_ADAPTERS": "facebook,testnet"]) { product in
                let items = try await product.get("/api/social/platforms").items
                #expect(items.map { $0["platform"] } == ["linkedin", "facebook", "instagram", "tiktok", "testnet"])
                #expect(items.last?["adapter"]?["state"] == "ready" && items.last?["account"]?["handle"] == "default")
                #expect(items.last?["operations"]?.arrayValue?.isEmpty == false)
            }
        }

        /// C28: what a network lets us do is said before any work is done.
        @Test func platformsSayWhatTheyAllow() async throws {
            try await withAdapters { product in
                let items = try await product.get("/api/social/platforms").items
                #expect(items.map { $0["platform"] } == ["linkedin", "facebook", "instagram", "tiktok"])
                func message(_ platform: String) -> JSONValue? {
                    items.first { $0["platform"] == .string(platform) }?["operations"]?.arrayValue?.first {
                        $0["operation"] == "message"
                    }
                }
                #expect(message("facebook")?["status"] == "answers_only")
                #expect(message("facebook")?["window_seconds"] == 86_400)
                #expect(message("linkedin")?["status"] == "partner_only")
                #expect(message("linkedin")?["missing_credentials"] == ["LINKEDIN_ACCESS_TOKEN"])
                // By hand only messages are sent; each credential says whether it is there, and what reads it.
                let assisted = items.flatMap { $0["operations"]?.arrayValue ?? [] }.filter {
                    $0["status"] == "assisted"
                }
                #expect(assisted.allSatisfy { $0["operation"] == "message" }, "\(assisted)")
                let facebook = items.first { $0["platform"] == "facebook" }?["credentials"]?.arrayValue ?? []
                let said = facebook.map { "\($0["environment"]?.stringValue ?? "") \($0["status"]?.stringValue ?? "")" }
                #expect(said.contains("FACEBOOK_APP_SECRET set") && said.contains("FACEBOOK_APP_ID missing"), "\(said)")
                let token = facebook.first { $0["environment"] == "FACEBOOK_VERIFY_TOKEN" }
                #expect(token?["read_by"] == ["webhooks"], "\(facebook)")
                #expect(items.allSatisfy { $0["adapter"]?["state"] == "ready" || $0["platform"] == "tiktok" })

                try await product.qualified(0..<4)
                _ = try await product.stage("draft")
                let answer = try await product.post("/api/social/pipeline/send", ["expected": 4, "delivery": "api"])
                #expect(answer.status == 202 && answer.int("accepted") == 0, "\(answer)")
                let reasons = answer["skipped"]?.arrayValue?.compactMap { $0["reason"]?.stringValue } ?? []
                #expect(reasons.count == 4 && reasons.allSatisfy { $0.contains("(assisted)") }, "\(reasons)")
                let byHand = try await product.post("/api/social/pipeline/send", ["expected": 4])
                #expect(byHand.int("accepted") == 4, "\(byHand)")
            }
        }
    }
}
