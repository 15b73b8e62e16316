internal import Database
internal import Timekeeping

/// Moments that lie further ahead than their own rule can explain, because a clock was set back: each is reckoned again from now, so much
/// later as it was to be. What people and products named by the calendar stays.
struct FutureCut {
    let now: Timestamp
    /// Clocks of replicas' statements differ by the time a statement takes.
    private static let tolerance = Duration.seconds(5)

    /// In the order of locks: queues, actions, accounts' pauses, limits.
    func apply(on connection: Connection) async throws(DatabaseError) {
        let edge = now.adding(FutureCut.tolerance)
        // All are looked at again: their holds may rest on uses that lie ahead.
        try await QueueStore.freeLater(than: now, on: connection)
        try await ActionMoments.cut(to: now, beyond: edge, on: connection)
        let claims = now.adding(Claim.length)
        try await ActionMoments.cutClaims(
            to: claims, beyond: claims.adding(FutureCut.tolerance), on: connection)
        try await Pauses.cut(to: now, beyond: edge, on: connection)
        try await LimitRows.cut(to: now, beyond: now.adding(Ledger.longestCall), on: connection)
    }
}
