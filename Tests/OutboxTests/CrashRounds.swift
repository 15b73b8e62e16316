import Database
import EventLoop
import FoundationEssentials
import Outbox
import TestKit

/// What the crash proofs have in common: subscribers, controls, a tail, writers, and what was acknowledged to them. Confined to
/// the scratch loop.
final class CrashRounds: @unchecked Sendable {
    let victim: CrashingDatabase
    let ledger: Ledger
    let writer: Replica
    let controls: [StubbornReader]
    private(set) var heard: [UUID] = []
    private(set) var resyncs = 0
    /// Events whose commit the server confirmed.
    private(set) var confirmed = 0
    private(set) var readers: [Replica] = []
    private var versions: [Int: Int] = [:]
    private var looking: [Task<Void, any Error>] = []

    init(_ victim: CrashingDatabase) async throws {
        self.victim = victim
        ledger = try await Ledger(victim.scratch.database)
        writer = Replica(victim.scratch, connections: 8, settings: .watchful)
        controls = [.fence, .event].map { StubbornReader($0, victim.scratch.open(maxConnections: 1)) }
        looking = controls.map { control in victim.scratch.loop.task { await control.run() } }
        writer.outbox.tail(
            [Thing.type], resync: { [weak self] in self?.resyncs += 1 },
            hear: { [weak self] events in self?.heard += events.compactMap { try? $0.id } })
        try await writer.outbox.start()
        for _ in 1...2 { try await addReader() }
    }

    func addReader() async throws {
        let reader = Replica(victim.scratch, settings: .watchful)
        try await reader.run(batch: 20) { connection, events in try await Ledger.apply(events, on: connection) }
        readers.append(reader)
    }

    /// A successor knows nothing but what is stored.
    func replaceReader() async throws {
        await readers.removeFirst().stop()
        try await addReader()
    }

    func stop() async {
        for control in controls { control.stop() }
        for task in looking { _ = try? await task.value }
        for reader in readers + [writer] { await reader.stop() }
    }

    /// One event on one of the writer's own subjects, in a transaction of its own, which begins with what orders it.
    func write(as number: Int = 0) async throws {
        let subject = number * 8 + .random(in: 0..<8)
        let version = versions[subject, default: 0] + 1
        versions[subject] = version
        try await ledger.append([Thing.event(subject, version: version)], to: writer.outbox)
        confirmed += 1
    }

    /// Ids that only transactions use which are rolled back: PostgreSQL does not flush them.
    func burnIDsBehindAFence() async throws {
        try await victim.scratch.database.withConnection {
            try await $0.script(
                "DO $$ BEGIN FOR i IN 1..200 LOOP PERFORM pg_current_xact_id(); ROLLBACK; END LOOP; END $$")
        }
    }

    /// The same, and the readers have looked since.
    func burnIDs() async throws {
        try await burnIDsBehindAFence()
        let next: XID8 = try await ledger.value("SELECT pg_snapshot_xmax(pg_current_snapshot())")
        // Not a moment longer than the readers need: the server flushes what it has before long, and a ring would at once.
        let deadline = ContinuousClock.now + .seconds(20)
        while controls[0].fence < next.value, ContinuousClock.now < deadline {
            try await victim.scratch.loop.sleep(for: .milliseconds(1))
        }
        try await victim.scratch.loop.sleep(for: .milliseconds(10))
    }

    /// Sixteen writers at work; what breaks under them is written anew. Each has subjects of its own, so that the log's order is
    /// that of their versions.
    func writers(while body: () async throws -> Void) async throws {
        let end = End()
        let tasks = (1...16).map { number in
            victim.scratch.loop.task {
                while !end.isReached {
                    do { try await self.write(as: number) } catch is DatabaseError {
                        try await self.victim.scratch.loop.sleep(for: .milliseconds(20))
                    }
                }
            }
        }
        try await body()
        end.isReached = true
        for task in tasks { try await task.value }
    }

    /// Effects of one subject whose version is not above the one before.
    func inversions() async throws -> Int {
        try await ledger.value(
            """
            SELECT count(*) FROM (SELECT version <= lag(version) OVER (PARTITION BY subject ORDER BY n) AS back
                                  FROM effects) h WHERE back
            """)
    }
}

extension OutboxSettings {
    /// Looks at the log all the time, and writes seldom: a commit would flush what a crash is to lose.
    static var watchful: OutboxSettings {
        var settings = OutboxSettings.brisk
        settings.pollInterval = .milliseconds(5)
        settings.heartbeat = .seconds(1)
        return settings
    }
}

/// Whether to stop. Confined to the scratch loop.
private final class End: @unchecked Sendable { var isReached = false }
