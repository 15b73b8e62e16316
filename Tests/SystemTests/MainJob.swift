import Database
import Delimited
import EventLoop
import JSON
import TestKit
import Testing

/// The steps of the main job, as an operator takes them.
extension Product {
    /// Imports a file and waits until every row has its verdict.
    func importFile(_ text: String, _ query: String = "", type: String = "text/csv") async throws -> JSONValue {
        try await importFile(Array(text.utf8), query, type: type)
    }

    func importFile(_ bytes: [UInt8], _ query: String = "", type: String = "text/csv") async throws -> JSONValue {
        let answer = try await send("POST", "/api/social/imports\(query)", body: bytes, type: type)
        try #require(answer.status == 202, "\(answer)")
        #expect(answer.header("Location") == "/api/social/imports/\(answer.string("id")!)")
        return try await finishedImport(answer.string("id")!)
    }

    func finishedImport(_ id: String, within limit: Duration = .seconds(60)) async throws -> JSONValue {
        var job = JSONValue.null
        try await eventually("the import \(id) ends", within: limit) {
            job = try await get("/api/social/imports/\(id)").json
            return ["completed", "failed"].contains(job["status"]?.stringValue)
        }
        return job
    }

    /// `added/updated/duplicate/suppressed/invalid`
    static func counts(_ job: JSONValue) -> [Int64] {
        ["added", "updated", "duplicate", "suppressed", "invalid"].map { job["counts"]?[$0]?.intValue ?? -1 }
    }

    /// The verdict file without its header: row, line, verdict, reason.
    func verdicts(_ job: JSONValue) async throws -> [[String]] {
        let answer = try await get(job["verdicts"]?.stringValue ?? "/api/social/imports/none/verdicts")
        try #require(answer.status == 200, "\(answer)")
        #expect(answer.header("Content-Type") == "text/csv; charset=utf-8")
        var (reader, records) = (DelimitedReader(), [[String]]())
        answer.bytes.withUnsafeBytes { reader.feed($0) { records.append($0.fields) } }
        try reader.finish { records.append($0.fields) }
        #expect(records.first == ["row", "line", "verdict", "reason"])
        return Array(records.dropFirst())
    }

    /// Imports `numbers` and qualifies all of them.
    /// - Returns: their ids by username.
    @discardableResult
    func qualified(_ numbers: Range<Int>) async throws -> [String: String] {
        let job = try await importFile(InventedPeople.csv(numbers))
        #expect(Product.counts(job) == [Int64(numbers.count), 0, 0, 0, 0])
        let names = Set(numbers.map(InventedPeople.username))
        let people = try await people().filter { names.contains($0.key) }
        let answer = try await post(
            "/api/social/profiles/bulk-qualify", ["profile_ids": .array(people.values.map(JSONValue.string))])
        try #require(answer.status == 200, "\(answer)")
        #expect(answer.int("qualified") == Int64(numbers.count))
        return people
    }

    /// Ids of everybody, by username.
    func people() async throws -> [String: String] {
        try await all("/api/social/profiles").reduce(into: [:]) {
            $0[$1["username"]!.stringValue!] = $1["id"]!.stringValue!
        }
    }

    /// Calls a stage and waits for its job.
    func stage(_ name: String, _ body: JSONValue = [:]) async throws -> (answer: Answer, job: JSONValue) {
        let answer = try await post("/api/social/pipeline/\(name)", body)
        try #require(answer.status == 202, "\(answer)")
        return (answer, try await finishedJob(answer.string("job")!))
    }

    func finishedJob(_ path: String, within limit: Duration = .seconds(60)) async throws -> JSONValue {
        var job = JSONValue.null
        try await eventually("\(path) ends: \(job.text)", within: limit) {
            job = try await get(path).json
            return ["completed", "failed"].contains(job["status"]?.stringValue)
        }
        return job
    }

    /// Drafts for everybody and queues all of it.
    /// - Returns: what waits for a person's hands.
    func queued(_ numbers: Range<Int>) async throws -> [JSONValue] {
        try await qualified(numbers)
        let (draft, job) = try await stage("draft")
        #expect(draft.int("accepted") == Int64(numbers.count))
        #expect(job["counts"]?["done"]?.intValue == Int64(numbers.count))
        let send = try await post("/api/social/pipeline/send", ["expected": JSONValue(numbers.count)])
        try #require(send.status == 202, "\(send)")
        #expect(send.int("accepted") == Int64(numbers.count))
        return try await all("/api/social/assisted")
    }

    /// Takes an item of the queue in hand and reports it as sent.
    func sendByHand(_ item: String, key: String?? = nil, _ body: JSONValue = [:]) async throws -> Answer {
        let claim = try await post("/api/social/assisted/\(item)/claim", key: key)
        guard claim.status == 200 else { return claim }
        return try await post("/api/social/assisted/\(item)/sent", body, key: key)
    }

    /// Ten minutes pass for everything that somebody has in hand.
    func lapseClaims() async throws {
        try await database.execute(
            "UPDATE platform.actions SET claimed_until = clock_timestamp() WHERE delivery = 'hands' AND status = 'calling'"
        )
        try await eventually("what nobody reported is unknown") {
            try await database.first("SELECT 1 FROM platform.actions WHERE delivery = 'hands' AND status = 'calling'")
                == nil
        }
    }

    func profile(_ id: String) async throws -> JSONValue { try await get("/api/social/profiles/\(id)").json }

    /// Waits until `profiles` has applied what messaging did.
    func expectProfile(_ id: String, _ field: String, _ value: JSONValue) async throws {
        var last = JSONValue.null
        do {
            try await eventually("profile \(id) has \(field) \(value.text)", within: .seconds(20)) {
                last = try await profile(id)
                return last[field] == value
            }
        } catch { Issue.record("\(field) of \(id) is \(last[field]?.text ?? "missing"), expected \(value.text)") }
    }

    /// The maintained counts equal counting, at a moment in which nothing changed.
    func expectExactCounts(_ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        for _ in 0..<100 {
            let before = try await get("/api/social/pipeline/status")
            let counted = try await countedPeople()
            let after = try await get("/api/social/pipeline/status")
            try #require(before.status == 200, "\(before)")
            guard before.json == after.json else { continue }
            #expect(before["counts"] == counted, comment, sourceLocation: sourceLocation)
            return
        }
        Issue.record("the counts never stood still", sourceLocation: sourceLocation)
    }

    private func countedPeople() async throws -> JSONValue {
        let row = try await database.first(
            """
            SELECT json_build_object(
                'discovered', count(*) FILTER (WHERE discovery_status = 'discovered'),
                'reviewed', count(*) FILTER (WHERE discovery_status = 'reviewed'),
                'qualified', count(*) FILTER (WHERE discovery_status = 'qualified'),
                'rejected', count(*) FILTER (WHERE discovery_status = 'rejected'),
                'pending', count(*) FILTER (WHERE outreach_status = 'pending'),
                'drafted', count(*) FILTER (WHERE outreach_status = 'drafted'),
                'sent', count(*) FILTER (WHERE outreach_status = 'sent'),
                'followup', count(*) FILTER (WHERE outreach_status = 'followup'),
                'closed', count(*) FILTER (WHERE outreach_status = 'closed'))::text FROM social.social_profiles
            """)
        let text: String = try #require(try row?[0])
        return try JSONValue.parse(Array(text.utf8))
    }

    func unlockedStages() async throws -> [String] {
        let stages = try await get("/api/social/pipeline/status")["stages"]?.arrayValue ?? []
        return stages.filter { $0["unlocked"] == true }.compactMap { $0["stage"]?.stringValue }
    }

    /// Drops the product's schema under the running services, which look for it four times a second.
    func dropSchema() async throws {
        try await database.withConnection { try await $0.script("DROP SCHEMA social CASCADE") }
        try await loop.sleep(for: .milliseconds(500))
    }

    /// The services that were started are up, and well together.
    func expectHealthy(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        for name in programs.keys.sorted() {
            #expect(programs[name]?.exitCode() == nil, "\(name) is down", sourceLocation: sourceLocation)
        }
        for name in programs.keys.sorted() {
            try await eventually("\(name) is ready") { try await send("GET", "/readyz", to: name).status == 200 }
        }
        // Which speaks of all four.
        guard programs.count == Product.services.count else { return }
        try await eventually("healthz is 200") { try await send("GET", "/healthz").status == 200 }
    }
}
