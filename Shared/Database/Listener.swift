package import EventLoop
package import Telemetry

/// One connection of its own that hears NOTIFY, and rings it.
///
/// It reconnects after 50 ms, doubled up to 5 s, and asks for a sign of life every 5 s. Behind a transaction pooler it
/// only rings. Confined to its loop, except ``listen(_:onNotify:onReconnect:)`` and ``close()``, which any thread may call.
package final class Listener: @unchecked Sendable {
    /// Crosses threads once, on its way to the loop, where the closures are called.
    private struct Subscription: @unchecked Sendable {
        let channels: [String]
        let onNotify: (_ channel: String, _ payload: String) -> Void
        let onReconnect: () -> Void
    }

    private static let pingInterval = Duration.seconds(5)
    private static let answerTimeout = Duration.seconds(5)

    private let configuration: DatabaseConfiguration
    private let loop: Loop
    private let log: Log
    private var subscriptions: [Subscription] = []
    private var supervisor: Task<Void, any Error>?
    private var connection: Connection?
    private var queue = RingQueue()
    private var failures = 0
    private var hasConnected = false
    private var isClosed = false
    /// The connection is up and hears every channel.
    package private(set) var isListening = false
    /// How often the connection came back. On the loop's thread only.
    package private(set) var reconnects = 0

    package init(_ configuration: DatabaseConfiguration, loop: Loop, log: Log) {
        self.configuration = configuration
        self.loop = loop
        self.log = log
    }

    /// Hears `channels` from now until ``close()``. The closures run on the loop's thread and must not block.
    ///
    /// - Parameter onReconnect: called whenever listening has begun, the first time too: whatever was committed before
    ///   must be looked up now, because no NOTIFY told of it.
    package func listen(
        _ channels: [String], onNotify: @escaping (_ channel: String, _ payload: String) -> Void,
        onReconnect: @escaping () -> Void
    ) {
        let subscription = Subscription(channels: channels, onNotify: onNotify, onReconnect: onReconnect)
        loop.execute { [self] in
            subscriptions.append(subscription)
            if connection == nil { start() } else { loop.task { [self] in await add(subscription) } }
        }
    }

    /// Rings `channel`, without payload. Calls that come while others are on their way travel together.
    /// - Throws: when there is no connection; whoever listens also polls, so nothing is lost by that.
    package func notify(_ channel: String) async throws(DatabaseError) {
        loop.preconditionCurrent()
        guard !isClosed else { throw DatabaseError(.connection, "the listener has been closed") }
        if connection == nil, failures > 0 { throw DatabaseError(.connection, "the listener is not connected") }
        start()
        try await withCheckedContinuation { continuation in
            queue.append(channel, continuation)
            pump()
        }.get()
    }

    /// Ends the connection. Nothing is heard afterwards.
    package func close() {
        loop.execute { [self] in
            isClosed = true
            isListening = false
            supervisor?.cancel()
            connection?.link.fail(DatabaseError(.connection, "the listener has been closed"))
            connection = nil
            queue.fail(DatabaseError(.connection, "the listener has been closed"))
        }
    }

    // MARK: The connection's life

    private func start() {
        guard supervisor == nil, !isClosed else { return }
        supervisor = loop.task { [self] in
            while !isClosed {
                await live()
                guard !isClosed else { return }
                failures += 1
                let pause = min(50 << min(failures - 1, 7), 5000)
                try await loop.sleep(for: .milliseconds(Int.random(in: pause / 2...pause)))
            }
        }
    }

    /// Connects, listens, and returns when the connection is lost.
    private func live() async {
        do {
            let fresh = try await Connection.open(configuration, loop: loop)
            guard !isClosed else { return fresh.close() }
            try await watch(fresh)
        } catch {
            if !isClosed, failures == 0 || failures % 20 == 19 {
                log.warning("listener is not connected", ["error": .text("\(error)")])
            }
            queue.fail(error as? DatabaseError ?? DatabaseError(.connection, "the listener lost its connection"))
        }
        isListening = false
        connection = nil
    }

    private func watch(_ fresh: Connection) async throws {
        fresh.link.onNotification = { [weak self] in self?.heard($0, $1) }
        defer { fresh.close() }
        var heard = 0
        while heard < subscriptions.count {
            let fixed = subscriptions.count
            try await fresh.listen(to: subscriptions[heard..<fixed].flatMap(\.channels))
            heard = fixed
        }
        begin(with: fresh)
        let pinging = loop.task { [self] in try await ping(fresh) }
        fresh.link.onBroken = { pinging.cancel() }
        if fresh.isBroken { pinging.cancel() }
        try await pinging.value
    }

    private func begin(with fresh: Connection) {
        connection = fresh
        if hasConnected { reconnects += 1 }
        hasConnected = true
        failures = 0
        isListening = !configuration.poolerMode
        for subscription in subscriptions { subscription.onReconnect() }
        pump()
    }

    /// Channels added while the connection was being prepared or in use.
    private func add(_ subscription: Subscription) async {
        do {
            try await withCheckedContinuation { continuation in
                queue.append(listening: subscription.channels, continuation)
                pump()
            }.get()
            subscription.onReconnect()
        } catch {
            // The next connection listens to all subscriptions.
        }
    }

    private func heard(_ channel: String, _ payload: String) {
        for subscription in subscriptions where subscription.channels.contains(channel) {
            subscription.onNotify(channel, payload)
        }
    }

    private func ping(_ fresh: Connection) async throws {
        while true {
            try await loop.sleep(for: Listener.pingInterval)
            try await flush(fresh)
        }
    }

    // MARK: Ringing

    private func pump() {
        guard let connection, !queue.isEmpty, !queue.isRunning else { return }
        loop.task { [self] in try await flush(connection) }
    }

    /// Sends what is queued; without anything queued it is a ping.
    private func flush(_ connection: Connection) async throws {
        guard !queue.isRunning else { return }
        queue.isRunning = true
        let limit = loop.after(Listener.answerTimeout) { [weak connection] in
            connection?.link.fail(DatabaseError(.timeout, "no sign of life from the server"))
        }
        defer {
            queue.isRunning = false
            limit.cancel()
        }
        repeat {
            let batch = queue.take()
            do {
                try await connection.listen(to: batch.channels)
                try await connection.ring(batch.rings)
                batch.finish(.success(()))
            } catch {
                batch.finish(.failure(error))
                throw error
            }
        } while !queue.isEmpty
    }
}

extension Connection {
    fileprivate func listen(to channels: [String]) async throws(DatabaseError) {
        guard !poolerMode, !channels.isEmpty else { return }
        try await script(Set(channels).sorted().map { "LISTEN \"\($0.doubledQuotes)\"" }.joined(separator: "; "))
    }

    fileprivate func ring(_ channels: Set<String>) async throws(DatabaseError) {
        try await query("SELECT pg_notify(channel, '') FROM unnest(\(channels.sorted())) AS channel")
    }
}

extension String {
    /// For use between double quotes in SQL.
    fileprivate var doubledQuotes: String {
        split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    }
}
