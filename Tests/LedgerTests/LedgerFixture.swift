import Actions
import Database
import EventLoop
import FoundationEssentials
import Outbox
import Synchronization
import Telemetry
import TestKit
import Testing
import Timekeeping

/// A time that only moves when a test says so.
final class FakeClock: Sendable {
    private struct Time {
        var wall: Timestamp
        /// What has really passed.
        var steady = Duration.zero
    }
    private let value: Mutex<Time>

    init(_ start: String = "2026-03-04T10:00:00.000000Z") { value = Mutex(Time(wall: Timestamp(iso8601: start)!)) }

    var now: Timestamp { value.withLock(\.wall) }
    func advance(_ duration: Duration) {
        value.withLock {
            $0.wall = $0.wall.adding(duration)
            $0.steady += duration
        }
    }
    func set(_ moment: Timestamp) { advance(moment - now) }
    /// Somebody puts the clock forward, or back; no time passes.
    func leap(_ duration: Duration) { value.withLock { $0.wall = $0.wall.adding(duration) } }
    var ledger: LedgerClock { .fixed({ [self] in now }, steady: { [self] in value.withLock(\.steady) }) }
}

/// A product that writes down what the ledger tells it.
final class NotingProduct: ActionProduct, Sendable {
    let name: String
    let operations = ["message", "inmail"]

    init(_ name: String = "test") { self.name = name }

    struct Notes: Sendable {
        var intended: [UUID] = []
        var concluded: [Conclusion] = []
        var unwanted: [UUID: String] = [:]
        var hashes: [UUID: [[UInt8]]] = [:]
        var later: [UUID: Postponement] = [:]
        /// What the database refuses when it is told how this one ended.
        var failing: UUID?
        /// What the database refuses whenever it looks at this one.
        var unjudgeable: UUID?
    }
    let notes = Mutex(Notes())

    func judge(_ actions: [Action], on connection: Connection) async throws -> ProductsWord {
        if let failing = notes.withLock(\.unjudgeable), actions.contains(where: { $0.subjectID == failing }) {
            try await connection.execute("SELECT 1 / 0")
        }
        return notes.withLock {
            ProductsWord(refusals: $0.unwanted, recipientHashes: $0.hashes, postponements: $0.later)
        }
    }
    func lockPeople(of actions: [Action], on connection: Connection) async throws {}
    func intended(_ actions: [Action], on connection: Connection) async throws {
        notes.withLock { $0.intended += actions.map(\.subjectID) }
    }
    func concluded(_ conclusion: Conclusion, on connection: Connection) async throws {
        if notes.withLock(\.failing) == conclusion.action.subjectID {
            try await connection.execute("SELECT 1 / 0")
        }
        notes.withLock { $0.concluded.append(conclusion) }
    }
    var last: Conclusion? { notes.withLock { $0.concluded.last } }
}

/// A ledger on a scratch database, with a clock of its own.
struct LedgerFixture: Sendable {
    let scratch: ScratchDatabase
    let clock: FakeClock
    let product: NotingProduct
    let ledger: Ledger

    init(_ scratch: ScratchDatabase, clock: FakeClock = FakeClock(), settings: Ledger.Settings = .init()) {
        (self.scratch, self.clock) = (scratch, clock)
        let product = NotingProduct()
        self.product = product
        ledger = LedgerFixture.another(scratch, product, clock, settings)
    }

    /// Another process on the same database.
    static func another(
        _ scratch: ScratchDatabase, _ product: NotingProduct, _ clock: FakeClock, _ settings: Ledger.Settings = .init()
    ) -> Ledger {
        another(scratch, [product], clock, settings)
    }

    static func another(
        _ scratch: ScratchDatabase, _ products: [NotingProduct], _ clock: FakeClock,
        _ settings: Ledger.Settings = .init()
    ) -> Ledger {
        let outbox = Outbox(
            database: scratch.database, loop: scratch.loop, listener: nil, settings: OutboxSettings(), log: scratch.log)
        return Ledger(outbox: outbox, products: products, settings: settings, clock: clock.ledger)
    }

    func account(_ platform: String) async throws -> Account {
        try await scratch.database.withConnection { connection in
            try #require(try await Accounts.defaultAccount(platform: platform, on: connection))
        }
    }

    /// Puts `count` actions in line and gives their subjects in order.
    @discardableResult
    func enqueue(
        _ count: Int = 1, platform: String = "facebook", guarantee: Guarantee = .none, settle: Duration = .seconds(10),
        keyWindow: Duration? = nil, hashes: [[UInt8]] = [], account: Account? = nil,
        by delivery: ActionDelivery = .api
    ) async throws -> [UUID] {
        let account = if let account { account } else { try await self.account(platform) }
        let actions = (0..<count).map { _ in
            NewAction(
                product: "test", subjectID: UUID(), account: account, operation: "message", guarantee: guarantee,
                settle: settle, keyWindow: keyWindow, input: #"{"text":"hi"}"#,
                bodySHA256: [UInt8](repeating: 7, count: 32), recipientHashes: hashes, createdBy: "test",
                delivery: delivery)
        }
        try await scratch.database.transaction { connection in
            let accepted = try await Ledger.enqueue(actions, on: connection)
            #expect(accepted.count == count)
        }
        // In line since the fake clock's now, in their order.
        for (index, action) in actions.enumerated() {
            try await scratch.database.execute(
                """
                UPDATE platform.actions SET not_before = \(clock.now), reckoned_at = \(clock.now), created_at = \(clock.now.adding(.microseconds(index)))
                WHERE id = \(action.id)
                """)
        }
        try await look()
        return actions.map(\.subjectID)
    }

    /// Offers `count` actions to hands and gives their ids in order.
    func offer(_ count: Int = 1, platform: String = "facebook", hashes: [UInt8]? = nil) async throws -> [UUID] {
        let account = try await account(platform)
        let actions = (0..<count).map { _ in
            NewAction(
                product: "test", subjectID: UUID(), account: account, operation: "message", guarantee: .none,
                input: "{}", bodySHA256: [UInt8](repeating: 7, count: 32), recipientHashes: hashes.map { [$0] } ?? [],
                createdBy: "test", delivery: .hands)
        }
        try await scratch.database.transaction { connection in
            let accepted = try await Ledger.enqueue(actions, on: connection)
            #expect(accepted.count == count)
        }
        try await scratch.database.execute(
            "UPDATE platform.actions SET not_before = \(clock.now) WHERE id = ANY(\(actions.map(\.id)))")
        return actions.map(\.id)
    }

    struct HandsRow {
        let status: String
        let claimedBy: String?
        let claimedUntil: Timestamp?
        let chargedAt: Timestamp?
    }

    func row(_ id: UUID) async throws -> HandsRow {
        let row = try #require(
            try await scratch.database.first(
                "SELECT status, claimed_by, claimed_until, charged_at FROM platform.actions WHERE id = \(id)"))
        return HandsRow(
            status: try row[0], claimedBy: try row[1], claimedUntil: try row[2], chargedAt: try row[3])
    }

    /// What is used of an account's day and week, and how many slots are taken.
    func used(_ platform: String) async throws -> [Int32] {
        let row = try #require(
            try await scratch.database.first(
                """
                SELECT day_used, week_used, cardinality(slots) FROM platform.limits
                WHERE platform = \(platform) AND account_id IS NOT NULL
                """))
        return [try row[0], try row[1], try row[2]]
    }

    /// The queues' times were taken from the database's clock when something was put in line.
    func look() async throws {
        try await scratch.database.execute("UPDATE platform.queues SET ready_at = least(ready_at, \(clock.now))")
    }

    /// Puts an action in line whose first call may have arrived; the network remembers its key for an hour.
    /// - Returns: its subject.
    func inDoubt() async throws -> UUID {
        let subject = try await enqueue(guarantee: .key, keyWindow: .seconds(3600))[0]
        let first = try #require(try await plan().first)
        #expect(try await ledger.calling(first))
        try await ledger.conclude(first, .doubt)
        clock.advance(.seconds(10))
        _ = try await ledger.claimDoubtful()
        #expect(try await status(subject) == "queued")
        return subject
    }

    func status(_ subject: UUID) async throws -> String {
        let row = try await scratch.database.first(
            "SELECT status FROM platform.actions WHERE subject_id = \(subject) ORDER BY created_at DESC LIMIT 1")
        return try #require(try row?[0])
    }

    /// When the planner is next worth asking.
    func readyAt(_ platform: String) async throws -> Timestamp? {
        try await scratch.database.first(
            "SELECT min(ready_at) FROM platform.queues WHERE platform = \(platform)")?[0]
    }

    /// Somebody with this hash says no.
    func suppress(_ hash: [UInt8]) async throws {
        try await scratch.database.execute(
            """
            WITH s AS (INSERT INTO platform.suppressions (id, reason, source)
                       VALUES (gen_random_uuid(), 'asked', 'test') RETURNING id)
            INSERT INTO platform.suppression_hashes (hash, suppression_id, kind) SELECT \(hash), id, 'email' FROM s
            """)
    }

    func plan(_ most: Int = 10) async throws -> [Intent] { try await ledger.plan(most: most) }
}

func withLedger<T: Sendable>(
    _ settings: Ledger.Settings = .init(), _ body: @escaping @Sendable (LedgerFixture) async throws -> T
) async throws -> T {
    try await withScratchDatabase(lines: ["platform"]) { scratch in
        try await body(LedgerFixture(scratch, settings: settings))
    }
}

extension TryConclusion {
    static func temporary(retryAfter: Duration? = nil) -> TryConclusion {
        .failed(Failure(code: "TEMPORARY", reason: "not now", cure: .retry(after: retryAfter)))
    }
    static let doubt = TryConclusion.doubtful(Failure(code: "UNKNOWN_OUTCOME", reason: "no answer", cure: .none))
}
