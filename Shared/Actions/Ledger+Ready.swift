internal import Database
internal import Outbox
internal import Timekeeping

extension Ledger {
    /// How long until planning is next worth it; `nil` when nothing waits for a moment.
    package func nextReady() async throws -> Duration? {
        let row = try await outbox.database.first(
            """
            SELECT \(sql: clock.expression), (SELECT min(ready_at) FROM platform.action_queues WHERE ready_at IS NOT NULL)
            """)
        guard let row, let ready = try row[1] as Timestamp? else { return nil }
        // A queue that somebody plans at this moment looks ready, too.
        return max(ready - (try row[0] as Timestamp), .milliseconds(5))
    }

    /// How many actions are unknown and wait for a person.
    package func waitingForPeople() async throws -> Int {
        let row = try await outbox.database.first(
            "SELECT count(*) FROM platform.actions WHERE status = 'unknown' AND needs_person")
        return Int(try row?[0] as Int64? ?? 0)
    }
}
