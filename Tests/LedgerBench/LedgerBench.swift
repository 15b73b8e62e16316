import Actions
import Database
import EventLoop
import Glibc
import JSON
import Migrations
import Outbox
import Synchronization
import Telemetry

/// Measures how fast intents are planned on a given, empty database; `make bench` runs it. Prints one JSON line.
///
/// A thousand accounts on a hundred networks, every rule of every limit set, so that each intent charges two limits and is checked
/// against pauses and the list of those who said no.
struct LedgerBench: Sendable {
    static let accounts = 1000
    static let networks = 100
    static let perAccount = 25

    let database: Database
    /// Intents in one transaction at most.
    let batch: Int
    let planners: Int
    let loop: Loop
    let log = Log(service: "bench", minimum: .error, format: .json)

    static func run(_ arguments: [String]) -> Int32 {
        guard arguments.count == 6, arguments[0] == "--url", arguments[2] == "--batch", let batch = Int(arguments[3]),
            arguments[4] == "--planners", let planners = Int(arguments[5])
        else {
            print("usage: ledger-bench --url CONNINFO --batch N --planners N")
            return 2
        }
        let loop = Loop(name: "bench")
        loop.start()
        let status = Mutex<Int32?>(nil)
        loop.task {
            do {
                let bench = LedgerBench(url: arguments[1], batch: batch, planners: planners, loop: loop)
                print(try await bench.measure().text)
                status.withLock { $0 = 0 }
            } catch {
                print("ledger-bench: \(error)")
                status.withLock { $0 = 1 }
            }
        }
        while true {
            if let code = status.withLock({ $0 }) { return code }
            usleep(5000)
        }
    }

    init(url: String, batch: Int, planners: Int, loop: Loop) {
        var configuration = DatabaseConfiguration(url: url, maxConnections: 8)
        configuration.statementTimeout = .seconds(120)
        (self.batch, self.planners, self.loop) = (batch, planners, loop)
        database = Database(configuration, loop: loop, log: log)
    }

    private func measure() async throws -> JSONValue {
        _ = try await Migrator(database).migrate(lines: ["platform"])
        try await seed()
        let ledger = makeLedger()
        let times = Mutex<[Double]>([])
        let planned = Mutex(0)
        let start = ContinuousClock.now
        let tasks = (0..<planners).map { _ in
            loop.task {
                while true {
                    let began = ContinuousClock.now
                    let count = try await ledger.plan(most: batch).count
                    let took = ContinuousClock.now - began
                    if count == 0, planned.withLock({ $0 }) == LedgerBench.accounts * LedgerBench.perAccount { return }
                    // The other planner has what is left in hand.
                    if count == 0 {
                        try await loop.sleep(for: .milliseconds(1))
                        continue
                    }
                    times.withLock { $0.append(took / .milliseconds(1)) }
                    planned.withLock { $0 += count }
                }
            }
        }
        for task in tasks { try await task.value }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let count = planned.withLock { $0 }
        try await check(count)
        let sorted = times.withLock { $0.sorted() }
        return [
            "value": .double(Double(count) / seconds), "unit": "intents/s", "intents": JSONValue(count),
            "p50_ms": .double(sorted[sorted.count / 2]), "p99_ms": .double(sorted[sorted.count * 99 / 100]),
        ]
    }

    private func makeLedger() -> Ledger {
        let outbox = Outbox(
            database: database, loop: loop, listener: nil, settings: OutboxSettings(), log: log)
        return Ledger(outbox: outbox, products: [Benched()])
    }

    /// Whose actions they are; it has nothing to say of them.
    private struct Benched: ActionProduct {
        var name: String { "bench" }
        var operations: [String] { ["message"] }
        func judge(_ actions: [Action], on connection: Connection) -> ProductsWord { ProductsWord() }
        func lockPeople(of actions: [Action], on connection: Connection) {}
        func intended(_ actions: [Action], on connection: Connection) {}
        func concluded(_ conclusion: Conclusion, on connection: Connection) {}
    }

    private func seed() async throws {
        try await database.execute(
            """
            INSERT INTO platform.accounts (platform, handle)
            SELECT 'network' || (i % \(Int32(LedgerBench.networks))::int), 'account' || i
            FROM generate_series(1, \(Int32(LedgerBench.accounts))::int) i
            """)
        try await database.execute(
            """
            INSERT INTO platform.limits (platform, operation, account_id, per_minute, spacing_ms, per_day, per_week)
            SELECT platform, 'message', id, 600, 0, 5000, 20000 FROM platform.accounts WHERE platform LIKE 'network%'
            UNION ALL SELECT DISTINCT platform, 'message', NULL::uuid, 600, 0, 50000, 200000 FROM platform.accounts
            WHERE platform LIKE 'network%'
            """)
        try await database.execute(
            """
            INSERT INTO platform.actions (id, product, subject_id, account_id, platform, operation, guarantee, input,
                body_sha256, recipient_hashes, created_by, reckoned_at)
            SELECT gen_random_uuid(), 'bench', gen_random_uuid(), a.id, a.platform, 'message', 'lookup',
                   '{"text":"A message of ordinary length, as an operator would write it to somebody."}',
                   sha256('x'), ARRAY[sha256(random()::text::bytea), sha256(random()::text::bytea)], 'bench', clock_timestamp()
            FROM platform.accounts a, generate_series(1, \(Int32(LedgerBench.perAccount))::int)
            WHERE a.platform LIKE 'network%'
            """)
        try await database.execute(
            """
            INSERT INTO platform.queues (product, account_id, operation, delivery, platform, ready_at)
            SELECT 'bench', id, 'message', 'api', platform, clock_timestamp() FROM platform.accounts WHERE platform LIKE 'network%'
            """)
        // Somebody said no: the list is looked at.
        try await database.execute(
            """
            WITH s AS (INSERT INTO platform.suppressions (id, reason, source) SELECT gen_random_uuid(), 'bench', 'bench'
                       FROM generate_series(1, 10000) RETURNING id)
            INSERT INTO platform.suppression_hashes (hash, suppression_id, kind)
            SELECT sha256(id::text::bytea), id, 'email' FROM s
            """)
        try await database.execute("ANALYZE platform.actions")
    }

    /// Every action became an intent, and every charge is in the books.
    private func check(_ planned: Int) async throws {
        let row = try await database.first(
            """
            SELECT (SELECT count(*) FROM platform.actions WHERE status = 'intent'),
                   (SELECT sum(day_used) FROM platform.limits WHERE account_id IS NULL)
            """)
        let intents: Int64 = try row?[0] ?? 0
        let charged: Int64 = try row?[1] ?? 0
        guard intents == Int64(planned), charged == Int64(planned),
            planned == LedgerBench.accounts * LedgerBench.perAccount
        else { throw Mismatch(planned: planned, intents: intents, charged: charged) }
    }

    struct Mismatch: Error, CustomStringConvertible {
        let planned: Int
        let intents: Int64
        let charged: Int64
        var description: String { "\(planned) planned, \(intents) intents, \(charged) charged: the books do not agree" }
    }
}
