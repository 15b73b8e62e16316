internal import JSON

extension Commands {
    private static let identifiers: [(option: String, field: String, placeholder: String, help: String)] = [
        ("platform", "platform", "NAME", "network of the username or id"),
        ("username", "username", "NAME", "name on the network"),
        ("user-id", "platform_user_id", "ID", "the network's own id"),
        ("url", "profile_url", "URL", "address of the profile"),
        ("email", "email", "ADDRESS", "e-mail address"),
        ("phone", "phone", "NUMBER", "telephone number"),
    ]

    static let suppressions: [Command] = [
        Command(
            "suppress add",
            options: identifiers.map { .init($0.option, $0.placeholder, $0.help).filling($0.field) } + [
                .init("reason", "TEXT", "what they said")
            ],
            summary: "somebody said no: never write to them again",
            examples: [
                "outreach suppress add --platform linkedin --username jane-doe --reason \"asked not to be written to\"",
                "outreach suppress add --email jane@example.org --reason objection",
            ]
        ) { invocation in
            var body = try named(invocation)
            if let reason = invocation.value("reason") { body.fields.append(("reason", .string(reason))) }
            let reply = try await Caller(invocation).call("POST", "/api/suppressions", .object(body))
            let meant =
                switch reply.json["known_people"]?.intValue {
                case nil: ""
                case 0: ": nobody we have goes by this"
                case 1: ": 1 person we have"
                case let known?: ": \(known) people we have"
                }
            invocation.terminal.json
                ? invocation.terminal.result(reply.json)
                : invocation.terminal.result(
                    "recorded\(meant); suppress undo \(Table.plain(reply.json["id"])) takes it back")
            guard let remark = reply.json["remark"]?.stringValue else { return .ok }
            invocation.terminal.remark(remark)
            return .partlyFailed
        },
        Command(
            "suppress check", options: identifiers.map { .init($0.option, $0.placeholder, $0.help).filling($0.field) },
            summary: "whether somebody is on the list, without listing it",
            examples: ["outreach suppress check --email jane@example.org"]
        ) { invocation in
            let reply = try await Caller(invocation).call(
                "POST", "/api/suppressions/check", .object(try named(invocation)))
            guard !invocation.terminal.json else {
                invocation.terminal.result(reply.json)
                return .ok
            }
            let entries = reply.json["entries"]?.arrayValue ?? []
            guard !entries.isEmpty else {
                invocation.terminal.result("not on the list")
                return .ok
            }
            invocation.terminal.result("on the list")
            return present(entries, invocation, nothing: "", columns)
        },
        Command(
            "suppress undo", operands: ["ID"],
            options: [
                .init("reason", "TEXT", "why it was wrong"),
                .init("every-reply", "it was read from several replies, and all of them were read wrongly"),
            ],
            summary: "take a wrong no back: yours within fifteen minutes, or one that was read from a reply",
            examples: ["outreach suppress undo 5b1e… --reason \"another person of that name\""]
        ) { invocation in
            let id = invocation.operands[0]
            var body = JSONObject()
            if let reason = invocation.value("reason") { body["reason"] = .string(reason) }
            if invocation.has("every-reply") { body["every_reply"] = true }
            let reply = try await Caller(invocation).call(
                "POST", "/api/suppressions/\(Query.escaped(id))/retract", .object(body))
            let freed = reply.json["freed_people"]?.intValue ?? 0
            invocation.terminal.json
                ? invocation.terminal.result(reply.json)
                : invocation.terminal.result(
                    "taken back: \(freed) \(freed == 1 ? "person" : "people") may be written to again; ended messages stay ended"
                )
            return .ok
        },
        .list(
            "suppress list", "/api/suppressions", nothing: "nobody has said no", columns,
            summary: "who said no, by keyed hash only", examples: ["outreach suppress list"]),
    ]

    private static var columns: [Table.Column] {
        [
            .init("ID", field: "id"), .init("REASON", field: "reason"), .init("SOURCE", field: "source"),
            .init("SINCE", field: "created_at"), .init("TAKEN BACK", field: "retracted_at"),
        ]
    }

    private static func named(_ invocation: Invocation) throws(Failure) -> JSONObject {
        var body = JSONObject()
        for (option, field, _, _) in identifiers {
            if let value = invocation.value(option) { body.fields.append((field, .string(value))) }
        }
        if body.fields.isEmpty {
            throw Failure.usage("say who: --username with --platform, --url, --email or --phone")
        }
        return body
    }
}
