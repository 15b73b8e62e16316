internal import JSON

extension Commands {
    private static let types = ["initial", "followup"]
    private static let templatesPath = "/api/social/templates"

    /// The texts that drafts are written from where no language model writes them.
    static let templates: [Command] = [
        .list(
            "templates list", nothing: "there are no templates",
            [
                .init("ID", field: "id"), .init("NAME", field: "name"), .init("NETWORK", network),
                .init("TYPE", field: "message_type"), .init("ACTIVE", field: "is_active"),
                .init("VERSION", field: "version"), .init("TEXT", field: "body"),
            ], summary: "the texts that drafts are written from", examples: ["outreach templates list"]
        ) { invocation, _ in
            try await Caller(invocation).call("GET", templatesPath).json["items"]?.arrayValue ?? []
        },
        .list(
            "templates outcomes", nothing: "nobody got a text of a template more than a week ago",
            [
                .init("NAME", field: "name"), .init("VERSION", field: "version"), .init("NETWORK", network),
                .init("TYPE", field: "message_type"), .init("ANSWERED") { share($0["answered"]) },
                .init("SAID NO") { share($0["refused"]) }, .init("STANDING", standing),
            ], summary: "what people answered to each text within a week, and which does better",
            examples: ["outreach templates outcomes"]
        ) { invocation, _ in
            try await Caller(invocation).call("GET", "/api/social/outcomes").json["items"]?.arrayValue ?? []
        },
        .show(
            "templates show", templatesPath + "/{ID}", summary: "one template with its text",
            examples: ["outreach templates show 5c3e…"]),
        .act(
            "templates add", "POST", templatesPath,
            options: [
                .init("name", "NAME", "what you call it").needed,
                .init("type", "TYPE", choices: types, "first messages, or follow-ups").filling("message_type").needed,
                .platform("only on this network; on all without it"),
            ] + newText, summary: "add a text; {{first_name|there}} stands for the name, or for there",
            examples: ["outreach templates add --name short --type initial --file short.txt"]
        ) { invocation in
            var body = try invocation.body(invocation.command.options.filter { !["text", "file"].contains($0.name) })
            body["body"] = .string(try invocation.neededText())
            return body
        },
        .act(
            "templates edit", "PUT", templatesPath + "/{ID}",
            options: newText + [
                .init("name", "NAME", "what you call it"),
                .init("active", "WORD", choices: ["yes", "no"], "whether drafts are written from it")
                    .filling("is_active"),
            ], summary: "change a template; drafts that are written stay as they are",
            examples: ["outreach templates edit 5c3e… --file short.txt", "outreach templates edit 5c3e… --active no"]
        ) { invocation in
            var body = JSONObject()
            if let text = try invocation.text() { body["body"] = .string(text) }
            if let name = invocation.value("name") { body["name"] = .string(name) }
            if let word = invocation.value("active") { body["is_active"] = .bool(word == "yes") }
            if body.fields.isEmpty { throw Failure.usage("say what to change; see \(invocation.command.helpHint)") }
            return body
        },
        Command(
            "templates preview", operands: ["ID"],
            options: [.init("person", "ID", "somebody who is qualified").filling("profile_id").needed] + newText,
            summary: "what a person would get; with a text of its own that is not stored",
            examples: ["outreach templates preview 5c3e… --person 3f0c…"]
        ) { invocation in
            var body: JSONObject = ["profile_id": .string(try invocation.required("person"))]
            if let text = try invocation.text() { body["body"] = .string(text) }
            let path = "\(templatesPath)/\(Query.escaped(invocation.operands[0]))/preview"
            let reply = try await Caller(invocation).call("POST", path, .object(body)).json
            invocation.terminal.json
                ? invocation.terminal.result(reply) : invocation.terminal.result(Table.plain(reply["text"]))
            return .ok
        },
    ]

    /// `12 of 80, 15 % (9 to 24 %)`
    private static func share(_ value: JSONValue?) -> String {
        func percent(_ name: String) -> String? { value?[name]?.doubleValue.map { String(Int(($0 * 100).rounded())) } }
        let counts = "\(Table.plain(value?["count"])) of \(Table.plain(value?["out_of"]))"
        guard let share = percent("share"), let low = percent("low"), let high = percent("high") else { return counts }
        return "\(counts), \(share) % (\(low) to \(high) %)"
    }

    private static func standing(_ outcome: JSONValue) -> String {
        switch outcome["standing"]?.stringValue {
        case "better": "better than the others"
        case "not_better": "another one is better"
        case "too_early": outcome["more"]?.intValue.map { "too early, about \($0) more of each" } ?? "too early to say"
        default: "nothing to compare it with"
        }
    }

    private static func network(_ template: JSONValue) -> String {
        template["platform"]?.isNull == false ? Table.plain(template["platform"]) : "all"
    }
}
