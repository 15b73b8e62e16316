import Database
import JSON
import TestKit
import Testing

extension SystemTests {
    /// Nobody answered: a follow-up is drafted that says something new (the main job's fifth point).
    @Suite struct FollowupTests {
        @Test func aTimerRaisesAndADifferentTextAppears() async throws {
            try await withProduct(["OUTREACH_FOLLOWUP_DELAY_SECONDS": "1"]) { product in
                let queue = try await product.queued(0..<4)
                var texts: [String: Set<String>] = [:]
                for item in queue {
                    let sent = try await product.sendByHand(item["id"]!.stringValue!)
                    texts[item["profile_id"]!.stringValue!] = [sent.string("text")!]
                }
                try await eventually("follow-ups are drafted") {
                    try await product.all("/api/social/drafts?message_type=followup").count == 4
                }
                #expect(try await product.all("/api/social/followup-timers?status=raised").count == 4)
                let drafts = try await product.all("/api/social/drafts?message_type=followup")
                for draft in drafts {
                    let person = draft["social_profile_id"]!.stringValue!
                    let history = try await product.all("/api/social/profiles/\(person)/messages")
                    #expect(history.map { $0["thread_id"] }.distinct.count == 1, "one thread per person")
                    #expect(texts[person]?.insert(draft["draft_body"]!.stringValue!).inserted == true)
                }
                // The second and third go out too; each text differs from everything before it.
                for _ in 0..<2 {
                    let person = drafts[0]["social_profile_id"]!.stringValue!
                    let open = try await product.all("/api/social/drafts?social_profile_id=\(person)")
                    let send = try await product.post("/api/social/pipeline/send", ["message_ids": [open[0]["id"]!]])
                    #expect(send.int("accepted") == 1)
                    let item = try #require(try await product.all("/api/social/assisted").first)
                    #expect(
                        try await product.sendByHand(item["id"]!.stringValue!).status == 200)
                    try await product.expectProfile(person, "outreach_status", "followup")
                    try await eventually("the next follow-up") {
                        try await product.all("/api/social/drafts?social_profile_id=\(person)").count == 1
                    }
                    let next = try await product.all("/api/social/drafts?social_profile_id=\(person)")[0]["draft_body"]!
                    #expect(texts[person]?.insert(next.stringValue!).inserted == true)
                }
                try await product.expectExactCounts()
            }
        }

        @Test func aReportTakenBackCancelsTheTimer() async throws {
            try await withProduct(["OUTREACH_FOLLOWUP_DELAY_SECONDS": "3600"]) { product in
                /// The hour passes for every timer, whatever became of it.
                func anHourPasses(waiting: Int) async throws {
                    try await eventually("\(waiting) timers wait") {
                        try await product.get("/api/social/followup-timers?status=waiting").items.count == waiting
                    }
                    try await product.database.execute(
                        "UPDATE social.social_followup_timers SET due_at = due_at - interval '2 hours'")
                }
                let queue = try await product.queued(0..<2)
                let path = "/api/social/assisted/\(queue[0]["id"]!.stringValue!)"
                #expect(try await product.sendByHand(queue[0]["id"]!.stringValue!).status == 200)
                #expect(try await product.post(path + "/undo").status == 200)
                try await eventually("the timer is cancelled") {
                    try await product.get("/api/social/followup-timers?status=cancelled").items.count == 1
                }
                // Another one runs out meanwhile: the cancelled one had its chance.
                #expect(
                    try await product.sendByHand(queue[1]["id"]!.stringValue!).status == 200)
                try await anHourPasses(waiting: 1)
                try await eventually("the other one is drafted") {
                    try await product.all("/api/social/drafts?message_type=followup").count == 1
                }
                #expect(try await product.get("/api/social/followup-timers?status=raised").items.count == 1)
                let later = try await product.post("/api/social/assisted/\(queue[1]["id"]!.stringValue!)/undo")
                #expect(later.status == 409 && later.code == "followed-up", "\(later)")
                #expect(try await product.post(path + "/sent").code == "not-claimed", "the undo has ended the claim")
                #expect(try await product.sendByHand(queue[0]["id"]!.stringValue!).status == 200, "sent after all")
                try await anHourPasses(waiting: 1)
                try await eventually("and its follow-up comes") {
                    try await product.all("/api/social/drafts?message_type=followup").count == 2
                }
            }
        }

        @Test func byHandOnRequest() async throws {
            try await withProduct { product in
                let queue = try await product.queued(0..<3)
                for item in queue.prefix(2) {
                    _ = try await product.sendByHand(item["id"]!.stringValue!)
                }
                let unsaid = try await product.post("/api/social/pipeline/followup")
                #expect(unsaid.status == 409 && unsaid.int("expected") == 2, "\(unsaid)")
                let ids = queue.map { $0["profile_id"]! }
                let (answer, job) = try await product.stage("followup", ["profile_ids": .array([ids[0], ids[2]])])
                #expect(answer.int("accepted") == 1 && job["counts"]?["done"] == 1)
                #expect(answer["skipped"]?.arrayValue?.first?["id"] == ids[2])
                let rest = try await product.stage("followup", ["expected": 1])
                #expect(rest.answer.int("accepted") == 1)
                let again = try await product.stage("followup", ["profile_ids": [ids[0]]])
                #expect(again.job["counts"]?["done"] == 0, "one in the making is enough: \(again.job.text)")
                #expect(try await product.all("/api/social/drafts?message_type=followup").count == 2)
                // An operator's decision made while messages go out must not lose the follow-up.
                try await product.expectExactCounts()
            }
        }

        /// The person is corrected in the moment the message is reported: the follow-up still comes.
        @Test func aCorrectionInTheMomentOfSendingLosesNoFollowup() async throws {
            try await withProduct(["OUTREACH_FOLLOWUP_DELAY_SECONDS": "1"]) { product in
                let queue = try await product.queued(0..<12)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for item in queue {
                        let (id, person) = (item["id"]!.stringValue!, item["profile_id"]!.stringValue!)
                        group.addTask {
                            let report = try await product.sendByHand(id)
                            #expect(report.status == 200, "\(report)")
                        }
                        for number in 0..<4 {
                            group.addTask {
                                let change: JSONValue = ["location": .string("Town \(number)")]
                                let answer = try await product.patch("/api/social/profiles/\(person)", change)
                                #expect(answer.status == 200, "\(answer)")
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                try await eventually("every follow-up is drafted") {
                    try await product.all("/api/social/drafts?message_type=followup").count == 12
                }
            }
        }
    }
}
