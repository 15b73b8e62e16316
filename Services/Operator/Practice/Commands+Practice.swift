internal import JSON

extension Commands {
    private static let networks = ["facebook", "linkedin", "testnet"]
    private static let network = Command.Option.platform("of this network", choices: networks).filling("network")

    static let practice: [Command] =
        [
            Command(
                "practice up", summary: "networks to practise on, with invented people; Ctrl-C stops them",
                examples: ["outreach practice up", "env $(outreach practice env) outreach up"]
            ) { try await PracticeUp($0).run() },
            Command(
                "practice env", summary: "the settings that send the adapters to the practice networks",
                examples: ["env $(outreach practice env) outreach up"]
            ) { invocation in
                let lines = try PracticeSibling(invocation).settings()
                if invocation.terminal.json {
                    let pairs = lines.map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
                    let fields = pairs.map { (key: $0[0], value: JSONValue.string($0.last ?? "")) }
                    invocation.terminal.result(.object(JSONObject(fields)))
                } else {
                    invocation.terminal.result(lines.joined(separator: "\n"))
                }
                return .ok
            },
            .list(
                "practice status", nothing: "there are no networks",
                [
                    .init("NETWORK", field: "network"), .init("ACCOUNT", field: "account"),
                    .init("PEOPLE", field: "people"), .init("ARRIVED", field: "arrivals"),
                    .init("CALLS", field: "calls"), .init("FAULTS", field: "faults"),
                ], summary: "people, arrivals and faults of each practice network",
                examples: ["outreach practice status"]
            ) { invocation, _ in
                try await PracticeCaller(invocation).call("GET")["networks"]?.arrayValue ?? []
            },
        ] + practicePeople + practiceRecords + practiceFaults

    private static let practiceRecords: [Command] = [
        .list(
            "practice arrivals", by: [network], usually: Listed.usual, nothing: "nothing has arrived",
            [
                .init("NO", field: "seq"), .init("AT", field: "at"), .init("NETWORK", field: "network"),
                .init("TO", field: "recipient"), .init("SPOILED BY", field: "spoiled"), .init("TEXT", field: "text"),
            ], summary: "what really arrived, in its order",
            examples: ["outreach practice arrivals --platform facebook"],
            rows: { try await practised("/arrivals", $0, $1) }),
        Command(
            "practice reset", options: [.init("people", "also the people, but for those who are always there")],
            summary: "forget what arrived and what was tried", examples: ["outreach practice reset"]
        ) { invocation in
            let caller = try PracticeCaller(invocation)
            try await caller.call("DELETE", "/arrivals")
            if invocation.has("people") { try await caller.call("DELETE", "/people") }
            return done("forgotten", invocation)
        },
        Command(
            "practice webhook", operands: ["URL"], summary: "verify a receiver and send it what people write",
            examples: ["outreach practice webhook http://127.0.0.1:8080/api/webhooks/facebook"]
        ) { invocation in
            let body: JSONValue = ["network": "facebook", "url": .string(invocation.operands[0])]
            try await PracticeCaller(invocation).call("POST", "/webhooks", body)
            return done("registered", invocation)
        },
    ]

    /// At most so many of a network's, or of all networks'.
    private static func practised(_ path: String, _ invocation: Invocation, _ limit: Int) async throws -> [JSONValue] {
        let query = Query([("network", invocation.value("platform")), ("limit", String(min(limit, 10_000)))])
        return try await PracticeCaller(invocation).items(path + query.text)
    }

    static func done(_ word: String, _ invocation: Invocation) -> ExitCode {
        invocation.terminal.json ? invocation.terminal.result([word: true]) : invocation.terminal.result(word)
        return .ok
    }
}

extension Commands {
    private static let practiceFaults: [Command] = [
        Command(
            "practice fault", operands: ["KIND"],
            options: [
                network.needed, .init("probability", "P", "for each send, from 0 to 1 (default 1)"),
                .init("count", "N", "strike at most this often"),
                .init("seconds", "S", "how slow, or how long to wait"),
                .init("person", "ID", "only for this person"), .init("code", "N", "Facebook's code of rate_limited"),
                .init("seed", "N", "the same seed gives the same faults"),
            ],
            summary: "plan what goes wrong: rate_limited, error_before, error_after_accept, slow, reset…",
            examples: [
                "outreach practice fault error_after_accept --platform facebook --probability 0.1",
                "outreach practice fault rate_limited --platform linkedin --seconds 30 --count 5",
            ]
        ) { invocation in
            var body: JSONObject = [
                "network": .string(try invocation.required("platform")), "kind": .string(invocation.operands[0]),
            ]
            for name in ["count", "code", "seed"] { body[name] = try invocation.number(name).map { JSONValue($0) } }
            for name in ["probability", "seconds"] {
                guard let text = invocation.value(name) else { continue }
                guard let number = Double(text) else {
                    throw Failure.usage("--\(name) takes a number, not \"\(text)\"")
                }
                body[name] = .double(number)
            }
            body["person"] = invocation.value("person").map(JSONValue.string)
            let fault = try await PracticeCaller(invocation).call("POST", "/faults", .object(body))
            details(fault, invocation.terminal)
            return .ok
        },
        .list(
            "practice faults", nothing: "nothing is planned to go wrong",
            [
                .init("ID", field: "id"), .init("NETWORK", field: "network"), .init("KIND", field: "kind"),
                .init("PROBABILITY", field: "probability"), .init("AT MOST", field: "count"),
                .init("STRUCK", field: "struck"), .init("PERSON", field: "person"),
            ], summary: "what is planned to go wrong", examples: ["outreach practice faults"]
        ) { invocation, _ in try await PracticeCaller(invocation).items("/faults") },
        Command("practice repair", summary: "plan no faults any more", examples: ["outreach practice repair"]) {
            invocation in
            try await PracticeCaller(invocation).call("DELETE", "/faults")
            return done("repaired", invocation)
        },
    ]

    private static let practicePeople: [Command] = [
        .list(
            "practice people", by: [network], usually: Listed.usual, nothing: "nobody",
            [
                .init("NETWORK", field: "network"), .init("ID", field: "id"),
                .init("NAME") { "\(Table.plain($0["first_name"])) \(Table.plain($0["last_name"]))" },
                .init("BEHAVIOUR", field: "behaviour"), .init("WINDOW OPEN", field: "window_open"),
                .init("MESSAGES", field: "messages"),
            ], summary: "who lives on the practice networks",
            examples: ["outreach practice people --platform linkedin"], rows: { try await practised("/people", $0, $1) }
        ),
        Command(
            "practice invent",
            options: [
                network.needed, .init("count", "N", "how many (default 1)"),
                .init("behaviour", "WORD", choices: ["replies", "objects", "silent", "blocked"], "what they do"),
                .init("window", "WORD", choices: ["open", "closed", "never"], "Facebook: whether they wrote lately"),
            ],
            summary: "invent people", examples: ["outreach practice invent --platform facebook --count 3000"]
        ) { invocation in
            var body: JSONObject = ["network": .string(try invocation.required("platform"))]
            body["count"] = JSONValue(try invocation.number("count") ?? 1)
            for name in ["behaviour", "window"] { body[name] = invocation.value(name).map(JSONValue.string) }
            let made = try await PracticeCaller(invocation).call("POST", "/people", .object(body))
            let ids = made["ids"]?.arrayValue ?? []
            if invocation.terminal.json {
                invocation.terminal.result(made)
            } else {
                invocation.terminal.result(
                    "\(ids.count) invented, \(Table.plain(ids.first)) to \(Table.plain(ids.last))")
            }
            return .ok
        },
        Command(
            "practice say", operands: ["PERSON", "TEXT"],
            options: [
                network,
                .init(
                    "form", "FORM", choices: ["message", "standby", "change", "button", "edited"],
                    "how the webhook hears of it; message unless told"),
            ],
            summary: "let somebody write to you first",
            examples: ["outreach practice say 4200000000000005 \"Are you there?\" --platform facebook"]
        ) { invocation in
            let body: JSONValue = [
                "network": .string(invocation.value("platform") ?? "facebook"),
                "person": .string(invocation.operands[0]), "text": .string(invocation.operands[1]),
                "form": .string(invocation.value("form") ?? "message"),
            ]
            try await PracticeCaller(invocation).call("POST", "/say", body)
            return done("said", invocation)
        },
    ]
}
