import Database
import EventLoop
import Glibc
import Outbox
import TestKit
import Testing
import Timekeeping

extension Proof {
    @Suite("Processes that die or stall") struct ProcessDeathTests {
        /// The product's, in milliseconds.
        private static let lease = Int(OutboxSettings().lease / .milliseconds(1))

        /// With the product's own lease.
        @Test func aKilledWorkersShardsResumeElsewhere() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let workers = try (1...3).map {
                    try WorkerProcess(scratch, "worker-\($0)", lease: ProcessDeathTests.lease, batch: 15)
                }
                defer { for worker in workers { worker.kill() } }
                let stream = Stream(ledger, Replica(scratch).outbox)
                let streaming = scratch.loop.task { try await stream.run() }
                try #require(try await ledger.holds("SELECT count(DISTINCT worker) = 3 FROM effects"))
                try await scratch.loop.sleep(for: .seconds(1))
                let killed: Timestamp = try await ledger.value("SELECT clock_timestamp()")
                workers[0].kill()
                let resumed = try await ledger.holds(
                    "SELECT count(DISTINCT shard) = 64 FROM effects WHERE at > \(killed) AND worker <> 'worker-1'")
                #expect(resumed)
                let seconds: Double = try await ledger.value(
                    "SELECT extract(epoch FROM clock_timestamp() - \(killed))::float8")
                stream.isStopping = true
                try await streaming.value
                #expect(try await ledger.settled() == Ledger.Verdict())
                report(
                    "kill -9: all shards applied elsewhere after \((seconds * 10).rounded() / 10) s, every effect once")
            }
        }

        /// The first time others of its batch go with it. From then on each is tried by itself, and the one is given up.
        @Test func anEventThatEndsItsProcessBecomesADeadLetter() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let things = Array(0..<20) + [666] + Array(20..<40)
                try await ledger.append(things.map { Thing.event($0) }, to: Replica(scratch).outbox)
                var workers = [try WorkerProcess(scratch, "worker-0", lease: 500, batch: 1)]
                defer { for worker in workers { worker.kill() } }
                var deadLetters: Int64 = 0
                while deadLetters == 0, workers.count < 20 {
                    if workers[workers.count - 1].hasEnded {
                        // Nobody waits for the pauses between its tries.
                        try await scratch.database.execute(
                            "UPDATE outbox.parked SET next_attempt_at = clock_timestamp()")
                        workers.append(try WorkerProcess(scratch, "worker-\(workers.count)", lease: 500, batch: 1))
                    }
                    try await scratch.loop.sleep(for: .milliseconds(20))
                    deadLetters = try await ledger.value("SELECT count(*) FROM outbox.dead_letters")
                }
                #expect(try await ledger.holds("SELECT count(*) = 40 FROM effects"))
                #expect(try await ledger.verdict() == Ledger.Verdict(missed: 1))
                let tries = OutboxSettings().maxAttempts
                #expect(try await ledger.value("SELECT attempts FROM outbox.dead_letters") == tries)
                #expect(workers.count == Int(tries) + 2, "one for its batch, one for each try, and the one that lives")
                #expect(
                    try await ledger.value("SELECT error FROM outbox.dead_letters")
                        == "the process ended while it was at work on this")
                #expect(try await ledger.holds("SELECT count(*) = 0 FROM outbox.parked"))
            }
        }

        /// Stopped in the middle of its transactions, for longer than its lease, then continued: what it was about to
        /// commit has been done by others, and its fencing tokens are old.
        @Test func aStalledWorkerWritesNothingStale() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let workers = try (1...3).map { try WorkerProcess(scratch, "worker-\($0)", lease: 1000, batch: 15) }
                defer { for worker in workers { worker.kill() } }
                let stream = Stream(ledger, Replica(scratch).outbox)
                let streaming = scratch.loop.task { try await stream.run() }
                var rescued: Int64 = 0
                for trial in 0..<6 {
                    let victim = workers[trial % 3]
                    try #require(
                        try await ledger.holds(
                            """
                            SELECT count(DISTINCT worker) = 3 FROM effects WHERE at > clock_timestamp() - interval '500 ms'
                            """))
                    let tokens: Int64 = try await ledger.value("SELECT sum(token)::bigint FROM outbox.leases")
                    victim.signal(SIGSTOP)
                    try await scratch.loop.sleep(for: .milliseconds(2500))
                    victim.signal(SIGCONT)
                    try #require(try await ledger.holds("SELECT sum(token) > \(tokens) FROM outbox.leases"))
                    rescued += try await ledger.value("SELECT sum(token)::bigint - \(tokens) FROM outbox.leases")
                }
                stream.isStopping = true
                try await streaming.value
                let verdict = try await ledger.settled()
                #expect(verdict == Ledger.Verdict())
                report("SIGSTOP past the lease, 6 trials: \(rescued) shards changed hands; \(verdict)")
            }
        }

        /// The product's lease. A transaction that a stopped process left open holds the fence, so others may wait until the
        /// server ends it (5 s); their own shards must go on then, and the stopped one's within 15 s.
        @Test func othersGoOnWhileOneIsStopped() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let workers = try (1...3).map {
                    try WorkerProcess(scratch, "worker-\($0)", lease: ProcessDeathTests.lease, batch: 15)
                }
                defer { for worker in workers { worker.kill() } }
                let stream = Stream(ledger, Replica(scratch).outbox)
                let streaming = scratch.loop.task { try await stream.run() }
                try #require(try await ledger.holds("SELECT count(DISTINCT worker) = 3 FROM effects"))
                try await scratch.loop.sleep(for: .seconds(1))
                let stopped: Timestamp = try await ledger.value("SELECT clock_timestamp()")
                workers[0].signal(SIGSTOP)
                #expect(
                    try await ledger.holds(
                        "SELECT count(DISTINCT shard) = 64 FROM effects WHERE at > \(stopped) AND worker <> 'worker-1'")
                )
                let takeover: Double = try await ledger.value(
                    "SELECT extract(epoch FROM clock_timestamp() - \(stopped))::float8")
                let pause: Double = try await ledger.value(
                    """
                    SELECT max(gap)::float8 FROM (
                        SELECT extract(epoch FROM at - lag(at) OVER (PARTITION BY worker ORDER BY at)) AS gap FROM effects
                        WHERE worker <> 'worker-1' AND at > \(stopped)::timestamptz - interval '1 second') g
                    """)
                workers[0].signal(SIGCONT)
                stream.isStopping = true
                try await streaming.value
                #expect(takeover <= 15)
                #expect(pause <= 8)
                #expect(try await ledger.settled() == Ledger.Verdict())
                report(
                    "one stopped: its shards resumed elsewhere after \(tenths(takeover)) s, others paused for \(tenths(pause)) s at most"
                )
            }
        }
    }
}

private func tenths(_ seconds: Double) -> Double { (seconds * 10).rounded() / 10 }

/// A steady stream of events over all shards. Confined to the scratch loop.
private final class Stream: @unchecked Sendable {
    private let ledger: Ledger
    private let outbox: Outbox
    var isStopping = false

    init(_ ledger: Ledger, _ outbox: Outbox) { (self.ledger, self.outbox) = (ledger, outbox) }

    func run() async throws {
        while !isStopping {
            try await ledger.append((0..<8).map { _ in Thing.event(.random(in: 0..<512)) }, to: outbox)
            try await outbox.loop.sleep(for: .milliseconds(10))
        }
    }
}
