internal import CPostgres
internal import EventLoop
internal import Synchronization
internal import Telemetry

/// The connections of one ``Database``: lends them in the order of asking, opens them when somebody waits.
///
/// Confined to its loop.
final class Pool: @unchecked Sendable {
    private let configuration: DatabaseConfiguration
    private let loop: Loop
    private let log: Log
    private let onConnect: (@Sendable (Connection) async throws -> Void)?

    /// Last used last, so that the surplus stays unused and is closed.
    private var idle: [Connection] = []
    private var busy: [ObjectIdentifier: Connection] = [:]
    private var opening = 0
    private var waiting = WaitingLine()
    private var deadline: Timer?
    private var ticker: Timer?
    private var retry: Timer?
    private var failures = 0
    private var lastFailure: DatabaseError?
    private var isClosed = false
    private var drained: CheckedContinuation<Void, Never>?
    let counts = PoolCounts()

    /// While no connection can be had at all, callers learn it this soon.
    private static let patience = Duration.seconds(1)
    private static let idleLimit = 60

    init(
        _ configuration: DatabaseConfiguration, loop: Loop, log: Log,
        onConnect: (@Sendable (Connection) async throws -> Void)?
    ) {
        (self.configuration, self.loop, self.log, self.onConnect) = (configuration, loop, log, onConnect)
    }

    // MARK: Lending

    func acquire() async throws(DatabaseError) -> Connection {
        loop.preconditionCurrent()
        guard !isClosed else { throw DatabaseError(.connection, "the database has been closed here") }
        if let connection = idle.popLast() { return lend(connection) }
        let ticket = waiting.nextTicket()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                waiting.append(ticket, continuation)
                armDeadline()
                openIfNeeded()
            }
        } onCancel: {
            loop.execute { [weak self] in self?.cancel(ticket) }
        }
        return try result.get()
    }

    func release(_ connection: Connection) {
        busy[ObjectIdentifier(connection)] = nil
        connection.idleSeconds = 0
        if isClosed || !connection.isIdle || connection.isReadOnly { discard(connection) } else { offer(connection) }
        count()
    }

    private func lend(_ connection: Connection) -> Connection {
        busy[ObjectIdentifier(connection)] = connection
        count()
        return connection
    }

    private func offer(_ connection: Connection) {
        if let waiter = waiting.popFirst() {
            waiter.resume(returning: .success(lend(connection)))
        } else {
            idle.append(connection)
        }
    }

    private func discard(_ connection: Connection) {
        connection.close()
        counts.discarded.add(1, ordering: .relaxed)
        openIfNeeded()
        if isClosed, busy.isEmpty {
            drained?.resume()
            drained = nil
        }
    }

    private func cancel(_ ticket: UInt64) {
        waiting.remove(ticket)?.resume(returning: .failure(DatabaseError(.cancelled, "the task was cancelled")))
        count()
    }

    // MARK: Waiting

    /// The line's first has waited longest, and all wait equally long: one timer serves them.
    private func armDeadline() {
        guard deadline == nil, let since = waiting.firstSince else { return }
        let remaining = configuration.acquireTimeout - since.duration(to: .now)
        deadline = loop.after(remaining) { [weak self] in
            self?.deadline = nil
            self?.expire()
        }
    }

    private func expire() {
        let seconds = configuration.acquireTimeout
        let error =
            busy.isEmpty && lastFailure != nil
            ? lastFailure! : DatabaseError(.poolExhausted, "no connection became free within \(seconds)")
        dismiss(waitingSince: .now - configuration.acquireTimeout, error)
        armDeadline()
    }

    private func dismiss(waitingSince latest: ContinuousClock.Instant, _ error: DatabaseError) {
        while let since = waiting.firstSince, since <= latest, let waiter = waiting.popFirst() {
            waiter.resume(returning: .failure(error))
        }
        count()
    }

    // MARK: Opening

    private func openIfNeeded() {
        guard retry == nil, !isClosed else { return }
        while opening < waiting.count, idle.count + busy.count + opening < configuration.maxConnections {
            opening += 1
            loop.task { [self] in await open() }
        }
        count()
    }

    private func open() async {
        do {
            let connection = try await Connection.open(configuration, loop: loop)
            connection.link.onBroken = { [weak self, unowned connection] in self?.lost(connection) }
            try await onConnect?(connection)
            opening -= 1
            opened(connection)
        } catch {
            opening -= 1
            failed(
                error as? DatabaseError ?? DatabaseError(.connection, "the connection could not be prepared: \(error)"))
        }
        count()
    }

    private func opened(_ connection: Connection) {
        if failures > 1 { log.info("database is back", ["attempts": .number(Int64(failures))]) }
        failures = 0
        lastFailure = nil
        counts.opened.add(1, ordering: .relaxed)
        if isClosed || !connection.isIdle { return discard(connection) }
        offer(connection)
        if ticker == nil { tick() }
    }

    private func failed(_ error: DatabaseError) {
        failures += 1
        lastFailure = error
        counts.failed.add(1, ordering: .relaxed)
        if failures == 1 || failures % 20 == 0 {
            log.warning(
                "database cannot be reached", ["error": .text(error.description), "attempts": .number(Int64(failures))])
        }
        if busy.isEmpty, idle.isEmpty {
            dismiss(waitingSince: error.isHopeless ? .now : .now - Pool.patience, error)
        }
        retryLater()
    }

    /// 50 ms, doubled to at most a second, and up to half of it less, so that replicas do not knock in step.
    private func retryLater() {
        guard retry == nil, !isClosed else { return }
        let pause = min(50 << min(failures - 1, 5), 1000)
        retry = loop.after(.milliseconds(Int.random(in: pause / 2...pause))) { [weak self] in
            self?.retry = nil
            self?.openIfNeeded()
        }
    }

    // MARK: Keeping

    private func lost(_ connection: Connection) {
        guard let place = idle.firstIndex(where: { $0 === connection }) else { return }
        idle.remove(at: place)
        discard(connection)
        count()
    }

    private func tick() {
        ticker = loop.after(.seconds(1)) { [weak self] in
            guard let self else { return }
            ticker = nil
            let limit = Int(configuration.statementTimeout.components.seconds) + 5
            for connection in busy.values { connection.link.tick(limit: limit) }
            trim()
            if !isClosed, idle.count + busy.count > 0 { tick() }
        }
    }

    /// Closes what nobody has needed for a minute, but keeps one.
    private func trim() {
        for connection in idle { connection.idleSeconds += 1 }
        while idle.count + busy.count > 1, let oldest = idle.first, oldest.idleSeconds > Pool.idleLimit {
            idle.removeFirst()
            discard(oldest)
        }
        count()
    }

    /// Refuses new callers, waits for lent connections for at most five seconds, and closes all.
    func close() async {
        loop.preconditionCurrent()
        guard !isClosed else { return }
        isClosed = true
        for timer in [deadline, ticker, retry] { timer?.cancel() }
        dismiss(waitingSince: .now, DatabaseError(.connection, "the database has been closed here"))
        for connection in idle { connection.close() }
        idle = []
        if !busy.isEmpty {
            let limit = loop.after(.seconds(5)) { [self] in
                for connection in busy.values { connection.close() }
            }
            await withCheckedContinuation { drained = $0 }
            limit.cancel()
        }
        count()
    }

    private func count() {
        counts.idle.store(idle.count, ordering: .relaxed)
        counts.busy.store(busy.count, ordering: .relaxed)
        counts.waiting.store(waiting.count, ordering: .relaxed)
    }
}

extension DatabaseError {
    /// Trying again does not help: wrong password, no such role or database.
    fileprivate var isHopeless: Bool { sqlState?.hasPrefix("28") == true || sqlState == "3D000" }
}
