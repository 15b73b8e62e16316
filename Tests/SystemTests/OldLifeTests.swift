import Database
import JSON
import TestKit
import Testing

extension SystemTests {
    /// What an installation of 338be0e left behind is brought up to date and answers as before (issue 7, section 6).
    @Suite struct OldLifeTests {
        /// A home of that version is brought up to date where it stands; a dump of it is quarantined (below).
        @Test func aHomeOf338be0eAnswersAsBefore() async throws {
            try await withOldLife { product in
                try await OldLife.settle(in: product.database)
                let before = try JSONValue.parse(Array(OldLife.answers.utf8)).objectValue!.fields
                #expect(before.count > 20 && before.allSatisfy { $0.value.arrayValue != nil })
                try await product.withTimersLocked {
                    try await product.start()
                    #expect(try await product.get("/healthz").string("status") == "ok", "it is no older life")
                    try await eventually("what somebody had in hand is a doubt") {
                        try await product.database.first(
                            "SELECT 1 FROM platform.actions WHERE delivery = 'hands' AND status = 'calling'") == nil
                    }
                    let noes = try await product.noes()
                    let written = try await product.expectHalfDoneWorkToEnd(before)
                    for (name, value) in before where OldAnswers.rests(name) {
                        let now = try await product.every(OldAnswers.path(name)!, paged: OldAnswers.isPaged(name))
                        OldAnswers.expectSame(name, value.arrayValue!, now, noes, written: written)
                    }
                    // Work goes on: what was under way is settled, and what was in line is tried. Nothing is gone.
                    for (name, value) in before where !OldAnswers.rests(name) {
                        for item in value.arrayValue! {
                            guard let path = OldAnswers.place(of: item, in: name) else { continue }
                            let now = try await product.get(path)
                            OldAnswers.expectSame(name, [OldAnswers.lasting(item)], [now.json])
                        }
                    }
                    try await product.expectSameFigures(before, written)
                }
            }
        }

        @Test func aDumpOf338be0eSendsNothingUntilSomebodyHasLooked() async throws {
            try await withOldLife { product in
                try await product.start()
                #expect(try await product.get("/healthz").string("status") == "quarantined")
                let state = try await product.get("/api/quarantine")
                #expect(state["quarantine"]?["cause"] == "dump", "\(state)")
                // 4 of LinkedIn and 1 of TikTok in line or in doubt, whose network cannot be asked, and whose key is too old by now.
                #expect((state["held"]?["queued"]?.intValue ?? 0) >= 3, "\(state)")
                let old = try JSONValue.parse(Array(OldLife.answers.utf8)).objectValue!.fields
                var noes: Set<String> = []
                func left(_ name: String) -> Int {
                    OldAnswers.without(noes, old.first { $0.key == name }?.value.arrayValue ?? []).count
                }
                // One of those for hands was claimed: it is among the doubts.
                // Drafts of those who had said no end when everybody has been looked at, which is after the start.
                try await eventually("drafts and hands wait for an answer") {
                    noes = try await product.noes()
                    guard noes.count > 4, left("drafts") > 5 else { return false }
                    let held = try await product.get("/api/quarantine")["held"]
                    // Those that the job has written since are held as well.
                    let drafts = OldAnswers.without(noes, try await product.all("/api/social/drafts")).count
                    return drafts >= left("drafts") && held?["drafts"]?.intValue == Int64(drafts)
                        && held?["hands"]?.intValue == Int64(left("assisted") - 1)
                }
                try await eventually("messages say so") {
                    try await product.all("/api/social/messages?status=UNKNOWN").contains {
                        $0["held_by"] == "restored"
                    }
                }
                let timers = try await product.all("/api/social/followup-timers?status=waiting")
                let waited = old.first { $0.key == "timers" }?.value.arrayValue?.filter { $0["status"] == "waiting" }
                #expect(
                    OldAnswers.without(noes, timers).count == OldAnswers.without(noes, waited ?? []).count,
                    "timers rest")
                #expect(try await product.post("/api/quarantine/release").status == 200)
                #expect(try await product.get("/healthz").string("status") == "ok")
                let before = try JSONValue.parse(Array(OldLife.answers.utf8)).objectValue!.fields
                let written = try await product.expectHalfDoneWorkToEnd(before)
                for name in [
                    "people", "drafts", "replies", "templates", "timers", "suppressions", "accounts", "limits",
                ] {
                    let items = try #require(before.first { $0.key == name }?.value.arrayValue)
                    let now = try await product.every(OldAnswers.path(name)!, paged: OldAnswers.isPaged(name))
                    OldAnswers.expectSame(name, items, now, noes, written: written)
                }
                try await product.expectSameFigures(before, written)
                let assisted = try #require(
                    try await product.all("/api/social/assisted").first { $0["state"] == "waiting" })
                #expect(assisted["held_by"] == "restored", "\(assisted.text)")
                let claim = try await product.post("/api/social/assisted/\(assisted["id"]!.stringValue!)/claim")
                #expect(claim.status == 409 && claim.code == "restored", "\(claim)")
            }
        }
    }
}

/// Runs `body` with the services of this version, not started yet, on the migrated dump and with its keys.
func withOldLife(
    _ extra: [String: String] = [:], _ body: @escaping @Sendable (Product) async throws -> Void
) async throws {
    try await withScratchDatabase { scratch in
        try await OldLife.restore(into: scratch.url)
        var settings = [
            "OUTREACH_SUPPRESSION_KEY": OldLife.suppressionKey, "OUTREACH_SECRETS_KEY": OldLife.secretsKey,
            // Nobody listens there: what these people are sent must reach nobody.
            "OUTREACH_ADAPTER_URLS":
                "facebook=http://127.0.0.1:1,linkedin=http://127.0.0.1:1,instagram=http://127.0.0.1:1",
            "OUTREACH_ADAPTERS": "facebook,linkedin,instagram",
        ]
        settings.merge(extra) { $1 }
        let product = try Product(database: scratch.database, extra: settings)
        do {
            let migrate = try StartedProgram(
                "outreach", ["migrate"], environment: product.environment,
                outputPath: product.directory.path + "/migrate.log")
            try #require(try await migrate.end(within: .seconds(60)) == 0, "\(migrate.output)")
            try await body(product)
            await product.stop()
        } catch {
            print(product.lastWords)
            await product.stop()
            throw error
        }
    }
}

extension Product {
    /// No timer that is due is raised meanwhile, so what services answer is what was restored. People are looked at once more, by
    /// today's spelling of their names (decision 0026).
    func withTimersLocked(_ body: () async throws -> Void) async throws {
        try await database.transaction { connection in
            try await connection.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            try await connection.execute(
                """
                LOCK TABLE social.social_followup_timers IN EXCLUSIVE MODE
                """)
            try await body()
        }
    }

    /// What stood half done goes on where it stood: an import that was read and not applied, an upload that lacks a part, a stage job that had
    /// written four of its drafts.
    /// - Parameter before: what the old programs answered.
    /// - Returns: what the job has written since.
    func expectHalfDoneWorkToEnd(
        _ before: [(key: String, value: JSONValue)]
    ) async throws -> OldAnswers.Written {
        func old(_ name: String) -> [JSONValue] { before.first { $0.key == name }?.value.arrayValue ?? [] }
        for item in old("imports") {
            let path = "/api/social/imports/\(item["id"]!.stringValue!)"
            if item["status"] == "running" {
                try await eventually("the import ends") { try await get(path).string("status") == "completed" }
            }
            let now = try await get(path)
            let lasting = ["id", "filename", "size", "rows", "overwrite", "dry_run", "created_at"]
            for field in lasting { #expect(now[field] == item[field], "\(field): \(now)") }
            if item["status"] != "running" { #expect(now["status"] == item["status"], "\(now)") }
            let counts = (now["counts"]?.objectValue?.fields ?? []).compactMap(\.value.intValue)
            #expect(counts.reduce(0, +) == now["rows"]?.intValue ?? 0, "\(now)")
            #expect(now["counts"]?["added"] == item["counts"]?["added"], "everybody in it was known: \(now)")
        }
        #expect(Set(old("imports").compactMap { $0["status"]?.stringValue }) == ["completed", "running", "uploading"])
        let job = try #require(old("jobs").first)
        #expect(job["status"] == "running" && job["counts"]?["done"] == 4)
        let path = "/api/social/jobs/\(job["id"]!.stringValue!)"
        try await eventually("the job ends") { try await get(path).string("status") == "completed" }
        let counts = try await get(path)["counts"]
        let ended = (counts?["done"]?.intValue ?? 0) + (counts?["failed"]?.intValue ?? 0)
        #expect(counts?["accepted"] == job["counts"]?["accepted"] && ended == counts?["accepted"]?.intValue)
        #expect((counts?["done"]?.intValue ?? 0) > 4, "\(counts?.text ?? "")")
        let known = Set(old("drafts").compactMap { $0["id"]?.stringValue })
        let drafts = try await all("/api/social/drafts")
        return OldAnswers.Written(
            drafts: Set(drafts.compactMap { $0["id"]?.stringValue }).subtracting(known),
            people: Set(drafts.compactMap { $0["social_profile_id"]?.stringValue }))
    }

    /// People who have said no, once every service has ended what was in the making for them.
    func noes() async throws -> Set<String> {
        try await eventually("everybody was looked at by today's spelling") {
            try await database.first(
                "SELECT 1 FROM social.social_sweeps WHERE running IS NOT NULL OR done < wanted OR wanted = 0") == nil
        }
        try await eventually("what was in the making for those who said no has ended") {
            try await database.first(
                """
                SELECT 1 FROM social.social_messages m JOIN social.social_recipients r ON r.profile_id = m.social_profile_id
                WHERE r.said_no_at IS NOT NULL AND m.status IN ('DRAFT', 'APPROVED')
                """) == nil
        }
        return Set(
            try await all("/api/social/profiles").filter { $0["said_no_at"]?.stringValue != nil }
                .compactMap { $0["id"]?.stringValue })
    }

    func every(_ path: String, paged: Bool) async throws -> [JSONValue] {
        if paged { return try await all(path) }
        let answer = try await get(path)
        try #require(answer.status == 200, "\(answer)")
        return answer.json["items"]?.arrayValue ?? [answer.json]
    }
}
