package import Database
package import EventLoop
internal import Synchronization
package import Telemetry

/// Writes events with the business change that caused them, and brings them to every subscriber exactly once.
///
/// The promise and its proof: Docs/events.md. Confined to its database's loop.
package final class Outbox: @unchecked Sendable {
    package let database: Database
    package let loop: Loop
    package let settings: OutboxSettings
    let doorbell: Doorbell
    package let log: Log
    private(set) var consumers: [Consumer] = []
    private(set) var tails: [Tail] = []
    /// Connections whose last transaction appended events, for ``look(_:)``.
    private var appending: Set<ObjectIdentifier> = []
    /// What this process knows of the database's lives.
    let lives: LifeWatch

    /// - Parameter listener: `nil` behind a transaction pooler: then everything works by polling.
    package init(database: Database, loop: Loop, listener: Listener?, settings: OutboxSettings = .init(), log: Log) {
        (self.database, self.loop, self.settings, self.log) = (database, loop, settings, log)
        doorbell = Doorbell(listener: listener, loop: loop)
        lives = LifeWatch(loop: loop)
    }

    /// Appends in the transaction of `connection`; nobody sees the events before it commits. Ring afterwards, or use
    /// ``transaction(_:)``, which does.
    package func append(_ events: [NewEvent], on connection: Connection) async throws {
        guard !events.isEmpty else { return }
        try await settle(connection)
        appending.insert(ObjectIdentifier(connection))
        if events.count >= settings.copyThreshold {
            try await LogWriter.copy(events, on: connection)
        } else {
            try await LogWriter.insert(events, on: connection)
        }
    }

    /// The head of an INSERT for statements that change and report at once (a data-modifying CTE). `select` gives:
    /// aggregatetype, aggregateid, type, payload, lane, shard, version, traceparent.
    package static func insertion(_ select: SQL) -> SQL {
        """
        INSERT INTO outbox.events (id, era, aggregatetype, aggregateid, type, payload, lane, shard, version, traceparent)
        SELECT gen_random_uuid(), \(sql: Era.present), s.* FROM (\(sql: select)) s
        """
    }

    /// One statement that changes state and writes its events itself (see ``insertion(_:)``): a single round trip and a
    /// single commit, then the doorbell. Tried again when it lost a deadlock or waited too long for a lock.
    package func statement(_ sql: SQL) async throws -> Rows {
        var attempt = 1
        while true {
            do {
                let rows = try await database.withConnection { connection in
                    try await settle(connection)
                    return try await connection.query(sql)
                }
                ring()
                return rows
            } catch let error as DatabaseError
                where attempt < 4 && ["40P01", "40001", "55P03"].contains(error.sqlState ?? "")
            {
                attempt += 1
            }
        }
    }

    /// One business transaction; the doorbell rings after it has committed.
    package func transaction<T>(_ body: (Connection) async throws -> T) async throws -> T {
        let result = try await settledTransaction(body)
        ring()
        return result
    }

    /// The same for whoever asks again and again whether there is something to do: nobody is rung when no event was appended. (Rings wake
    /// every reader of every process; rung by each look in vain, an idle installation read its log 14,600 times a minute.)
    package func look<T>(_ body: (Connection) async throws -> T) async throws -> T {
        let (result, hasNews) = try await gather(body)
        if hasNews { ring() }
        return result
    }

    /// The same for whoever does many after one another, and rings for all of them together: each ring wakes every reader.
    /// - Returns: with whether an event was appended; then somebody has to ``ring()``.
    package func gather<T>(_ body: (Connection) async throws -> T) async throws -> (T, hasNews: Bool) {
        var used: ObjectIdentifier?
        let result = try await settledTransaction { connection in
            let id = ObjectIdentifier(connection)
            appending.remove(id)
            used = id
            return try await body(connection)
        }
        return (result, used.map { appending.remove($0) != nil } ?? false)
    }

    /// For many transactions after one another: what they append is rung for once, when `body` is over, however it ends.
    package func ringingOnce<T>(_ body: () async throws -> T) async rethrows -> T {
        let held = HeldRings(of: self)
        defer { if held.areDue { ring() } }
        return try await HeldRings.$present.withValue(held, operation: body)
    }

    /// Tells every reader that something was committed. Cheap: the first ring goes at once, more within 5 ms are merged.
    package func ring() {
        if let held = HeldRings.present, held.outbox === self {
            held.areDue = true
            return
        }
        for consumer in consumers { consumer.ring() }
        for tail in tails { tail.ring() }
        doorbell.ring()
    }

    /// Calls `hear` with each life of the database that is new to this process, its first one included: at the first look after a
    /// crash, about ``OutboxSettings/pollInterval`` after PostgreSQL answers again. Whoever must be certain at a given moment
    /// asks ``Life/now(on:)`` in their own transaction.
    package func onNewLife(_ hear: @escaping @Sendable (Life) async -> Void) { lives.hearers.append(hear) }

    /// Makes sure that a life has begun behind `connection` before anything is written through it. Once for each connection, for a
    /// crash ends them all; behind a transaction pooler, whose connections outlive the server, each time.
    func settle(_ connection: Connection) async throws {
        guard connection.sessionValue == 0 || connection.poolerMode else { return }
        lives.note(try await Life.now(on: connection))
        connection.sessionValue = 1
    }

    /// A transaction behind which a life has begun; nobody is rung.
    func settledTransaction<T>(_ body: (Connection) async throws -> T) async throws -> T {
        try await database.withConnection { connection in
            try await settle(connection)
            return try await connection.transaction(body)
        }
    }

    /// Waits until `subscription` has applied, on whichever replica, every live event committed before this call: so that
    /// nobody's own change is invisible to their next request (design section 7).
    /// - Returns: false when that did not happen within `limit`.
    package func caughtUp(_ subscription: String, types: [String], within limit: Duration = .seconds(2)) async throws
        -> Bool
    {
        try await CatchingUp(outbox: self, subscription: subscription, types: types).wait(within: limit)
    }

    /// What the operator must see: how far behind each subscription is, who holds the fence, and what failed.
    package func registerGauges(_ metrics: Metrics = .shared) {
        metrics.register { [weak self] in
            guard let self else { return [] }
            return (try? await OutboxGauges(outbox: self).samples()) ?? []
        }
    }

    /// Adds a subscriber; it starts with ``start()``.
    package func subscribe(_ subscription: Subscription) {
        consumers.append(Consumer(subscription, outbox: self))
    }

    /// Ends subscriptions for a while, as ``stop()`` does for all: they ask nothing of the database until ``resume(_:)``, and keep their
    /// place in the log. Others may take their shards.
    package func rest(_ names: Set<String>) async {
        let resting = consumers.filter { names.contains($0.subscription.name) }
        consumers.removeAll { names.contains($0.subscription.name) }
        for consumer in resting { await consumer.stop() }
    }

    /// The same subscriptions from where they stood. Once the outbox has stopped, nothing begins.
    package func resume(_ subscriptions: [Subscription]) async throws {
        for subscription in subscriptions
        where !consumers.contains(where: { $0.subscription.name == subscription.name }) {
            let consumer = Consumer(subscription, outbox: self)
            try await consumer.register()
            consumers.append(consumer)
            consumer.start()
        }
    }

    /// Hears every event of `types` on every replica, from now on: no lease, no stored cursor, no second delivery.
    /// - Parameter resync: the database crashed: some events may not be heard, and some that were heard may never have been.
    ///   Whoever keeps something forgets it here and reads anew.
    package func tail(
        _ types: [String], resync: @escaping () async -> Void, hear: @escaping ([Event]) async -> Void
    ) {
        tails.append(Tail(types: types, outbox: self, resync: resync, hear: hear))
    }

    /// The same while the outbox runs, until ``leave(_:)``.
    package func follow(
        _ types: [String], resync: @escaping () async -> Void, hear: @escaping ([Event]) async -> Void
    ) -> Tail {
        let tail = Tail(types: types, outbox: self, resync: resync, hear: hear)
        tails.append(tail)
        tail.start()
        return tail
    }

    package func leave(_ tail: Tail) async {
        tails.removeAll { $0 === tail }
        await tail.stop()
    }

    /// Registers the subscriptions and starts listening, leasing and reading.
    package func start() async throws {
        try await database.withConnection { try await settle($0) }
        for consumer in consumers { try await consumer.register() }
        doorbell.listen { [weak self] in self?.heard() }
        for consumer in consumers { consumer.start() }
        for tail in tails { tail.start() }
    }

    private func heard() {
        for consumer in consumers { consumer.ring() }
        for tail in tails { tail.ring() }
    }

    /// Ends after the batches in hand have committed, and hands the shards back.
    package func stop() async {
        for tail in tails { await tail.stop() }
        for consumer in consumers { await consumer.stop() }
        (tails, consumers) = ([], [])
        doorbell.close()
    }
}
