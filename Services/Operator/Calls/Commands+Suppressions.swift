internal import JSON

extension Commands {
    private static let identifiers: [(option: String, field: String, placeholder: String, help: String)] = [
        ("platform", "platform", "NETWORK", "network of the username or id"),
        ("username", "username", "NAME", "name on the network"),
        ("user-id", "platform_user_id", "ID", "the network's own id"),
        ("url", "profile_url", "URL", "address of the profile"),
        ("email", "email", "ADDRESS", "e-mail address"),
        ("phone", "phone", "NUMBER", "telephone number"),
    ]

    static let suppressions: [Command] = [
        Command(
            "suppress add",
            options: identifiers.map { .init($0.option, $0.placeholder, $0.help) } + [
                .init("reason", "TEXT", "what they said")
            ],
            summary: "somebody said no: never write to them again",
            examples: [
                "outreach suppress add --platform linkedin --username jane-doe --reason \"asked not to be written to\"",
                "outreach suppress add --email jane@example.org --reason objection",
            ]
        ) { invocation in
            var body = JSONObject()
            for (option, field, _, _) in identifiers {
                if let value = invocation.value(option) { body.fields.append((field, .string(value))) }
            }
            if body.fields.isEmpty {
                throw Failure.usage("say who: --username with --platform, --url, --email or --phone")
            }
            if let reason = invocation.value("reason") { body.fields.append(("reason", .string(reason))) }
            let reply = try await Caller(invocation).call("POST", "/api/social/suppressions", .object(body))
            let meant =
                switch reply.json["known_people"]?.intValue {
                case nil: ""
                case 0: ": nobody we have goes by this"
                case 1: ": 1 person we have"
                case let known?: ": \(known) people we have"
                }
            invocation.terminal.json
                ? invocation.terminal.result(reply.json) : invocation.terminal.result("recorded\(meant)")
            return .ok
        },
        Command(
            "suppress list", options: [limit], summary: "who said no, by keyed hash only",
            examples: ["outreach suppress list"]
        ) { invocation in
            let items = try await Caller(invocation)
                .list("/api/social/suppressions", [], limit: invocation.number("limit") ?? 50)
            return present(
                items, invocation, nothing: "nobody has said no",
                [
                    .init("ID", field: "id"), .init("REASON", field: "reason"), .init("SOURCE", field: "source"),
                    .init("SINCE", field: "created_at"),
                ])
        },
    ]
}
