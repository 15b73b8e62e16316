internal import Database
internal import Identity
internal import Lifecycle
internal import Outbox

/// What somebody has to do now and then: the log's partitions, heartbeats that nobody sends any more, and kept answers.
struct Upkeep: Sendable {
    let shell: ServiceShell

    var chore: Chore { .upkeep("upkeep") { try await tend() } }

    private func tend() async throws {
        let settings = shell.config.outbox
        try await Partitions(database: shell.database, log: shell.log).maintain(retention: settings.retention)
        try await shell.database.execute(
            """
            DELETE FROM platform.instances WHERE heartbeat_at
                NOT BETWEEN clock_timestamp() - interval '1 hour' AND clock_timestamp() + interval '1 minute'
            """)
        try await shell.idempotency.sweep()
    }
}
