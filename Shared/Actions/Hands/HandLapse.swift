internal import Database
internal import FoundationEssentials
internal import Outbox
internal import Timekeeping

/// Claims that are over without a report: nobody knows whether it was done. A person settles it; until then the charge stays.
package struct HandLapse: Sendable {
    let ledger: Ledger

    package init(ledger: Ledger) { self.ledger = ledger }

    /// Ends the oldest of them. One at a time: each locks its own people.
    /// - Parameter found: is given it when it has been ended.
    /// - Returns: whether one was found; then there may be more.
    package func next(_ found: (Action) -> Void = { _ in }) async throws -> Bool {
        let ended: Action? = try await ledger.looking { connection, at in
            let now = try await ledger.time.unwatched(on: connection)
            let row = try await connection.first(
                """
                SELECT \(sql: Action.columns) FROM platform.actions a
                WHERE a.delivery = 'hands' AND a.status = 'calling' AND \(sql: ledger.products.condition)
                  AND \(sql: ledger.setbacks.passingOver("a.id"))
                  AND (a.claimed_until <= \(now) OR a.claimed_until > \(now.adding(Claim.longest)))
                ORDER BY a.claimed_until LIMIT 1 FOR UPDATE SKIP LOCKED
                """)
            guard let row else { return nil }
            let action = try Action(row)
            at(action.id)
            try await end(action, now, on: connection)
            return action
        }
        if let ended { found(ended) }
        return ended != nil
    }

    /// The action is locked, and its claim over.
    func end(_ action: Action, _ now: Timestamp, on connection: Connection) async throws {
        try await HandConclusion(ledger: ledger, action: action, consequence: .unreported(action, at: now))
            .write(on: connection)
    }
}
