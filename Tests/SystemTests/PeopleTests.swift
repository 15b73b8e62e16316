import Database
import JSON
import Testing

extension SystemTests {
    /// The list of people and the decisions about them (the main job's second point).
    @Suite struct PeopleTests {
        @Test func pagesAreWalkedWhileOthersAdd() async throws {
            try await withProduct { product in
                _ = try await product.importFile(InventedPeople.csv(0..<250))
                let known = Set(try await product.people().values)
                try #require(known.count == 250)
                var seen: [String] = []
                var cursor: String?
                var added = 0
                repeat {
                    let query = "?limit=20" + (cursor.map { "&cursor=\($0)" } ?? "")
                    let page = try await product.get("/api/social/profiles\(query)")
                    try #require(page.status == 200, "\(page)")
                    seen += page.items.compactMap { $0["id"]?.stringValue }
                    cursor = page.string("next_cursor")
                    let link = page.header("Link")
                    #expect(cursor.map { link?.contains("cursor=\($0)") == true } ?? (link == nil))
                    _ = try await product.importFile(InventedPeople.csv(1000 + added..<1003 + added))
                    added += 3
                } while cursor != nil
                #expect(Set(seen).count == seen.count, "nobody twice")
                #expect(known.isSubset(of: seen), "nobody missing")
                #expect(try await product.people().count == 250 + added)
                try await product.expectExactCounts()
            }
        }

        @Test func filtersAndSingles() async throws {
            try await withProduct { product in
                _ = try await product.importFile(InventedPeople.csv(0..<40))
                #expect(try await product.all("/api/social/profiles?platform=tiktok", limit: 3).count == 10)
                #expect(
                    try await product.all("/api/social/profiles?platform=tiktok&outreach_status=pending").count == 10)
                #expect(
                    try await product.all("/api/social/profiles?category=engineering&discovery_status=discovered").count
                        == 40)
                let none = try await product.get("/api/social/profiles?discovery_status=rejected")
                #expect(none.status == 200 && none.items == [] && none["next_cursor"] == .some(.null))
                let id = try #require(try await product.people().values.first)
                let person = try await product.get("/api/social/profiles/\(id)")
                #expect(person.string("id") == id && person.header("ETag") == "\"1\"")
                let missing = try await product.get("/api/social/profiles/00000000-0000-4000-8000-000000000000")
                #expect(missing.status == 404 && missing.isProblem)
                #expect(try await product.get("/api/social/profiles/7").status == 404)
                for query in ["limit=0", "limit=201", "limit=x", "platform=myspace", "cursor=x.y", "colour=red"] {
                    let answer = try await product.get("/api/social/profiles?\(query)")
                    #expect(answer.status == 400 && answer.isProblem && answer.fields.count == 1, "\(query): \(answer)")
                }
            }
        }

        @Test func decisionsKeepTheCountsAndKnowTheirVersion() async throws {
            try await withProduct { product in
                _ = try await product.importFile(InventedPeople.csv(0..<8))
                let ids = try await product.people().values.sorted()
                let path = "/api/social/profiles/\(ids[0])"
                let first = try await product.patch(path, ["discovery_status": "qualified"], match: "\"1\"")
                #expect(first.status == 200 && first.string("discovery_status") == "qualified", "\(first)")
                #expect(first.header("ETag") == "\"2\"")
                let late = try await product.patch(path, ["discovery_status": "rejected"], match: "\"1\"")
                #expect(late.status == 412 && late.isProblem)
                #expect(
                    try await product.patch(path, ["bio": nil, "location": "Neustadt"], match: "\"2\"").status == 200)
                let person = try await product.profile(ids[0])
                #expect(person["bio"] == .null && person["location"] == "Neustadt" && person["version"] == 3)
                #expect(
                    try await product.patch("/api/social/profiles/\(ids[1])", ["discovery_status": "rejected"]).status
                        == 200)
                try await product.expectExactCounts()

                let unknown = "00000000-0000-4000-8000-000000000000"
                let some = ids[0...3].map(JSONValue.string) + [.string(unknown), .string(ids[2])]
                let bulk = try await product.post("/api/social/profiles/bulk-qualify", ["profile_ids": .array(some)])
                #expect(bulk.status == 200 && bulk.int("qualified") == 3, "\(bulk)")
                let skipped = bulk["skipped"]?.arrayValue ?? []
                #expect(Set(skipped.compactMap { $0["id"]?.stringValue }) == [ids[0], unknown])
                #expect(skipped.allSatisfy { $0["reason"]?.stringValue?.isEmpty == false })
                try await product.expectExactCounts()

                let review = try await product.post("/api/social/pipeline/review")
                #expect(review.status == 202 && review.int("accepted") == 4, "\(review)")
                let job = try await product.finishedJob(review.string("job")!)
                #expect(job["counts"]?["done"] == 4)
                let counts = try await product.get("/api/social/pipeline/status")["counts"]
                #expect(counts?["reviewed"] == 4 && counts?["qualified"] == 4 && counts?["discovered"] == 0)
                try await product.expectExactCounts()
            }
        }

        /// 24 callers decide about the same few people; whoever's version is stale hears it, and no decision is lost.
        @Test func manyOperatorsDecideAtOnce() async throws {
            try await withProduct { product in
                _ = try await product.importFile(InventedPeople.csv(0..<3))
                let ids = try await product.people().values.sorted()
                let statuses: [Int] = try await withThrowingTaskGroup(of: Int.self) { group in
                    for number in 0..<24 {
                        group.addTask {
                            let status: JSONValue = number % 2 == 0 ? "qualified" : "rejected"
                            return try await product.patch(
                                "/api/social/profiles/\(ids[number % 3])", ["discovery_status": status], match: "\"1\""
                            ).status
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(statuses.count { $0 == 200 } == 3)
                #expect(statuses.count { $0 == 412 } == 21)
                try await product.expectExactCounts()
            }
        }
    }
}
