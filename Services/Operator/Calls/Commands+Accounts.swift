internal import FoundationEssentials
internal import JSON

extension Commands {
    private static let delivery = Command.Option(
        "delivery", "WAY", choices: ["assisted", "api"], "by your hands, or by the network's own interface")
    private static let settings = Command.Option(
        "settings", "FILE", "a JSON object for its adapter; - is standard input")
    private static let timeZone = Command.Option(
        "time-zone", "NAME", "such as Europe/Berlin: the calendar of its caps per day and week")
    private static let makeDefault = Command.Option("default", "it sends when nobody names an account")
        .filling("is_default")
    private static let accountsPath = "/api/accounts"
    private static let credential = accountsPath + "/{ACCOUNT}/credentials/{NAME}"

    static let accounts: [Command] = [
        .list(
            "accounts list", "/api/accounts", by: [.init("platform", "NAME", "of this network")],
            nothing: "there are no accounts",
            [
                .init("ID", field: "id"), .init("NETWORK", field: "platform"), .init("HANDLE", field: "handle"),
                .init("DEFAULT", field: "is_default"), .init("DELIVERY", field: "delivery"),
                .init("TIME ZONE", field: "time_zone"), .init("FAILURES IN A ROW", field: "failures_in_row"),
            ], summary: "the accounts that send", examples: ["outreach accounts list"]),
        .act(
            "accounts add", "POST", accountsPath,
            options: [
                .platform("such as facebook").needed, .init("handle", "NAME", "its name there").needed, delivery,
                settings, timeZone,
                makeDefault,
            ],
            summary: "add an account; it gets the limits that its network's adapter advises",
            examples: ["outreach accounts add --platform linkedin --handle ada-example"]
        ) { invocation in
            var body = try accountChange(invocation)
            body["platform"] = .string(try invocation.required("platform"))
            body["handle"] = .string(try invocation.required("handle"))
            return body
        },
        .act(
            "accounts set", "PATCH", accountsPath + "/{ID}",
            options: [.init("handle", "NAME", "its name on the network"), delivery, settings, timeZone, makeDefault],
            summary: "change an account",
            examples: [
                "outreach accounts set 3f0c… --handle ada-example --delivery api",
                "outreach accounts set 3f0c… --time-zone Europe/Berlin",
            ]
        ) { invocation in
            var body = try accountChange(invocation)
            if let handle = invocation.value("handle") { body["handle"] = .string(handle) }
            if body.fields.isEmpty { throw Failure.usage("say what to change; see \(invocation.command.helpHint)") }
            return body
        },
    ]

    static let credentials: [Command] = [
        .list(
            "credentials list", accountsPath + "/{ACCOUNT}/credentials", nothing: "this account has no credentials",
            [
                .init("NAME", field: "name"), .init("SET", field: "updated_at"), .init("BY", field: "updated_by"),
            ], summary: "which secrets an account has; never their values",
            examples: ["outreach credentials list 3f0c…"]),
        Command(
            "credentials set", operands: ["ACCOUNT", "NAME"],
            options: [.init("file", "FILE", "where the value is; without it standard input").filling("value")],
            summary: "store a secret, sealed; the value never stands on the command line",
            examples: [
                "outreach credentials set 3f0c… access_token --file token.txt",
                "pass show facebook | outreach credentials set 3f0c… access_token",
            ]
        ) { invocation in
            let value = try secret(invocation.value("file") ?? "-")
            let reply = try await Caller(invocation).call(
                "PUT", invocation.path(credential), ["value": .string(value)])
            invocation.terminal.json ? invocation.terminal.result(reply.json) : invocation.terminal.result("stored")
            return .ok
        },
        .act(
            "credentials remove", "DELETE", credential, done: "removed", summary: "forget a secret",
            examples: ["outreach credentials remove 3f0c… access_token"]),
    ]

    private static func accountChange(_ invocation: Invocation) throws(Failure) -> JSONObject {
        var body = JSONObject()
        if let delivery = invocation.value("delivery") { body["delivery"] = .string(delivery) }
        if invocation.has("default") { body["is_default"] = true }
        if let zone = invocation.value("time-zone") { body["time_zone"] = .string(zone) }
        guard let file = invocation.value("settings") else { return body }
        guard let settings = try? JSONValue.parse(Array(try TypedInput.text(file).utf8)), settings.objectValue != nil
        else {
            throw Failure(.failed, "\(file) is not a JSON object")
        }
        body["settings"] = settings
        return body
    }

    /// Editors and `echo` end a file with a line break that is not part of the secret.
    private static func secret(_ path: String) throws(Failure) -> String {
        var text = try TypedInput.text(path)
        while text.last?.isNewline == true { text.removeLast() }
        if text.isEmpty { throw Failure(.failed, "\(path == "-" ? "standard input" : path) is empty") }
        return text
    }
}
