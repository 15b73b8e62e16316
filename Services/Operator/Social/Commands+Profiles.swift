internal import Glibc
internal import JSON

extension Commands {
    static let profiles: [Command] = [
        Command(
            "profiles list",
            options: [
                .init(
                    "status", "STATUS", choices: ["discovered", "reviewed", "qualified", "rejected"], "review status"),
                .init(
                    "outreach", "STATUS", choices: ["pending", "drafted", "sent", "followup", "closed"],
                    "outreach status"),
                .init("platform", "NETWORK", "network, such as linkedin"),
                .init("category", "NAME", "category"),
                .init("ids", "print ids only, for another command"),
            ] + Listed.options,
            summary: "people, newest first",
            examples: [
                "outreach profiles list --status discovered", "outreach profiles list --format csv > people.csv",
                "outreach profiles list --status discovered --platform facebook --limit 500 --ids | outreach profiles qualify -",
            ],
            run: listProfiles),
        Command(
            "profiles show", operands: ["ID"], summary: "one person with everything known",
            examples: ["outreach profiles show 3f0c…"]
        ) { try await show("/api/social/profiles", $0) },
        Command(
            "profiles qualify", operands: ["ID..."],
            summary: "choose people to write to; - reads ids from standard input",
            examples: [
                "outreach profiles qualify 3f0c… 77ab…", "outreach profiles list --ids | outreach profiles qualify -",
            ],
            run: qualify),
        Command(
            "profiles reject", operands: ["ID..."], summary: "never write to them; - reads ids from standard input",
            examples: ["outreach profiles reject 3f0c…"],
            run: reject),
        Command(
            "profiles close", operands: ["ID..."], summary: "end the outreach to them; - reads ids from standard input",
            examples: ["outreach profiles close 3f0c…"]
        ) { try await patch(["outreach_status": "closed"], "closed", $0) },
        Command(
            "profiles reopen", operands: ["ID..."],
            summary: "take a close or a skip back; - reads ids from standard input",
            examples: ["outreach profiles reopen 3f0c…"]
        ) { try await patch(["outreach_status": "open"], "reopened", $0) },
        Command(
            "profiles doubles", options: Listed.options, summary: "people known twice, under two spellings of one name",
            examples: ["outreach profiles doubles"]
        ) { invocation in
            return try await Listed(
                "/api/social/doubles", nothing: "nobody is known twice",
                [
                    .init("ID", field: "profile_id"), .init("USERNAME", field: "username"),
                    .init("OUTREACH", field: "outreach_status"), .init("SAME AS", field: "same_as"),
                    .init("USERNAME", field: "other_username"), .init("OUTREACH", field: "other_outreach_status"),
                ]
            ).run(invocation)
        },
    ]

    private static func listProfiles(_ invocation: Invocation) async throws -> ExitCode {
        let filters = [
            ("discovery_status", invocation.value("status")), ("outreach_status", invocation.value("outreach")),
            ("platform", invocation.value("platform")), ("category", invocation.value("category")),
        ]
        if invocation.has("ids") {
            // What goes on into a pipe is all of it, unless somebody says how much.
            let items = try await Caller(invocation).list(
                "/api/social/profiles", filters + [("sort", invocation.value("sort"))],
                limit: invocation.number("limit") ?? .max)
            for item in items { invocation.terminal.result(Table.plain(item["id"])) }
            return .ok
        }
        return try await Listed(
            "/api/social/profiles", filters, nothing: "nobody matches",
            [
                .init("ID", field: "id"), .init("NAME", field: "full_name"), .init("NETWORK", field: "platform"),
                .init("USERNAME", field: "username"), .init("STATUS", field: "discovery_status"),
                .init("OUTREACH", field: "outreach_status"), .init("SAID NO", field: "said_no_at"),
                .init("SCORE", field: "engagement_score"),
            ]
        ).run(invocation)
    }

    /// A thousand at a time: the API's bulk act is one event for all of them.
    private static func qualify(_ invocation: Invocation) async throws -> ExitCode {
        let caller = try Caller(invocation)
        var rest = try identifiers(invocation)[...]
        var outcome = Outcome()
        while !rest.isEmpty {
            let body: JSONValue = ["profile_ids": .array(rest.prefix(1000).map(JSONValue.string))]
            let reply = try await caller.call("POST", "/api/social/profiles/bulk-qualify", body).json
            outcome.done += Int(reply["qualified"]?.intValue ?? 0)
            for skipped in reply["skipped"]?.arrayValue ?? [] {
                if Outcome.isDone(skipped) {
                    outcome.already += 1
                    continue
                }
                outcome.failures.append((Table.plain(skipped["id"]), Failure(Table.plain(skipped["reason"]))))
            }
            rest = rest.dropFirst(1000)
        }
        return outcome.report("qualified", invocation.terminal)
    }

    private static func reject(_ invocation: Invocation) async throws -> ExitCode {
        try await patch(["discovery_status": "rejected"], "rejected", invocation)
    }

    private static func patch(_ change: JSONValue, _ verb: String, _ invocation: Invocation) async throws -> ExitCode {
        let caller = try Caller(invocation)
        var outcome = Outcome()
        for id in try identifiers(invocation) {
            do throws(Failure) {
                let path = "/api/social/profiles/" + Query.escaped(id)
                _ = try await caller.call("PATCH", path, change)
                outcome.done += 1
            } catch {
                if [.unavailable, .inactive].contains(error.code) { throw error }
                outcome.failures.append((id, error))
            }
        }
        return outcome.report(verb, invocation.terminal)
    }

    /// Operands, or lines of standard input in place of `-`.
    static func identifiers(_ invocation: Invocation) throws(Failure) -> [String] {
        var ids: [String] = []
        for operand in invocation.operands {
            guard operand == "-" else {
                ids.append(operand)
                continue
            }
            while let line = readLine() {
                let id = line.split(separator: " ").first.map(String.init) ?? ""
                if !id.isEmpty { ids.append(id) }
            }
        }
        if ids.isEmpty { throw .usage("no id was given") }
        return ids
    }
}

/// What became of several calls.
struct Outcome {
    var done = 0
    /// It was so before: done as well, for whoever asks again.
    var already = 0
    var failures: [(id: String, failure: Failure)] = []

    /// Of somebody in `skipped`: what was asked for is so.
    static func isDone(_ skipped: JSONValue) -> Bool { skipped["code"]?.stringValue?.hasPrefix("already-") == true }

    func report(_ verb: String, _ terminal: Terminal) -> ExitCode {
        if terminal.json {
            let failed = failures.map {
                JSONValue.object(["id": .string($0.id), "reason": .string($0.failure.sentence)])
            }
            terminal.result([
                "done": JSONValue(done), "already": JSONValue(already), "failed": .array(failed),
            ])
        } else {
            for (id, failure) in failures { terminal.remark("\(id): \(failure.sentence)") }
            let before = already == 0 ? "" : ", \(already) \(already == 1 ? "was" : "were") \(verb) already"
            terminal.result("\(done) \(verb)\(before)" + (failures.isEmpty ? "" : ", \(failures.count) not"))
        }
        if failures.isEmpty { return .ok }
        return done + already > 0 ? .partlyFailed : failures[0].failure.code
    }
}
