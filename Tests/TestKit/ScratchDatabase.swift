package import Database
package import EventLoop
internal import Synchronization
package import Telemetry

/// A database of a test's own, on a real PostgreSQL, with a loop to use it on.
package final class ScratchDatabase: Sendable {
    /// A libpq connection string.
    package let url: String
    package let loop: Loop
    package let log = Log(service: "test", minimum: .error)
    /// At most four connections, on ``loop``.
    package let database: Database
    private let others = Mutex<[Database]>([])

    init(url: String, loop: Loop) {
        self.url = url
        self.loop = loop
        var configuration = DatabaseConfiguration(url: url, maxConnections: 4, applicationName: "scratch")
        // A thousand tests share two processors: whoever waits for a connection waits for others' work, too.
        configuration.acquireTimeout = .seconds(60)
        database = Database(configuration, loop: loop, log: log)
    }

    /// For configurations of the test's own; keep within six connections per test, ``database``'s four among them.
    package var configuration: DatabaseConfiguration { database.configuration }

    /// Another pool on the same database and loop, closed at the test's end.
    package func open(
        maxConnections: Int = 2, poolerMode: Bool = false,
        onConnect: (@Sendable (Connection) async throws -> Void)? = nil
    ) -> Database {
        var configuration = configuration
        configuration.maxConnections = maxConnections
        configuration.poolerMode = poolerMode
        return open(configuration, onConnect: onConnect)
    }

    package func open(
        _ configuration: DatabaseConfiguration, onConnect: (@Sendable (Connection) async throws -> Void)? = nil
    ) -> Database {
        let other = Database(configuration, loop: loop, log: log, onConnect: onConnect)
        others.withLock { $0.append(other) }
        return other
    }

    func close() async {
        for database in others.withLock({ $0 }) + [database] { await database.close() }
    }
}

/// Gives `body` an empty database, migrated along `lines`, and drops it afterwards.
///
/// `body` runs on `scratch.loop`. Tests may run in parallel: at most 24 databases exist at once, so that the connections
/// of all stay below the server's limit; a test must not nest two calls.
package func withScratchDatabase<T: Sendable>(
    lines: [String] = [], _ body: @escaping @Sendable (ScratchDatabase) async throws -> T
) async throws -> T {
    await ScratchGate.shared.enter()
    do {
        let value = try await runWithScratchDatabase(lines, body)
        await ScratchGate.shared.leave()
        return value
    } catch {
        await ScratchGate.shared.leave()
        throw error
    }
}

private func runWithScratchDatabase<T: Sendable>(
    _ lines: [String], _ body: @escaping @Sendable (ScratchDatabase) async throws -> T
) async throws -> T {
    let server = try await ScratchServer.shared.started()
    let name = try await server.createDatabase(lines)
    let loop = Loop(name: "scratch")
    loop.start()
    let scratch = ScratchDatabase(url: try server.url(of: name), loop: loop)
    let result = await loop.task { try await body(scratch) }.result
    _ = await loop.task { await scratch.close() }.result
    loop.stop()
    try await server.dropDatabase(name)
    return try result.get()
}

/// Lets a bounded number of tests hold a scratch database.
private actor ScratchGate {
    static let shared = ScratchGate()
    private var free = 24
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func enter() async {
        if free > 0 { free -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
    }

    func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
