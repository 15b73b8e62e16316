internal import JSON

extension Commands {
    /// What networks allow.
    static let platforms: [Command] = [
        .list(
            "platforms", nothing: "no network is known",
            [
                .init("NETWORK", field: "platform"), .init("OPERATION", field: "operation"),
                .init("STATUS", field: "status"), .init("MISSING", field: "missing"),
                .init("IF IN DOUBT", field: "guarantee"), .init("NOTE", field: "summary"),
            ], summary: "what each network allows, and what is missing for it", examples: ["outreach platforms"]
        ) { invocation, _ in
            let reply = try await Caller(invocation).call("GET", "/api/social/platforms").json
            let items = reply["items"]?.arrayValue ?? []
            // Programs get all of it. Counted are networks, for both.
            return invocation.terminal.json || invocation.has("count") ? items : items.flatMap(operations)
        }
    ]

    private static func operations(of platform: JSONValue) -> [JSONValue] {
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
        // What is wrong with the network's people belongs to none of its operations.
        let reason = platform["people"]?["reason"] ?? .null
        let people: [JSONValue] = reason.isNull ? [] : [["platform": platform["platform"] ?? .null, "summary": reason]]
        return people
            + operations.map { operation -> JSONValue in
                let missing = operation["missing_credentials"]?.arrayValue?.compactMap(\.stringValue) ?? []
                return [
                    "platform": platform["platform"] ?? .null, "operation": operation["operation"] ?? .null,
                    "status": operation["status"] ?? .null,
                    "missing": missing.isEmpty ? .null : .string(missing.joined(separator: " ")),
                    "guarantee": operation["send_guarantee"] ?? .null, "summary": operation["summary"] ?? .null,
                ]
            }
    }

    /// What became of messages.
    static let messages: [Command] = [
        .list(
            "messages list",
            by: [
                .init("status", "STATUS", choices: statuses, "where it is; all of these without it"),
                .init("platform", "NAME", "of this network"),
            ],
            usually: Listed.usual, nothing: "there are no such messages",
            [
                .init("ID", field: "id"), .init("NETWORK", field: "platform"), .init("STATUS", field: "status"),
                .init("HELD BY", field: "held_by"), .init("UNTIL", field: "until"),
                .init("REASON") {
                    Table.plain($0["held_reason"]?.stringValue == nil ? $0["reason"] : $0["held_reason"])
                },
                .init("SENT", field: "sent_at"), .init("SAID NO", field: "said_no_at"),
            ],
            summary: "messages, newest first, with what they wait for",
            examples: ["outreach messages list --status QUEUED", "outreach messages list --status UNKNOWN"],
            rows: listed),
        .act(
            "messages cancel", "POST", "/api/social/messages/{ID}/cancel",
            summary: "take a queued message back before it is sent", examples: ["outreach messages cancel 90d2…"]),
        .act(
            "messages resolve", "POST", "/api/social/messages/{ID}/resolve",
            options: [
                .init("outcome", "WORD", choices: ["sent", "not_sent", "resend"], "what you found out on the network")
                    .needed
            ],
            summary: "settle a message of which nobody knows whether it arrived",
            examples: ["outreach messages resolve 90d2… --outcome sent"]),
    ]

    static let followups: [Command] = [
        .list(
            "followups list", "/api/social/followup-timers",
            by: [
                .init("status", "STATUS", choices: ["waiting", "raised", "cancelled", "failed"], "where they are")
            ], nothing: "no follow-up is planned",
            [
                .init("MESSAGE", field: "message_id"), .init("PERSON", field: "profile_id"),
                .init("STATUS", field: "status"), .init("DUE", field: "due_at"), .init("CODE", field: "code"),
                .init("REASON", field: "reason"),
            ], summary: "when follow-ups are due, and why one could not be drafted",
            examples: ["outreach followups list --status failed"]),
        .act(
            "followups retry", "POST", "/api/social/followup-timers/{MESSAGE}/retry",
            summary: "try a follow-up again that could not be drafted", examples: ["outreach followups retry 90d2…"]),
    ]

    static let replies: [Command] = [
        .act(
            "replies decide", "POST", "/api/social/replies/{ID}/decision",
            options: [
                .init("meaning", "WORD", choices: ["no", "other"], "no: they are never written to again").needed
            ],
            summary: "say whether a reply was a no",
            examples: ["outreach replies decide 90d2… --meaning no", "outreach replies decide 90d2… --meaning other"]),
        .list(
            "replies doubtful", "/api/social/replies", asking: [("undecided", "true")],
            nothing: "no reply waits for a decision",
            [
                .init("ID", field: "id"), .init("AT", field: "received_at"), .init("NETWORK", field: "platform"),
                .init("FROM", field: "full_name"), .init("TEXT", field: "body"),
            ], summary: "replies that may be a no and wait for your decision", examples: ["outreach replies doubtful"]),
        .list(
            "replies", "/api/social/replies", nothing: "nobody has written yet",
            [
                .init("AT", field: "received_at"), .init("NETWORK", field: "platform"),
                .init("FROM", field: "full_name"), .init("MEANS", field: "meaning"), .init("TEXT", field: "body"),
            ], summary: "what people wrote to you, newest first", examples: ["outreach replies --limit 20"]),
    ]

    /// What has left the drafts.
    private static let statuses = ["QUEUED", "SENDING", "UNKNOWN", "SENT", "FAILED", "SKIPPED"]

    /// The newest of the status asked for, or of all: the interface lists one at a time.
    private static func listed(_ invocation: Invocation, limit: Int) async throws -> [JSONValue] {
        var items: [JSONValue] = []
        for status in invocation.value("status").map({ [$0] }) ?? statuses {
            items += try await Caller(invocation).list(
                "/api/social/messages", [("status", status), ("platform", invocation.value("platform"))], limit: limit)
        }
        func made(_ item: JSONValue) -> String { item["created_at"]?.stringValue ?? "" }
        return Array(items.sorted { made($0) > made($1) }.prefix(limit))
    }
}
