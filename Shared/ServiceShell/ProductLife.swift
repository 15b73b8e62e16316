internal import EventLoop
internal import Lifecycle
internal import Outbox
internal import Products
internal import Telemetry

/// What one product does by itself in this service, while its tables are there. Where they are missing its chores and subscriptions end, and
/// the database is asked for nothing of it but, now and then, whether they are back (R0.87, R0.132).
struct ProductLife: Sendable {
    let shell: ServiceShell
    let module: ProductModule
    /// Between two looks whether the tables are there.
    private static let pause = Duration.seconds(5)

    /// Until the task is cancelled.
    func run() async {
        await ProductScope.of(module.product.name) {
            while !Task.isCancelled {
                await work()
                if !Task.isCancelled { await rest() }
            }
        }
    }

    /// Returns when the tables are gone.
    private func work() async {
        let chores = module.chores.map { chore in
            shell.loop.task { [shell, module] in
                await chore.run(on: shell.loop, log: shell.log, product: module.product.name)
            }
        }
        await untilTheTables(areThere: false)
        // From now on nothing is planned for it, however long its chores take to end.
        if !Task.isCancelled { shell.gates[module.product.name]?.rests(true) }
        for chore in chores { chore.cancel() }
        for chore in chores { _ = await chore.result }
    }

    /// Returns when the tables are back, and everything that reads events has begun again where it stood.
    private func rest() async {
        shell.log.warning("rests until its tables are there again")
        await shell.outbox.rest(Set(module.subscriptions.map(\.name)))
        while !Task.isCancelled {
            await untilTheTables(areThere: true)
            guard !Task.isCancelled else { return }
            do {
                try await module.prepare()
                try await shell.outbox.resume(module.subscriptions)
                shell.gates[module.product.name]?.rests(false)
                return shell.log.info("its tables are there again: goes on")
            } catch {
                shell.log.warning("cannot go on yet", ["error": .text("\(error)")])
                try? await shell.loop.sleep(for: ProductLife.pause)
            }
        }
    }

    /// Who cannot ask has learned nothing.
    private func untilTheTables(areThere wanted: Bool) async {
        while !Task.isCancelled {
            if let areThere = try? await shell.gates[module.product.name]?.isThere(), areThere == wanted { return }
            try? await shell.loop.sleep(for: ProductLife.pause)
        }
    }
}
