package import Database
package import FoundationEssentials
package import Timekeeping

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
        try await SendingGate.close(on: connection)
        let row = try await connection.first(
            """
            INSERT INTO platform.pauses (platform, account_id, code, reason, until, created_by)
            VALUES (\(platform), \(accountID), \(code), \(reason), \(until), \(actor)) RETURNING \(sql: columns)
            """)
        guard let row else { throw DatabaseError(.server, "an insert gave no row") }
        return try Pause(row)
    }

    /// Lets go what the pause held. It passes the gate too: a plan that still saw the pause would mark its queue as held after
    /// the queue was woken, and nobody would look at it again.
    /// - Returns: whether there was such a pause, still open.
    package static func end(_ id: UUID, by actor: String, on connection: Connection) async throws(DatabaseError) -> Bool
    {
        try await SendingGate.close(on: connection)
        let ended = try await connection.first(
            """
            UPDATE platform.pauses SET ended_by = \(actor), ended_at = clock_timestamp()
            WHERE id = \(id) AND ended_at IS NULL RETURNING account_id, code
            """)
        guard let ended else { return false }
        // Queues before actions before accounts, as where a try ends.
        try await QueueStore.freeHeldByPauses(on: connection)
        // A person knows better than the network's last word: what it refused goes on as well.
        guard let account: UUID = try ended["account_id"] else { return true }
        if try ended["code"] == Consequence.rateLimited {
            try await EndRows.retryNow(of: account, refusedAs: Consequence.rateLimited, on: connection)
        }
        try await Accounts.worked(account, on: connection)
        return true
    }

    /// Every open one with this code.
    /// - Returns: whether there was one.
    package static func endAll(
        code: String, by actor: String, on connection: Connection
    ) async throws(DatabaseError) -> Bool {
        try await SendingGate.close(on: connection)
        let rows = try await connection.query(
            "SELECT id FROM platform.pauses WHERE code = \(code) AND ended_at IS NULL ORDER BY created_at")
        for row in rows { _ = try await end(try row["id"], by: actor, on: connection) }
        return !rows.isEmpty
    }

    /// Closes the books on pauses whose time is over: every call looks at what is open.
    static func endExpired(at now: Timestamp, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.pauses SET ended_at = until, ended_by = 'time'
            WHERE id IN (SELECT id FROM platform.pauses WHERE ended_at IS NULL AND until <= \(now) FOR UPDATE SKIP LOCKED)
            """)
    }

    // MARK: Looking

    /// How many tries that a pause covers were under way when it began: their intents committed before it.
    package static func underWay(_ pause: Pause, on connection: Connection) async throws(DatabaseError) -> Int {
        try await EndRows.underWay(pause, on: connection)
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
        for row in rows { pauses.append(try Pause(row)) }
        return pauses
    }

    // MARK: The ledger's own

    /// Whether a pause of the account is open that lasts as long; with `nil` one without an end.
    static func isStopped(
        _ account: UUID, until: Timestamp?, on connection: Connection
    ) async throws(DatabaseError) -> Bool {
        try await connection.first(
            """
            SELECT 1 FROM platform.pauses WHERE account_id = \(account) AND ended_at IS NULL
              AND (until IS NULL OR until >= \(until)) LIMIT 1
            """) != nil
    }

    /// The account is to be silent for longer.
    /// - Returns: whether such a pause is open.
    static func prolong(
        _ account: UUID, code: String, until: Timestamp, reason: String?, at now: Timestamp, on connection: Connection
    ) async throws(DatabaseError) -> Bool {
        try await connection.execute(
            """
            UPDATE platform.pauses SET until = \(until), reason = coalesce(\(reason), reason)
            WHERE account_id = \(account) AND ended_at IS NULL AND created_by = 'ledger' AND code = \(code) AND until > \(now)
            """) > 0
    }

    /// The ledger stops an account by itself.
    static func stop(
        _ account: UUID, code: String, reason: String, until: Timestamp?, at now: Timestamp, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            INSERT INTO platform.pauses (account_id, code, reason, until, created_by, created_at)
            VALUES (\(account), \(code), \(reason), \(until), 'ledger', \(now))
            """)
    }

    /// Those that the ledger reckoned by a clock that was set back since last as long from now (``FutureCut``).
    static func cut(to now: Timestamp, beyond edge: Timestamp, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.pauses SET until = \(now)::timestamptz + (until - created_at), created_at = \(now)
            WHERE ended_at IS NULL AND created_by = 'ledger' AND until IS NOT NULL AND created_at > \(edge)
            """)
    }
}

extension Pause {
    fileprivate init(_ row: Row) throws(DatabaseError) {
        (id, platform, accountID) = (try row["id"], try row["platform"], try row["account_id"])
        (code, reason, until) = (try row["code"], try row["reason"], try row["until"])
        (createdBy, createdAt) = (try row["created_by"], try row["created_at"])
        (endedBy, endedAt) = (try row["ended_by"], try row["ended_at"])
    }
}
