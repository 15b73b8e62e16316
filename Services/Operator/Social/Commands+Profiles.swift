internal import JSON

extension Commands {
    private static let profilesPath = "/api/social/profiles"
    private static let profileFilters: [Command.Option] = [
        .init(
            "status", "STATUS", choices: ["discovered", "reviewed", "qualified", "rejected"], "review status"
        ).filling("discovery_status"),
        .init(
            "outreach", "STATUS", choices: ["pending", "drafted", "sent", "followup", "closed"], "outreach status"
        ).filling("outreach_status"),
        .init("platform", "NAME", "network, such as linkedin"), .init("category", "NAME", "category"),
    ]

    static let profiles: [Command] = [
        Command(
            "profiles list",
            options: profileFilters + [.init("ids", "print ids only, for another command")] + Listed.options,
            summary: "people, newest first",
            examples: [
                "outreach profiles list --status discovered", "outreach profiles list --format csv > people.csv",
                "outreach profiles list --status discovered --platform facebook --limit 500 --ids | outreach profiles qualify -",
            ],
            run: listProfiles),
        .show(
            "profiles show", profilesPath + "/{ID}", summary: "one person with everything known",
            examples: ["outreach profiles show 3f0c…"]),
        Command(
            "profiles qualify", operands: ["ID..."],
            summary: "choose people to write to; - reads ids from standard input",
            examples: [
                "outreach profiles qualify 3f0c… 77ab…", "outreach profiles list --ids | outreach profiles qualify -",
            ],
            run: qualify),
        .each(
            "profiles reject", "PATCH", profilesPath + "/{ID}", ["discovery_status": "rejected"], verb: "rejected",
            summary: "never write to them", examples: ["outreach profiles reject 3f0c…"]),
        .each(
            "profiles close", "PATCH", profilesPath + "/{ID}", ["outreach_status": "closed"], verb: "closed",
            summary: "end the outreach to them", examples: ["outreach profiles close 3f0c…"]),
        .each(
            "profiles reopen", "PATCH", profilesPath + "/{ID}", ["outreach_status": "open"], verb: "reopened",
            summary: "take a close or a skip back", examples: ["outreach profiles reopen 3f0c…"]),
        .list(
            "profiles doubles", "/api/social/doubles", nothing: "nobody is known twice",
            [
                .init("ID", field: "profile_id"), .init("USERNAME", field: "username"),
                .init("OUTREACH", field: "outreach_status"), .init("SAME AS", field: "same_as"),
                .init("USERNAME", field: "other_username"), .init("OUTREACH", field: "other_outreach_status"),
            ], summary: "people known twice, under two spellings of one name", examples: ["outreach profiles doubles"]),
    ]

    private static func listProfiles(_ invocation: Invocation) async throws -> ExitCode {
        let filters = try invocation.parameters(profileFilters)
        if invocation.has("ids") {
            // What goes on into a pipe is all of it, unless somebody says how much.
            let items = try await Caller(invocation).list(
                profilesPath, filters + [("sort", invocation.value("sort"))],
                limit: invocation.limit() ?? .max)
            for item in items { invocation.terminal.result(Table.plain(item["id"])) }
            return .ok
        }
        return try await Listed(
            .pages(profilesPath, filters), nothing: "nobody matches",
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
        var rest = try invocation.identifiers()[...]
        var outcome = Outcome()
        while !rest.isEmpty {
            let body: JSONValue = ["profile_ids": .array(rest.prefix(1000).map(JSONValue.string))]
            let reply = try await caller.call("POST", profilesPath + "/bulk-qualify", body).json
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
}
