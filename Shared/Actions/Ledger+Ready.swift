internal import Database
internal import Outbox
internal import Timekeeping

extension Ledger {
    /// How long until planning is next worth it; `nil` when nothing waits for a moment.
    package func nextReady() async throws -> Duration? {
        let row = try await outbox.database.first(
            "SELECT clock_timestamp(), (SELECT min(ready_at) FROM platform.action_queues WHERE ready_at IS NOT NULL)")
        guard let row, let ready = try row[1] as Timestamp? else { return nil }
        return max(ready - (try clock.now(row)), .milliseconds(1))
    }
}
