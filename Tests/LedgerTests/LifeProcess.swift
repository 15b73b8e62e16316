import Actions
import Database
import EventLoop
import FoundationEssentials
import Outbox
import Quarantine
import Synchronization
import Telemetry
import TestKit
import Testing

/// What a service is to the life of its database: a pool whose every new connection is judged, a ledger, and a look now and then.
final class LifeProcess: @unchecked Sendable {
    let database: Database
    let watch: QuarantineWatch
    let ledger: Ledger
    let outbox: Outbox
    let product = NotingProduct()
    private let log: Log

    /// - Parameters:
    ///   - state: its directory outside the database; `nil` without one.
    ///   - besideKeys: the folder of its suppression key.
    init(_ url: String, state: String? = nil, besideKeys: String? = nil, loop: Loop) {
        let log = Log(service: "test", minimum: .error)
        self.log = log
        let watch = QuarantineWatch(
            instance: UUID(), keepsake: Keepsake(state: state, besideKeys: besideKeys), products: ["social"],
            loop: loop,
            log: log)
        self.watch = watch
        database = Database(
            DatabaseConfiguration(url: url, maxConnections: 3), loop: loop, log: log,
            onConnect: { try await watch.joined($0) })
        outbox = Outbox(database: database, loop: loop, listener: nil, settings: OutboxSettings(), log: log)
        ledger = Ledger(outbox: outbox, products: [product])
        watch.outbox = outbox
        watch.recentCalls = ledger.recentCalls
    }

    /// As a service starts, and says that it lives.
    func start() async throws {
        try await settled { try await self.watch.start(on: self.database) }
        try await beat()
        try await look()
    }

    func beat() async throws {
        try await settled {
            try await self.database.execute(
                """
                INSERT INTO platform.instances (id, service, ready, version, started_at)
                VALUES (\(self.watch.instance), 'messaging', true, 'test', now())
                ON CONFLICT (id) DO UPDATE SET heartbeat_at = clock_timestamp()
                """)
        }
    }

    func look() async throws { try await settled { try await self.watch.look(on: self.database) } }

    /// Connections that a restart has cut are found out by using them.
    private func settled(_ body: () async throws -> Void) async throws {
        for _ in 0..<50 {
            do {
                return try await body()
            } catch let error as DatabaseError where error.kind != .server || error.sqlState?.hasPrefix("57") == true {
                try await database.loop.sleep(for: .milliseconds(50))
            }
        }
        try await body()
    }

    func close() async { await database.close() }

    @discardableResult
    func enqueue(
        _ guarantee: Guarantee = .none, keyWindow: Duration? = nil, hashes: [[UInt8]] = [],
        delivery: ActionDelivery = .api
    ) async throws -> UUID {
        let subject = UUID()
        try await settled {
            try await self.database.transaction { connection in
                let account = try #require(try await Accounts.defaultAccount(platform: "facebook", on: connection))
                _ = try await Ledger.enqueue(
                    [
                        NewAction(
                            product: "test", subjectID: subject, account: account, operation: "message",
                            guarantee: guarantee, settle: .seconds(10), keyWindow: keyWindow, input: "{}",
                            bodySHA256: [UInt8](repeating: 7, count: 32), recipientHashes: hashes, createdBy: "test",
                            delivery: delivery)
                    ], on: connection)
            }
        }
        return subject
    }

    /// - Returns: whether the ledger let it be called.
    @discardableResult
    func send() async throws -> Bool {
        try await enqueue()
        return try await callNext()
    }

    func callNext() async throws -> Bool {
        guard let intent = try await ledger.plan(most: 1).first, try await ledger.calling(intent) else { return false }
        try await ledger.conclude(intent, .succeeded(externalID: nil, outcome: nil))
        return true
    }

    /// Somebody takes something into their hands.
    func claim() async throws {
        let subject = try await enqueue(delivery: .hands)
        let id: UUID? = try await database.first("SELECT id FROM platform.actions WHERE subject_id = \(subject)")?[0]
        try await HandClaim(ledger: ledger).take(try #require(id), product: "test", by: Hand(id: "ada", name: "Ada"))
    }

    /// Somebody has looked.
    func release() async throws {
        _ = try await database.transaction { try await Quarantines.release(by: "ada", on: $0) }
    }

    /// Causes of all quarantines, the oldest first.
    func causes() async throws -> [String] {
        let rows = try await database.query("SELECT cause FROM platform.quarantines ORDER BY began_at")
        return try rows.map { row throws(DatabaseError) in try row[0] }
    }

    /// `status`, and `person` where one is waited for.
    func state(_ subject: UUID) async throws -> String {
        let row = try await database.first(
            """
            SELECT concat_ws(' ', status, CASE WHEN needs_person THEN 'person' END) FROM platform.actions
            WHERE subject_id = \(subject)
            """)
        return try row?[0] ?? "gone"
    }
}
