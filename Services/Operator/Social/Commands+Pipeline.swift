internal import JSON

extension Commands {
    static let pipeline: [Command] = [
        Command(
            "pipeline status", summary: "how many people stand where, and what is unlocked",
            examples: ["outreach pipeline status"], run: pipelineStatus),
        .stage(
            "pipeline review", pipelinePath + "review", ids: "profile_ids", of: "PROFILE",
            summary: "mark people as reviewed: everybody discovered, or these", examples: ["outreach pipeline review"]),
        .stage(
            "pipeline draft", pipelinePath + "draft", ids: "profile_ids", of: "PROFILE",
            summary: "write drafts for everybody qualified, or for these",
            examples: ["outreach pipeline draft", "outreach pipeline draft 3f0c…"]),
        .stage(
            "pipeline send", pipelinePath + "send", ids: "message_ids", of: "MESSAGE",
            options: [
                expected,
                .init(
                    "delivery", "WAY", choices: ["assisted", "api"],
                    "by hand, or by the network's own interface; the account's own way without it"),
            ],
            summary: "queue drafts for sending, all or these",
            examples: ["outreach pipeline send --expected 12", "outreach pipeline send 90d2… --delivery api"]),
        .stage(
            "pipeline followup", pipelinePath + "followup", ids: "profile_ids", of: "PROFILE", options: [expected],
            summary: "draft follow-ups for everybody written to, or for these",
            examples: ["outreach pipeline followup --expected 3"]),
    ]

    private static let pipelinePath = "/api/social/pipeline/"
    private static let expected = Command.Option(
        "expected", "N", "how many you expect; nothing happens when the true number differs"
    ).counting

    private static func pipelineStatus(_ invocation: Invocation) async throws -> ExitCode {
        let status = try await Caller(invocation).call("GET", pipelinePath + "status").json
        guard !invocation.terminal.json else {
            invocation.terminal.result(status)
            return .ok
        }
        let stages = status["stages"]?.arrayValue ?? []
        invocation.terminal.result(
            Table(columns: [
                .init("STAGE", field: "stage"), .init("OPEN", field: "unlocked"), .init("COUNT", field: "count"),
                .init("NEEDED FIRST", field: "requirement"),
            ]).render(stages, width: invocation.terminal.width))
        let counts = status["counts"]?.objectValue?.fields ?? []
        invocation.terminal.result("\n" + counts.map { "\($0.key) \(Table.plain($0.value))" }.joined(separator: ", "))
        if let quarantine = status["quarantine"], !quarantine.isNull { try await sayQuarantine(quarantine, invocation) }
        return .ok
    }
}
