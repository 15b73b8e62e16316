internal import EventLoop
internal import JSON

/// A call that begins a job for many: who is in line, who was passed over and why, and what came of it.
struct Stage {
    let path: String
    let body: JSONObject

    static let noWait = Command.Option("no-wait", "return when the work is accepted, not when it is done")

    func run(_ invocation: Invocation) async throws -> ExitCode {
        let caller = try Caller(invocation)
        let reply = try await caller.call("POST", path, .object(body))
        var result = reply.json
        if !invocation.has("no-wait"), let job = reply.json["job"]?.stringValue ?? reply.location {
            let done = try await caller.job(job, invocation.terminal)
            result = .object(JSONObject((reply.json.objectValue?.fields ?? []) + [("result", done)]))
        }
        return Stage.report(result, invocation.terminal)
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
            if !skipped.isEmpty { terminal.result(GroupedReasons(skipped).table(width: terminal.width)) }
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
            let job = try await patiently(location)
            let status = job["status"]?.stringValue ?? ""
            if ["completed", "failed", "stopped", ""].contains(status) { return job }
            let counts = job["counts"]?.objectValue?.fields.map { "\($0.key) \(Table.plain($0.value))" } ?? []
            terminal.progress("\(status): \(counts.joined(separator: ", "))")
            try await loop.sleep(for: pause)
            pause = min(pause * 2, .milliseconds(500))
        }
    }

    private static func goesOn(_ location: String, _ failure: Failure) -> Failure {
        let id = location.split(separator: "/").last.map(String.init) ?? location
        return Failure(
            .unavailable, "\(failure.reason)\nThe work was accepted and goes on: outreach jobs wait \(id)",
            request: failure.request)
    }

    /// A service that restarts is asked again: the work goes on meanwhile, or when it is back.
    private func patiently(_ location: String) async throws -> JSONValue {
        let end = ContinuousClock.now + .seconds(60)
        while true {
            do {
                return try await call("GET", location).json
            } catch {
                guard error.code == .unavailable else { throw error }
                guard ContinuousClock.now < end else { throw Caller.goesOn(location, error) }
                try await loop.sleep(for: .milliseconds(500))
            }
        }
    }
}
