internal import Database
internal import Timekeeping

/// What becomes of the use of limits that a try was charged with. Locks limits, so it comes last.
struct LimitUse {
    let action: Action
    let ledger: Ledger

    func settle(_ use: Consequence.Use, at now: Timestamp, on connection: Connection) async throws {
        guard let bound = action.slotAt else { return }
        let key = action.limitKey
        var book = try await LimitBook.lock([key], on: connection)
        let chargedAt = action.chargedAt ?? bound.adding(.zero - ledger.settings.callTime)
        switch use {
        case .kept: book.settle(key, bound, at: now)
        case .paced: book.settleWithoutDeed(key, bound, chargedAt: chargedAt, at: now)
        case .unused: book.giveBack(key, bound, chargedAt: chargedAt)
        }
        if let save = book.save { try await connection.execute(save) }
        try await QueueStore.freeSettled(key, holds: LimitUse.freed(by: use), at: now, on: connection)
    }

    private static func freed(by use: Consequence.Use) -> [HeldBy] {
        let windows: [HeldBy] = [.perMinute, .spacing]
        return use == .kept ? windows : windows + [.perDay, .perWeek, .ramp]
    }
}
