internal import JSON

extension Commands {
    private static let scope: [Command.Option] = [
        .platform("this network"), .init("account", "ID", "this account").filling("account_id"),
    ]

    static let pauses: [Command] = [
        Command(
            "pause",
            options: scope + [
                .init("reason", "TEXT", "why; shown wherever something waits").needed,
                .init("until", "TIME", "it ends by itself then, such as 2026-11-22T08:00:00Z"),
            ],
            summary: "stop sending: an account, a network, or everything; when it returns, nothing more is started",
            examples: [
                "outreach pause --reason \"checking a complaint\"",
                "outreach pause --platform linkedin --reason \"network is down\" --until 2026-11-22T08:00:00Z",
            ], run: pause),
        Command(
            "resume", operands: ["[ID]"],
            options: [.init("yes", "end the quarantine; without it only what would happen is said")],
            summary: "end a pause; without ID the quarantine after a restore, saying first what happens then",
            examples: ["outreach resume 41aa…", "outreach resume", "outreach resume --yes"]
        ) { invocation in
            guard !invocation.operands.isEmpty else { return try await endQuarantine(invocation) }
            let path = "/api/pauses/" + Query.escaped(invocation.operands[0])
            _ = try await Caller(invocation).call("DELETE", path)
            invocation.terminal.json
                ? invocation.terminal.result(["ended": true]) : invocation.terminal.result("the pause has ended")
            return .ok
        },
        Command(
            "pauses", options: [.init("ended", "those that are over")] + Listed.options,
            summary: "what is stopped, and why",
            examples: ["outreach pauses"]
        ) { invocation in
            return try await Listed(
                .pages("/api/pauses", [("state", invocation.has("ended") ? "ended" : nil)]),
                nothing: invocation.has("ended") ? "no pause has ended" : "nothing is paused",
                [
                    .init("ID", field: "id"), .init("WHAT", pausedScope), .init("REASON", field: "reason"),
                    .init("UNTIL", field: "until"), .init("BY", field: "created_by"),
                    .init("SINCE", field: "created_at"),
                ]
            ).run(invocation)
        },
    ]

    static let actions: [Command] = [
        .list(
            "actions list", "/api/actions",
            by: [
                .init(
                    "status", "STATUS",
                    choices: [
                        "queued", "offered", "intent", "calling", "succeeded", "failed", "unknown", "reconciling",
                        "cancelled",
                    ], "where it is"), .init("product", "NAME", "of this product"),
            ] + scope, nothing: "nothing matches",
            [
                .init("ID", field: "id"), .init("NETWORK", field: "platform"), .init("ACCOUNT", field: "account"),
                .init("FOR", field: "subject_id"), .init("STATUS", field: "status"),
                .init("HELD BY", field: "held_by"), .init("UNTIL", field: "held_until"),
                .init("TRIES", field: "attempt_count"), .init("CODE", field: "code"),
            ], summary: "everything sent or to be sent, by which account, and what it waits for",
            examples: ["outreach actions list --status unknown", "outreach actions list --status queued"]),
        Command(
            "actions show", operands: ["ID"], summary: "one action with everything that was tried",
            examples: ["outreach actions show 9b2e…"], run: showAction),
    ]

    private static func pausedScope(_ pause: JSONValue) -> String {
        if let account = pause["account_id"]?.stringValue { return "account \(account)" }
        return pause["platform"]?.stringValue ?? "everything"
    }

    private static func pause(_ invocation: Invocation) async throws -> ExitCode {
        var body: JSONObject = ["reason": .string(try invocation.required("reason"))]
        for (option, field) in [("platform", "platform"), ("account", "account_id"), ("until", "until")] {
            if let value = invocation.value(option) { body[field] = .string(value) }
        }
        let reply = try await Caller(invocation).call("POST", "/api/pauses", .object(body))
        if invocation.terminal.json {
            invocation.terminal.result(reply.json)
        } else {
            invocation.terminal.result(
                "\(pausedScope(reply.json)) is paused (\(Table.plain(reply.json["id"]))). \(Table.plain(reply.json["effect"]))"
            )
        }
        return .ok
    }

    private static func showAction(_ invocation: Invocation) async throws -> ExitCode {
        let path = "/api/actions/" + Query.escaped(invocation.operands[0])
        let reply = try await Caller(invocation).call("GET", path)
        guard !invocation.terminal.json, var action = reply.json.objectValue else {
            invocation.terminal.result(reply.json)
            return .ok
        }
        let attempts = action["attempts"]?.arrayValue ?? []
        action["attempts"] = nil
        details(.object(action), invocation.terminal)
        if attempts.isEmpty { return .ok }
        let columns: [Table.Column] = [
            .init("#", field: "number"), .init("KIND", field: "kind"), .init("BEGAN", field: "intent_at"),
            .init("CALLED", field: "calling_at"), .init("ENDED", field: "ended_at"),
            .init("OUTCOME", field: "outcome"), .init("CODE", field: "code"), .init("REASON", field: "reason"),
        ]
        invocation.terminal.result("\n" + Table(columns: columns).render(attempts, width: invocation.terminal.width))
        return .ok
    }
}
