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
                #expect(try await product.post("/api/suppressions", ["profile_id": .string(id)]).status == 201)
                try await product.expectProfile(id, "outreach_status", "closed")
                try await product.expectProfile(id, "closed_reason", "said_no")
                let drafting = try await product.post("/api/social/pipeline/draft")
                #expect(drafting.int("accepted") == 1, "who said no is left out: \(drafting)")
                #expect(drafting["left_out"] == [["reason": "said no", "count": 1]], "\(drafting)")
                try await eventually("the other one is drafted for") {
                    try await product.all("/api/social/drafts").count == 1
                }
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
                func state(_ message: JSONValue, _ member: String = "id") async throws -> Answer {
                    try await product.get("/api/social/messages/\(message[member]!.stringValue!)")
                }
                try await eventually("the draft ends") { try await state(drafts[0]).string("status") == "SKIPPED" }
                let ended = try await state(drafts[0])
                #expect(ended.string("reason")?.contains("suppression") == true && ended.string("said_no_at") != nil)
                let approval = try await product.patch(
                    "/api/social/drafts/\(drafts[0]["id"]!.stringValue!)", ["status": "APPROVED"])
                #expect(approval.status == 409 && approval.code == "not-a-draft", "\(approval)")
                let send = try await product.post("/api/social/pipeline/send", ["expected": 3])
                #expect(send.int("accepted") == 3, "\(send)")
                let queue = try await product.all("/api/social/assisted")
                try await refuse(queue[0], "profile_id")
                let shown = try await product.all("/api/social/assisted", limit: 1).map { $0["id"] }
                #expect(shown == queue.dropFirst().map { $0["id"] }, "nobody is tempted to send it")
                try await eventually("the queued message ends") {
                    try await state(queue[0], "message_id").string("status") == "SKIPPED"
                }
                let claim = try await product.post("/api/social/assisted/\(queue[0]["id"]!.stringValue!)/claim")
                #expect(claim.status == 409 && claim.code == "already-skipped", "\(claim)")
                #expect(
                    claim.string("detail")?.contains("suppression list") == true, "whoever asks hears why: \(claim)")
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
                #expect(drafts.count == 0)
                try await product.expectExactCounts()
            }
        }

        /// A row of a file can say that somebody on the list is somebody we know.
        @Test func aRowThatJoinsNamesClosesWhomWeKnow() async throws {
            try await withProduct { product in
                let url = "https://www.linkedin.com/in/anna-joined"
                #expect(Product.counts(try await product.importFile("profile_url\n\(url)\n"))[0] == 1)
                let no = try await product.post("/api/suppressions", ["email": "anna@example.org"])
                #expect(no.status == 201 && no["known_people"] == 0, "\(no)")
                let other = "https://www.linkedin.com/in/cora-joined"
                let mail = "anna@example.org"
                let file = "profile_url,email\n\(url),\(mail)\n\(other),\(mail)\n"
                #expect(Product.counts(try await product.importFile(file, "?dry_run=true"))[3] == 2)
                #expect(
                    try await product.post("/api/suppressions/check", ["profile_url": .string(other)])["on_list"]
                        == false)
                #expect(Product.counts(try await product.importFile(file)) == [0, 0, 0, 2, 0])
                let anna = try #require(try await product.people()["anna-joined"])
                try await product.expectProfile(anna, "closed_reason", "said_no")
                let again = try await product.importFile("profile_url\n\(other)\n")
                #expect(Product.counts(again) == [0, 0, 0, 1, 0], "also without the address that said so")
                // It is all one entry: taken back, all of it is.
                let id = no.string("id")!
                #expect(try await product.post("/api/suppressions/\(id)/retract", [:]).status == 200)
                try await product.expectProfile(anna, "outreach_status", "pending")
                #expect(Product.counts(try await product.importFile(file))[0] == 1)
            }
        }

        /// A migration or an operator's transaction: neither a no nor the start of messaging waits for it.
        @Test func whileAProductIsLocked() async throws {
            try await withProduct { product in
                let url = "https://www.linkedin.com/in/anna-locked"
                #expect(Product.counts(try await product.importFile("profile_url\n\(url)\n"))[0] == 1)
                try await product.crash("messaging")
                try await product.database.transaction { connection in
                    try await connection.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
                    try await connection.execute(
                        """
                        LOCK TABLE social.social_profiles, social.social_recipients, social.social_messages
                        IN ACCESS EXCLUSIVE MODE
                        """)
                    let no = try await product.post("/api/suppressions", ["profile_url": .string(url)])
                    #expect(no.status == 201 && no["known_people"] == .null, "\(no)")
                    try await product.restart("messaging")
                }
                let anna = try #require(try await product.people()["anna-locked"])
                try await product.expectProfile(anna, "closed_reason", "said_no")
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
                    let isFree = item["username"] == "eve"
                    let path = "/api/social/assisted/\(item["id"]!.stringValue!)"
                    if !isFree {
                        try await eventually("it ends") { try await product.get(path).string("state") == "skipped" }
                    }
                    let claim = try await product.post(path + "/claim")
                    #expect(claim.status == (isFree ? 200 : 409), "\(claim)")
                }
                let text: String? = try await product.database.first(
                    "SELECT string_agg(p::text, ' ') FROM social.social_profiles p")?[0]
                #expect(text?.lowercased().contains("example.org") == false, "the address itself is not kept")
                // A no to a person by name counts for the address they came with.
                #expect(try await no(["profile_id": .string(people["ada"]!)]) == [201, 1])
                func isOn(_ body: JSONValue) async throws -> JSONValue? {
                    try await product.post("/api/suppressions/check", body)["on_list"]
                }
                #expect(try await isOn(["email": "Ada <mailto:ada@example.org>"]) == true)
                #expect(try await isOn(["profile_url": "https://linkedin.com/comm/in/Ada"]) == true)
                #expect(try await isOn(["email": "eve@example.org"]) == false)
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
                    return try await product.all("/api/social/drafts?message_type=followup").count == 1 && raised == 1
                }
                let timers = try await product.get("/api/social/followup-timers?status=cancelled").items
                #expect(timers.map { $0["profile_id"] } == [queue[0]["profile_id"]])
                let draft = try #require(try await product.all("/api/social/drafts?message_type=followup").first)
                #expect(draft["social_profile_id"] == queue[1]["profile_id"])
            }
        }

        /// A no is nobody's product: it is taken while the tables of one are missing, and people who come back are met by it.
        @Test func whileTheProductIsMissing() async throws {
            try await withProduct { product in
                try await product.database.execute("DROP SCHEMA social CASCADE")
                let no = try await product.post("/api/suppressions", ["profile_url": .string(InventedPeople.url(1))])
                #expect(no.status == 201 && no["known_people"] == .null, "\(no)")
                let old = try await product.post(
                    "/api/social/suppressions", ["email": "mailto:ada@example.org", "reason": "by mail"])
                #expect(old.status == 201, "\(old)")
                let check = try await product.post("/api/suppressions/check", ["email": "ada@example.org"])
                #expect(
                    check["on_list"] == true && check["entries"]?.arrayValue?.first?["reason"] == "by mail", "\(check)")
                #expect(try await product.get("/api/social/profiles").string("status") == "inactive")
                #expect(try await product.get("/api/suppressions").items.count == 2)
            }
        }

        @Test func aWrongNoIsTakenBack() async throws {
            try await withProduct { product in
                let queue = try await product.queued(0..<1)
                let person = queue[0]["profile_id"]!
                let no = try await product.post("/api/suppressions", ["profile_id": person])
                let id = try #require(no.string("id"))
                try await product.expectProfile(person.stringValue!, "closed_reason", "said_no")
                let reopened = try await product.patch(
                    "/api/social/profiles/\(person.stringValue!)", ["outreach_status": "open"])
                #expect(reopened.status == 409 && reopened.code == "suppressed", "\(reopened)")
                try await eventually("the message ends") {
                    try await product.get("/api/social/messages/\(queue[0]["message_id"]!.stringValue!)").string(
                        "status")
                        == "SKIPPED"
                }
                let other = try await product.post(
                    "/api/platform/keys", ["name": "other", "role": "marketing_manager"])
                let key = try #require(other.string("key"))
                let refused = try await product.post("/api/suppressions/\(id)/retract", key: key)
                #expect(refused.status == 409 && refused.code == "not-yours", "\(refused)")
                let back = try await product.post("/api/suppressions/\(id)/retract", ["reason": "another person"])
                #expect(back.status == 200 && back["freed_people"] == 1, "\(back)")
                #expect(try await product.post("/api/suppressions/\(id)/retract").code == "already-retracted")
                try await product.expectProfile(person.stringValue!, "outreach_status", "pending")
                let entry = try #require(try await product.get("/api/suppressions").items.first)
                #expect(entry["retracted_reason"] == "another person" && entry["retracted_by"]?.stringValue != nil)
                try await eventually("they may be drafted for again") {
                    try await product.post("/api/social/pipeline/draft").int("accepted") == 1
                }
                try await product.expectExactCounts()
            }
        }

        @Test func closedAndRejectedPeopleAreLeftAlone() async throws {
            try await withProduct { product in
                let queue = try await product.queued(0..<3)
                let people = queue.map { $0["profile_id"]!.stringValue! }
                _ = try await product.patch("/api/social/profiles/\(people[0])", ["outreach_status": "closed"])
                _ = try await product.patch("/api/social/profiles/\(people[1])", ["discovery_status": "rejected"])
                for (item, reason) in zip(queue, ["the person was closed", "the person was rejected in review"]) {
                    let path = "/api/social/assisted/\(item["id"]!.stringValue!)"
                    try await eventually("messaging has heard of it") {
                        let ended = try await product.get(path)
                        return ended.string("state") == "skipped" && ended.string("reason") == reason
                    }
                    #expect(try await product.post(path + "/claim").code == "already-skipped")
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
