internal import Database
internal import EventLoop
internal import Identity
internal import Outbox
internal import Telemetry

/// What somebody has to do now and then: the log's partitions, heartbeats that nobody sends any more, and what the service's products throw
/// away.
struct Upkeep: Sendable {
    let shell: ServiceShell
    /// One that fails keeps no other from its turn.
    let products: [@Sendable () async throws -> Void]

    func run() async {
        while !Task.isCancelled {
            await platform()
            for upkeep in products {
                do { try await upkeep() } catch { putOff(error) }
            }
            try? await shell.loop.sleep(for: .seconds(600 + Int.random(in: 0..<120)))
        }
    }

    private func platform() async {
        do {
            let settings = shell.config.outbox
            try await Partitions(database: shell.database, log: shell.log).maintain(retention: settings.retention)
            try await shell.database.execute(
                """
                DELETE FROM platform.instances WHERE heartbeat_at
                    NOT BETWEEN clock_timestamp() - interval '1 hour' AND clock_timestamp() + interval '1 minute'
                """)
            try await shell.idempotency.sweep()
        } catch { putOff(error) }
    }

    private func putOff(_ error: any Error) { shell.log.debug("upkeep put off", ["error": .text("\(error)")]) }
}
