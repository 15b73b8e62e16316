import Database
import JSON
import TestKit
import Testing

extension SystemTests {
    /// What a stage route judges, and in which order: key, schema, stage, permission of the role, input (C6).
    @Suite struct StageTests {
        private static let locked = [
            ("review", "discovered_count > 0"), ("draft", "qualified_count > 0"), ("send", "drafted_count > 0"),
            ("followup", "sent_count > 0"),
        ]

        @Test func stagesOpenOneAfterTheOther() async throws {
            try await withProduct { product in
                #expect(try await product.unlockedStages() == ["discovery"])
                for (stage, requirement) in StageTests.locked {
                    let answer = try await product.post("/api/social/pipeline/\(stage)")
                    #expect(answer.status == 403 && answer.code == "stage-locked" && answer.isProblem, "\(answer)")
                    #expect(answer.string("requirement") == requirement)
                }
                let people = try await product.importFile(InventedPeople.csv(0..<2))
                #expect(Product.counts(people)[0] == 2)
                #expect(try await product.unlockedStages() == ["discovery", "review"])
                let id = try #require(try await product.people().values.first)
                _ = try await product.patch("/api/social/profiles/\(id)", ["discovery_status": "qualified"])
                // The caller's own decision is never invisible to the next call.
                let draft = try await product.post("/api/social/pipeline/draft")
                #expect(draft.status == 202 && draft.int("accepted") == 1, "\(draft)")
                _ = try await product.finishedJob(draft.string("job")!)
                try await product.expectProfile(id, "outreach_status", "drafted")
                #expect(try await product.unlockedStages() == ["discovery", "review", "drafting", "sending"])
                _ = try await product.patch("/api/social/profiles/\(id)", ["discovery_status": "rejected"])
                #expect(try await product.unlockedStages().contains("drafting"), "a stage never locks again")
                #expect(try await product.post("/api/social/pipeline/draft").status == 202)
                try await expectNothingIsNoError(product)
                try await expectJobsAreListed(product)
            }
        }

        /// R0.93: with nobody eligible `{}` is accepted, and nobody has to say that it is nobody.
        private func expectNothingIsNoError(_ product: Product) async throws {
            try await eventually("the rejected person's draft is gone") {
                try await product.get("/api/social/drafts").items.isEmpty
            }
            for stage in ["draft", "send"] {
                let answer = try await product.post("/api/social/pipeline/\(stage)")
                #expect(answer.status == 202 && answer.int("accepted") == 0, "\(stage): \(answer)")
            }
            let wrong = try await product.post("/api/social/pipeline/send", ["expected": 1])
            #expect(wrong.status == 409 && wrong.code == "expected-differs", "\(wrong)")
        }

        private func expectJobsAreListed(_ product: Product) async throws {
            let jobs = try await product.get("/api/social/jobs").items
            #expect(jobs.compactMap { $0["kind"]?.stringValue } == ["send", "draft", "draft", "draft", "import"])
            #expect(jobs.allSatisfy { $0["status"] == "completed" })
            let nonsense = try await product.get("/api/social/jobs?kind=nonsense")
            #expect(nonsense.status == 400 && nonsense.fields == ["kind:choice"], "\(nonsense)")
            #expect(nonsense.text.contains("must be one of import, discover, review, draft, send, followup"))
            let imports = try await product.get("/api/social/jobs?kind=import").items
            #expect(imports.first?["counts"] == ["accepted": 2, "done": 2, "failed": 0], "\(imports)")
            let id = jobs.first?["id"]?.stringValue ?? ""
            let stopped = try await product.post("/api/social/jobs/\(id)/stop")
            #expect(stopped.status == 409 && stopped.code == "not-stoppable", "\(stopped)")
        }

        @Test func theOrderOfChecks() async throws {
            try await withProduct { product in
                let stage = "/api/social/pipeline/draft"
                let nobody = try await product.send("POST", stage, body: Array("{".utf8), key: .some(nil))
                #expect(nobody.status == 401 && nobody.isProblem)
                #expect(try await product.post(stage, key: "ok_AAAAAAAA_nonsense").status == 401)
                let reader = try await product.makeKey("analytics")
                let forbidden = try await product.post(stage, key: reader)
                #expect(forbidden.status == 403 && forbidden.code == "forbidden", "\(forbidden)")
                let locked = try await product.send("POST", stage, body: Array("{".utf8))
                #expect(locked.status == 403 && locked.code == "stage-locked", "the stage comes before the input")
                try await product.qualified(0..<1)
                let malformed = try await product.send("POST", stage, body: Array("{".utf8))
                #expect(malformed.status == 400 && malformed.code == "malformed-json")
                let wrong = try await product.post(stage, ["profile_ids": ["x"], "limit": 5])
                #expect(wrong.status == 400 && wrong.fields == ["/profile_ids/0:format", "/limit:unknown"], "\(wrong)")
                #expect(try await product.post(stage, ["profile_ids": []]).int("accepted") == 0)
                try await product.dropSchema()
                let inactive = try await product.send("POST", stage, body: Array("{".utf8))
                #expect(inactive.status == 200 && inactive.string("status") == "inactive", "\(inactive)")
                #expect(try await product.send("POST", stage, key: .some(nil)).status == 401)
            }
        }

        @Test func discoveryWithoutProviderSaysSo() async throws {
            try await withProduct { product in
                let job = try await product.post(
                    "/api/social/pipeline/discover",
                    ["platform": "linkedin", "keywords": ["swift"], "parameters": ["title": "CTO"]])
                #expect(job.status == 202 && job.string("status") == "failed", "\(job)")
                #expect(job.string("error_message")?.contains("/api/social/imports") == true)
                let shown = try await product.get(job.header("Location")!)
                #expect(shown.json == job.json)
                #expect(try await product.all("/api/social/discovery-jobs?platform=linkedin").count == 1)
                #expect(try await product.get("/api/social/discovery-jobs?platform=tiktok").items == [])
                let wrong = try await product.post(
                    "/api/social/discover", ["platform": "myspace", "keywords": "swift"])
                #expect(wrong.status == 400 && wrong.fields == ["/platform:choice", "/keywords:type"], "\(wrong)")
            }
        }

        @Test func emptyListsAreListsAndUnknownIdsAreNot() async throws {
            try await withProduct { product in
                for list in [
                    "profiles", "drafts", "messages", "assisted", "imports", "discovery-jobs", "followup-timers",
                    "suppressions",
                ] {
                    let answer = try await product.get("/api/social/\(list)")
                    #expect(
                        answer.status == 200 && answer["items"] == [] && answer["next_cursor"] == .some(.null),
                        "\(list): \(answer)")
                }
                let nobody = "00000000-0000-4000-8000-000000000000"
                let history = try await product.get("/api/social/profiles/\(nobody)/messages")
                #expect(history.status == 200 && history.items == [])
                for path in [
                    "drafts/\(nobody)", "messages/\(nobody)", "assisted/\(nobody)", "imports/\(nobody)",
                    "imports/\(nobody)/verdicts",
                    "discovery-jobs/\(nobody)", "jobs/\(nobody)", "review-jobs/\(nobody)", "templates/\(nobody)",
                    "drafts/x",
                ] {
                    let answer = try await product.get("/api/social/\(path)")
                    #expect(answer.status == 404 && answer.isProblem, "\(path): \(answer)")
                }
            }
        }
    }
}
