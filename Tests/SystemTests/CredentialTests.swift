import Database
import JSON
import TestKit
import Testing

extension SystemTests {
    /// Secrets go in and come out nowhere.
    @Suite struct CredentialTests {
        private static let secret = "Vw3nE-invented-secret-9qTz"

        private func put(
            _ product: Product, _ path: String, _ value: String = Self.secret, repeatable key: String? = nil
        ) async throws -> Answer {
            try await product.call(
                "PUT", path, ["value": .string(value)], headers: key.map { [("Idempotency-Key", $0)] } ?? [])
        }

        @Test func theValueIsNowhere() async throws {
            try await withProduct(["OUTREACH_LOG_LEVEL": "debug"]) { product in
                let account = "/api/accounts/" + (try await product.get("/api/accounts").items[0]["id"]!.stringValue!)
                let path = account + "/credentials/access_token"
                var answers = [
                    try await put(product, path, repeatable: "once"), try await put(product, path, repeatable: "once"),
                ]
                #expect(answers.map(\.status) == [201, 201] && answers[1].header("Idempotent-Replayed") == "true")
                answers.append(try await put(product, path))
                #expect(answers[2].status == 200 && answers[2]["updated_by"] == "test admin")
                // Refusals must not quote what they refuse.
                for body: JSONValue in [
                    ["value": [.string(Self.secret)]], [Self.secret: 1], .string(Self.secret),
                    ["value": .string(String(repeating: Self.secret, count: 1000))],
                    ["value": .string(Self.secret + "\u{0}")],
                ] {
                    answers.append(try await product.call("PUT", path, body))
                    #expect(answers.last?.status == 400, "\(answers.last!)")
                }
                for path in [account, account + "/credentials", "/api/accounts", "/api/limits", "/api/actions"] {
                    answers.append(try await product.get(path))
                }
                let listed = try await product.get(account + "/credentials").items
                #expect(listed.map { $0["name"]?.stringValue } == ["access_token"])
                #expect(listed[0].objectValue?.keys == ["name", "updated_at", "updated_by"])
                for answer in answers where answer.text.contains(Self.secret) {
                    // Only the name of an unknown field is said again, so that its sender finds it.
                    #expect(answer.fields.contains { $0.hasSuffix(":unknown") }, "\(answer)")
                }
                for (name, program) in product.programs {
                    #expect(!program.output.isEmpty && !program.output.contains(Self.secret), "the log of \(name)")
                }
                let found = try await tables(holding: Self.secret, product)
                #expect(found.looked.contains("platform.credentials") && found.holding == [])
                #expect(try await product.send("DELETE", path).status == 204)
                #expect(try await product.send("DELETE", path).status == 404)
            }
        }

        /// Looks through every row of every table, in text and in bytes.
        private func tables(
            holding secret: String, _ product: Product
        ) async throws -> (looked: [String], holding: [String]) {
            let rows = try await product.database.query(
                """
                SELECT schemaname || '.' || tablename,
                    query_to_xml(format('SELECT t::text AS r FROM %I.%I t', schemaname, tablename), true, false, '')::text
                FROM pg_tables WHERE schemaname IN ('platform', 'outbox', 'social')
                """)
            var (looked, holding): ([String], [String]) = ([], [])
            let digits = secret.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            for row in rows {
                let (name, text): (String, String) = (try row[0], try row[1])
                if text.contains("<row") { looked.append(name) }
                if text.contains(secret) || text.contains(digits) { holding.append(name) }
            }
            return (looked, holding)
        }

        @Test func withoutTheRightKeyNothingIsStored() async throws {
            try await withProduct { product in
                let account = "/api/accounts/" + (try await product.get("/api/accounts").items[0]["id"]!.stringValue!)
                #expect(try await put(product, account + "/credentials/first").status == 201)
                for (key, code) in [("", "no-secrets-key"), (String(repeating: "d4", count: 32), "other-secrets-key")] {
                    try await product.crash("scheduling")
                    try await product.start(["scheduling"], with: ["OUTREACH_SECRETS_KEY": key])
                    let refused = try await put(product, account + "/credentials/second")
                    #expect(refused.status == 409 && refused.code == code && refused.isProblem, "\(refused)")
                    let listed = try await product.get(account + "/credentials")
                    #expect(listed.items.map { $0["name"]?.stringValue } == ["first"])
                }
            }
        }

        /// The command talks to the gateway's address; here the service itself listens there.
        @Test func byCommand() async throws {
            try await withProduct { product in
                func run(_ words: String...) async throws -> (code: Int32?, output: String) {
                    var environment = product.environment
                    environment["OUTREACH_PORT"] = String(product.port("scheduling"))
                    environment["OUTREACH_API_KEY"] = product.key
                    let output = "\(product.directory.path)/command-\(words.joined().count)-\(words.last!.count).log"
                    let program = try StartedProgram("outreach", words, environment: environment, outputPath: output)
                    return (try await program.end(within: .seconds(30)), program.output)
                }
                let added = try await run("accounts", "add", "--network", "linkedin", "--handle", "ada", "--json")
                let id = try #require(try JSONValue.parse(Array(added.output.utf8))["id"]?.stringValue)
                #expect(try await run("accounts", "set", id, "--delivery", "api", "--default").code == 0)
                let listed = try await run("accounts", "list").output
                #expect(listed.contains("ada") && listed.contains("api"), "\(listed)")
                try TextFile.write(Self.secret + "\n", to: product.directory.path + "/token")
                let stored = try await run(
                    "credentials", "set", id, "access_token", "--file", product.directory.path + "/token")
                #expect(stored.code == 0 && !stored.output.contains(Self.secret), "\(stored.output)")
                #expect(try await run("credentials", "set", id, "access_token").output.contains("is empty"))
                #expect(try await run("credentials", "remove", id, "access_token").code == 0)
                let limits = try await product.get("/api/limits?account_id=\(id)").items
                let limit = try #require(limits.first?["id"]?.stringValue)
                let set = try await run("limits", "set", limit, "--per-day", "30", "--per-week", "none")
                #expect(set.code == 0, "\(set.output)")
                let after = try await product.get("/api/limits/\(limit)")
                #expect(after["per_day"] == 30 && after["per_week"] == .null)
                #expect(try await run("limits", "list", "--network", "linkedin").output.contains("0 of 30"))
                let paused = try await run("pause", "--network", "linkedin", "--reason", "a complaint")
                #expect(paused.code == 0 && paused.output.contains("linkedin is paused"), "\(paused.output)")
                #expect(try await run("pauses").output.contains("a complaint"))
                let open = try #require(try await product.get("/api/pauses").items.first?["id"]?.stringValue)
                #expect(try await run("resume", open).code == 0)
                #expect(try await run("resume", open).code == 5)
                #expect(try await run("actions", "list", "--status", "unknown").output.contains("nothing matches"))
                #expect(try await run("actions", "show", AccountTests.nobody).code == 5)
            }
        }
    }
}
