internal import JSON

extension Commands {
    /// What networks allow, what became of messages there, and what people wrote.
    static let conversations: [Command] = [
        Command(
            "platforms", summary: "what each network allows, and what is missing for it",
            examples: ["outreach platforms"]
        ) { invocation in
            let reply = try await Caller(invocation).call("GET", "/api/social/platforms").json
            if invocation.terminal.json {
                invocation.terminal.result(reply)
                return .ok
            }
            let rows = (reply["items"]?.arrayValue ?? []).flatMap { platform -> [JSONValue] in
                let operations = platform["operations"]?.arrayValue ?? []
                guard !operations.isEmpty else {
                    // Its adapter is gone, or was refused: that is what has to be seen.
                    let adapter = platform["adapter"]
                    return [
                        [
                            "platform": platform["platform"] ?? .null, "status": adapter?["state"] ?? .null,
                            "summary": [adapter?["reason"], platform["people"]?["reason"]]
                                .compactMap { $0 }.first { !$0.isNull } ?? .null,
                        ]
                    ]
                }
                return operations.map { operation -> JSONValue in
                    let missing = operation["missing_credentials"]?.arrayValue?.compactMap(\.stringValue) ?? []
                    return [
                        "platform": platform["platform"] ?? .null, "operation": operation["operation"] ?? .null,
                        "status": operation["status"] ?? .null,
                        "missing": missing.isEmpty ? .null : .string(missing.joined(separator: " ")),
                        "guarantee": operation["send_guarantee"] ?? .null, "summary": operation["summary"] ?? .null,
                    ]
                }
            }
            return present(
                rows, invocation, nothing: "no network is known",
                [
                    .init("NETWORK", field: "platform"), .init("OPERATION", field: "operation"),
                    .init("STATUS", field: "status"), .init("MISSING", field: "missing"),
                    .init("IF IN DOUBT", field: "guarantee"), .init("NOTE", field: "summary"),
                ])
        },
        Command(
            "messages list",
            options: [
                .init("status", "STATUS", choices: statuses, "where it is; all of these without it"), limit,
            ],
            summary: "messages, newest first, with what they wait for",
            examples: ["outreach messages list --status QUEUED", "outreach messages list --status UNKNOWN"]
        ) { invocation in
            return present(
                try await listed(invocation), invocation, nothing: "there are no such messages",
                [
                    .init("ID", field: "id"), .init("NETWORK", field: "platform"), .init("STATUS", field: "status"),
                    .init("HELD BY", field: "held_by"), .init("UNTIL", field: "until"),
                    .init("REASON") {
                        Table.plain($0["held_reason"]?.stringValue == nil ? $0["reason"] : $0["held_reason"])
                    },
                    .init("SENT", field: "sent_at"), .init("SAID NO", field: "said_no_at"),
                ])
        },
        Command(
            "messages cancel", operands: ["ID"], summary: "take a queued message back before it is sent",
            examples: ["outreach messages cancel 90d2…"]
        ) { try await act("cancel", [:], $0) },
        Command(
            "messages resolve", operands: ["ID"],
            options: [
                .init("outcome", "WORD", choices: ["sent", "not_sent", "resend"], "what you found out on the network")
            ],
            summary: "settle a message of which nobody knows whether it arrived",
            examples: ["outreach messages resolve 90d2… --outcome sent"]
        ) { invocation in
            try await act("resolve", ["outcome": .string(try invocation.required("outcome"))], invocation)
        },
        Command(
            "followups list",
            options: [
                .init("status", "STATUS", choices: ["waiting", "raised", "cancelled", "failed"], "where they are")
            ] + Listed.options,
            summary: "when follow-ups are due, and why one could not be drafted",
            examples: ["outreach followups list --status failed"]
        ) { invocation in
            return try await Listed(
                "/api/social/followup-timers", [("status", invocation.value("status"))],
                nothing: "no follow-up is planned",
                [
                    .init("MESSAGE", field: "message_id"), .init("PERSON", field: "profile_id"),
                    .init("STATUS", field: "status"), .init("DUE", field: "due_at"), .init("CODE", field: "code"),
                    .init("REASON", field: "reason"),
                ]
            ).run(invocation)
        },
        Command(
            "followups retry", operands: ["MESSAGE"], summary: "try a follow-up again that could not be drafted",
            examples: ["outreach followups retry 90d2…"]
        ) { invocation in
            let path = "/api/social/followup-timers/\(Query.escaped(invocation.operands[0]))/retry"
            details(try await Caller(invocation).call("POST", path, .object([:])).json, invocation.terminal)
            return .ok
        },
        Command(
            "replies decide", operands: ["ID"],
            options: [.init("meaning", "WORD", choices: ["no", "other"], "no: they are never written to again")],
            summary: "say whether a reply was a no",
            examples: ["outreach replies decide 90d2… --meaning no", "outreach replies decide 90d2… --meaning other"]
        ) { invocation in
            let path = "/api/social/replies/\(Query.escaped(invocation.operands[0]))/decision"
            let reply = try await Caller(invocation).call(
                "POST", path, ["meaning": .string(try invocation.required("meaning"))])
            details(reply.json, invocation.terminal)
            return .ok
        },
        Command(
            "replies doubtful", options: Listed.options, summary: "replies that may be a no and wait for your decision",
            examples: ["outreach replies doubtful"]
        ) { invocation in
            return try await Listed(
                "/api/social/replies", [("undecided", "true")], nothing: "no reply waits for a decision",
                [
                    .init("ID", field: "id"), .init("AT", field: "received_at"), .init("NETWORK", field: "platform"),
                    .init("FROM", field: "full_name"), .init("TEXT", field: "body"),
                ]
            ).run(invocation)
        },
        Command(
            "inbound leftovers", options: Listed.options, summary: "what networks said and nobody could take",
            examples: ["outreach inbound leftovers"]
        ) { invocation in
            return try await Listed(
                "/api/inbound/leftovers", nothing: "nothing is left over",
                [
                    .init("ID", field: "id"), .init("AT", field: "created_at"), .init("NETWORK", field: "platform"),
                    .init("CODE", field: "code"), .init("TIMES", field: "times"), .init("REASON", field: "reason"),
                ]
            ).run(invocation)
        },
        Command(
            "inbound retry", operands: ["ID"], summary: "take a leftover again, after what was wrong has been mended",
            examples: ["outreach inbound retry 90d2…"]
        ) { try await leftover("retry", $0) },
        Command(
            "inbound discard", operands: ["ID"], summary: "throw a leftover away that somebody has read",
            examples: ["outreach inbound discard 90d2…"]
        ) { try await leftover("discard", $0) },
        Command(
            "replies", options: [limit], summary: "what people wrote to you, newest first",
            examples: ["outreach replies --limit 20"]
        ) { invocation in
            let items = try await Caller(invocation).list(
                "/api/social/replies", [], limit: invocation.number("limit") ?? 50)
            return present(
                items, invocation, nothing: "nobody has written yet",
                [
                    .init("AT", field: "received_at"), .init("NETWORK", field: "platform"),
                    .init("FROM", field: "full_name"), .init("MEANS", field: "meaning"),
                    .init("TEXT", field: "body"),
                ])
        },
    ]

    /// What has left the drafts.
    private static let statuses = ["QUEUED", "SENDING", "UNKNOWN", "SENT", "FAILED", "SKIPPED"]

    /// The newest of the status asked for, or of all: the interface lists one at a time.
    private static func listed(_ invocation: Invocation) async throws -> [JSONValue] {
        let limit = try invocation.number("limit") ?? 50
        var items: [JSONValue] = []
        for status in invocation.value("status").map({ [$0] }) ?? statuses {
            items += try await Caller(invocation).list("/api/social/messages", [("status", status)], limit: limit)
        }
        func made(_ item: JSONValue) -> String { item["created_at"]?.stringValue ?? "" }
        return Array(items.sorted { made($0) > made($1) }.prefix(limit))
    }

    private static func leftover(_ name: String, _ invocation: Invocation) async throws -> ExitCode {
        let path = "/api/inbound/leftovers/\(Query.escaped(invocation.operands[0]))/\(name)"
        details(try await Caller(invocation).call("POST", path, [:]).json, invocation.terminal)
        return .ok
    }

    private static func act(_ name: String, _ body: JSONValue, _ invocation: Invocation) async throws -> ExitCode {
        let path = "/api/social/messages/\(Query.escaped(invocation.operands[0]))/\(name)"
        let reply = try await Caller(invocation).call("POST", path, body)
        details(reply.json, invocation.terminal)
        return .ok
    }
}
