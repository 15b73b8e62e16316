import Database
import Glibc
import JSON
import TestKit
import Testing

extension SystemTests {
    /// Processes die in the middle of the work: nothing is lost, nothing happens twice.
    @Suite struct CrashTests {
        @Test func everyServiceDiesDuringAnImport() async throws {
            try await withProduct { product in
                let numbers = 0..<9_000
                let answer = try await product.send(
                    "POST", "/api/social/imports", body: Array(InventedPeople.csv(numbers).utf8), type: "text/csv")
                let id = try #require(answer.string("id"))
                try await product.crash("profiles")
                try await product.restart("profiles")
                try await product.crash("discovery")
                try await product.restart("discovery")
                let job = try await product.finishedImport(id, within: .seconds(120))
                #expect(Product.counts(job) == [9_000, 0, 0, 0, 0], "\(job.text)")
                #expect(try await product.verdicts(job).allSatisfy { $0[2] == "added" })
                try await product.expectExactCounts()
            }
        }

        @Test func messagingDiesWhileItDraftsAndSends() async throws {
            try await withProduct(["OUTREACH_FOLLOWUP_DELAY_SECONDS": "2"]) { product in
                let people = try await product.qualified(0..<300)
                let answer = try await product.post("/api/social/pipeline/draft")
                try #require(answer.int("accepted") == 300)
                try await eventually("the first batch is there") {
                    try await product.get("/api/social/drafts").items.count > 0
                }
                try await product.crash("messaging")
                try await product.restart("messaging")
                try await product.crash("profiles")
                try await product.restart("profiles")
                let job = try await product.finishedJob(answer.string("job")!, within: .seconds(90))
                #expect(job["counts"] == ["accepted": 300, "done": 300, "failed": 0])
                let drafts = try await product.all("/api/social/drafts")
                #expect(drafts.count == 300 && drafts.map { $0["social_profile_id"] }.distinct.count == 300)
                for id in people.values.prefix(20) { try await product.expectProfile(id, "outreach_status", "drafted") }

                // More of one network may be among them than may be claimed in a minute, and that is no matter here.
                try await product.database.execute("UPDATE platform.limits SET per_minute = NULL")
                let some = JSONValue.array(drafts.prefix(20).map { $0["id"]! })
                #expect(
                    try await product.post("/api/social/pipeline/send", ["message_ids": some]).int("accepted") == 20)
                let queue = try await product.all("/api/social/assisted")
                for (number, item) in queue.enumerated() {
                    if number == 7 { try await product.crash("scheduling") }
                    if number == 14 { try await product.crash("profiles") }
                    #expect(
                        try await product.sendByHand(item["id"]!.stringValue!).status == 200)
                }
                try await product.crash("messaging")
                try await product.start(["messaging", "profiles", "scheduling"])
                for item in queue {
                    try await product.expectProfile(item["profile_id"]!.stringValue!, "outreach_status", "sent")
                }
                try await eventually(
                    "every timer was raised once and every follow-up written once", within: .seconds(60)
                ) {
                    try await product.all("/api/social/drafts?message_type=followup").count == 20
                }
                #expect(try await product.all("/api/social/followup-timers").count == 20)
                #expect(try await product.all("/api/social/messages").count == 20)
                try await product.expectExactCounts()
                try await product.expectHealthy()
            }
        }

        /// A call that a client repeats with its key after the service died in it.
        @Test func theSameReportAfterACrashCountsOnce() async throws {
            try await withProduct { product in
                let queue = try await product.queued(0..<10)
                for item in queue {
                    let path = "/api/social/assisted/\(item["id"]!.stringValue!)/sent"
                    _ = try await product.post("/api/social/assisted/\(item["id"]!.stringValue!)/claim")
                    async let first = try? product.call("POST", path)
                    if item["id"] == queue[4]["id"] {
                        try await product.crash("messaging")
                        try await product.restart("messaging")
                    }
                    _ = await first
                    let second = try await product.call("POST", path)
                    #expect(second.status == 200 || second.code == "already-sent", "\(second)")
                }
                let attempts: Int64? = try await product.database.first(
                    "SELECT count(*) FROM platform.action_attempts WHERE outcome = 'succeeded'")?[0]
                #expect(attempts == 10)
                try await eventually("ten timers") { try await product.all("/api/social/followup-timers").count == 10 }
                try await product.expectExactCounts()
            }
        }

        @Test func askedToStopEveryServiceEndsInOrder() async throws {
            try await withProduct { product in
                _ = try await product.importFile(InventedPeople.csv(0..<3))
                try await product.crash("scheduling")
                try await eventually("the others notice") { try await product.get("/healthz").status == 503 }
                let health = try await product.get("/healthz")
                #expect(health["services"]?["scheduling"] == "not ready" && health["services"]?["profiles"] == "ready")
                try await product.restart("scheduling")
                try await product.expectHealthy()
                for name in Product.services { product.programs[name]?.signal(SIGTERM) }
                for name in Product.services {
                    let code = try await product.programs[name]?.end(within: .seconds(10))
                    #expect(code == 0, "\(name): \(product.programs[name]!.output.suffix(500))")
                }
                try await product.start()
                #expect(try await product.people().count == 3)
                try await product.expectHealthy()
            }
        }
    }
}
