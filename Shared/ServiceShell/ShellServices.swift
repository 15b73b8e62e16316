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
        begin(shell.readiness.chore, of: nil)
    }

    private func bringUp() async throws {
        var attempts = 0
        while !Task.isCancelled {
            do {
                try await prepare()
                break
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
                return
            } catch {
                // Waiting would not help: a changed migration, a lost key.
                shell.log.error("refusing to start", ["reason": .text("\(error)")])
                ProcessEnd.refuse()
            }
        }
        hasStarted.withLock { $0 = true }
        await shell.readiness.becomeReady()
        shell.log.info(
            "at work: the database is up to date and the outbox runs", ["port": .number(Int64(shell.config.port))])
        for module in shell.active(parts) {
            for chore in module.chores { begin(chore, of: module.product.name) }
        }
        for chore in parts.chores + [Upkeep(shell: shell).chore, shell.quarantine.chore(on: shell.database)] {
            begin(chore, of: nil)
        }
    }

    private func begin(_ chore: Chore, of product: String?) {
        let task = shell.loop.task { [shell] in await chore.run(on: shell.loop, log: shell.log, product: product) }
        tasks.withLock { $0.append(task) }
    }

    private func prepare() async throws {
        for applied in try await Migrator(shell.database).migrate(
            lines: ["platform"] + shell.config.products.map(\.name))
        {
            shell.log.info("migrated", ["line": .text(applied.line), "name": .text(applied.name)])
        }
        // An older life is quarantined before anything is read or sent.
        shell.quarantine.recentCalls = parts.recentCalls
        try await shell.quarantine.start(on: shell.database)
        try await parts.prepare()
        for module in shell.active(parts) { try await module.prepare() }
        try await shell.outbox.start()
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
