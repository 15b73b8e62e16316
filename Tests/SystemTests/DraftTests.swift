import Database
import JSON
import TestKit
import Testing

extension SystemTests {
    /// Drafts from templates, and what an operator does with them (the main job's third point).
    @Suite struct DraftTests {
        @Test func everybodyQualifiedGetsOneWithinTheNetworksLimits() async throws {
            try await withProduct { product in
                let people = try await product.qualified(0..<40)
                let (answer, job) = try await product.stage("draft")
                #expect(answer.int("accepted") == 40 && answer["skipped"] == [])
                #expect(job["counts"] == ["accepted": 40, "done": 40, "failed": 0])
                let drafts = try await product.all("/api/social/drafts", limit: 7)
                #expect(Set(drafts.compactMap { $0["social_profile_id"]?.stringValue }) == Set(people.values))
                for draft in drafts {
                    let body = draft["draft_body"]?.stringValue ?? ""
                    #expect(
                        draft["status"] == "DRAFT" && draft["message_type"] == "initial" && draft["sent_body"] == .null)
                    #expect(body.contains("Maria") && !body.contains("{{") && body.utf8.count <= 1000)
                    #expect(draft["thread_id"]?.stringValue != nil && draft["account_id"]?.stringValue != nil)
                }
                for id in people.values { try await product.expectProfile(id, "outreach_status", "drafted") }
                try await product.expectExactCounts()
                let again = try await product.stage("draft")
                #expect(again.answer.int("accepted") == 0 && again.job["status"] == "completed")
                #expect(try await product.all("/api/social/drafts").count == 40, "nobody is drafted for twice")
                let tiktok = try await product.all("/api/social/drafts?platform=tiktok")
                #expect(tiktok.count == 10)
            }
        }

        /// A variable without value refuses its own draft and says so; the others go on, and it can be tried again.
        @Test func oneRefusalStopsNobodyElse() async throws {
            try await withProduct { product in
                let templates = try await product.get("/api/social/templates").items
                let initial = try #require(
                    templates.first { $0["platform"] == "tiktok" && $0["message_type"] == "initial" })
                let path = "/api/social/templates/\(initial["id"]!.stringValue!)"
                let changed = try await product.call("PUT", path, ["body": "Hi {{first_name}}, how is {{location}}?"])
                #expect(changed.status == 200 && changed.int("version") == 2, "\(changed)")
                let file = """
                    platform,username,full_name,location
                    tiktok,invented.a,Ada Muster,Adorf
                    tiktok,invented.b,,
                    tiktok,invented.c,Cleo Muster,Cedorf

                    """
                _ = try await product.importFile(file)
                let people = try await product.people()
                let ids = JSONValue.array(people.values.map(JSONValue.string))
                _ = try await product.post("/api/social/profiles/bulk-qualify", ["profile_ids": ids])
                let job = try await product.stage("draft").job
                #expect(job["counts"] == ["accepted": 3, "done": 2, "failed": 1])
                let failure = try #require(job["failures"]?.arrayValue?.first)
                #expect(failure["profile_id"]?.stringValue == people["invented.b"])
                #expect(failure["code"] == "missing-value" && failure["is_final"] == true)
                #expect(failure["reason"]?.stringValue?.contains("first_name, location") == true)
                let drafts = try await product.all("/api/social/drafts")
                #expect(
                    Set(drafts.map { $0["draft_body"]?.stringValue }) == [
                        "Hi Ada, how is Adorf?", "Hi Cleo, how is Cedorf?",
                    ])
                #expect(drafts.allSatisfy { $0["template_version"] == 2 })
                let patch: JSONValue = ["full_name": "Ben Muster", "location": "Bedorf"]
                #expect(try await product.patch("/api/social/profiles/\(people["invented.b"]!)", patch).status == 200)
                let again = try await product.stage("draft").job
                #expect(again["counts"] == ["accepted": 1, "done": 1, "failed": 0])
                try await product.expectExactCounts()
            }
        }

        /// Many change one template at the same moment: each is answered with its own change, not with the next one's.
        @Test func whoeverChangesATemplateIsShownTheirOwn() async throws {
            try await withProduct { product in
                let first = try #require(try await product.get("/api/social/templates").items.first)
                let path = "/api/social/templates/\(first["id"]!.stringValue!)"
                let answers = try await withThrowingTaskGroup { group in
                    for number in 0..<24 {
                        group.addTask {
                            let body: JSONValue = ["name": .string("n\(number)"), "body": .string("Hello \(number)!")]
                            return (number, try await product.call("PUT", path, body))
                        }
                    }
                    return try await group.reduce(into: [(Int, Answer)]()) { $0.append($1) }
                }
                for (number, answer) in answers {
                    #expect(answer.status == 200 && answer.string("name") == "n\(number)", "\(number): \(answer)")
                    #expect(answer.string("body") == "Hello \(number)!", "\(number): \(answer)")
                }
                #expect(Set(answers.map { $0.1.int("version") ?? 0 }).count == 24)
            }
        }

        @Test func draftsAreEditedApprovedAndDeleted() async throws {
            try await withProduct { product in
                let people = try await product.qualified(0..<2)
                _ = try await product.stage("draft")
                let drafts = try await product.all("/api/social/drafts")
                let path = "/api/social/drafts/\(drafts[0]["id"]!.stringValue!)"
                let body = "  exact\r\n bytes, Zoë 👋 \"quoted\" = '; DROP TABLE --\t "
                let edited = try await product.patch(path, ["draft_body": .string(body)], match: "\"1\"")
                #expect(edited.status == 200 && edited.string("draft_body") == body, "\(edited)")
                #expect(edited.string("written_by") == "operator")
                #expect(try await product.patch(path, ["status": "APPROVED"], match: "\"1\"").status == 412)
                #expect(try await product.patch(path, ["status": "APPROVED"]).string("status") == "APPROVED")
                #expect(try await product.get(path).string("draft_body") == body)
                try await expectApprovalIsBound(path, product)
                for wrong: JSONValue in [
                    [:], ["status": "SENT"], ["draft_body": ""], ["sent_body": "x"], ["draft_body": 5],
                ] {
                    let answer = try await product.patch(path, wrong)
                    #expect(answer.status == 400 && answer.isProblem, "\(wrong.text): \(answer)")
                }
                let long = JSONValue.string(String(repeating: "é", count: 8_001))
                let tooLong = try await product.patch(path, ["draft_body": long])
                #expect(
                    tooLong.status == 400 && tooLong.fields == ["/draft_body:length"], "no network takes it: \(tooLong)"
                )
                let other = "/api/social/drafts/\(drafts[1]["id"]!.stringValue!)"
                #expect(try await product.send("DELETE", other).status == 204)
                #expect(try await product.send("DELETE", other).status == 404)
                let freed = drafts[1]["social_profile_id"]!.stringValue!
                try await product.expectProfile(freed, "outreach_status", "pending")
                try await product.expectExactCounts()
                #expect(try await product.stage("draft").answer.int("accepted") == 1, "the freed person gets another")
                #expect(people.count == 2)
            }
        }

        /// A yes is for what was read: another text ends it, and a hash of something else is refused.
        private func expectApprovalIsBound(_ path: String, _ product: Product) async throws {
            let read = try await product.get(path)
            #expect(read.string("approved_by") != nil && read.string("approved_at") != nil, "\(read)")
            let hash = try #require(read.string("approval_hash"))
            let edited = try await product.patch(path, ["draft_body": "another text"])
            #expect(edited.string("status") == "DRAFT" && edited.string("approved_by") == nil, "\(edited)")
            let stale = try await product.patch(path, ["status": "APPROVED", "approval_hash": .string(hash)])
            #expect(stale.status == 409 && stale.string("code") == "approval-void", "\(stale)")
            let now = try #require(stale.string("approval_hash"))
            #expect(now != hash && now == edited.string("approval_hash"))
            let approved = try await product.patch(path, ["status": "APPROVED", "approval_hash": .string(now)])
            #expect(approved.status == 200 && approved.string("status") == "APPROVED", "\(approved)")
        }

        @Test func templatesArePreviewedOnAPerson() async throws {
            try await withProduct { product in
                let people = try await product.qualified(0..<1)
                let id = people.values.first!
                let made = try await product.post(
                    "/api/social/templates",
                    ["name": "mine", "message_type": "followup", "body": "{{full_name}} / {{company|-}}"])
                #expect(made.status == 201, "\(made)")
                let path = "/api/social/templates/\(made.string("id")!)"
                try await eventually("messaging knows the person") {
                    try await product.post(path + "/preview", ["profile_id": .string(id)]).status == 200
                }
                let preview = try await product.post(path + "/preview", ["profile_id": .string(id)])
                #expect(preview.string("text") == "Maria \"Mia\" Muster0 / Örtlich 0, Inc")
                let broken = try await product.call("PUT", path, ["body": "Hi {{surname}}"])
                #expect(broken.status == 400 && broken.fields == ["/body:format"], "\(broken)")
                #expect(try await product.get(path).int("version") == 1)
            }
        }
    }
}
