internal import Database
internal import EventLoop
internal import HTTPServer
internal import Lifecycle
internal import Migrations
internal import Outbox
internal import Products
internal import Quarantine
internal import Synchronization
internal import Telemetry

/// Serves from the first moment: while the database is missing, with 503 and the reason.
struct ServerService: Service {
    let name = "server"
    let server: HTTPServer
    let drain: Duration

    func start() async throws { try server.start() }
    func stop() async { await server.drain(within: drain) }
}

/// Waits for the database, migrates, starts the outbox and the workers; keeps trying until it can.
final class StartupService: Service {
    let name = "startup"
    private let shell: ServiceShell
    private let parts: ServiceShell.Parts
    private let tasks = Mutex<[Task<Void, any Error>]>([])
    private let hasStarted = Mutex(false)

    init(shell: ServiceShell, parts: ServiceShell.Parts) { (self.shell, self.parts) = (shell, parts) }

    func start() async throws {
        let task = shell.loop.task { try await self.bringUp() }
        tasks.withLock { $0.append(task) }
        begin(shell.readiness.chore)
    }

    private func bringUp() async throws {
        guard try await prepareAtLast() else { return }
        hasStarted.withLock { $0 = true }
        await shell.readiness.becomeReady()
        shell.log.info(
            "at work: the database is up to date and the outbox runs", ["port": .number(Int64(shell.config.port))])
        for module in shell.active(parts) {
            let life = ProductLife(shell: shell, module: module)
            let task = shell.loop.task { await life.run() }
            tasks.withLock { $0.append(task) }
        }
        for chore in parts.chores + [Upkeep(shell: shell).chore, shell.quarantine.chore(on: shell.database)] {
            begin(chore)
        }
    }

    /// Tries until it is.
    /// - Returns: `false` when it is to stop before.
    private func prepareAtLast() async throws -> Bool {
        var attempts = 0
        while !Task.isCancelled {
            do {
                try await prepare()
                return true
            } catch let error as DatabaseError {
                attempts += 1
                if attempts == 1 || attempts.isMultiple(of: 60) {
                    shell.log.warning("waiting for the database", ["error": .text("\(error)")])
                }
                shell.readiness.note("database", "\(error)")
                try await shell.loop.sleep(for: .milliseconds(min(500, 50 * attempts)))
            } catch let error as OutboxFault where error.needsPerson {
                shell.log.warning("cannot start", ["reason": .text("\(error)")])
                shell.readiness.note("outbox", "\(error)")
                try await shell.loop.sleep(for: .seconds(5))
            } catch let error as OutboxFault {
                shell.log.info("waiting for another process to set up the outbox", ["reason": .text("\(error)")])
                try await shell.loop.sleep(for: .milliseconds(100))
            } catch is CancellationError {
                return false
            } catch {
                // Waiting would not help: a changed migration, a lost key.
                shell.log.error("refusing to start", ["reason": .text("\(error)")])
                ProcessEnd.refuse()
            }
        }
        return false
    }

    private func begin(_ chore: Chore) {
        let task = shell.loop.task { [shell] in await chore.run(on: shell.loop, log: shell.log) }
        tasks.withLock { $0.append(task) }
    }

    private func prepare() async throws {
        try await migrate("platform")
        for product in shell.config.products {
            try await ProductScope.of(product.name) { try await migrate(product) }
        }
        // An older life is quarantined before anything is read or sent.
        shell.quarantine.recentCalls = parts.recentCalls
        try await shell.quarantine.start(on: shell.database)
        try await parts.prepare()
        for module in shell.active(parts) {
            try await ProductScope.of(module.product.name) { try await prepare(module) }
        }
        let resting = parts.modules.filter { !shell.active(parts).map(\.product).contains($0.product) }
        await shell.outbox.rest(Set(resting.flatMap(\.subscriptions).map(\.name)))
        try await shell.outbox.start()
    }

    /// A table that is missing is that product's trouble, too.
    private func prepare(_ module: ProductModule) async throws {
        do {
            try await module.prepare()
        } catch let error as DatabaseError where error.isOfMissingParts {
            shell.log.error("set aside until its tables are mended", ["reason": .text("\(error)")])
            shell.gates[module.product.name]?.setAside("its tables are damaged (\(error)); mend them and start again")
        }
    }

    private func migrate(_ line: String) async throws {
        let migrator = Migrator(shell.database, adding: parts.modules.compactMap(\.line))
        for applied in try await migrator.migrate(lines: [line]) {
            shell.log.info("migrated", ["line": .text(applied.line), "name": .text(applied.name)])
        }
    }

    /// Tables that a product's migrations do not fit are that product's trouble, and nobody else's (R0.132).
    private func migrate(_ product: Product) async throws {
        do {
            do {
                try await migrate(product.name)
            } catch MigrationError.busy {
                // Another process may be at it, or somebody has the tables locked: once more, for as long as that takes.
                try await migrate(product.name)
            }
        } catch let error as MigrationError {
            shell.log.error("set aside until its tables are mended", ["reason": .text("\(error)")])
            shell.gates[product.name]?.setAside("its tables cannot be brought up to date: \(error)")
        }
    }

    func stop() async {
        await shell.readiness.leave()
        for task in tasks.withLock({ $0 }) { task.cancel() }
        // What a worker has in hand ends before the database closes; the group's drain time bounds it.
        for task in tasks.withLock({ $0 }) { _ = await task.result }
        if hasStarted.withLock({ $0 }) { await shell.outbox.stop() }
        await shell.database.close()
    }
}
