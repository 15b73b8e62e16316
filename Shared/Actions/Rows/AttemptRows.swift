internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// What became of attempts, and what was said of an action beside them. Attempts of processes begin with what moves their action
/// (``DueRows``, ``DoubtRows``).
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

    /// How the present try of an action has ended.
    static func end(_ consequence: Consequence, on connection: Connection) async throws(DatabaseError) {
        try await end(
            consequence.action.attempts, of: consequence.action.id, outcome: consequence.word, code: consequence.code,
            reason: consequence.reason, at: consequence.at, on: connection)
    }

    /// How a try has ended.
    static func end(
        _ number: Int, of action: UUID, outcome: String, code: String?, reason: String?, at now: Timestamp,
        on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.action_attempts SET ended_at = \(now), outcome = \(outcome), code = \(code), reason = \(reason)
            WHERE action_id = \(action) AND kind = 'try' AND number = \(Int32(number))
            """)
    }

    /// Something else has settled the action while this try was under way; what became of the try is not known.
    static func overtake(
        _ number: Int, of action: UUID, reason: String, at now: Timestamp, on connection: Connection
    ) async throws(DatabaseError) {
        try await end(
            number, of: action, outcome: "unknown", code: "OVERTAKEN", reason: reason, at: now, on: connection)
    }

    /// What the network said.
    static func end(
        _ lookup: Lookup, outcome: String, reason: String?, at now: Timestamp, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.action_attempts SET ended_at = \(now), outcome = \(outcome), reason = \(reason)
            WHERE action_id = \(lookup.action.id) AND kind = 'lookup' AND number = \(lookup.number)
            """)
    }

    /// Nobody heard what the network said.
    static func endUnheardLookups(
        of action: UUID, at now: Timestamp, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.action_attempts SET ended_at = \(now), outcome = 'unclear', code = 'LEASE_LOST',
                reason = 'The process ended while the network was being asked.'
            WHERE action_id = \(action) AND kind = 'lookup' AND ended_at IS NULL
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

    /// This try goes on: it is no more true that it ended.
    static func reopen(_ number: Int, of action: Action, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.action_attempts SET ended_at = NULL, outcome = NULL, code = NULL, reason = NULL
            WHERE action_id = \(action.id) AND kind = 'try' AND number = \(Int32(number))
            """)
    }

    /// When a try was called; `nil` when it never was.
    static func calledAt(
        _ number: Int, of action: UUID, on connection: Connection
    ) async throws(DatabaseError) -> Timestamp? {
        try await connection.first(
            """
            SELECT calling_at FROM platform.action_attempts WHERE action_id = \(action) AND kind = 'try'
              AND number = \(Int32(number)) AND calling_at IS NOT NULL
            """)?["calling_at"]
    }

    /// What the report took the place of by which this action has ended, as its word says; `nil` for the end of a claim of the reporter's
    /// own.
    static func replaced(by action: UUID, on connection: Connection) async throws(DatabaseError) -> Replaced? {
        let code: String? = try await connection.first(
            """
            SELECT code FROM platform.action_attempts WHERE action_id = \(action) AND kind = 'word'
            ORDER BY number DESC LIMIT 1
            """)?["code"]
        return code.flatMap(Replaced.init(rawValue:))
    }

    /// Whether another try of this action is known to have arrived.
    static func hasArrived(
        otherThan number: Int, of action: UUID, on connection: Connection
    ) async throws(DatabaseError) -> Bool {
        try await connection.first(
            """
            SELECT 1 FROM platform.action_attempts WHERE action_id = \(action) AND kind = 'try' AND number <> \(Int32(number))
              AND outcome = 'succeeded'
            """) != nil
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

    /// - Returns: how many of these calls the database does not know.
    static func missing(_ calls: [RecentCalls.Call], on connection: Connection) async throws(DatabaseError) -> Int {
        let row = try await connection.first(
            """
            SELECT count(*) FROM unnest(\(calls.map(\.action)), \(calls.map(\.attempt))) AS c (action, attempt)
            WHERE NOT EXISTS (SELECT FROM platform.action_attempts t WHERE t.action_id = c.action AND t.kind = 'try'
                              AND t.number = c.attempt AND t.calling_at IS NOT NULL)
            """)
        return Int(try row?[0] as Int64? ?? 0)
    }
}
