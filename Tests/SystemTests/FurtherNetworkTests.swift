import Database
import JSON
import Secrets
import TestKit
import Testing

extension SystemTests {
    /// A network that no service knows, as one library dropped in (issue 8): its people are imported, drafted for, sent to and heard.
    @Suite struct FurtherNetworkTests {
        private static let header = "platform,username,full_name,profile_url,platform_user_id\r\n"

        /// As the test network signs what it tells.
        private func tell(_ product: Product, _ text: String, from person: String, id: String) async throws -> Answer {
            let status: JSONValue = ["id": .string(id), "account": ["id": .string(person)], "content": .string(text)]
            let body = status.serialized()
            return try await product.send(
                "POST", "/api/webhooks/testnet", body: body, key: .some(nil),
                headers: [("X-Signature", hex(hmacSHA256(key: Array("practice-secret".utf8), body)))])
        }

        private func awaitKnown(_ product: Product) async throws {
            for list in ["/api/social/profiles", "/api/social/discovery-jobs"] {
                try await eventually("\(list) knows the network") {
                    try await product.get("\(list)?platform=testnet").status == 200
                }
            }
        }

        /// Invents people on the network, and brings them in by addresses that only its manifest explains.
        private func people(_ count: Int, _ rig: ChaosRig) async throws -> [String] {
            let made = try await rig.control(
                "POST", "/people",
                ["network": "testnet", "count": JSONValue(count), "window": "open", "behaviour": "silent"])
            let ids = (made["ids"]?.arrayValue ?? []).compactMap(\.stringValue)
            try #require(made.status == 201 && ids.count == count, "\(made)")
            let rows = ids.enumerated().map { number, id in
                number == 0
                    ? "tn,\(id),Mara Muster,,\(id)\r\n"
                    : ",,Mara Muster,https://testnet.example/web/@\(id)?x=1,\(id)\r\n"
            }
            let job = try await rig.product.importFile(Self.header + rows.joined())
            #expect(Product.counts(job) == [Int64(count), 0, 0, 0, 0], "\(job)")
            return ids
        }

        @Test func oneLibraryIsEnoughFromImportToANo() async throws {
            try await ChaosRig.run(["OUTREACH_ADAPTERS": "facebook,testnet"]) { rig in
                let product = rig.product
                try await awaitKnown(product)
                try await expectConstraints(product, ["facebook", "instagram", "linkedin", "testnet", "tiktok"])
                let ids = try await people(3, rig)
                let found = try await product.all("/api/social/profiles?platform=testnet")
                #expect(
                    Set(found.compactMap { $0["profile_url"]?.stringValue })
                        == Set(ids.map { "https://testnet.example/@\($0)" }), "\(found)")
                try await expectOthersRefused(product)

                let profiles = JSONValue.array(found.compactMap { $0["id"] })
                _ = try await product.post("/api/social/profiles/bulk-qualify", ["profile_ids": profiles])
                let (_, job) = try await product.stage("draft")
                #expect(job["counts"]?["done"] == 3, "\(job)")
                let drafts = try await product.all("/api/social/drafts?platform=testnet")
                #expect(drafts.allSatisfy { $0["draft_body"]?.stringValue?.hasPrefix("Good day Mara, may I") == true })

                let send = try await product.post("/api/social/pipeline/send", ["expected": 3, "delivery": "api"])
                #expect(send.int("accepted") == 3, "\(send)")
                try await eventually("everybody is written to", within: .seconds(60)) {
                    try await product.all("/api/social/messages?platform=testnet&status=SENT").count == 3
                }
                let arrived = try await rig.control("GET", "/arrivals?network=testnet&limit=100&after=0").items
                #expect(Set(arrived.compactMap { $0["recipient"]?.stringValue }) == Set(ids), "\(arrived)")

                #expect(try await tell(product, "Gladly!", from: ids[0], id: "s1").status == 200)
                #expect(try await tell(product, "STOP", from: ids[1], id: "s2").status == 200)
                try await eventually("the answer finds its person") {
                    try await product.get("/api/social/replies?platform=testnet").items.allSatisfy {
                        $0["profile_id"]?.stringValue != nil
                    }
                }
                let noes = try await product.get("/api/social/suppressions").items
                #expect(noes.count == 1 && noes.first?["source"] == "reply on testnet", "\(noes)")
                try await expectStays(suppressed: ids[1], product)
            }
        }

        /// Whoever said no is recognised by any address of theirs.
        private func expectStays(suppressed id: String, _ product: Product) async throws {
            let file = Self.header + ",,Somebody Else,https://m.testnet.example/users/\(id),\r\n"
            let job = try await product.importFile(file)
            #expect(Product.counts(job) == [0, 0, 0, 1, 0], "\(job)")
        }

        private func expectOthersRefused(_ product: Product) async throws {
            let file =
                "url\r\nhttps://testnet.example/@mara/17\r\nhttps://go.testnet.example/x\r\ntestnet.example/@a-b\r\n"
            let reasons = try await product.verdicts(try await product.importFile(file)).map { $0[3] }
            for (reason, word) in zip(reasons, ["is a post", "forwarding link", "no Test network (testnet) name has"]) {
                #expect(reason.contains(word), "\(reason)")
            }
            let answer = try await product.get("/api/social/profiles?platform=nonet")
            #expect(answer.status == 400 && answer.text.contains("tiktok, testnet"), "\(answer)")
        }

        /// R0.23, C16.
        private func expectConstraints(_ product: Product, _ platforms: [String]) async throws {
            let rows = try await product.database.query(
                """
                SELECT pg_get_constraintdef(oid) AS definition, convalidated FROM pg_constraint
                WHERE conname ~ '_platform_known$'
                """)
            #expect(rows.count == 3)
            for row in rows {
                let definition: String = try row["definition"]
                let names = definition.split(separator: "'").enumerated().compactMap {
                    $0.offset % 2 == 1 ? $0.element : nil
                }
                let isValid: Bool = try row["convalidated"]
                #expect(names.sorted().map(String.init) == platforms && isValid, "\(definition)")
            }
        }

        @Test func whoseAdapterWentAwayStaysAndNothingIsSent() async throws {
            try await ChaosRig.run(["OUTREACH_ADAPTERS": "facebook,testnet"]) { rig in
                let product = rig.product
                try await awaitKnown(product)
                _ = try await people(2, rig)
                let found = try await product.all("/api/social/profiles?platform=testnet")
                let profiles = JSONValue.array(found.compactMap { $0["id"] })
                _ = try await product.post("/api/social/profiles/bulk-qualify", ["profile_ids": profiles])
                let (_, drafted) = try await product.stage("draft", ["profile_ids": [found[0]["id"]!]])
                #expect(drafted["counts"]?["done"] == 1, "\(drafted)")

                product.programs["messaging"]?.signal(15)
                _ = try await product.programs["messaging"]?.end(within: .seconds(30))
                try await product.start(["messaging"], with: ["OUTREACH_ADAPTERS": "facebook"])
                let item = try await product.get("/api/social/platforms").items.first { $0["platform"] == "testnet" }
                #expect(item?["people"]?["known"] == true && item?["people"]?["writable"] == false, "\(item as Any)")
                #expect(item?["people"]?["reason"]?.stringValue?.contains("its people stay") == true)
                let (_, job) = try await product.stage("draft")
                #expect(job["counts"]?["failed"] == 1 && job.text.contains("is not loaded"), "\(job)")
                let send = try await product.post("/api/social/pipeline/send", ["expected": 1])
                #expect(send.int("accepted") == 0 && send.text.contains("is not loaded"), "\(send)")
                #expect(try await product.all("/api/social/profiles?platform=testnet").count == 2)
            }
        }

        @Test func withFourNetworksTheTablesAreTheSeeds() async throws {
            try await withProduct { product in
                try await expectConstraints(product, ["facebook", "instagram", "linkedin", "tiktok"])
            }
        }
    }
}
