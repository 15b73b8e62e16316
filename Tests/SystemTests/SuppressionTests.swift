import Database
import JSON
import TestKit
import Testing

extension SystemTests {
    /// A person's no holds at every gate, from the moment it is recorded.
    @Suite struct SuppressionTests {
        @Test func atImportAndAtDrafting() async throws {
            try await withProduct { product in
                let no = try await product.post(
                    "/api/social/suppressions",
                    ["profile_url": .string(InventedPeople.url(1)), "reason": "asked by mail"])
                #expect(no.status == 201, "\(no)")
                let again = try await product.post(
                    "/api/social/suppressions", ["profile_url": .string(InventedPeople.url(1))])
                #expect(again.status == 200 && again["is_new"] == false)
                let file = "platform,username\nfacebook,Invented.Person.1\n" + "instagram,somebody.else\n"
                let job = try await product.importFile(file)
                #expect(Product.counts(job) == [1, 0, 0, 1, 0])
                #expect(try await product.verdicts(job)[0][2] == "suppressed")
                #expect(try await product.people().keys.sorted() == ["somebody.else"])

                let people = try await product.qualified(10..<12)
                let id = people["invented.person.10"]!
                #expect(try await product.post("/api/social/suppressions", ["profile_id": .string(id)]).status == 201)
                let drafting = try await product.stage("draft").job
                #expect(drafting["counts"]?["failed"] == 1)
                let failure = drafting["failures"]?.arrayValue?.first
                #expect(failure?["code"] == "suppressed" && failure?["profile_id"]?.stringValue == id)
                #expect(
                    try await product.all("/api/social/drafts").allSatisfy {
                        $0["social_profile_id"]?.stringValue != id
                    })
                let list = try await product.all("/api/social/suppressions", limit: 1)
                #expect(list.count == 2 && list[1]["reason"] == "asked by mail")
                for wrong: JSONValue in [[:], ["username": "x"], ["email": 5], ["profile_id": "x"], ["name": "x"]] {
                    let answer = try await product.post("/api/social/suppressions", wrong)
                    #expect(answer.status == 400 && answer.isProblem, "\(wrong.text): \(answer)")
                }
            }
        }

        @Test func atApprovalSendingClaimAndReport() async throws {
            try await withProduct { product in
                try await product.qualified(0..<4)
                _ = try await product.stage("draft")
                var drafts = try await product.all("/api/social/drafts")
                func refuse(_ message: JSONValue, _ member: String = "social_profile_id") async throws {
                    let no = try await product.post("/api/social/suppressions", ["profile_id": message[member]!])
                    #expect(no.status == 201, "\(no)")
                }
                try await refuse(drafts[0])
                let approval = try await product.patch(
                    "/api/social/drafts/\(drafts[0]["id"]!.stringValue!)", ["status": "APPROVED"])
                #expect(approval.status == 409 && approval.code == "suppressed", "\(approval)")
                let send = try await product.post("/api/social/pipeline/send", ["expected": 4])
                #expect(
                    send.int("accepted") == 3 && send["skipped"]?.arrayValue?.first?["id"] == drafts[0]["id"], "\(send)"
                )
                let queue = try await product.all("/api/social/assisted")
                try await refuse(queue[0], "profile_id")
                let shown = try await product.all("/api/social/assisted", limit: 1).map { $0["id"] }
                #expect(shown == queue.dropFirst().map { $0["id"] }, "nobody is tempted to send it")
                let claim = try await product.post("/api/social/assisted/\(queue[0]["id"]!.stringValue!)/claim")
                #expect(claim.status == 409 && claim.code == "suppressed", "\(claim)")
                let skipped = try await product.get("/api/social/assisted/\(queue[0]["id"]!.stringValue!)")
                #expect(
                    skipped.string("state") == "skipped" && skipped.string("reason")?.contains("suppression") == true)

                let path = "/api/social/assisted/\(queue[1]["id"]!.stringValue!)"
                #expect(try await product.post(path + "/claim").status == 200)
                try await refuse(queue[1], "profile_id")
                #expect(
                    try await product.all("/api/social/assisted").contains { $0["id"] == queue[1]["id"] }, "in hand")
                let report = try await product.post(path + "/sent")
                #expect(report.status == 200 && report["is_flagged"] == true, "what was done is recorded: \(report)")
                #expect(report.string("reason")?.contains("said no") == true)
                drafts = try await product.all("/api/social/drafts")
                #expect(drafts.count == 1)
                try await product.expectExactCounts()
            }
        }

        /// However the operator got to know of the no: by the address that the browser shows, or by mail.
        @Test func byAddressAndByMail() async throws {
            try await withProduct { product in
                let file = """
                    platform,username,full_name,profile_url,email
                    facebook,,John Example,https://www.facebook.com/people/John-Example/100012,
                    linkedin,ada,Ada Example,https://www.linkedin.com/in/ada,Ada+list@Example.org
                    instagram,eve,Eve Example,https://www.instagram.com/eve,

                    """
                #expect(Product.counts(try await product.importFile(file))[0] == 3)
                let people = try await product.people()
                #expect(people.keys.sorted() == ["100012", "ada", "eve"])
                _ = try await product.post(
                    "/api/social/profiles/bulk-qualify", ["profile_ids": .array(people.values.map(JSONValue.string))])
                _ = try await product.stage("draft")
                #expect(try await product.post("/api/social/pipeline/send", ["expected": 3]).int("accepted") == 3)
                let queue = try await product.all("/api/social/assisted")
                func no(_ body: JSONValue) async throws -> [JSONValue?] {
                    let answer = try await product.post("/api/social/suppressions", body)
                    return [JSONValue(answer.status), answer["known_people"]]
                }
                #expect(
                    try await no(["profile_url": "https://m.facebook.com/people/John-E/100012/?sk=about"]) == [201, 1])
                #expect(try await no(["email": "ada@example.org"]) == [201, 1])
                #expect(try await no(["email": "nobody@example.org"]) == [201, 0])
                #expect(try await no(["phone": "+44 20 7946 0000"]) == [201, 0])
                for item in queue {
                    let claim = try await product.post("/api/social/assisted/\(item["id"]!.stringValue!)/claim")
                    let isFree = item["username"] == "eve"
                    #expect(claim.status == (isFree ? 200 : 409) && (isFree || claim.code == "suppressed"), "\(claim)")
                }
                let text: String? = try await product.database.first(
                    "SELECT string_agg(p::text, ' ') FROM social.social_profiles p")?[0]
                #expect(text?.lowercased().contains("example.org") == false, "the address itself is not kept")
                // A no to a person by name counts for the address they came with.
                #expect(try await no(["profile_id": .string(people["ada"]!)]) == [201, 1])
            }
        }

        @Test func noFollowupAfterANo() async throws {
            try await withProduct(["OUTREACH_FOLLOWUP_DELAY_SECONDS": "2"]) { product in
                let queue = try await product.queued(0..<2)
                for item in queue {
                    _ = try await product.sendByHand(item["id"]!.stringValue!)
                }
                _ = try await product.post("/api/social/suppressions", ["profile_id": queue[0]["profile_id"]!])
                try await eventually("the other one's follow-up") {
                    let raised = try await product.get("/api/social/followup-timers?status=raised").items.count
                    return try await product.all("/api/social/drafts?message_type=followup").count == 1 && raised == 2
                }
                try await eventually("the refusal is recorded") {
                    let row = try await product.database.first(
                        "SELECT count(*) FROM social.social_draft_items WHERE code = 'suppressed' AND status = 'failed'"
                    )
                    return try row?[0] == Int64(1)
                }
                let draft = try #require(try await product.all("/api/social/drafts?message_type=followup").first)
                #expect(draft["social_profile_id"] == queue[1]["profile_id"])
            }
        }

        @Test func closedAndRejectedPeopleAreLeftAlone() async throws {
            try await withProduct { product in
                let queue = try await product.queued(0..<3)
                let people = queue.map { $0["profile_id"]!.stringValue! }
                _ = try await product.patch("/api/social/profiles/\(people[0])", ["outreach_status": "closed"])
                _ = try await product.patch("/api/social/profiles/\(people[1])", ["discovery_status": "rejected"])
                for item in queue.prefix(2) {
                    let path = "/api/social/assisted/\(item["id"]!.stringValue!)"
                    try await eventually("messaging has heard of it") {
                        try await product.get(path).string("state") == "skipped"
                    }
                    let claim = try await product.post(path + "/claim")
                    #expect(claim.status == 409 && claim.code == "already-skipped", "\(claim)")
                }
                let again = try await product.post(
                    "/api/social/pipeline/draft", ["profile_ids": [.string(people[0]), .string(people[1])]])
                let reasons = again["skipped"]?.arrayValue?.map { $0["reason"] }
                #expect(again["accepted"] == 0 && reasons == ["closed", "rejected"], "\(again)")
                try await product.expectProfile(people[0], "outreach_status", "closed")
                try await product.expectExactCounts()
                #expect(try await product.get("/api/social/assisted").items.count == 1)
            }
        }
    }
}
