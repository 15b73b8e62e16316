internal import Telemetry

/// What is said of a chore: log lines and metrics that name it.
struct ChoreReport: Sendable {
    private let name: String
    private let log: Log
    private let steps: Counter
    private let failed: Counter
    private let failing: Gauge

    init(_ name: String, product: String?, log: Log) {
        (self.name, self.log) = (name, log)
        let labels = ProductScope.labels(product, ["chore": name])
        steps = Metrics.shared.counter(
            "outreach_chore_steps_total",
            help: "Looks of a chore that found as much to do as one look takes, so that the next came at once.",
            labels: labels)
        failed = Metrics.shared.counter(
            "outreach_chore_failures_total", help: "Looks of a chore that failed.", labels: labels)
        failing = Metrics.shared.gauge(
            "outreach_chore_failing", help: "Failures of a chore in a row; 0 while it works.", labels: labels)
        failing.set(0)
    }

    /// - Parameter failures: before this look, in a row.
    func succeeded(after failures: Int, hasWorked: Bool) {
        if hasWorked { steps.add() }
        guard failures > 0 else { return }
        failing.set(0)
        log.info(
            "\(name) goes on",
            ["chore": .text(name), "failures": .number(Int64(failures))])
    }

    func failed(_ error: any Error, failures: Int, pause: Duration) {
        failed.add()
        failing.set(Double(failures))
        log.warning(
            "\(name) paused, it goes on by itself",
            [
                "chore": .text(name), "failures": .number(Int64(failures)),
                "pause": .text("\(pause)"), "error": .text("\(error)"),
            ])
    }

    func waits(_ error: any Error) {
        log.debug(
            "\(name) has nothing to work on yet",
            ["chore": .text(name), "error": .text("\(error)")])
    }
}
