import Database
import JSON
import TestKit
import Testing

extension SystemTests {
    /// Drafts by a language model: what it says is judged, what goes wrong is explained and tried again.
    @Suite struct ModelTests {
        private typealias Replies = @Sendable (String, Int) -> FakeModel.Reply

        private func withModel(
            _ reply: @escaping Replies, patience: Int = 30,
            _ body: @escaping @Sendable (Product, FakeModel) async throws -> Void
        ) async throws {
            try await withScratchDatabase(lines: ["platform", "social"]) { scratch in
                let model = try FakeModel(loop: scratch.loop, patience: patience, reply)
                let product = try Product(database: scratch.database, extra: model.environment)
                do {
                    try await product.start()
                    try await body(product, model)
                } catch {
                    print(product.lastWords)
                    await product.stop()
                    throw error
                }
                await product.stop()
                await model.stop()
            }
        }

        @Test func goodTextsBecomeDrafts() async throws {
            let replies: Replies = { _, number in .text("Dear reader number \(number), a few honest words.\n") }
            try await withModel(replies) { product, model in
                try await product.qualified(0..<6)
                let job = try await product.stage("draft").job
                #expect(job["counts"] == ["accepted": 6, "done": 6, "failed": 0])
                let drafts = try await product.all("/api/social/drafts")
                #expect(drafts.allSatisfy { $0["written_by"] == "fake-1" && $0["template_id"] == .null })
                #expect(drafts.map { $0["draft_body"] }.distinct.count == 6)
                #expect(model.prompts.count == 6)
                #expect(model.prompts.allSatisfy { $0.contains("Maria") })
            }
        }

        @Test func aBusyServerIsAskedAgain() async throws {
            let replies: Replies = { _, number in
                number <= 2 ? .busy(1) : number == 3 ? .failure(500) : .text("Text \(number).")
            }
            try await withModel(replies) { product, model in
                try await product.qualified(0..<2)
                let job = try await product.stage("draft").job
                #expect(job["counts"] == ["accepted": 2, "done": 2, "failed": 0], "\(job.text)")
                #expect(job["failures"] == [])
                #expect(model.prompts.count == 5)
                try await product.expectExactCounts()
            }
        }

        /// The one whose prompt names Muster1 never gets a usable text; the others are not held up.
        @Test func unfitTextsAreRefusedWithTheReason() async throws {
            let replies: Replies = { prompt, number in
                prompt.contains("Muster1") ? .text("Dear [First Name], hello.") : .text("Words \(number).")
            }
            try await withModel(replies) { product, _ in
                let people = try await product.qualified(0..<3)
                let answer = try await product.post("/api/social/pipeline/draft")
                try await eventually("the good ones are there") {
                    try await product.all("/api/social/drafts").count == 2
                }
                let job = try await product.finishedJob(answer.string("job")!, within: .seconds(60))
                #expect(job["counts"] == ["accepted": 3, "done": 2, "failed": 1])
                let failure = job["failures"]?.arrayValue?.first
                #expect(failure?["code"] == "placeholder" && failure?["is_final"] == true, "\(job.text)")
                #expect(failure?["reason"]?.stringValue?.contains("[First Name]") == true)
                #expect(failure?["profile_id"]?.stringValue == people["invented.person.1"])
                #expect(
                    try await product.post("/api/social/pipeline/draft").int("accepted") == 1, "it can be tried again")
            }
        }

        @Test func silenceIsATimeoutAndAWrongKeyIsFinal() async throws {
            let replies: Replies = { prompt, number in
                prompt.contains("Muster1")
                    ? .failure(401) : number < 3 ? .slow(.seconds(3), "Late.") : .text("In time \(number).")
            }
            try await withModel(replies, patience: 1) { product, _ in
                let people = try await product.qualified(0..<2)
                let job = try await product.stage("draft").job
                #expect(job["counts"] == ["accepted": 2, "done": 1, "failed": 1], "\(job.text)")
                let failure = job["failures"]?.arrayValue?.first
                #expect(failure?["profile_id"]?.stringValue == people["invented.person.1"])
                #expect(failure?["reason"]?.stringValue?.contains("OUTREACH_LLM_API_KEY") == true)
                let draft = try #require(try await product.all("/api/social/drafts").first)
                #expect(draft["draft_body"]?.stringValue?.hasPrefix("In time") == true)
                try await product.expectExactCounts()
            }
        }
    }
}
