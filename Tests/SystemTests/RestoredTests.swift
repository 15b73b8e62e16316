import Database
import EventLoop
import FoundationEssentials
import Glibc
import JSON
import TestKit
import Testing

extension SystemTests {
    /// Reliability R33, through the product: a dump is read back after everything in it was sent and some said no.
    @Suite(.serialized) struct RestoredTests {
        /// Messages a guarantee; 20 in `make test`, 100 in `make chaos`.
        private static var each: Int { Int(ProcessInfo.processInfo.environment["RESTORED_MESSAGES"] ?? "") ?? 20 }

        @Test func afterARestoreNothingIsSentTwiceAndNothingAfterANo() async throws {
            let findings = try await restoredRun(each: Self.each, isJudged: true)
            #expect(findings.twice == 0 && findings.afterNo == 0, "\(findings)")
        }

        /// The same run where nobody judges the life of the database: without it the proof above would prove nothing.
        @Test func withoutTheQuarantineTheSameRunFails() async throws {
            let findings = try await restoredRun(each: 6, isJudged: false)
            #expect(findings.twice > 0 && findings.afterNo > 0, "\(findings)")
        }
    }
}

private struct Findings { var (twice, afterNo, arrived) = (0, 0, 0) }

/// Half of the messages wait in line and half are drafts when the dump is made; two people of each kind and network say no after it, then
/// all the others are sent; the dump is read back, and whoever runs it goes on as the product advises.
private func restoredRun(each: Int, isJudged: Bool) async throws -> Findings {
    let state = try ScratchDirectory()
    defer { state.remove() }
    let result = Box<Findings>()
    try await ChaosRig.run(["OUTREACH_STATE": state.path]) { rig in
        let run = RestoredRun(rig: rig, people: try await rig.everybody(each * ChaosNetwork.all.count))
        try await run.queueHalf()
        let dump = state.path + "/outreach.dump"
        try await run.program("pg_dump", ["-Fc", "-f", dump, rig.product.database.configuration.url])
        try await run.sayNo()
        try await run.sendEverything()
        try await run.restore(dump, isJudged: isJudged)
        if isJudged { try await run.answer(each: each) } else { try await run.goOnUnasked() }
        result.value = try await run.findings()
    }
    return try #require(result.value)
}

private final class Box<T>: @unchecked Sendable { var value: T? }

/// Confined to the rig's loop.
private final class RestoredRun: @unchecked Sendable {
    let rig: ChaosRig
    let people: [ChaosPerson]
    private var noes: [ChaosPerson] = []
    private var product: Product { rig.product }

    init(rig: ChaosRig, people: [ChaosPerson]) { (self.rig, self.people) = (rig, people) }

    /// By network, in the order of their people: every other one is queued, and held by a limit.
    func queueHalf() async throws {
        try await limit("0")
        let drafts = try await product.all("/api/social/drafts", limit: 200)
        let half = Dictionary(grouping: drafts) { $0["platform"]!.stringValue! }.values.flatMap {
            $0.prefix($0.count / 2)
        }
        let sent = try await product.post(
            "/api/social/pipeline/send", ["message_ids": .array(half.map { $0["id"]! }), "delivery": "api"])
        try #require(sent.int("accepted") == Int64(people.count / 2), "\(sent)")
    }

    private func limit(_ perDay: String) async throws {
        try await product.database.withConnection {
            try await $0.script(
                """
                UPDATE platform.limits SET per_day = \(perDay) WHERE account_id IS NOT NULL;
                UPDATE platform.queues SET ready_at = now(), held_by = NULL, held_until = NULL;
                """)
        }
    }

    func program(_ name: String, _ arguments: [String]) async throws {
        let program = try StartedProgram(
            path: try ServerPrograms.path(of: name), arguments, environment: ["PATH": "/usr/bin:/bin"],
            outputPath: "\(product.directory.path)/\(name).log")
        #expect(try await program.end(within: .seconds(60)) == 0, "\(program.output)")
    }

    /// One who is in line and one with a draft, on each network.
    func sayNo() async throws {
        let rows = try await product.database.query(
            """
            SELECT DISTINCT ON (m.platform, m.status) m.platform, r.username FROM social.social_messages m
            JOIN social.social_recipients r ON r.profile_id = m.social_profile_id ORDER BY m.platform, m.status, m.id
            """)
        for row in rows {
            let (platform, username): (String, String) = (try row[0], try row[1])
            noes.append(try #require(people.first { $0.network.platform == platform && $0.username == username }))
            let said = try await product.post(
                "/api/social/suppressions",
                ["platform": .string(platform), "username": .string(username), "reason": "no"])
            try #require((200...201).contains(said.status), "\(said)")
        }
        try #require(noes.count == 6)
    }

    func sendEverything() async throws {
        try await limit("NULL")
        let sent = try await product.post("/api/social/pipeline/send", try await allDrafts())
        try #require(sent.status == 202, "\(sent)")
        try await rig.settle(within: .seconds(120))
        #expect(try await rig.arrived().count == people.count - noes.count)
    }

    private func allDrafts() async throws -> JSONValue {
        let ids = try await product.all("/api/social/drafts", limit: 200).map { $0["id"]! }
        return ["message_ids": .array(ids), "delivery": "api"]
    }

    func restore(_ dump: String, isJudged: Bool) async throws {
        for name in Product.services {
            product.programs[name]?.signal(SIGTERM)
            _ = try await product.programs[name]?.end(within: .seconds(30))
        }
        try await product.database.withConnection {
            try await $0.script("DROP SCHEMA social CASCADE; DROP SCHEMA platform CASCADE; DROP SCHEMA outbox CASCADE;")
        }
        try await program("pg_restore", ["-d", product.database.configuration.url, dump])
        if !isJudged {
            // As if these tables had always been here.
            try await product.database.execute(
                """
                WITH gone AS (DELETE FROM platform.places)
                UPDATE platform.life SET ledger_oid = 'platform.actions'::regclass::oid::bigint, installation = gen_random_uuid(),
                    noted_in = pg_current_xact_id()
                """)
        }
        try await limit("NULL")
        try await product.start()
    }

    func goOnUnasked() async throws {
        _ = try await product.post("/api/social/pipeline/send", try await allDrafts())
        try await rig.settle(within: .seconds(120))
    }

    /// What an operator does: looks, lets it go on, and answers for what waits.
    func answer(each: Int) async throws {
        let health = try await product.get("/healthz")
        #expect(health.status == 200 && health.string("status") == "quarantined", "\(health)")
        #expect(health["quarantine"]?["cause"] == "tables", "\(health)")
        try await eventually("the networks have told", within: .seconds(90)) {
            try await self.product.get("/api/quarantine")["settling"]?["asked"] == 0
        }
        let queued = try await product.get("/api/quarantine/held?group=queued&limit=200").items
        let saidNo = Set(noes.map { "\($0.network.platform) \($0.username)" })
        let asked = queued.filter {
            !saidNo.contains("\($0["platform"]!.stringValue!) \($0["username"]!.stringValue!)")
        }
        let reasons = try await reasons()
        #expect(
            asked.count == each / 2 - 1 && asked.allSatisfy { $0["platform"] == "linkedin" },
            "nobody can tell about those of linkedin; besides them only who said no may wait: \(reasons)")
        // Of a line that is paused the planner looks at the first eight: whose key it does not come to waits in line until it goes on.
        // Facebook's did not arrive, the network says, and nobody sends it.
        let noes = queued.compactMap { item in asked.contains(item) ? nil : item["platform"]?.stringValue }.sorted()
        #expect(noes == ["linkedin", "tiktok"] || noes == ["linkedin"], "in line, and said no: \(reasons)")
        // Those who said no are closed as soon as their products hear of the merge, and their drafts end: one on each network.
        try await eventually("drafts wait for everybody else", within: .seconds(30)) {
            try await self.product.get("/api/quarantine")["held"]?["drafts"]?.intValue
                == Int64(3 * (each - each / 2) - 3)
        }
        let plan = try await outreach("resume")
        #expect(plan.contains("What happens with outreach resume --yes"), "\(plan)")
        #expect(try await product.get("/api/quarantine")["quarantined"] == true, "it only says what it would do")
        #expect(try await outreach("resume", "--yes").contains("sending goes on"))
        #expect(try await product.get("/healthz").string("status") == "ok")
        let stray = UUID().uuidString.lowercased()
        let unknown = try await product.post(
            "/api/quarantine/confirm", ["group": "drafts", "outcome": "sent", "ids": [.string(stray)]])
        #expect(unknown.int("settled") == 0, "\(unknown)")
        #expect(unknown["failed"]?.arrayValue?.first?["id"] == .string(stray), "an id that settles nothing is said")
        // Where the network can be asked, it knows better than a hasty answer.
        #expect(
            try await outreach("restored", "confirm", "--group", "drafts", "--as", "go_on", "--network", "facebook")
                .contains(" settled, 0 not"))
        let sending = try await product.post("/api/social/pipeline/send", try await allDrafts())
        #expect(sending.status == 202, "\(sending)")
        try await eventually("what is asked has been answered", within: .seconds(90)) {
            try await self.product.get("/api/quarantine")["settling"]?["asked"] == 0
        }
        let waiting =
            try await product.get("/api/social/messages?status=QUEUED&limit=200").items
            + (try await product.get("/api/social/messages?status=UNKNOWN&limit=200").items)
        #expect(waiting.contains { $0["held_by"] == "restored" }, "\(waiting.first?.text ?? "nothing waits")")
        #expect(
            try await outreach("restored", "confirm", "--group", "queued", "--as", "sent").contains(" settled, 0 not"))
        try await rig.settle(within: .seconds(120))
    }

    /// Why each of them waits for a person.
    private func reasons() async throws -> [String] {
        let rows = try await product.database.query(
            """
            SELECT concat_ws(' ', platform, code, 'after', doubts, 'lookups:', reason) FROM platform.actions
            WHERE needs_person AND status = 'unknown' ORDER BY 1
            """)
        return try rows.map { row throws(DatabaseError) in try row[0] }
    }

    private func outreach(_ words: String...) async throws -> String {
        var environment = product.environment
        environment["OUTREACH_PORT"] = String(product.port("messaging"))
        environment["OUTREACH_API_KEY"] = product.key
        let program = try StartedProgram(
            "outreach", words, environment: environment,
            outputPath: "\(product.directory.path)/\(words.joined(separator: "-")).log")
        #expect(try await program.end(within: .seconds(60)) == 0, "\(program.output)")
        return program.output
    }

    func findings() async throws -> Findings {
        let arrived = try await rig.arrived()
        let times = Dictionary(grouping: arrived) { "\($0.network) \($0.recipient)" }.mapValues(\.count)
        let saidNo = Set(noes.map { "\($0.network.platform) \($0.id)" })
        return Findings(
            twice: times.values.count { $0 > 1 }, afterNo: times.keys.count { saidNo.contains($0) },
            arrived: arrived.count)
    }
}
