import Database
import JSON
import Testing

extension SystemTests {
    /// The same call twice, by a client that does not know whether the first arrived.
    @Suite struct RepetitionTests {
        @Test func twentyEqualCallsHaveOneEffect() async throws {
            try await withProduct { product in
                let file = Array(InventedPeople.csv(0..<5).utf8)
                let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
                    for _ in 0..<20 {
                        group.addTask {
                            try await product.send(
                                "POST", "/api/social/imports", body: file, type: "text/csv",
                                headers: [("Idempotency-Key", "one-import")])
                        }
                    }
                    return try await group.reduce(into: [Answer]()) { $0.append($1) }
                }
                let done = answers.filter { $0.status == 202 }
                #expect(!done.isEmpty && Set(done.map { $0.string("id") }).count == 1)
                #expect(answers.allSatisfy { $0.status == 202 || $0.code == "idempotency-in-progress" }, "\(answers)")
                #expect(try await product.all("/api/social/imports").count == 1)
                let later = try await product.send(
                    "POST", "/api/social/imports", body: file, type: "text/csv",
                    headers: [("Idempotency-Key", "one-import")])
                #expect(later.status == 202 && later.header("Idempotent-Replayed") == "true")
                #expect(later.string("id") == done[0].string("id"))
                let other = try await product.send(
                    "POST", "/api/social/imports", body: Array(InventedPeople.csv(5..<6).utf8), type: "text/csv",
                    headers: [("Idempotency-Key", "one-import")])
                #expect(other.status == 422 && other.code == "idempotency-key-reused", "\(other)")
                _ = try await product.finishedImport(done[0].string("id")!)
                #expect(try await product.people().count == 5)
            }
        }

        @Test func aStageCallRepeatedAnswersTheSame() async throws {
            try await withProduct { product in
                try await product.qualified(0..<6)
                func draft() async throws -> Answer {
                    try await product.call(
                        "POST", "/api/social/pipeline/draft", headers: [("Idempotency-Key", "draft-1")])
                }
                let first = try await draft()
                let second = try await draft()
                #expect(first.status == 202 && second.json == first.json, "\(second)")
                _ = try await product.finishedJob(first.string("job")!)
                #expect(try await product.all("/api/social/drafts").count == 6)
                let refused = try await product.call(
                    "POST", "/api/social/pipeline/send", ["expected": 1], headers: [("Idempotency-Key", "send-1")])
                #expect(refused.status == 409)
                let corrected = try await product.call(
                    "POST", "/api/social/pipeline/send", ["expected": 6], headers: [("Idempotency-Key", "send-1")])
                #expect(corrected.status == 202, "a refusal changed nothing, so its key is free: \(corrected)")
                let badKey = try await product.call(
                    "POST", "/api/social/pipeline/draft", headers: [("Idempotency-Key", "a b")])
                #expect(badKey.status == 400 && badKey.isProblem, "\(badKey)")
            }
        }

        /// Without keys: twenty calls at once draft nobody twice.
        @Test func raceForTheSameDrafts() async throws {
            try await withProduct { product in
                try await product.qualified(0..<30)
                let jobs = try await withThrowingTaskGroup(of: Answer.self) { group in
                    for _ in 0..<20 { group.addTask { try await product.post("/api/social/pipeline/draft") } }
                    return try await group.reduce(into: [Answer]()) { $0.append($1) }
                }
                #expect(jobs.allSatisfy { $0.status == 202 }, "\(jobs)")
                #expect(jobs.compactMap { $0.int("accepted") }.reduce(0, +) == 30)
                for job in jobs { _ = try await product.finishedJob(job.string("job")!) }
                #expect(try await product.all("/api/social/drafts").count == 30)
                try await product.expectExactCounts()
            }
        }

        /// Small jobs end while their own answer is still being written; each must still end.
        @Test func everySmallJobEnds() async throws {
            try await withProduct { product in
                let people = try await product.qualified(0..<60)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for id in people.values {
                        group.addTask {
                            let answer = try await product.post(
                                "/api/social/pipeline/draft", ["profile_ids": [.string(id)]])
                            let job = try await product.finishedJob(answer.string("job")!, within: .seconds(30))
                            #expect(job["counts"] == ["accepted": 1, "done": 1, "failed": 0], "\(job.text)")
                        }
                    }
                    try await group.waitForAll()
                }
            }
        }
    }
}
