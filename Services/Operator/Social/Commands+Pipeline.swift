internal import EventLoop
internal import Glibc
internal import JSON

extension Commands {
    static let pipeline: [Command] = [
        Command(
            "pipeline status", summary: "how many people stand where, and what is unlocked",
            examples: ["outreach pipeline status"], run: pipelineStatus),
        Command(
            "pipeline review", operands: ["[PROFILE...]"], options: [noWait],
            summary: "mark people as reviewed: everybody discovered, or these", examples: ["outreach pipeline review"]
        ) { try await stage("review", ids: "profile_ids", $0) },
        Command(
            "pipeline draft", operands: ["[PROFILE...]"], options: [noWait],
            summary: "write drafts for everybody qualified, or for these",
            examples: ["outreach pipeline draft", "outreach pipeline draft 3f0c…"]
        ) { try await stage("draft", ids: "profile_ids", $0) },
        Command(
            "pipeline send", operands: ["[MESSAGE...]"],
            options: [
                expected,
                .init(
                    "delivery", "WAY", choices: ["assisted", "api"],
                    "by hand, or by the network's own interface; the account's own way without it"), noWait,
            ],
            summary: "queue drafts for sending, all or these",
            examples: ["outreach pipeline send --expected 12", "outreach pipeline send 90d2… --delivery api"]
        ) { try await stage("send", ids: "message_ids", $0) },
        Command(
            "pipeline followup", operands: ["[PROFILE...]"], options: [expected, noWait],
            summary: "draft follow-ups for everybody written to, or for these",
            examples: ["outreach pipeline followup --expected 3"]
        ) { try await stage("followup", ids: "profile_ids", $0) },
    ]

    private static let noWait = Command.Option("no-wait", "return when the work is accepted, not when it is done")
    private static let expected = Command.Option(
        "expected", "N", "how many you expect; nothing happens when the true number differs")

    private static func pipelineStatus(_ invocation: Invocation) async throws -> ExitCode {
        let status = try await Caller(invocation).call("GET", "/api/social/pipeline/status").json
        guard !invocation.terminal.json else {
            invocation.terminal.result(status)
            return .ok
        }
        let stages = status["stages"]?.arrayValue ?? []
        invocation.terminal.result(
            Table(columns: [
                .init("STAGE", field: "stage"), .init("OPEN", field: "unlocked"), .init("COUNT", field: "count"),
                .init("NEEDED FIRST", field: "requirement"),
            ]).render(stages, width: invocation.terminal.width))
        let counts = status["counts"]?.objectValue?.fields ?? []
        invocation.terminal.result("\n" + counts.map { "\($0.key) \(Table.plain($0.value))" }.joined(separator: ", "))
        if let quarantine = status["quarantine"], !quarantine.isNull { try await sayQuarantine(quarantine, invocation) }
        return .ok
    }

    private static func stage(_ name: String, ids: String, _ invocation: Invocation) async throws -> ExitCode {
        let caller = try Caller(invocation)
        var body = JSONObject()
        if !invocation.operands.isEmpty {
            body.fields.append((ids, .array(try identifiers(invocation).map(JSONValue.string))))
        }
        if invocation.command.options.contains(where: { $0.name == "expected" }),
            let count = try invocation.number("expected")
        {
            body.fields.append(("expected", JSONValue(count)))
        }
        if let way = invocation.value("delivery") { body.fields.append(("delivery", .string(way))) }
        let reply = try await caller.call("POST", "/api/social/pipeline/\(name)", .object(body))
        var result = reply.json
        if !invocation.has("no-wait"), let job = reply.json["job"]?.stringValue ?? reply.location {
            let done = try await caller.job(job, invocation.terminal)
            result = .object(JSONObject((reply.json.objectValue?.fields ?? []) + [("result", done)]))
        }
        return report(result, invocation.terminal)
    }

    private static func report(_ result: JSONValue, _ terminal: Terminal) -> ExitCode {
        let passedOver = result["skipped"]?.arrayValue ?? []
        let skipped = passedOver.filter { !Outcome.isDone($0) }
        let job = JobReport(result["result"] ?? .null)
        if terminal.json {
            terminal.result(result)
        } else {
            let done = passedOver.count - skipped.count
            terminal.result(
                "accepted \(Table.plain(result["accepted"])), skipped \(skipped.count)"
                    + (done == 0 ? "" : ", done already \(done)"))
            if result["accepted"]?.intValue == 0, passedOver.isEmpty {
                terminal.result("there is nobody, and nothing, that this stage could be done for")
            }
            if !skipped.isEmpty {
                terminal.result(
                    Table(columns: [.init("ID", field: "id"), .init("REASON", field: "reason")])
                        .render(skipped, width: terminal.width))
            }
            for left in result["left_out"]?.arrayValue ?? [] {
                terminal.result("left out \(Table.plain(left["count"])): \(Table.plain(left["reason"]))")
            }
            job.sayCounts(terminal)
            job.sayReasons(terminal)
        }
        return job.exitCode == .ok && !skipped.isEmpty ? .partlyFailed : job.exitCode
    }
}

extension Caller {
    /// Waits until a job has ended; shows its counts meanwhile.
    func job(_ location: String, _ terminal: Terminal) async throws -> JSONValue {
        var pause = Duration.milliseconds(20)
        defer { terminal.endProgress() }
        while true {
            let job = try await call("GET", location).json
            let status = job["status"]?.stringValue ?? ""
            if ["completed", "failed", "stopped", ""].contains(status) { return job }
            let counts = job["counts"]?.objectValue?.fields.map { "\($0.key) \(Table.plain($0.value))" } ?? []
            terminal.progress("\(status): \(counts.joined(separator: ", "))")
            try await loop.sleep(for: pause)
            pause = min(pause * 2, .milliseconds(500))
        }
    }
}
