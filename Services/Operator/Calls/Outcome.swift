internal import JSON

/// What became of several calls.
struct Outcome {
    var done = 0
    /// It was so before: done as well, for whoever asks again.
    var already = 0
    var failures: [(id: String, failure: Failure)] = []

    /// Of somebody in `skipped`: what was asked for is so.
    static func isDone(_ skipped: JSONValue) -> Bool { skipped["code"]?.stringValue?.hasPrefix("already-") == true }

    func report(_ verb: String, _ terminal: Terminal) -> ExitCode {
        if terminal.json {
            let failed = failures.map {
                JSONValue.object(["id": .string($0.id), "reason": .string($0.failure.sentence)])
            }
            terminal.result([
                "done": JSONValue(done), "already": JSONValue(already), "failed": .array(failed),
            ])
        } else {
            for group in GroupedReasons(failures.map { ($0.id, $0.failure.reason) }).groups {
                // Of several calls that failed alike, the first is enough to ask about.
                let request = failures.first { $0.id == group.ids[0] }?.failure.request
                terminal.remark(group.line + (request.map { "\n  request \($0)" } ?? ""))
            }
            let before = already == 0 ? "" : ", \(already) \(already == 1 ? "was" : "were") \(verb) already"
            terminal.result("\(done) \(verb)\(before)" + (failures.isEmpty ? "" : ", \(failures.count) not"))
        }
        if failures.isEmpty { return .ok }
        return done + already > 0 ? .partlyFailed : failures[0].failure.code
    }
}
