internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// What is written into `platform.action_attempts` beside the tries and lookups of processes.
enum AttemptRows {
    /// Something said of an action without trying it: by a person, or by the ledger.
    struct Word {
        let outcome: String
        let code: String?
        let reason: String?
        let at: Timestamp
        let actor: String?

        init(_ outcome: String, code: String? = nil, reason: String? = nil, at: Timestamp, by actor: String? = nil) {
            (self.outcome, self.code, self.reason, self.at, self.actor) = (outcome, code, reason, at, actor)
        }
    }

    /// The action is locked.
    static func note(_ word: Word, of action: Action, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            INSERT INTO platform.action_attempts (action_id, number, kind, delivery, actor, intent_at, ended_at, outcome, code,
                reason)
            SELECT \(action.id), coalesce(max(number), 0) + 1, 'word', \(action.delivery.rawValue), \(word.actor), \(word.at),
                \(word.at), \(word.outcome), \(word.code), \(word.reason)
            FROM platform.action_attempts WHERE action_id = \(action.id) AND kind = 'word'
            """)
    }

    /// A try by hand, begun now. The action is locked, and counts it already.
    static func begin(
        _ number: Int, of action: Action, by hand: Hand, at now: Timestamp, isCalling: Bool, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            INSERT INTO platform.action_attempts (action_id, number, kind, delivery, actor, intent_at, calling_at)
            VALUES (\(action.id), \(Int32(number)), 'try', 'hands', \(hand.id), \(now), \(isCalling ? now : nil))
            """)
    }

    /// What the report took the place of by which this action has ended, as its word says; `nil` for the end of a claim of the reporter's
    /// own.
    static func replaced(by action: UUID, on connection: Connection) async throws(DatabaseError) -> Replaced? {
        let code: String? = try await connection.first(
            """
            SELECT code FROM platform.action_attempts WHERE action_id = \(action) AND kind = 'word'
            ORDER BY number DESC LIMIT 1
            """)?[0]
        return code.flatMap(Replaced.init(rawValue:))
    }

    /// This try goes on: it is no more true that it ended.
    static func reopen(_ number: Int, of action: Action, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.action_attempts SET ended_at = NULL, outcome = NULL, code = NULL, reason = NULL
            WHERE action_id = \(action.id) AND kind = 'try' AND number = \(Int32(number))
            """)
    }

    /// Whether another try of this action is known to have arrived.
    static func hasArrived(otherThan number: Int, of action: UUID, on connection: Connection)
        async throws(DatabaseError)
        -> Bool
    {
        try await connection.first(
            """
            SELECT 1 FROM platform.action_attempts WHERE action_id = \(action) AND kind = 'try' AND number <> \(Int32(number))
              AND outcome = 'succeeded'
            """) != nil
    }

    /// Something else has settled the action while this try was under way; what became of the try is not known.
    static func overtake(
        _ number: Int, of action: UUID, reason: String, at now: Timestamp, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.action_attempts SET ended_at = \(now), outcome = 'unknown', code = 'OVERTAKEN', reason = \(reason)
            WHERE action_id = \(action) AND kind = 'try' AND number = \(Int32(number))
            """)
    }

    /// Whether this try was theirs, and its end is not known.
    static func isUnreported(
        _ number: Int, of action: UUID, by hand: Hand, on connection: Connection
    ) async throws(DatabaseError) -> Bool {
        try await connection.first(
            """
            SELECT 1 FROM platform.action_attempts WHERE action_id = \(action) AND kind = 'try' AND number = \(Int32(number))
              AND actor = \(hand.id) AND outcome = 'unknown'
            """) != nil
    }
}
