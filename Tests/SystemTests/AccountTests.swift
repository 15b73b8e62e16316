import Actions
import Database
import FoundationEssentials
import JSON
import TestKit
import Testing

extension SystemTests {
    /// Accounts, limits, pauses and the ledger over HTTP.
    @Suite struct AccountTests {
        static let nobody = "00000000-0000-4000-8000-000000000000"

        @Test func accountsAreAddedAndChanged() async throws {
            try await withProduct { product in
                let first = try await product.get("/api/accounts").items
                #expect(
                    first.compactMap { $0["platform"]?.stringValue } == ["facebook", "instagram", "linkedin", "tiktok"])
                let old = try #require(first[0]["id"]?.stringValue)
                let made = try await product.post(
                    "/api/accounts", ["platform": "facebook", "handle": "Ada & Söhne", "settings": ["page_id": "77"]])
                #expect(made.status == 201 && made["is_default"] == false && made["delivery"] == "assisted", "\(made)")
                #expect(made["settings"] == ["page_id": "77"] && made["failures_in_row"] == 0)
                let id = try #require(made.string("id"))
                #expect(made.header("Location") == "/api/accounts/\(id)")
                let twice = try await product.post(
                    "/api/accounts", ["platform": "facebook", "handle": "Ada & Söhne"])
                #expect(twice.status == 409 && twice.code == "already-there", "\(twice)")

                let shown = try await product.get("/api/accounts/\(id)")
                let tag = try #require(shown.header("ETag"))
                let changed = try await product.patch(
                    "/api/accounts/\(id)", ["delivery": "api", "is_default": true], match: tag)
                #expect(changed.status == 200 && changed["delivery"] == "api" && changed["is_default"] == true)
                #expect(changed["settings"] == ["page_id": "77"] && changed.header("ETag") != tag)
                let late = try await product.patch("/api/accounts/\(id)", ["delivery": "assisted"], match: tag)
                #expect(late.status == 412, "\(late)")
                #expect(try await product.get("/api/accounts/\(old)")["is_default"] == false)
                let none = try await product.patch("/api/accounts/\(id)", ["is_default": false])
                #expect(none.status == 409 && none.code == "default-needed", "\(none)")
                let taken = try await product.patch("/api/accounts/\(id)", ["handle": "default"])
                #expect(taken.status == 409 && taken.code == "already-there", "\(taken)")
                #expect(try await product.get("/api/accounts/\(id)")["handle"] == "Ada & Söhne")
            }
        }

        /// One boot: one changes a limit, one pauses and ends the pause, one writes nothing.
        @Test func limitsPausesAndWhatIsWrong() async throws {
            try await withProduct(cases: [
                ("limitsSayWhatIsUsedAndAreChanged", limitsSayWhatIsUsedAndAreChanged),
                ("aPauseHoldsWhatIsInLineAndSaysWhy", aPauseHoldsWhatIsInLineAndSaysWhy),
                ("whatIsWrongIsNamed", whatIsWrongIsNamed),
            ])
        }

        private func limitsSayWhatIsUsedAndAreChanged(_ product: Product) async throws {
            let all = try await product.get("/api/limits").items
            #expect(all.count == 8)
            let linkedin = try await product.get("/api/limits?platform=linkedin").items
            try #require(linkedin.count == 2)
            #expect(linkedin[0]["per_minute"] == 10 && linkedin[0]["spacing_ms"] == 6000)
            #expect(linkedin[0]["per_day"] == nil as JSONValue? || linkedin[0]["per_day"] == .null)
            #expect(linkedin[1]["per_day"] == 50 && linkedin[1]["per_week"] == 250)
            #expect(linkedin[1]["used"] == ["last_minute": 0, "today": 0, "this_week": 0])
            #expect(linkedin[1]["held_by"] == .null && linkedin[1]["next_free_at"]?.stringValue != nil)

            let path = "/api/limits/\(linkedin[1]["id"]!.stringValue!)"
            let tag = try #require(try await product.get(path).header("ETag"))
            let changed = try await product.patch(path, ["per_day": 0, "per_week": .null], match: tag)
            #expect(changed.status == 200 && changed["per_day"] == 0 && changed["per_week"] == .null, "\(changed)")
            #expect(changed["held_by"] == "per_day" && changed.int("version") == 2)
            #expect(changed.string("next_free_at")?.hasSuffix("T00:00:00.000000Z") == true)
            #expect(try await product.patch(path, ["per_day": 9], match: tag).status == 412)
            #expect(try await product.get(path)["per_day"] == 0)
        }

        private func aPauseHoldsWhatIsInLineAndSaysWhy(_ product: Product) async throws {
            let begun = try await product.post(
                "/api/pauses", ["reason": "a complaint", "until": "2999-01-01T00:00:00Z"])
            #expect(begun.status == 201 && begun["under_way"] == 0, "\(begun)")
            #expect(begun["platform"] == .null && begun["account_id"] == .null && begun["code"] == "by_hand")
            let ids = try await enqueue(["facebook", "tiktok"], product)
            let list = try await product.all("/api/actions", limit: 1)
            #expect(list.compactMap { $0["id"]?.stringValue } == ids.reversed())
            let queued = try await product.get("/api/actions?status=queued&platform=facebook")
            #expect(queued.items.count == 1 && !queued.text.contains("confidential"))
            let action = try await product.get("/api/actions/\(ids[0])")
            #expect(action["held_by"] == "paused" && action["held_reason"] == "a complaint", "\(action)")
            #expect(action["held_until"] == "2999-01-01T00:00:00.000000Z" && action["attempts"] == [])
            #expect(action["account"] == "default" && action["status"] == "queued")
            #expect(!action.text.contains("confidential"))
            #expect(try await product.get("/api/actions?status=unknown").items.isEmpty)

            // Nobody is to send them when the pause ends: no product of this installation knows them.
            try await product.database.execute("DELETE FROM platform.actions WHERE product = 'test'")
            let id = try #require(begun.string("id"))
            #expect(try await product.get("/api/pauses").items.map { $0["id"]?.stringValue } == [id])
            let ended = try await product.send("DELETE", "/api/pauses/\(id)")
            #expect(ended.status == 204, "\(ended)")
            #expect(try await product.send("DELETE", "/api/pauses/\(id)").status == 404)
            #expect(try await product.get("/api/pauses").items.isEmpty)
            let past = try await product.get("/api/pauses?state=ended").items
            #expect(past.count == 1 && past[0]["ended_by"] == "test admin")
        }

        private func enqueue(_ platforms: [String], _ product: Product) async throws -> [String] {
            var ids: [String] = []
            for platform in platforms {
                ids.append(
                    try await product.database.transaction { connection in
                        let account = try #require(
                            try await Accounts.defaultAccount(platform: platform, on: connection))
                        let action = NewAction(
                            product: "test", subjectID: UUID(), account: account, operation: "message",
                            guarantee: .none, input: #"{"text":"confidential"}"#, bodySHA256: [1],
                            recipientHashes: [], createdBy: "ada")
                        _ = try await Ledger.enqueue([action], on: connection)
                        return action.id.lowercase
                    })
            }
            return ids
        }

        private func whatIsWrongIsNamed(_ product: Product) async throws {
            let accounts = try await product.get("/api/accounts").items
            let account = "/api/accounts/" + accounts[0]["id"]!.stringValue!
            let limit = "/api/limits/" + (try await product.get("/api/limits").items[0]["id"]!.stringValue!)
            let cases: [(String, String, JSONValue, [String])] = [
                ("POST", "/api/accounts", [:], ["/platform:required", "/handle:required"]),
                ("POST", "/api/accounts", ["platform": "Face Book", "handle": "x"], ["/platform:format"]),
                ("POST", "/api/accounts", ["platform": "x", "handle": ""], ["/handle:length"]),
                ("PATCH", account, [:], [":required"]),
                ("PATCH", account, ["delivery": "pigeon"], ["/delivery:choice"]),
                ("PATCH", account, ["settings": [1]], ["/settings:type"]),
                (
                    "PATCH", account, ["settings": ["x": .string(String(repeating: "y", count: 20_000))]],
                    ["/settings:length"]
                ),
                ("PATCH", account, ["platform": "tiktok"], ["/platform:unknown"]),
                ("PUT", account + "/credentials/Access-Token", ["value": "x"], ["name:format"]),
                ("PUT", account + "/credentials/access_token", ["value": ""], ["/value:length"]),
                ("PUT", account + "/credentials/access_token", ["value": 7], ["/value:type"]),
                ("PATCH", limit, [:], [":required"]),
                ("PATCH", limit, ["per_minute": 0], ["/per_minute:range"]),
                (
                    "PATCH", limit, ["per_minute": 601, "spacing_ms": -1, "per_day": "x", "per_week": 1.5],
                    ["/per_minute:range", "/spacing_ms:range", "/per_day:type", "/per_week:type"]
                ),
                ("POST", "/api/pauses", [:], ["/reason:required"]),
                ("POST", "/api/pauses", ["reason": "x", "until": "soon"], ["/until:format"]),
                ("POST", "/api/pauses", ["reason": "x", "until": "2001-01-01T00:00:00Z"], ["/until:range"]),
                ("POST", "/api/pauses", ["reason": "x", "platform": "linkdin"], ["/platform:choice"]),
                (
                    "POST", "/api/pauses", ["reason": "x", "account_id": .string(AccountTests.nobody)],
                    ["/account_id:choice"]
                ),
                (
                    "POST", "/api/pauses", ["reason": "x", "platform": "tiktok", "account_id": accounts[0]["id"]!],
                    ["/account_id:choice"]
                ),
            ]
            for (method, path, body, fields) in cases {
                let answer = try await product.call(method, path, body)
                #expect(
                    answer.status == 400 && answer.isProblem && answer.fields == fields,
                    "\(method) \(path) \(body.text.prefix(100)): \(answer)")
            }
            for path in [
                "/api/actions?status=lost", "/api/actions?cursor=x", "/api/pauses?state=x",
                "/api/limits?account_id=x",
            ] {
                #expect(try await product.get(path).status == 400, "\(path)")
            }
            for (method, path) in [
                ("GET", "accounts/*"), ("GET", "accounts/*/credentials"), ("DELETE", "accounts/*/credentials/x"),
                ("GET", "limits/*"), ("DELETE", "pauses/*"), ("GET", "actions/*"), ("GET", "actions/x"),
            ] {
                let path = "/api/" + path.replacing("*", with: AccountTests.nobody)
                let answer = try await product.send(method, path)
                #expect(answer.status == 404 && answer.isProblem, "\(method) \(path): \(answer)")
            }
            let missing = "/api/accounts/\(AccountTests.nobody)"
            #expect(try await product.patch(missing, ["delivery": "api"]).status == 404)
            #expect(try await product.call("PUT", missing + "/credentials/x", ["value": "x"]).status == 404)
            #expect(try await product.patch("/api/limits/\(AccountTests.nobody)", ["per_day": 1]).status == 404)
            #expect(try await product.get("/api/pauses").items.isEmpty)
            #expect(try await product.get("/api/accounts").items == accounts, "nothing was written")
        }

        @Test func rolesChangePauseOrLook() async throws {
            try await withProduct { product in
                let account = "/api/accounts/" + (try await product.get("/api/accounts").items[0]["id"]!.stringValue!)
                let limit = "/api/limits/" + (try await product.get("/api/limits").items[0]["id"]!.stringValue!)
                let changes: [(String, String, JSONValue)] = [
                    ("PATCH", account, ["delivery": "api"]), ("PATCH", limit, ["per_day": 9]),
                    ("PUT", account + "/credentials/token", ["value": "x"]),
                    ("DELETE", account + "/credentials/token", [:]),
                    ("POST", "/api/accounts", ["platform": "facebook", "handle": "x"]),
                ]
                for role in ["analytics", "content_manager", "sales", "marketing_manager"] {
                    let key = try await product.makeKey(role)
                    for path in [
                        account, account + "/credentials", limit, "/api/accounts", "/api/limits", "/api/pauses",
                        "/api/actions",
                    ] {
                        #expect(try await product.get(path, key: key).status == 200, "\(role) \(path)")
                    }
                    let mayChange = role == "marketing_manager"
                    for (method, path, body) in changes {
                        let answer = try await product.call(method, path, body, key: key)
                        #expect((answer.status < 300) == mayChange, "\(role) \(method) \(path): \(answer)")
                        #expect(mayChange || answer.status == 403)
                    }
                    let pause = try await product.post("/api/pauses", ["reason": "stop"], key: key)
                    #expect(
                        pause.status == (["sales", "marketing_manager"].contains(role) ? 201 : 403), "\(role): \(pause)"
                    )
                    let end = "/api/pauses/" + (pause.string("id") ?? AccountTests.nobody)
                    #expect(try await product.send("DELETE", end, key: key).status == (mayChange ? 204 : 403))
                }
            }
        }
    }
}
