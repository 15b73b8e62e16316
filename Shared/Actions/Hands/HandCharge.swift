internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// The use of limits by a person's hands (decisions 0015, 0022): windows and caps bind, the spacing does not. The slot is taken at the
/// claim, because a hand may send without telling. Locks limits, so it comes last.
enum HandCharge {
    /// Uses the limits once, if they allow it.
    /// - Returns: what holds it back; `nil` when it is charged at `now`.
    static func take(_ key: LimitKey, at now: Timestamp, on connection: Connection) async throws -> Hold? {
        var book = try await lockedBook(key, at: now, on: connection)
        if let hold = book.hold(key, at: now, spaced: false) {
            return Hold(heldBy: hold.by, until: hold.until, reason: hold.reason)
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
        // By the moment of its charge the use is found, so nothing is cut before.
        var book = try await LimitBook.lock([key], on: connection)
        book.uncount(key, chargedAt: chargedAt)
        if let save = book.save { try await connection.execute(save) }
        try await QueueStore.freeGivenBack(key, at: now, on: connection)
    }

    private static func lockedBook(
        _ key: LimitKey, at now: Timestamp, on connection: Connection
    ) async throws -> LimitBook {
        var book = try await LimitBook.lock([key], on: connection)
        book.believe(at: now, longest: Ledger.longestCall)
        return book
    }
}
