internal import JSON

extension Commands {
    private static let groups: [(name: String, what: String)] = [
        ("queued", "were in line, and no network can tell whether they were sent"),
        ("hands", "wait for hands, or were in somebody's hands"),
        ("drafts", "are drafts that may have been sent since"),
        ("followups", "are people who were written to; their follow-ups rest"),
        ("people", "are other people who were here, and may have been written to since"),
    ]
    private static let group = Command.Option(
        "group", "GROUP", choices: groups.map(\.name), "queued, hands, drafts, followups or people")

    static let quarantine: [Command] = [
        Command(
            "quarantine", options: [.init("reason", "TEXT", "why; shown wherever something waits").needed],
            summary: "an older state was put back that nothing can notice, such as a snapshot of everything",
            examples: ["outreach quarantine --reason \"snapshot of Monday\""]
        ) { invocation in
            let body: JSONValue = ["reason": .string(try invocation.required("reason"))]
            let reply = try await Caller(invocation).call("POST", "/api/quarantine", body)
            return say(reply.json, invocation)
        },
        .list(
            "restored list", "/api/quarantine/held", by: [group.needed, .platform("this network")],
            nothing: "nothing waits",
            [
                .init("ID", field: "id"), .init("NETWORK", field: "platform"), .init("WHO", field: "username"),
                .init("PERSON", field: "profile_id"), .init("SINCE", field: "created_at"),
            ], summary: "what waits for your answer after a restore",
            examples: ["outreach restored list --group drafts"]),
        Command(
            "restored confirm", operands: ["[ID...]"],
            options: [
                .init(
                    "group", "GROUP", choices: groups.map(\.name) + ["all"],
                    "what the answer is about; all of it without IDs"
                ).needed,
                .init(
                    "as", "OUTCOME", choices: ["sent", "go_on", "skip"],
                    "sent: it was sent; go_on: it was not, and goes on; skip: it was not, and will not be"
                ).filling("outcome").needed,
                .platform("only on this network"),
            ], summary: "answer for what waits after a restore, many at once",
            examples: [
                "outreach restored confirm --group drafts --as go_on",
                "outreach restored confirm --group queued --as sent 9b2e…",
            ], run: confirmRestored),
    ]

    private static func confirmRestored(_ invocation: Invocation) async throws -> ExitCode {
        var body: JSONObject = [
            "group": .string(try invocation.required("group")), "outcome": .string(try invocation.required("as")),
        ]
        if !invocation.operands.isEmpty { body["ids"] = .array(invocation.operands.map(JSONValue.string)) }
        if let platform = invocation.value("platform") { body["platform"] = .string(platform) }
        let (settled, failed) = try await answered(body, invocation)
        if invocation.terminal.json {
            invocation.terminal.result(["settled": JSONValue(settled), "failed": .array(failed)])
        } else {
            invocation.terminal.result("\(settled) settled, \(failed.count) not")
            for group in GroupedReasons(failed).groups { invocation.terminal.remark(group.line) }
        }
        return failed.isEmpty ? .ok : .partlyFailed
    }

    /// Call after call, until nothing waits: many are more than one call may take.
    private static func answered(
        _ body: JSONObject, _ invocation: Invocation
    ) async throws -> (settled: Int, failed: [JSONValue]) {
        let caller = try Caller(invocation)
        var (body, settled, failed): (JSONObject, Int, [JSONValue]) = (body, 0, [])
        while true {
            let reply: JSONValue
            do {
                reply = try await caller.call("POST", "/api/quarantine/confirm", .object(body)).json
            } catch {
                if settled > 0 || !failed.isEmpty {
                    invocation.terminal.remark(
                        "\(settled) were settled, \(failed.count) not, before this stopped; the same command goes on")
                }
                throw error
            }
            settled += Int(reply["settled"]?.intValue ?? 0)
            failed += reply["failed"]?.arrayValue ?? []
            guard let next = reply["next_cursor"]?.stringValue else { return (settled, failed) }
            invocation.terminal.remark("\(settled) settled, \(failed.count) not, so far; going on")
            body["cursor"] = .string(next)
        }
    }

    /// `outreach resume`: says what happens, and with `--yes` lets it.
    static func endQuarantine(_ invocation: Invocation) async throws -> ExitCode {
        let caller = try Caller(invocation)
        let state = try await caller.call("GET", "/api/quarantine").json
        guard state["quarantined"] == true else {
            if invocation.terminal.json {
                invocation.terminal.result(state)
            } else {
                invocation.terminal.remark("nothing is quarantined")
                try await sayPauses(caller, invocation.terminal)
                sayHeld(state, invocation.terminal)
            }
            return .ok
        }
        guard invocation.has("yes") else { return say(state, invocation) }
        let after = try await caller.call("POST", "/api/quarantine/release").json
        if invocation.terminal.json {
            invocation.terminal.result(after)
        } else {
            invocation.terminal.result("sending goes on")
            sayHeld(after, invocation.terminal)
        }
        return .ok
    }

    /// Who says "resume" may mean a pause.
    private static func sayPauses(_ caller: Caller, _ terminal: Terminal) async throws {
        let open = try await caller.list("/api/pauses", [], limit: 50)
        guard !open.isEmpty else { return }
        terminal.remark("these pauses are open; outreach resume ID ends one:")
        for pause in open {
            terminal.result("  \(Table.plain(pause["id"]))  \(Table.plain(pause["reason"]))")
        }
    }

    private static func say(_ state: JSONValue, _ invocation: Invocation) -> ExitCode {
        let terminal = invocation.terminal
        guard !terminal.json else {
            terminal.result(state)
            return .ok
        }
        terminal.result(Table.plain(state["quarantine"]?["reason"]))
        terminal.result("\nWhat happens with outreach resume --yes:")
        let settling: [(String, String)] = [
            ("asked", "are being asked about at their networks, and are sent again only where those say no"),
            ("not_arrived", "did not arrive, their networks say: they are sent"),
            (
                "key_repeated",
                "are repeated with the key of the first call; a network that knows it sends nothing twice"
            ),
        ]
        let counts = settling.map { (state["settling"]?[$0.0]?.intValue ?? 0, $0.1) }.filter { $0.0 > 0 }
        for (count, what) in counts { terminal.result("  \(count) \(what)") }
        if counts.isEmpty { terminal.result("  nothing that was there before is sent without your answer") }
        sayHeld(state, terminal)
        return .ok
    }

    /// Below `pipeline status`: why nobody goes on, how much waits, and the next command.
    static func sayQuarantine(_ quarantine: JSONValue, _ invocation: Invocation) async throws {
        let state = try await Caller(invocation).call("GET", "/api/quarantine").json
        let waits = groups.contains { (state["held"]?[$0.name]?.intValue ?? 0) > 0 }
        guard quarantine["quarantined"] == true || waits else { return }
        invocation.terminal.result("\nQuarantined: \(Table.plain(quarantine["reason"]))")
        sayHeld(state, invocation.terminal)
        invocation.terminal.result("Next: \(Table.plain(quarantine["next"]))")
    }

    private static func sayHeld(_ state: JSONValue, _ terminal: Terminal) {
        let held = groups.compactMap { group -> String? in
            guard let count = state["held"]?[group.name]?.intValue, count > 0 else { return nil }
            return "  \(count) \(group.what) (\(group.name))"
        }
        guard !held.isEmpty else { return }
        terminal.result(
            "These wait for your answer, before and after; their groups are in brackets (outreach restored list --group GROUP, outreach restored confirm --group GROUP --as OUTCOME):"
        )
        for line in held { terminal.result(line) }
    }
}
