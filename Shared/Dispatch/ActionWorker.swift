package import Actions
internal import Database
package import EventLoop
internal import FoundationEssentials
internal import JSON
package import Lifecycle
package import Telemetry

/// Makes the tries the ledger allows: plans, has an adapter do each, records what became of it. Any number of processes run one;
/// the ledger's rows decide who does what.
///
/// Confined to its loop.
package final class ActionWorker: @unchecked Sendable {
    let ledger: Ledger
    let trying: any Tries
    let loop: Loop
    let log: Log
    /// Tries under way at most.
    private let most: Int
    private var underWay = 0
    /// The tries under way, by action, and whether they are past their announcement.
    private var tries: [UUID: (intent: Intent, isCalled: Bool)] = [:]
    private var wasQuiet = false
    /// Lookups under way.
    var lookups = 0
    /// When this process said last that it is there.
    var announced: ContinuousClock.Instant?
    /// Intents in one transaction: more plan faster, and keep others waiting longer.
    private static let batch = 12
    /// The longest silence: somebody else may have put something in line.
    private static let poll = Duration.milliseconds(500)
    private var isStopping = false
    private var isAnnounced = false
    /// Something was put in line, or a limit has become free.
    private let bell: Bell
    private var idle: [CheckedContinuation<Void, Never>] = []

    /// - Parameters:
    ///   - trying: who makes the tries.
    ///   - bell: rung when something was put in line; of the same loop.
    package init(ledger: Ledger, trying: any Tries, loop: Loop, log: Log, bell: Bell? = nil, most: Int = 32) {
        (self.ledger, self.trying, self.loop, self.log, self.most) = (ledger, trying, loop, log, most)
        self.bell = bell ?? Bell(loop: loop)
    }

    package var chores: [Chore] { [sending, sweeping, asking] }

    /// Plans and begins tries; at its end it hands back what has not started and waits for what has.
    package var sending: Chore {
        Chore(
            "sending", every: ActionWorker.poll, retries: .milliseconds(500)...(.seconds(2)), bell: bell, on: loop
        ) { [self] in try await plan() }.ending { [self] in
            isStopping = true
            await drain()
        }
    }

    /// Waits for the calls under way as long as a usual call takes, and no longer: what an operation with a longer call time has not ended
    /// by then is handed over. Before its call it costs nothing; after it, whoever goes on asks at once, not only after the lease.
    private func drain() async {
        guard underWay > 0 else { return }
        let limit = loop.after(ledger.settings.callTime) { self.release() }
        await withCheckedContinuation { idle.append($0) }
        limit.cancel()
        for (intent, isCalled) in tries.values {
            await ProductScope.of(intent.action.product) { await handOver(intent, isCalled: isCalled) }
        }
    }

    private func handOver(_ intent: Intent, isCalled: Bool) async {
        log.warning(
            "a call that takes longer than a stop may is handed over", ["action": .text(intent.action.id.lowercase)])
        await record { [ledger] in
            if isCalled {
                try await ledger.conclude(intent, .doubtful(ActionWorker.stopped))
            } else {
                try await ledger.release(intent)
            }
        }
    }

    private static let stopped = TryConclusion.Failure(
        code: "UNKNOWN_OUTCOME", reason: "The process was asked to stop before the network had answered.", cure: .none)

    private func release() {
        for waiter in idle { waiter.resume() }
        idle = []
    }

    /// Something was put in line, or a limit has become free.
    package func ring() { bell.ring() }

    private func plan() async throws -> Chore.Left {
        if !isAnnounced { log.info("sends what the ledger allows", ["worker": .text(ledger.worker.uuidString)]) }
        isAnnounced = true
        let began = ContinuousClock.now
        reportLeap()
        let intents = try await ledger.plan(most: min(ActionWorker.batch, most - underWay), reach: trying.reach)
        for intent in intents { begin(intent, plannedAt: began) }
        if underWay == most { return .nothing }
        guard intents.isEmpty else { return .more }
        let ready = try await ledger.nextReady(reach: trying.reach) ?? ActionWorker.poll
        return .later(min(ready, ActionWorker.poll))
    }

    private func reportLeap() {
        let quiet = ledger.quiet
        if let quiet, !wasQuiet {
            log.warning(
                "the database's clock was put forward: nothing is begun until its limits are certain again",
                ["seconds": .number(Int64(quiet / .seconds(1)))])
        }
        wasQuiet = quiet != nil
    }

    private func begin(_ intent: Intent, plannedAt began: ContinuousClock.Instant) {
        underWay += 1
        tries[intent.action.id] = (intent, false)
        loop.task { [self] in
            // Whoever does something for this action does it for its product (R0.133).
            await ProductScope.of(intent.action.product) { await make(intent, plannedAt: began) }
            tries[intent.action.id] = nil
            ended()
        }
    }

    private func ended() {
        underWay -= 1
        ring()
        if underWay == 0 { release() }
    }

    /// The deadline counts from before the plan: it is never later than the ledger's own.
    private func make(_ intent: Intent, plannedAt began: ContinuousClock.Instant) async {
        if isStopping { return await record { try await self.ledger.release(intent) } }
        let ledger = ledger
        let outcome = await trying.make(intent.action, deadline: began + intent.callTime) {
            // A stop is near: what has not begun is handed back.
            guard !self.isStopping, try await ledger.calling(intent) else { return false }
            self.tries[intent.action.id]?.isCalled = true
            return true
        }
        if let outcome { SendingReport.note(outcome, of: intent.action, log) }
        await record(keeping: outcome?.isSuccess == true) {
            if let outcome {
                guard try await !ledger.conclude(intent, outcome) else { return }
                SendingReport.arrivedLate(intent.action, self.log)
            } else {
                try await ledger.release(intent)
            }
        }
    }

    /// What became of a call is written down as soon as the database is there; past the lease somebody else settles it.
    /// - Parameter keeping: it settles a doubt however late it comes, so only a stop ends the trying.
    func record(keeping: Bool = false, _ write: @Sendable () async throws -> Void) async {
        let deadline = ContinuousClock.now + ledger.settings.lease
        while true {
            do {
                return try await write()
            } catch {
                log.warning("an outcome is not recorded yet", ["error": .text("\(error)")])
                guard ContinuousClock.now < deadline || keeping && !isStopping else {
                    return log.error("an outcome was not recorded; the lease's end settles it")
                }
                // Who has to mend tables takes longer than a server that starts again.
                let isDamaged = (error as? DatabaseError)?.isOfMissingParts ?? false
                try? await loop.sleep(for: isDamaged ? .seconds(2) : .milliseconds(200))
            }
        }
    }
}
