internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// What acts of hands read and write of an action's row, beyond what every conclusion writes.
enum HandRow {
    /// An action under lock, as an act finds it.
    struct Locked {
        let action: Action
        let finishedBy: String?
        let finishedAt: Timestamp?
        /// Why it ended without a report; `nil` where somebody reported.
        let ending: String?
    }

    /// - Throws: ``HandRefusal/unknownAction``.
    static func lock(_ id: UUID, product: String, on connection: Connection) async throws -> Locked {
        let row = try await connection.first(
            """
            SELECT \(sql: Action.columns), a.finished_by, a.finished_at,
                   CASE WHEN a.finished_by IS NULL THEN a.reason END AS ending FROM platform.actions a
            WHERE a.id = \(id) AND a.product = \(product) AND a.delivery = 'hands' FOR UPDATE
            """)
        guard let row else { throw HandRefusal.unknownAction }
        return Locked(
            action: try Action(row), finishedBy: try row["finished_by"], finishedAt: try row["finished_at"],
            ending: try row["ending"])
    }

    /// In hand from now on; a claim that goes on keeps its charge and its try.
    static func take(
        _ action: Action, by hand: Hand, at now: Timestamp, chargedAt: Timestamp?, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.actions SET status = 'calling', attempts = \(Int32(action.attempts)), claimed_by = \(hand.id),
                claimed_name = \(hand.name), claimed_until = \(now.adding(Claim.length)), charged_at = \(chargedAt),
                first_call_at = coalesce(first_call_at, \(now)), last_call_at = \(now), code = NULL, reason = NULL
            WHERE id = \(action.id)
            """)
    }

    static func prolong(_ action: Action, at now: Timestamp, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            "UPDATE platform.actions SET claimed_until = \(now.adding(Claim.length)) WHERE id = \(action.id)")
    }

    /// In nobody's hands any more.
    /// - Parameters:
    ///   - keepsClaim: somebody still has it, or had it and did not report.
    ///   - chargedAt: the charge that stands from now on.
    ///   - finishedBy: whose report ended it.
    static func leave(
        _ action: Action, keepsClaim: Bool, chargedAt: Timestamp?, finishedBy: String?, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.actions SET charged_at = \(chargedAt), finished_by = \(finishedBy),
                claimed_by = CASE WHEN \(keepsClaim) THEN claimed_by END,
                claimed_name = CASE WHEN \(keepsClaim) THEN claimed_name END,
                claimed_until = CASE WHEN \(keepsClaim) THEN claimed_until END,
                restored = CASE WHEN \(keepsClaim) THEN restored END WHERE id = \(action.id)
            """)
    }
}
