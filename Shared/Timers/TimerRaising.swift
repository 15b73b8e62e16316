internal import Database
package import Lifecycle
package import Outbox
internal import Quarantine

/// Writes the events of timers that are due, each once, whichever process comes first.
package struct TimerRaising: Sendable {
    private let timers: Timers
    private let outbox: Outbox
    private let event: @Sendable (DueTimer) -> NewEvent
    private static let chunk = 200

    /// - Parameter event: what a timer's time means to the product.
    package init(_ timers: Timers, outbox: Outbox, event: @escaping @Sendable (DueTimer) -> NewEvent) {
        (self.timers, self.outbox, self.event) = (timers, outbox, event)
    }

    /// - Parameter name: of the chore, such as "raising follow-ups".
    package func chore(_ name: String) -> Chore {
        Chore(name, every: .milliseconds(250)) { .init(more: try await raise() == TimerRaising.chunk) }
    }

    /// One chunk of due timers with their events, in one commit.
    func raise() async throws -> Int {
        try await outbox.look { connection in
            // Those of an older life rest: what they remind of may have been done since.
            let cut = try await Quarantines.cut(on: connection)
            let resting: SQL =
                cut.flatMap { cut in
                    cut.isHeld
                        ? "AND (created_at >= \(cut.before) OR coalesce(confirmed_at, '-infinity') >= \(cut.began))"
                        : nil
                } ?? ""
            let (name, key) = (timers.table.name, timers.table.key)
            let rows = try await connection.query(
                """
                UPDATE \(unsafeIdentifier: name) SET status = 'raised', raised_at = clock_timestamp()
                WHERE \(unsafeIdentifier: key) IN (SELECT \(unsafeIdentifier: key) FROM \(unsafeIdentifier: name)
                    WHERE status = 'waiting' AND due_at <= clock_timestamp() \(sql: resting)
                    ORDER BY due_at LIMIT \(Int64(TimerRaising.chunk)) FOR UPDATE SKIP LOCKED)
                RETURNING \(unsafeIdentifier: key) AS key, \(unsafeIdentifier: timers.table.subject) AS subject, version
                """)
            let due = try rows.map { row throws(DatabaseError) in try DueTimer(row) }
            try await outbox.append(due.map(event), on: connection)
            return due.count
        }
    }
}
