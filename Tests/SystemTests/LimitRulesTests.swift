import Database
import FoundationEssentials
import JSON
import TestKit
import Testing

extension SystemTests {
    /// Time zones, warming up, shared limits and manifests' limits, over HTTP and by command, as they bind hands.
    @Suite struct LimitRulesTests {
        /// Offers to hands; five people of each network, the first to the last.
        private func offered(_ product: Product) async throws -> [JSONValue] {
            try await product.queued(0..<12).filter { $0["platform"] == "linkedin" }
        }

        private func claim(_ item: JSONValue, _ product: Product) async throws -> Answer {
            try await product.post("/api/social/assisted/\(item["id"]?.stringValue ?? "")/claim")
        }

        private func limit(_ product: Product) async throws -> JSONValue {
            let limits = try await product.get("/api/limits?platform=linkedin").items
            return try #require(limits.first { $0["account_id"] != .null && $0["shared_by"] == .null })
        }

        /// Runs the command against one service of the product, as through the gateway.
        private func command(_ product: Product, _ words: String...) async throws -> (code: Int32?, json: JSONValue) {
            let path = "\(product.directory.path)/command-\(UUID().uuidString).log"
            let program = try StartedProgram(
                "outreach", words + ["--json"],
                environment: [
                    "PATH": "/usr/bin:/bin", "OUTREACH_API_KEY": product.key,
                    "OUTREACH_PORT": String(product.port("scheduling")),
                ], outputPath: path)
            let code = try await program.end(within: .seconds(30))
            let json = try? JSONValue.parse(Array(program.output.utf8))
            #expect(json != nil, "\(words): \(program.output)")
            return (code, json ?? .null)
        }

        @Test func zonesRampsAndSharedLimitsBind() async throws {
            try await withProduct { product in
                let items = try await offered(product)
                try #require(items.count >= 3)
                let limit = try await limit(product)
                let (id, account) = (limit["id"]!.stringValue!, limit["account_id"]!.stringValue!)

                // The calendar of the account.
                let wrong = try await product.patch("/api/accounts/\(account)", ["time_zone": "Europe/Nowhere"])
                #expect(wrong.status == 400 && wrong.fields == ["/time_zone:choice"], "\(wrong)")
                let moved = try await command(
                    product, "accounts", "set", account, "--time-zone", "Pacific/Kiritimati")
                #expect(moved.code == 0 && moved.json["time_zone"] == "Pacific/Kiritimati")

                // Warming up: one on the first day.
                let ramp = try await command(
                    product, "limits", "set", id, "--ramp-first", "1", "--ramp-step", "2", "--per-day", "9")
                #expect(ramp.code == 0 && ramp.json["ramp"]?["first"] == 1 && ramp.json["ramp"]?["today"] == 1)
                #expect(try await claim(items[0], product).status == 200)
                let warm = try await claim(items[1], product)
                #expect(warm.status == 429 && warm["held_by"] == "ramp", "\(warm)")
                // Midnight there is ten o'clock in UTC.
                #expect(warm.string("until")?.hasSuffix("T10:00:00.000000Z") == true, "\(warm)")
                #expect(warm["held_reason"]?.stringValue?.contains("warming up") == true)
                let shown = try await product.get("/api/limits/\(id)")
                #expect(shown["held_by"] == "ramp" && shown["used"]?["today"] == 1)
                #expect(shown["time_zone"] == "Pacific/Kiritimati" && shown["next_free_at"] == warm["until"])
                // Moving back to an earlier day brings no second use.
                #expect(
                    try await product.patch("/api/accounts/\(account)", ["time_zone": "Pacific/Pago_Pago"]).status
                        == 200)
                #expect(try await claim(items[1], product)["held_by"] == "ramp")
                let ended = try await command(product, "limits", "set", id, "--ramp-first", "none")
                #expect(ended.code == 0 && ended.json["ramp"] == .null)

                // Shared by messages and InMail.
                let shared = try await command(
                    product, "limits", "share", "words", "--network", "linkedin", "--operations", "inmail,message",
                    "--account", account, "--per-day", "1")
                let sharedID = try #require(shared.json["id"]?.stringValue, "\(shared)")
                #expect(shared.json["shared_by"] == ["inmail", "message"])
                #expect(try await claim(items[1], product).status == 200)
                let full = try await claim(items[2], product)
                #expect(full.status == 429 && full["held_by"] == "shared", "\(full)")
                #expect(full["held_reason"]?.stringValue?.contains("words") == true)
                #expect(try await product.send("DELETE", "/api/limits/\(id)").code == "not-shared")
                #expect(try await command(product, "limits", "remove", sharedID).code == 0)
                #expect(try await claim(items[2], product).status == 200)
                #expect(try await product.get("/api/limits/\(id)")["used"]?["today"] == 3)
            }
        }

        /// A `.so` that nobody knew brings its limits: for the network, for its account, and how an account warms up.
        @Test func aNewAdapterBringsItsLimits() async throws {
            let directory = try ScratchDirectory()
            defer { directory.remove() }
            let settings = [
                "OUTREACH_ADAPTERS": "testnet", "OUTREACH_ADAPTER_PATH": try AdapterFolder.make(in: directory.path),
            ]
            try await withProduct(settings) { product in
                let limits = try await product.get("/api/limits?platform=testnet").items
                let network = limits.first { $0["account_id"] == .null }
                #expect(network?["per_minute"] == 30 && network?["spacing_ms"] == 1500, "\(limits)")
                let own = limits.first { $0["account_id"] != .null && $0["shared_by"] == .null }
                #expect(own?["per_day"] == 40 && own?["per_week"] == 120 && own?["operation"] == "message")
                #expect(own?["ramp"]?["first"] == 5 && own?["ramp"]?["percent"] == 150)
                #expect(limits.count == 2 && limits.allSatisfy { $0["source"] == "manifest" })
            }
        }
    }
}
