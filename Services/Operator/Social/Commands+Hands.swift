internal import JSON

extension Commands {
    static let hands: [Command] = [
        .list(
            "assisted list", by: [.init("others", "also what colleagues have in hand")],
            usually: Listed.usual, nothing: "nothing waits for your hands",
            [
                .init("ID", field: "id"), .init("NETWORK", field: "platform"), .init("STATE", HandState.words),
                .init("LINK", field: "profile_url"), .init("TEXT", field: "text"),
            ], summary: "messages that wait for your hands, with the text and the link",
            examples: ["outreach assisted list"]
        ) { invocation, limit in
            try await Caller(invocation).list(
                "/api/social/assisted", [("others", invocation.has("others") ? "true" : nil)], limit: limit)
        },
        Command(
            "assisted claim", operands: ["ID"], summary: "keep it for yourself for ten minutes and print its text",
            examples: ["outreach assisted claim 5b1e…"]
        ) { try await assisted("claim", nil, $0) },
        Command(
            "assisted sent", operands: ["ID"],
            options: [
                .init("body", "FILE", "the text really sent, when it differs; - is standard input")
                    .filling("sent_body"),
                .init("already-sent", "you sent it without a claim: it is recorded, flagged, and counted"),
            ],
            summary: "you sent it",
            examples: ["outreach assisted sent 5b1e…", "outreach assisted sent 5b1e… --body sent.txt"]
        ) { invocation in
            var body: JSONObject = [:]
            if let text = try invocation.value("body").map({ try TypedInput.text($0) }) {
                body["sent_body"] = .string(text)
            }
            if invocation.has("already-sent") { body["already_sent"] = true }
            return try await assisted("sent", .object(body), invocation)
        },
        Command(
            "assisted settle", operands: ["ID", "OUTCOME"],
            summary: "say what became of one that somebody took and did not report: sent, or not_sent",
            examples: ["outreach assisted settle 5b1e… not_sent"]
        ) { invocation in
            try await assisted("settle", ["outcome": .string(invocation.operands[1])], invocation)
        },
        Command(
            "assisted skip", operands: ["ID"], options: [.init("reason", "TEXT", "why")],
            summary: "you will not send it", examples: ["outreach assisted skip 5b1e… --reason \"moved on\""]
        ) { invocation in
            let reason = invocation.value("reason").map(JSONValue.string)
            return try await assisted("skipped", .object(reason.map { ["reason": $0] } ?? [:]), invocation)
        },
        Command(
            "assisted undo", operands: ["ID"], summary: "take back a sent or skipped within fifteen minutes",
            examples: ["outreach assisted undo 5b1e…"]
        ) { try await assisted("undo", nil, $0) },
    ]

    private static func assisted(_ act: String, _ body: JSONValue?, _ invocation: Invocation) async throws -> ExitCode {
        let path = "/api/social/assisted/\(Query.escaped(invocation.operands[0]))/\(act)"
        let item = try await Caller(invocation).call("POST", path, body ?? .object([:])).json
        let terminal = invocation.terminal
        if terminal.json {
            terminal.result(item)
        } else if act == "claim" {
            terminal.remark(HandState.words(item) + "; write to " + Table.plain(item["profile_url"]))
            // As it is, to be copied.
            terminal.result(Table.plain(item["text"]))
        } else {
            terminal.result(HandState.words(item))
        }
        return .ok
    }
}
