internal import Telemetry

/// The figures of one network's hosts (Docs/operations.md "Metrics").
struct HostInstruments {
    enum Cause: String { case crashed, hung, `protocol` }

    private let answered: Histogram
    private let failed: Histogram
    private let starts: Counter
    private let ends: [Cause: Counter]

    init(_ platform: String) {
        func calls(_ outcome: String) -> Histogram {
            Metrics.shared.histogram(
                "outreach_adapter_call_duration_seconds", help: "Calls of adapters, with their time in line.",
                labels: ["platform": platform, "outcome": outcome],
                buckets: [0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.01, 0.05, 0.25, 1, 2.5, 10])
        }
        func ends(_ cause: Cause) -> (Cause, Counter) {
            let counter = Metrics.shared.counter(
                "outreach_adapter_host_ends_total", help: "Hosts of adapters that ended without being asked to.",
                labels: ["platform": platform, "cause": cause.rawValue])
            return (cause, counter)
        }
        (answered, failed) = (calls("answered"), calls("failed"))
        starts = Metrics.shared.counter(
            "outreach_adapter_host_starts_total", help: "Hosts of adapters that were started.",
            labels: ["platform": platform])
        self.ends = Dictionary(uniqueKeysWithValues: [ends(.crashed), ends(.hung), ends(.protocol)])
    }

    func started() { starts.add() }
    func ended(_ cause: Cause) { ends[cause]?.add() }
    func finished(_ call: PendingCall, answered isAnswer: Bool) {
        (isAnswer ? answered : failed).observe(.now - call.asked)
    }
}
