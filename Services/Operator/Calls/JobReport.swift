internal import JSON

/// A job for people: where it stands, its counts, and why what failed, grouped; nothing of it is cut.
struct JobReport {
    private let job: JSONValue

    init(_ job: JSONValue) { self.job = job }

    /// - Returns: what the job's end means for whoever waited for it.
    @discardableResult
    func show(_ terminal: Terminal) -> ExitCode {
        if terminal.json {
            terminal.result(job)
        } else {
            var lines = job.objectValue ?? [:]
            lines.fields.removeAll { ["counts", "reasons", "failures"].contains($0.key) }
            Commands.details(.object(lines), terminal)
            sayCounts(terminal)
            sayReasons(terminal)
        }
        return exitCode
    }

    var exitCode: ExitCode {
        if job["status"]?.stringValue == "failed" { return .failed }
        // What was stopped is not done.
        return hasFailures || job["status"]?.stringValue == "stopped" ? .partlyFailed : .ok
    }

    private var counts: [(key: String, value: JSONValue)] { job["counts"]?.objectValue?.fields ?? [] }

    private var hasFailures: Bool {
        counts.contains { ["failed", "invalid"].contains($0.key) && ($0.value.intValue ?? 0) > 0 }
    }

    func sayCounts(_ terminal: Terminal) {
        guard !counts.isEmpty else { return }
        terminal.result(counts.map { "\($0.key) \(Table.plain($0.value))" }.joined(separator: ", "))
    }

    /// By reason, the most frequent first; in a pipe a line each.
    func sayReasons(_ terminal: Terminal) {
        let reasons = job["reasons"]?.arrayValue ?? []
        guard !reasons.isEmpty else { return }
        terminal.result(
            Table(columns: [
                .init("COUNT", field: "count"), .init("CODE", field: "code"), .init("REASON", field: "reason"),
                .init("FINAL", field: "is_final"), .init("SUCH AS", field: "examples"),
            ]).render(reasons, width: terminal.width))
    }
}
