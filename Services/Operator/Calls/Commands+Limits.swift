internal import JSON

extension Commands {
    private static let rules: [(option: String, field: String, help: String)] = [
        ("per-minute", "per_minute", "at most so many in any 60 seconds; none takes the limit away"),
        ("spacing-ms", "spacing_ms", "at least so many milliseconds from one to the next, or none"),
        ("per-day", "per_day", "at most so many in a day of the account's time zone, or none"),
        ("per-week", "per_week", "at most so many in a week from Monday, or none"),
    ]

    static let limits: [Command] = [
        .list(
            "limits list", by: limitScope, nothing: "there are no limits", limitColumns,
            summary: "all limits, what is used of them, and when the next one is free",
            examples: ["outreach limits list --platform facebook"]
        ) { invocation, _ in
            let query = Query(try invocation.parameters(limitScope))
            return try await Caller(invocation).call("GET", "/api/limits" + query.text).json["items"]?.arrayValue ?? []
        },
        Command(
            "limits set", operands: ["ID"], options: ruleOptions,
            summary: "change a rule; what waits because of it is looked at again",
            examples: [
                "outreach limits set 8d1b… --per-day 30 --per-week none",
                "outreach limits set 8d1b… --ramp-first 5 --ramp-percent 120",
            ], run: setLimit),
        Command(
            "limits share", operands: ["NAME"],
            options: [
                .platform("of this network").needed,
                .init("account", "ID", "of this account; without it the network as a whole").filling("account_id"),
                .init("operations", "A,B", "the operations that use it together").needed,
            ] + ruleOptions, summary: "add a limit that several operations use together",
            examples: ["outreach limits share words --platform linkedin --operations message,inmail --per-day 40"],
            run: shareLimit),
        .act(
            "limits remove", "DELETE", "/api/limits/{ID}", done: "removed",
            summary: "take a limit away that several operations share", examples: ["outreach limits remove 8d1b…"]),
    ]

    private static let limitScope: [Command.Option] = [
        .platform("of this network"), .init("account", "ID", "of this account").filling("account_id"),
    ]

    private static let ramp: [(option: String, field: String, help: String)] = [
        ("ramp-first", "first", "warming up: so many on the first day; none ends it"),
        ("ramp-step", "step", "so many more each day"),
        ("ramp-percent", "percent", "or so many percent of the day before"),
    ]
    private static var ruleOptions: [Command.Option] {
        (rules + ramp).map { rule in
            let option = Command.Option(rule.option, "N", rule.help).filling(rule.field)
            return rule.option == "ramp-first" ? option.filling("ramp") : option
        }
    }

    private static var limitColumns: [Table.Column] {
        [
            .init("ID", field: "id"), .init("NETWORK", field: "platform"),
            .init("ACCOUNT") { $0["account_id"]?.isNull == false ? Table.plain($0["account_id"]) : "all together" },
            .init("FOR", field: "operation"),
            .init("MINUTE") { used($0, "last_minute", of: "per_minute") },
            .init("SPACING MS", field: "spacing_ms"),
            .init("DAY") { used($0, "today", of: "per_day") }, .init("WEEK") { used($0, "this_week", of: "per_week") },
            .init("HELD BY", field: "held_by"), .init("NEXT FREE", field: "next_free_at"),
        ]
    }

    /// `3 of 50`; a dash for a limit that is not there.
    private static func used(_ limit: JSONValue, _ name: String, of rule: String) -> String {
        let used = Table.plain(limit["used"]?[name])
        return limit[rule]?.isNull == false ? "\(used) of \(Table.plain(limit[rule]))" : "\(used) of -"
    }

    private static func rule(_ invocation: Invocation) throws -> JSONObject {
        var body = JSONObject()
        for (option, field, _) in rules {
            guard let text = invocation.value(option) else { continue }
            if text == "none" {
                body[field] = .null
            } else if let number = try invocation.number(option) {
                body[field] = JSONValue(number)
            }
        }
        if invocation.value("ramp-first") == "none" {
            body["ramp"] = .null
            return body
        }
        var growth = JSONObject()
        for (option, field, _) in ramp {
            if let number = try invocation.number(option) { growth[field] = JSONValue(number) }
        }
        if !growth.fields.isEmpty { body["ramp"] = .object(growth) }
        return body
    }

    private static func shareLimit(_ invocation: Invocation) async throws -> ExitCode {
        var body = try rule(invocation)
        body["name"] = .string(invocation.operands[0])
        body["platform"] = .string(try invocation.required("platform"))
        let operations = try invocation.required("operations").split(separator: ",")
        body["operations"] = .array(operations.map { .string(String($0)) })
        if let account = invocation.value("account") { body["account_id"] = .string(account) }
        let reply = try await Caller(invocation).call("POST", "/api/limits", .object(body))
        details(reply.json, invocation.terminal)
        return .ok
    }

    private static func setLimit(_ invocation: Invocation) async throws -> ExitCode {
        let body = try rule(invocation)
        if body.fields.isEmpty { throw Failure.usage("say what to change; see \(invocation.command.helpHint)") }
        let path = "/api/limits/" + Query.escaped(invocation.operands[0])
        let reply = try await Caller(invocation).call("PATCH", path, .object(body))
        details(reply.json, invocation.terminal)
        return .ok
    }
}
