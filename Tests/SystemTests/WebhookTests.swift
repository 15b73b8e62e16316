import Database
import EventLoop
import JSON
import Secrets
import TestKit
import Testing

extension SystemTests {
    /// The networks' calls, through the real adapters: proven before they are believed, and counted once.
    @Suite struct WebhookTests {
        private static let secrets = [
            "FACEBOOK_APP_SECRET": "practice-secret", "FACEBOOK_ACCESS_TOKEN": "practice-token",
            "FACEBOOK_VERIFY_TOKEN": "practice-verify",
        ]
        private static let path = "/api/webhooks/facebook"

        func withAdapters(
            besides: [String: String] = [:], _ body: @escaping @Sendable (Product) async throws -> Void
        ) async throws {
            let directory = try ScratchDirectory()
            defer { directory.remove() }
            var settings = WebhookTests.secrets.merging(besides) { $1 }
            settings["OUTREACH_ADAPTER_PATH"] = try AdapterFolder.make(in: directory.path)
            try await withProduct(settings, body)
        }

        /// As Messenger sends it.
        private func message(_ text: String, from sender: String, id: String) -> [UInt8] {
            let entry: JSONValue = [
                "id": "55",
                "messaging": [
                    [
                        "sender": ["id": .string(sender)], "recipient": ["id": "55"], "timestamp": 1_760_000_000_000,
                        "message": ["mid": .string(id), "text": .string(text)],
                    ]
                ],
            ]
            return JSONValue.object(["object": "page", "entry": [entry]]).serialized()
        }

        func call(_ product: Product, _ body: [UInt8], secret: String = "practice-secret") async throws
            -> Answer
        {
            let signature = "sha256=" + hex(hmacSHA256(key: Array(secret.utf8), body))
            return try await product.send(
                "POST", WebhookTests.path, body: body, key: .some(nil), headers: [("X-Hub-Signature-256", signature)])
        }

        @Test func theHandshakeNeedsTheWord() async throws {
            try await withAdapters { product in
                func shake(_ token: String) async throws -> Answer {
                    try await product.send(
                        "GET", "\(WebhookTests.path)?hub.mode=subscribe&hub.challenge=4711&hub.verify_token=\(token)",
                        key: .some(nil))
                }
                let right = try await shake("practice-verify")
                #expect(right.status == 200 && right.text == "4711", "\(right)")
                let wrong = try await shake("guessed")
                #expect(wrong.status == 401 && wrong.code == "not-verified" && !wrong.text.contains("4711"), "\(wrong)")
                let nobody = try await product.send("GET", "/api/webhooks/myspace", key: .some(nil))
                #expect(nobody.status == 404 && nobody.isProblem)
                #expect(right.header("Content-Security-Policy") == "sandbox; default-src 'none'")
                let linkedin = try await product.send("GET", "/api/webhooks/linkedin", key: .some(nil))
                #expect(linkedin.status == 404, "\(linkedin)")
            }
        }

        @Test func repliesAreProvenStoredOnceAndFindTheirPerson() async throws {
            try await withAdapters { product in
                let forged = try await call(product, message("hi", from: "24601", id: "m_1"), secret: "guessed")
                #expect(forged.status == 401 && forged.isProblem, "\(forged)")
                #expect(try await product.get("/api/social/replies").items == [])
                for _ in 0..<3 {
                    let answer = try await call(product, message("Tell me \u{1F44B}", from: "24601", id: "m_1"))
                    #expect(answer.status == 200, "\(answer)")
                }
                let waiting = try await product.get("/api/social/replies?unmatched=true").items
                #expect(waiting.count == 1 && waiting.first?["body"] == "Tell me \u{1F44B}")
                #expect(waiting.first?["profile_id"] == .null && waiting.first?["platform_user_id"] == "24601")
                let person = try await qualifiedMara(product)
                try await eventually("the reply finds its person") {
                    try await product.get("/api/social/replies?profile_id=\(person)").items.count == 1
                }
                try await eventually("the person's page knows it") {
                    try await product.profile(person)["last_replied_at"]?.stringValue != nil
                }
                let stop = try await call(product, message("STOP", from: "24601", id: "m_2"))
                #expect(stop.status == 200, "\(stop)")
                let said = try await product.get("/api/social/suppressions").items
                #expect(said.count == 1 && said.first?["source"] == "reply on facebook")
                // Both came in the same second of the network's clock.
                let replies = try await product.get("/api/social/replies").items
                let objection = replies.first { $0["external_id"] == "m_2" }
                #expect(objection?["is_objection"] == true && replies.count == 2, "\(replies)")
            }
        }

        /// Eight callers without a right signature, a megabyte each: what the network says gets through (39 of 39; 18 got 503).
        @Test func unsignedFloodsDelayNobody() async throws {
            try await withAdapters { product in
                let junk = Array("{\"object\":\"page\",\"entry\":[".utf8) + [UInt8](repeating: 0x20, count: 1_000_000)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 0..<8 {
                        group.addTask {
                            while !Task.isCancelled {
                                let guess = "sha256=" + String(repeating: "0", count: 64)
                                let answer = try await product.send(
                                    "POST", WebhookTests.path, body: junk, key: .some(nil),
                                    headers: number % 2 == 0 ? [] : [("X-Hub-Signature-256", guess)])
                                #expect(answer.status == 401, "\(answer)")
                            }
                        }
                    }
                    for number in 0..<39 {
                        let answer = try await call(product, message("hi", from: "24601", id: "m_\(number)"))
                        #expect(answer.status == 200, "\(answer)")
                    }
                    group.cancelAll()
                    while let result = await group.nextResult() { _ = result }
                }
                #expect(try await product.get("/api/social/replies?limit=200").items.count == 39)
            }
        }

        /// A handshake carries no signature, so its adapter is asked for each: it has places of its own (9 of 40 got through).
        @Test func handshakesDelayNobody() async throws {
            try await withAdapters { product in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<16 {
                        group.addTask {
                            while !Task.isCancelled {
                                let answer = try await product.send(
                                    "GET", "\(WebhookTests.path)?hub.mode=subscribe&hub.verify_token=guessed",
                                    key: .some(nil))
                                #expect([401, 403, 503].contains(answer.status), "\(answer)")
                            }
                        }
                    }
                    for number in 0..<40 {
                        let answer = try await call(product, message("hi", from: "24601", id: "m_\(number)"))
                        #expect(answer.status == 200, "\(answer)")
                    }
                    group.cancelAll()
                    while let result = await group.nextResult() { _ = result }
                }
            }
        }

        /// Attack S3: one event that nobody can read or store, and somebody else's STOP behind it.
        @Test func onePoisonedEventLosesNothing() async throws {
            try await withAdapters { product in
                let sides = #""recipient":{"id":"55"},"timestamp":1760000000000"#
                let body = """
                    {"object":"page","entry":[{"id":"55","messaging":[
                    {"sender":{"id":"24601"},\(sides),"message":{"mid":"m_1","text":"half \\ud83d"}},
                    {"sender":{"id":"24602"},\(sides),"message_edit":{"mid":"m\\u0000","text":"x"}}]},
                    {"id":"55","standby":[{"sender":{"id":"24603"},\(sides),"message":{"mid":"m_3","text":"STOP"}}]}]}
                    """
                for _ in 0..<2 { #expect(try await call(product, Array(body.utf8)).status == 200) }
                let replies = try await product.get("/api/social/replies").items
                #expect(Set(replies.map { $0["body"]?.stringValue }) == ["half \u{FFFD}", "STOP"])
                #expect(try await product.get("/api/social/suppressions").items.count == 1)
                let left = try await product.get("/api/inbound/leftovers").items
                #expect(left.count == 1 && left.first?["code"] == "unreadable" && left.first?["times"] == 2, "\(left)")
                let path = "/api/inbound/leftovers/\(left.first?["id"]?.stringValue ?? "")"
                let retried = try await product.post("\(path)/retry")
                #expect(retried.status == 409 && retried.code == "unreadable" && retried.isProblem, "\(retried)")
                #expect(try await product.post("\(path)/discard").status == 200)
                #expect(try await product.get("/api/inbound/leftovers").items == [])
                #expect(try await call(product, Array("{".utf8)).status == 200)
                #expect(try await product.get("/api/inbound/leftovers").items.map { $0["content"] } == ["{"])
            }
        }

        /// A reply that may be a no: it is listed, it holds its writer, and a person's word ends that.
        @Test func aDoubtfulReplyWaitsForAPerson() async throws {
            try await withAdapters { product in
                let person = try await qualifiedMara(product)
                try await eventually("messaging knows her") {
                    try await product.stage("draft", ["profile_ids": [.string(person)]]).answer.int("accepted") == 1
                }
                #expect(
                    try await call(product, message("We already have a supplier", from: "24601", id: "m_1")).status
                        == 200)
                let held = try await product.get("/api/social/replies?undecided=true").items
                #expect(held.count == 1 && held.first?["is_undecided"] == true)
                let send = try await product.post("/api/social/pipeline/send", ["profile_ids": [.string(person)]])
                let reasons = send["skipped"]?.arrayValue?.compactMap { $0["reason"]?.stringValue } ?? []
                #expect(reasons.contains { $0.contains("may have said no") }, "\(send)")
                let path = "/api/social/replies/\(held.first?["id"]?.stringValue ?? "")/decision"
                #expect(try await product.post(path, ["meaning": "other"]).status == 200)
                #expect(try await product.get("/api/social/replies?undecided=true").items == [])
                let free = try await product.post("/api/social/pipeline/send", ["profile_ids": [.string(person)]])
                #expect(free.int("accepted") == 1, "\(free)")
                #expect(try await product.post(path, ["meaning": "no"]).status == 200)
                #expect(try await product.get("/api/social/suppressions").items.count == 1)
            }
        }

        /// A lost secrets key must not look as if nobody had set anything.
        @Test func whatCannotBeReadIsNotCalledUnset() async throws {
            try await withAdapters { product in
                for account in try await product.get("/api/accounts").items {
                    let path = "/api/accounts/\(account["id"]!.stringValue!)/credentials/access_token"
                    #expect(try await product.call("PUT", path, ["value": "an-invented-token"]).status == 201)
                }
                try await product.qualified(0..<4)
                _ = try await product.stage("draft")
                #expect(
                    try await product.get("/api/social/platforms").items.allSatisfy {
                        $0["credentials_problem"] == .null
                    })
                try await product.crash("messaging")
                try await product.start(
                    ["messaging"], with: ["OUTREACH_SECRETS_KEY": String(repeating: "d4", count: 32)])
                let items = try await product.get("/api/social/platforms").items
                let facebook = items.first { $0["platform"] == "facebook" }
                let problem = facebook?["credentials_problem"]?.stringValue ?? ""
                #expect(problem.contains("OUTREACH_SECRETS_KEY is not the key"), "\(items)")
                let answer = try await product.post("/api/social/pipeline/send", ["expected": 4, "delivery": "api"])
                let reasons = answer["skipped"]?.arrayValue?.compactMap { $0["reason"]?.stringValue } ?? []
                #expect(reasons.contains { $0.contains("OUTREACH_SECRETS_KEY") }, "\(answer)")
            }
        }

        /// The person whom the calls of these tests come from.
        private func qualifiedMara(_ product: Product) async throws -> String {
            let file = """
                platform,username,full_name,profile_url,platform_user_id
                facebook,mara.muster,Mara Muster,https://www.facebook.com/mara.muster,24601

                """
            _ = try await product.importFile(file)
            let person = try #require(try await product.people()["mara.muster"])
            _ = try await product.post("/api/social/profiles/bulk-qualify", ["profile_ids": [.string(person)]])
            return person
        }

        /// Somebody has the follow-up in hand when the answer comes, and does not report: what became of it is asked, and the next one must
        /// not send it.
        @Test func anAnsweredFollowUpIsNotTakenAgain() async throws {
            try await withAdapters { product in
                let person = try await qualifiedMara(product)
                func queued(_ stage: String) async throws -> String {
                    _ = try await product.stage(stage, ["profile_ids": [.string(person)]])
                    let send = try await product.post(
                        "/api/social/pipeline/send", ["profile_ids": [.string(person)], "delivery": "assisted"])
                    #expect(send.int("accepted") == 1, "\(send)")
                    let item = try #require(try await product.get("/api/social/assisted").items.first)
                    return item["id"]!.stringValue!
                }
                #expect(try await product.sendByHand(try await queued("draft")).status == 200)
                let followup = "/api/social/assisted/" + (try await queued("followup"))
                #expect(try await product.post(followup + "/claim").status == 200)
                #expect(try await call(product, message("Tell me more", from: "24601", id: "m_1")).status == 200)
                #expect(try await product.get(followup).string("state") == "waiting", "a report has to find it")
                try await product.lapseClaims()
                let other = try await product.makeKey("sales")
                let doubt = try await product.post(followup + "/claim", key: other)
                #expect(doubt.status == 409 && doubt.code == "unknown-outcome" && doubt.isProblem, "\(doubt)")
                let settled = try await product.post(followup + "/settle", ["outcome": "not_sent"], key: other)
                #expect(settled.status == 200 && settled.string("state") == "skipped", "offered to nobody: \(settled)")
                let claim = try await product.post(followup + "/claim", key: other)
                #expect(claim.status == 409 && claim.code == "already-skipped" && claim.isProblem, "\(claim)")
                let skipped = try await product.get(followup)
                #expect(skipped.string("state") == "skipped" && skipped.string("reason") == "the person has answered")
            }
        }
    }
}
