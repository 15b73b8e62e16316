internal import JSON

extension Commands {
    static let jobs: [Command] = [
        .list(
            "jobs list", jobsPath,
            by: [
                .init(
                    "kind", "KIND", choices: ["import", "discover", "review", "draft", "send", "followup"],
                    "only those of this kind"),
                .init(
                    "status", "STATUS", choices: ["pending", "running", "completed", "failed", "stopped"],
                    "only those that stand so"),
            ], nothing: "there are no jobs",
            [
                .init("ID", field: "id"), .init("KIND", field: "kind"), .init("STATUS", field: "status"),
                .init("OF") { Table.plain($0["counts"]?["accepted"]) },
                .init("DONE") { Table.plain($0["counts"]?["done"]) },
                .init("FAILED") { Table.plain($0["counts"]?["failed"]) }, .init("BY", field: "created_by"),
                .init("BEGUN", field: "created_at"),
            ], summary: "work that requests have begun, newest first",
            examples: ["outreach jobs list --status running"]),
        Command(
            "jobs show", operands: ["ID"], summary: "one job: how far it is, and why what failed",
            examples: ["outreach jobs show 3f0c…"]
        ) { invocation in
            try await show(try await Caller(invocation).call("GET", job(invocation)).json, invocation)
            return .ok
        },
        Command(
            "jobs wait", operands: ["ID"],
            summary: "wait until a job is over, or stopped; then the same as jobs show",
            examples: ["outreach jobs wait 3f0c…"]
        ) { invocation in
            let done = try await Caller(invocation).job(job(invocation), invocation.terminal)
            return try await show(done, invocation)
        },
        Command(
            "jobs stop", operands: ["ID"], summary: "stop a job; what waits rests until it is resumed",
            examples: ["outreach jobs stop 3f0c…"]
        ) { try await change("stop", $0) },
        Command(
            "jobs resume", operands: ["ID"], summary: "have a stopped job go on",
            examples: ["outreach jobs resume 3f0c…"]
        ) { try await change("resume", $0) },
    ]

    private static let jobsPath = "/api/social/jobs"

    private static func job(_ invocation: Invocation) -> String {
        "\(jobsPath)/\(Query.escaped(invocation.operands[0]))"
    }

    /// Why rows of a file were not imported stands with the import.
    @discardableResult
    private static func show(_ job: JSONValue, _ invocation: Invocation) async throws -> ExitCode {
        guard job["kind"] == "import", let id = job["id"]?.stringValue else {
            return JobReport(job).show(invocation.terminal)
        }
        let reply = try await Caller(invocation).call("GET", "/api/social/imports/\(Query.escaped(id))/reasons").json
        let reasons = reply["items"]?.arrayValue ?? []
        guard !invocation.terminal.json else {
            var whole = job.objectValue ?? [:]
            whole["reasons"] = .array(reasons)
            return JobReport(.object(whole)).show(invocation.terminal)
        }
        let end = JobReport(job).show(invocation.terminal)
        sayReasons(reasons, invocation.terminal)
        return end
    }

    private static func change(_ verb: String, _ invocation: Invocation) async throws -> ExitCode {
        let job = try await Caller(invocation).call("POST", "\(job(invocation))/\(verb)", .object([:])).json
        JobReport(job).show(invocation.terminal)
        return .ok
    }
}
