package import AdapterWire
package import EventLoop
package import HTTPClient
package import Telemetry

/// Does what adapters ask for: their requests, their waits, and the rules that no adapter can be trusted with.
///
/// Call it from tasks of its loop.
package struct Performer: Sendable {
    /// How often an adapter is asked in one operation.
    package static let maxSteps = 32
    /// A longer answer to one request is refused, not cut.
    package static let maxAnswer = 1 << 20

    let client: HTTPClient
    let bases: BaseAddresses
    let loop: Loop
    private let log: Log

    package init(client: HTTPClient, bases: BaseAddresses, loop: Loop, log: Log) {
        (self.client, self.bases, self.loop, self.log) = (client, bases, loop, log)
    }

    /// Runs one operation to its end, on behalf of the task's product (``ProductScope``): log and figures name it.
    ///
    /// A failure that the host makes after the deed was handed over says `UNKNOWN_OUTCOME`; an adapter's own failure is
    /// believed. Cancelling ends it: as `TEMPORARY` while nothing was done.
    /// - Parameters:
    ///   - credentials: the account's, by the manifest's names.
    ///   - deadline: nothing is sent after it.
    ///   - willCommit: called before the one committing request. `false` or an error: it is not sent, and the result is
    ///     `DEADLINE`, because the claim on the action was lost.
    package func perform(
        _ start: AdapterCall.Start, on session: any AdapterSession, credentials: [String: String],
        deadline: ContinuousClock.Instant, willCommit: @Sendable () async throws -> Bool
    ) async -> Performed {
        let (manifest, began) = (session.manifest, ContinuousClock.now)
        guard let operation = manifest.operation(start.operation) else {
            let reason = "\(manifest.displayName) has no operation \"\(start.operation)\"."
            return Performed(
                result: .failure(AdapterFailure(.notAvailable, reason)), isCommitted: false, refreshed: [:])
        }
        var run = OperationRun(
            performer: self, session: session, operation: operation, start: start, credentials: credentials,
            deadline: deadline)
        let result = await run.result(willCommit)
        let performed = Performed(
            result: result, isCommitted: run.mayHaveArrived, mayHaveActed: run.mayHaveActed,
            refreshed: run.hidden.refreshed)
        note(performed, manifest.platform, operation.name.rawValue, began.duration(to: .now))
        return performed
    }

    /// Neither address nor body nor reason: they may hold what nobody else should read.
    private func note(_ performed: Performed, _ platform: String, _ operation: String, _ duration: Duration) {
        Metrics.shared.histogram(
            "outreach_adapter_operation_duration_seconds", help: "Operations on networks, by how they ended.",
            labels: ProductScope.labels(
                ProductScope.product, ["platform": platform, "operation": operation, "outcome": performed.word])
        ).observe(duration)
        log.info(
            "performed an operation on a network",
            [
                "platform": .text(platform), "operation": .text(operation), "outcome": .text(performed.word),
                "committed": .flag(performed.isCommitted), "seconds": .decimal(duration / .seconds(1)),
            ])
    }
}
