import Database
import Glibc
import JSON
import TestKit
import Testing

extension SystemTests {
    /// `OUTREACH_PRODUCTS` without a product: it answers and does nothing, and nothing of it is lost (R0.87, decision 0027).
    @Suite struct ProductsOffTests {
        @Test func aProductThatIsOffRestsAndGoesOn() async throws {
            try await withProduct { product in
                let queue = try await product.queued(0..<2)
                let (person, message) = (queue[0]["profile_id"]!.stringValue!, queue[0]["message_id"]!.stringValue!)
                try await restart(product, with: ["OUTREACH_PRODUCTS": "none"])
                try await expectInactive(product)
                let no = try await product.post("/api/suppressions", ["profile_id": .string(person)])
                #expect(no.status == 201, "\(no)")
                try await product.expectHealthy()

                try await restart(product, with: [:])
                try await product.expectProfile(person, "closed_reason", "said_no")
                try await eventually("the message ends") {
                    try await product.get("/api/social/messages/\(message)").string("status") == "SKIPPED"
                }
                #expect(try await product.get("/api/social/assisted").items.count == 1)
                try await product.qualified(10..<12)
            }
        }

        private func restart(_ product: Product, with changed: [String: String]) async throws {
            for name in Product.services {
                product.programs[name]?.signal(SIGTERM)
                #expect(try await product.programs[name]?.end(within: .seconds(10)) == 0)
            }
            try await product.start(with: changed)
        }

        private func expectInactive(_ product: Product) async throws {
            let off: JSONValue = [
                "status": "inactive", "reason": "Social Outreach is switched off (OUTREACH_PRODUCTS)",
            ]
            for path in ["profiles", "pipeline/status", "drafts", "assisted", "imports", "followup-timers"] {
                let answer = try await product.get("/api/social/\(path)")
                #expect(answer.status == 200 && answer.json == off, "\(path): \(answer)")
            }
            let draft = try await product.post("/api/social/pipeline/draft", ["nonsense": 1])
            #expect(draft.status == 200 && draft.json == off, "\(draft)")
            #expect(try await product.get("/api/actions").status == 200)
            // Nobody reads for it.
            #expect(try await product.database.first("SELECT count(*) FROM outbox.holders")?[0] == Int64(0))
        }
    }
}
