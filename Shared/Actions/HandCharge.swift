internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// The use of limits by a person's hands (decisions 0015, 0022): windows and caps bind, the spacing does not. The slot is taken at the
/// claim, because a hand may send without telling. Locks limits, so it comes last.
enum HandCharge {
    /// Uses the limits once, if they allow it.
    /// - Returns: what holds it back; `nil` when it is charged at `now`.
    static func take(_ key: LimitKey, at now: Timestamp, on connection: Connection) async throws -> Waiting? {
        var book = try await lockedBook(key, at: now, on: connection)
        if let hold = book.hold(key, at: now, spaced: false) {
            return Waiting(heldBy: hold.by, until: hold.until, reason: hold.reason)
        }
        book.charge(key, at: now, bound: now)
        if let save = book.save { try await connection.execute(save) }
        return nil
    }

    /// Counts what was done already, whatever the limits say: it happened.
    static func count(_ key: LimitKey, at now: Timestamp, on connection: Connection) async throws {
        var book = try await lockedBook(key, at: now, on: connection)
        book.charge(key, at: now, bound: now)
        if let save = book.save { try await connection.execute(save) }
    }

    /// Gives back a use to the day and week in which it was charged: nobody did it.
    static func giveBack(
        _ key: LimitKey, chargedAt: Timestamp, at now: Timestamp, on connection: Connection
    ) async throws {
        var book = try await lockedBook(key, at: now, on: connection)
        book.uncount(key, chargedAt: chargedAt)
        if let save = book.save { try await connection.execute(save) }
        try await wake(key, at: now, on: connection)
    }

    private static func lockedBook(
        _ key: LimitKey, at now: Timestamp, on connection: Connection
    ) async throws -> LimitBook {
        var book = try await Ledger.lockedLimits([key], on: connection)
        book.believe(at: now, longest: Ledger.longestCall)
        return book
    }

    /// What waits in line for a cap of this network is looked at again. The hold is forgotten as well: who puts something in line would
    /// go back to its end.
    private static func wake(_ key: LimitKey, at now: Timestamp, on connection: Connection) async throws {
        try await connection.execute(
            """
            UPDATE platform.queues q SET ready_at = \(now), held_by = NULL, held_until = NULL
            FROM (SELECT product, account_id, operation FROM platform.queues
                  WHERE platform = \(key.platform) AND operation = \(key.operation) AND ready_at > \(now)
                    AND held_by IN ('per_minute', 'per_day', 'per_week', 'ramp', 'shared')
                  FOR UPDATE SKIP LOCKED) held
            WHERE q.product = held.product AND q.account_id = held.account_id AND q.operation = held.operation
            """)
    }
}
