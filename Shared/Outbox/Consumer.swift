internal import Database
internal import EventLoop
internal import Lifecycle
internal import Telemetry

/// One subscription in this process: its leases, its two lanes, and what it does when something fails.
/// Confined to its loop.
final class Consumer: @unchecked Sendable {
    let subscription: Subscription
    /// Strong, because tasks outlive whoever forgets to stop; ``Outbox/stop()`` ends the circle.
    let outbox: Outbox
    let leases: LeaseKeeper
    let parking: Parking
    private var lanes: [LaneReader] = []
    private var tasks: [Task<Void, any Error>] = []
    /// Rings when the next heartbeat must not wait.
    private let pulse: Bell
    private(set) var isStopping = false
    let latency: Histogram
    let applied: Counter

    init(_ subscription: Subscription, outbox: Outbox) {
        (self.subscription, self.outbox) = (subscription, outbox)
        pulse = Bell(loop: outbox.loop)
        leases = LeaseKeeper(subscription: subscription.name, settings: outbox.settings)
        parking = Parking(subscription: subscription, settings: outbox.settings, bell: Bell(loop: outbox.loop))
        let labels = ProductScope.labels(subscription.product, ["subscription": subscription.name])
        latency = Metrics.shared.histogram(
            "outreach_outbox_dispatch_latency_seconds", help: "From an event's commit time to its effect.",
            labels: labels)
        applied = Metrics.shared.counter(
            "outreach_outbox_applied_total", help: "Events applied with their effects.", labels: labels)
        lanes = Lane.allCases.map { LaneReader($0, consumer: self) }
    }

    /// Makes the subscription known with a cursor per shard and lane; it hears everything that is still in the log.
    func register() async throws {
        let shards = (0..<Int16(Shard.count)).map { $0 }
        try await outbox.database.transaction { connection in
            try await connection.execute(
                """
                INSERT INTO outbox.subscriptions (name, types) VALUES (\(subscription.name), \(subscription.types))
                ON CONFLICT (name) DO UPDATE SET types = excluded.types WHERE subscriptions.types <> excluded.types
                """)
            try await connection.execute(
                """
                INSERT INTO outbox.leases (subscription, shard)
                SELECT \(subscription.name), s FROM unnest(\(shards)) s ON CONFLICT DO NOTHING
                """)
            try await connection.execute(
                """
                INSERT INTO outbox.cursors (subscription, lane, shard, era, transaction_id, position)
                SELECT \(subscription.name), lane, s, 0, '0', 0 FROM unnest(\(shards)) s, generate_series(0, 1) lane
                ON CONFLICT DO NOTHING
                """)
        }
    }

    func start() {
        ProductScope.of(subscription.product) {
            tasks.append(outbox.loop.task { await self.keepLeases() })
            for lane in lanes { tasks.append(outbox.loop.task { await self.run(lane) }) }
            tasks.append(outbox.loop.task { await self.replayParked() })
        }
    }

    func ring() { for lane in lanes { lane.bell.ring() } }

    /// Lets batches in hand commit, then hands the shards back.
    func stop() async {
        isStopping = true
        for lane in lanes { lane.bell.close() }
        parking.bell.close()
        for task in tasks.dropFirst() { _ = try? await task.value }
        pulse.close()
        _ = try? await tasks.first?.value
        try? await leases.leave(on: outbox.database)
    }

    private func keepLeases() async {
        while !isStopping {
            do {
                let (acquired, life) = try await leases.beat(on: outbox.database)
                outbox.lives.note(life)
                // Also without new shards: a person may have put dead letters back in line.
                try await parking.load(shards: leases.shards + acquired.map(\.shard), on: outbox.database)
                leases.hold(acquired)
                for lane in lanes { lane.acquire(acquired, in: life) }
            } catch let error as OutboxFault where error.needsPerson {
                outbox.log.warning("events wait for somebody", ["reason": .text("\(error)")])
                await pulse.wait(atMost: .seconds(10))
            } catch {
                outbox.log.debug(
                    "heartbeat failed", ["subscription": .text(subscription.name), "error": .text("\(error)")])
            }
            await pulse.wait(atMost: outbox.settings.heartbeat)
        }
    }

    /// A look has shown another life of the database than the one in which the shards came in, or none: they are nobody's. The
    /// next heartbeat, which comes at once, takes them again with what is stored.
    func enterNewLife() {
        outbox.log.info(
            "the database began a new life: its log is read anew from what is stored",
            ["subscription": .text(subscription.name)])
        leases.loseAll()
        pulse.ring()
    }

    private func run(_ lane: LaneReader) async {
        var (failures, held) = (0, 0)
        while !isStopping {
            do {
                let next = try await lane.step()
                failures = 0
                held = next == .held ? held + 1 : 0
                switch next {
                case .again: continue
                // A transaction that stays open holds everybody's fence: not all of them may ask all the time.
                case .held where held > 20: await lane.bell.rest(for: .milliseconds(25))
                case .soon, .held: await lane.bell.wait(atMost: .milliseconds(3))
                case .idle: await lane.bell.wait(atMost: outbox.settings.pollInterval)
                }
            } catch {
                failures += 1
                report(error, failures)
                await lane.bell.rest(for: pause(after: error, failures))
            }
        }
    }

    /// A subscription whose tables are missing looks again after the lease's time; everything else sooner.
    private func pause(after error: any Error, _ failures: Int) -> Duration {
        HandlerFault.isOfMissingParts(error) ? outbox.settings.lease : .milliseconds(50 * min(failures, 40))
    }

    private func report(_ error: any Error, _ failures: Int) {
        guard failures == 1 || failures.isMultiple(of: 50) else { return }
        let attributes: LogAttributes = ["subscription": .text(subscription.name), "error": .text("\(error)")]
        if HandlerFault.isOfMissingParts(error) {
            outbox.log.warning("subscription paused: tables or columns that it needs are missing", attributes)
        } else if case OutboxFault.leaseLost = error {
            outbox.log.info("shards moved to another process", attributes)
        } else {
            outbox.log.warning("reading events failed, trying again", attributes)
        }
    }

    private func replayParked() async {
        var failures = 0
        while !isStopping {
            if parking.isEmpty {
                await parking.bell.wait(atMost: outbox.settings.pollInterval)
                continue
            }
            do {
                let worked = try await parking.replay(tokens: leases.tokens, outbox: outbox)
                failures = 0
                if !worked { await parking.bell.rest(for: .milliseconds(50)) }
            } catch {
                failures += 1
                report(error, failures)
                await parking.bell.rest(for: pause(after: error, failures))
            }
        }
    }
}
