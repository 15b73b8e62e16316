import Database
import JSON
import TestKit
import Testing

extension SystemTests {
    /// Messages go out by a person's hands (the main job's fourth point).
    @Suite struct SendingTests {
        @Test func everythingAtOnceNeedsTheNumber() async throws {
            try await withProduct { product in
                try await product.qualified(0..<5)
                _ = try await product.stage("draft")
                let unsaid = try await product.post("/api/social/pipeline/send")
                #expect(
                    unsaid.status == 409 && unsaid.code == "expected-missing" && unsaid.int("expected") == 5,
                    "\(unsaid)")
                let wrong = try await product.post("/api/social/pipeline/send", ["expected": 4])
                #expect(wrong.status == 409 && wrong.code == "expected-differs" && wrong.int("expected") == 5)
                #expect(try await product.get("/api/social/assisted").items == [])
                let drafts = try await product.all("/api/social/drafts").map { $0["id"]! }
                let nobody: JSONValue = "00000000-0000-4000-8000-000000000000"
                let some = try await product.post(
                    "/api/social/pipeline/send", ["message_ids": [drafts[0], drafts[1], nobody]])
                #expect(some.status == 202 && some.int("accepted") == 2, "\(some)")
                #expect(some["skipped"]?.arrayValue?.first?["id"] == nobody)
                #expect(try await product.get(some.string("job")!).string("status") == "completed")
                let again = try await product.post("/api/social/pipeline/send", ["message_ids": [drafts[0]]])
                #expect(
                    again.int("accepted") == 0
                        && again["skipped"]?.arrayValue?.first?["reason"] == "is a draft no longer")
                #expect(try await product.post("/api/social/pipeline/send", ["expected": 3]).int("accepted") == 3)
                #expect(try await product.all("/api/social/assisted", limit: 2).count == 5)
                // R0.93: where nothing is eligible, everything is nothing.
                let nothing = try await product.post("/api/social/pipeline/send")
                #expect(nothing.status == 202 && nothing.int("accepted") == 0, "\(nothing)")
                for method in ["PATCH", "DELETE", "GET"] {
                    let answer = try await product.send(
                        method, "/api/social/drafts/\(drafts[0].stringValue!)",
                        body: method == "PATCH" ? Array(#"{"draft_body":"late"}"#.utf8) : nil)
                    #expect(
                        answer.status == 409 && answer.code == "not-a-draft" && answer.isProblem, "\(method): \(answer)"
                    )
                    #expect(answer.string("message_status") == "QUEUED")
                }
            }
        }

        /// What is under way must not look as if there were nothing.
        @Test func theCommandListsWhatWaitsToo() async throws {
            try await withProduct { product in
                let items = try await product.queued(0..<3)
                #expect(
                    try await product.sendByHand(items[0]["id"]!.stringValue!).status == 200)
                var environment = product.environment
                environment["OUTREACH_PORT"] = String(product.port("messaging"))
                environment["OUTREACH_API_KEY"] = product.key
                func listed(_ words: String...) async throws -> String {
                    let output = "\(product.directory.path)/list-\(words.count).log"
                    let program = try StartedProgram(
                        "outreach", ["messages", "list"] + words, environment: environment, outputPath: output)
                    #expect(try await program.end(within: .seconds(60)) == 0, "\(program.output)")
                    return program.output
                }
                let all = try await listed()
                #expect(all.split(separator: "\n").count == 4, "\(all)")
                #expect(all.split(separator: "QUEUED").count == 3 && all.split(separator: "SENT").count == 3, "\(all)")
                let sent = try await listed("--status", "SENT")
                #expect(sent.split(separator: "\n").count == 2, "\(sent)")
                #expect(try await listed("--limit", "2", "--json").contains("QUEUED"))
            }
        }

        @Test func draftsAreAlsoNamedByTheirPeople() async throws {
            try await withProduct { product in
                let people = try await product.qualified(0..<3).values.sorted().map(JSONValue.string)
                _ = try await product.stage("draft")
                let nobody: JSONValue = "00000000-0000-4000-8000-000000000000"
                let answer = try await product.post(
                    "/api/social/pipeline/send", ["profile_ids": [people[0], people[1], nobody]])
                #expect(answer.status == 202 && answer.int("accepted") == 2, "\(answer)")
                #expect(answer["skipped"]?.arrayValue?.count == 1 && answer["skipped"]?.arrayValue?[0]["id"] == nobody)
                let waiting = Set(try await product.all("/api/social/assisted").map { $0["profile_id"]!.stringValue! })
                #expect(waiting == Set(people.prefix(2).map { $0.stringValue! }))
            }
        }

        @Test func sentSkippedAndTakenBack() async throws {
            try await withProduct { product in
                let queue = try await product.queued(0..<4)
                #expect(queue.count == 4)
                let item = queue[0]
                let (id, person) = (item["id"]!.stringValue!, item["profile_id"]!.stringValue!)
                #expect(item["text"]?.stringValue?.contains("Maria") == true && item["state"] == "waiting")
                #expect(item["profile_url"] == (try await product.profile(person))["profile_url"])
                #expect(item["account"]?.stringValue != nil && item["message_id"]?.stringValue != nil)

                let path = "/api/social/assisted/\(id)"
                let claimed = try await product.post(path + "/claim")
                #expect(claimed.status == 200 && claimed.string("claimed_until") != nil, "\(claimed)")
                let sent = try await product.post(path + "/sent", ["sent_body": "  what I\r\nreally wrote "])
                #expect(sent.status == 200 && sent.string("status") == "SENT", "\(sent)")
                let message = try await product.get("/api/social/messages/\(item["message_id"]!.stringValue!)")
                #expect(message.string("sent_body") == "  what I\r\nreally wrote ")
                #expect(message.string("draft_body") == item["text"]?.stringValue)
                #expect(message.string("sent_at") != nil && message.string("thread_id") != nil)
                #expect(message["attempts"]?.arrayValue?.map { $0["outcome"] } == ["sent"])
                try await product.expectProfile(person, "outreach_status", "sent")
                try await product.expectProfile(person, "last_contacted_at", message["sent_at"]!)
                try await product.expectExactCounts()

                for act in ["sent", "skipped", "claim"] {
                    let again = try await product.post("\(path)/\(act)")
                    #expect(again.status == 409 && again.code == "already-sent" && again.isProblem, "\(act): \(again)")
                    #expect(again.string("done_at") != nil)
                }
                let undone = try await product.post(path + "/undo")
                #expect(undone.status == 200 && undone.string("state") == "waiting", "\(undone)")
                #expect(try await product.post(path + "/undo").code == "nothing-to-undo")
                try await product.expectProfile(person, "outreach_status", "drafted")
                try await product.expectProfile(person, "last_contacted_at", .null)
                #expect(try await product.get("/api/social/messages").items == [])

                let skip = "/api/social/assisted/\(queue[1]["id"]!.stringValue!)"
                #expect(
                    try await product.post(skip + "/skipped", ["reason": "wrong person"]).string("status") == "SKIPPED")
                for act in ["sent", "skipped", "claim"] {
                    #expect(try await product.post("\(skip)/\(act)").code == "already-skipped", "\(act)")
                }
                try await product.expectProfile(queue[1]["profile_id"]!.stringValue!, "outreach_status", "pending")
                #expect(try await product.stage("draft").answer.int("accepted") == 0, "a skip lasts")
                let undoSkip = try await product.post(skip + "/undo")
                #expect(undoSkip.status == 200 && undoSkip.string("state") == "waiting", "\(undoSkip)")
                try await product.expectExactCounts()
                let history = try await product.all("/api/social/profiles/\(person)/messages")
                #expect(history.count == 1 && history[0]["status"] == "QUEUED")
            }
        }

        @Test func twoOperatorsShareOneQueue() async throws {
            try await withProduct { product in
                let queue = try await product.queued(0..<2)
                let other = try await product.makeKey("sales")
                let path = "/api/social/assisted/\(queue[0]["id"]!.stringValue!)"
                #expect(try await product.post(path + "/claim", key: other).status == 200)
                for act in ["claim", "skipped"] {
                    let answer = try await product.post("\(path)/\(act)")
                    #expect(
                        answer.status == 409 && answer.code == "claimed" && answer.string("claimed_until") != nil,
                        "\(answer)")
                }
                #expect(try await product.get("/api/social/assisted").items.count == 1, "hidden from others meanwhile")
                #expect(try await product.get("/api/social/assisted", key: other).items.count == 2)
                let writer = try await product.makeKey("content_manager")
                #expect(try await product.post(path + "/sent", key: writer).code == "forbidden")
                #expect(try await product.post(path + "/sent").code == "claimed", "the other one is at it")
                // What somebody did is done, whoever has claimed it since.
                let report = try await product.post(path + "/sent", ["already_sent": true])
                #expect(report.status == 200 && report["is_flagged"] == true, "\(report)")
                let late = try await product.post(path + "/sent", key: other)
                #expect(late.code == "already-sent" && late.string("done_by") != nil, "\(late)")
            }
        }

        @Test func ofFiftyReportsOneCounts() async throws {
            try await withProduct { product in
                let queue = try await product.queued(0..<2)
                let keys = [product.key, try await product.makeKey("sales")]
                #expect(
                    try await product.post("/api/social/assisted/\(queue[0]["id"]!.stringValue!)/claim").status == 200)
                for act in ["sent", "claim"] {
                    let path = "/api/social/assisted/\(queue[act == "sent" ? 0 : 1]["id"]!.stringValue!)/\(act)"
                    let answers = try await withThrowingTaskGroup(of: (Int, String?, Int).self) { group in
                        for number in 0..<50 {
                            group.addTask {
                                let answer = try await product.post(path, key: keys[act == "sent" ? 0 : number % 2])
                                return (answer.status, answer.code, number % 2)
                            }
                        }
                        return try await group.reduce(into: [(Int, String?, Int)]()) { $0.append($1) }
                    }
                    if act == "sent" {
                        #expect(answers.count { $0.0 == 200 } == 1)
                        #expect(answers.count { $0.0 == 409 && $0.1 == "already-sent" } == 49)
                    } else {
                        #expect(Set(answers.filter { $0.0 == 200 }.map(\.2)).count == 1, "only one of the two holds it")
                        #expect(answers.count { $0.0 == 409 && $0.1 == "claimed" } == 25)
                    }
                }
                let attempts: Int64? = try await product.database.first(
                    "SELECT count(*) FROM platform.action_attempts WHERE outcome = 'succeeded'")?[0]
                #expect(attempts == 1)
                try await eventually("one timer") {
                    try await product.get("/api/social/followup-timers").items.count == 1
                }
                try await product.expectExactCounts()
            }
        }
    }
}
