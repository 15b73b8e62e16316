package import Database
package import FoundationEssentials
package import Timekeeping

/// Nothing is started for whoever it covers.
package struct Pause: Sendable, Equatable {
    package let id: UUID
    /// With neither platform nor account it covers everything.
    package let platform: String?
    package let accountID: UUID?
    /// `by_hand`, or the failure that made the ledger stop by itself.
    package let code: String
    /// One sentence for the operator.
    package let reason: String
    package let until: Timestamp?
    package let createdBy: String
    package let createdAt: Timestamp
    package let endedBy: String?
    package let endedAt: Timestamp?

    func covers(_ key: LimitKey) -> Bool {
        if let accountID { return accountID == key.accountID }
        return platform == nil || platform == key.platform
    }

    /// The pause that lasts longest among those that cover; one without an end lasts longest of all.
    static func binding(_ pauses: [Pause], _ key: LimitKey) -> Pause? {
        let covering = pauses.filter { $0.covers(key) }
        return covering.first { $0.until == nil } ?? covering.max { $0.until! < $1.until! }
    }
}

/// Every statement on `platform.pauses`.
package enum Pauses {
    package static let byHand = "by_hand"

    static let columns: SQL = """
        id, platform, account_id, code, reason, until, created_by, created_at, ended_by, ended_at
        """

    /// Stops what it covers: when this commits, no intent is half done, and no later one starts (reliability R35).
    /// The caller's transaction should do little else: it waits for the intents in hand.
    package static func begin(
        platform: String? = nil, accountID: UUID? = nil, code: String = Pauses.byHand, reason: String,
        until: Timestamp? = nil, by actor: String, on connection: Connection
    ) async throws(DatabaseError) -> Pause {
        try await connection.execute("SELECT platform.close_gate()")
        let row = try await connection.first(
            """
            INSERT INTO platform.pauses (platform, account_id, code, reason, until, created_by)
            VALUES (\(platform), \(accountID), \(code), \(reason), \(until), \(actor)) RETURNING \(sql: columns)
            """)
        guard let row else { throw DatabaseError(.server, "an insert gave no row") }
        return try decode(row)
    }

    /// Lets go what the pause held. It passes the gate too: a plan that still saw the pause would mark its queue as held after
    /// the queue was woken, and nobody would look at it again.
    /// - Returns: whether there was such a pause, still open.
    package static func end(_ id: UUID, by actor: String, on connection: Connection) async throws(DatabaseError) -> Bool
    {
        try await connection.execute("SELECT platform.close_gate()")
        let ended = try await connection.execute(
            """
            UPDATE platform.pauses SET ended_by = \(actor), ended_at = clock_timestamp()
            WHERE id = \(id) AND ended_at IS NULL
            """)
        guard ended > 0 else { return false }
        // Queues before accounts, as where an outcome is recorded.
        try await connection.execute(
            """
            UPDATE platform.queues q SET ready_at = clock_timestamp(), held_by = NULL, held_until = NULL
            FROM (SELECT product, account_id, operation FROM platform.queues WHERE held_by = 'paused'
                  ORDER BY account_id, operation, product FOR UPDATE) held
            WHERE q.product = held.product AND q.account_id = held.account_id AND q.operation = held.operation
            """)
        // A person knows better than the network's last word: what it refused goes on as well.
        try await connection.execute(
            """
            UPDATE platform.actions a SET not_before = clock_timestamp(), reckoned_at = clock_timestamp() FROM platform.pauses p
            WHERE p.id = \(id) AND p.code = \(Verdict.rateLimited) AND a.account_id = p.account_id
              AND a.status = 'queued' AND a.code = p.code AND a.not_before > clock_timestamp()
            """)
        try await connection.execute(
            """
            UPDATE platform.accounts SET failures_in_row = 0, slowdowns_in_row = 0
            WHERE id = (SELECT account_id FROM platform.pauses WHERE id = \(id))
            """)
        return true
    }

    /// Closes the books on pauses whose time is over: every call looks at what is open.
    static func endExpired(at now: Timestamp, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.pauses SET ended_at = until, ended_by = 'time'
            WHERE id IN (SELECT id FROM platform.pauses WHERE ended_at IS NULL AND until <= \(now) FOR UPDATE SKIP LOCKED)
            """)
    }

    package static func open(on connection: Connection) async throws(DatabaseError) -> [Pause] {
        try decode(
            try await connection.query(
                """
                SELECT \(sql: columns) FROM platform.pauses
                WHERE ended_at IS NULL AND (until IS NULL OR until > clock_timestamp()) ORDER BY created_at, id
                """))
    }

    /// Whether the pause `p` holds the action `a` back: what ``Pause/covers(_:)`` says of a row.
    static func holding(at now: SQL) -> SQL {
        """
        p.ended_at IS NULL AND (p.until IS NULL OR p.until > \(sql: now)) AND (p.account_id = a.account_id
            OR p.account_id IS NULL AND coalesce(p.platform, a.platform) = a.platform)
        """
    }

    static func openStatement(at now: SQL) -> SQL {
        """
        SELECT \(sql: columns) FROM platform.pauses WHERE ended_at IS NULL AND (until IS NULL OR until > \(sql: now))
        """
    }

    static func decode(_ rows: Rows) throws(DatabaseError) -> [Pause] {
        var pauses: [Pause] = []
        for row in rows { pauses.append(try decode(row)) }
        return pauses
    }

    private static func decode(_ row: Row) throws(DatabaseError) -> Pause {
        Pause(
            id: try row[0], platform: try row[1], accountID: try row[2], code: try row[3], reason: try row[4],
            until: try row[5], createdBy: try row[6], createdAt: try row[7], endedBy: try row[8], endedAt: try row[9])
    }
}
