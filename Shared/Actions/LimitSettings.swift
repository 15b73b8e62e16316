package import Database
package import FoundationEssentials
package import Timekeeping

/// A limit as the operator sees it: whose it is, its rule, and what is used of it.
package struct LimitSetting: Sendable {
    package let id: UUID
    package let platform: String
    package let operation: String
    /// `nil` when it binds all accounts of the network together.
    package let accountID: UUID?
    /// The operations that use it together; `nil` for the usual limit of one. Then `operation` is its name.
    package let sharedBy: [String]?
    /// Whose numbers these are: `installed`, `manifest`, `fallback` or `operator`.
    package let source: String
    package let limit: Limit
    /// Raised with every change of the rule.
    package let version: Int64
    /// When it was read, by the database's clock.
    package let at: Timestamp

    /// What holds the next use back now; `nil` when it is free.
    package var hold: Limit.Hold? { limit.hold(at: at) }
    /// The operations that use it.
    package var operations: [String] { sharedBy ?? [operation] }
    package var use: Limit.Use { limit.use(at: at) }
}

extension Limit {
    /// How much of a limit is used.
    package struct Use: Sendable, Equatable {
        /// In the last 60 seconds; calls under way count.
        package let lastMinute: Int
        /// In this calendar day and in this week from Monday, in the limit's time zone.
        package let today: Int
        package let thisWeek: Int
    }

    package func use(at now: Timestamp) -> Use {
        Use(
            lastMinute: slots.filter { $0.adding(.seconds(60)) > now }.count,
            today: day == zone.day(of: now) ? dayUsed : 0, thisWeek: week == zone.week(of: now) ? weekUsed : 0)
    }
}

/// Reads and changes the rules of `platform.limits`.
package enum LimitSettings {
    /// By network, the network's own before its accounts'.
    package static func list(
        platform: String? = nil, accountID: UUID? = nil, on connection: Connection
    ) async throws(DatabaseError) -> [LimitSetting] {
        let rows = try await connection.query(
            """
            SELECT \(sql: LimitRows.columns), l.version, clock_timestamp() FROM platform.limits l
            WHERE (\(platform)::text IS NULL OR l.platform = \(platform))
              AND (\(accountID)::uuid IS NULL OR l.account_id = \(accountID))
            ORDER BY l.platform, l.operation, l.account_id NULLS FIRST
            """)
        var settings: [LimitSetting] = []
        for row in rows { settings.append(try decode(row)) }
        return settings
    }

    /// - Parameter locked: until the transaction ends; then only ``change(_:to:on:)`` should follow.
    package static func find(
        _ id: UUID, locked: Bool = false, on connection: Connection
    ) async throws(DatabaseError) -> LimitSetting? {
        let lock: SQL = locked ? "FOR UPDATE" : ""
        let row = try await connection.first(
            """
            SELECT \(sql: LimitRows.columns), l.version, clock_timestamp() FROM platform.limits l WHERE l.id = \(id)
            \(sql: lock)
            """)
        guard let row else { return nil }
        return try decode(row)
    }

    /// Gives a locked limit another rule and wakes the queues it may have held. Call ``wake(_:on:)`` again after the commit: a queue
    /// that was busy meanwhile is skipped here, because whoever has it may wait for the limit.
    package static func change(
        _ setting: LimitSetting, to rule: Limit.Rule, on connection: Connection
    ) async throws(DatabaseError) {
        let growth = rule.ramp.map(LimitDefaults.numbers)
        try await connection.execute(
            """
            UPDATE platform.limits SET per_minute = \(rule.perMinute.map(Int32.init)),
                spacing_ms = \(rule.spacing?.milliseconds), per_day = \(rule.perDay.map(Int32.init)),
                per_week = \(rule.perWeek.map(Int32.init)), ramp_first = \(rule.ramp.map { Int32($0.first) }),
                ramp_step = \(growth?.step), ramp_percent = \(growth?.percent),
                ramp_began = date '1970-01-01' + \(rule.ramp?.began)::int, source = 'operator', version = version + 1
            WHERE id = \(setting.id)
            """)
        try await wake(setting, busy: "SKIP LOCKED", on: connection)
    }

    /// Adds a limit that several operations use together, of an account or of a network as a whole.
    /// - Returns: its id; `nil` when its scope has a limit of this name already, or the name is an operation's.
    package static func add(
        name: String, sharedBy operations: [String], platform: String, accountID: UUID?, rule: Limit.Rule,
        on connection: Connection
    ) async throws(DatabaseError) -> UUID? {
        let growth = rule.ramp.map(LimitDefaults.numbers)
        return try await connection.first(
            """
            INSERT INTO platform.limits (platform, operation, account_id, shared_by, per_minute, spacing_ms, per_day, per_week,
                ramp_first, ramp_step, ramp_percent, source)
            SELECT \(platform), \(name), \(accountID)::uuid, \(operations)::text[], \(rule.perMinute.map(Int32.init))::int,
                \(rule.spacing?.milliseconds)::bigint, \(rule.perDay.map(Int32.init))::int, \(rule.perWeek.map(Int32.init))::int,
                \(rule.ramp.map { Int32($0.first) })::int, \(growth?.step)::int, \(growth?.percent)::int, 'operator'
            WHERE NOT EXISTS (SELECT FROM platform.limits WHERE platform = \(platform) AND operation = \(name) AND shared_by IS NULL
                              UNION ALL SELECT FROM platform.operations
                              WHERE platform = \(platform) AND operation = \(name) AND shared_by IS NULL)
            ON CONFLICT DO NOTHING RETURNING id
            """)?[0]
    }

    /// Takes away a locked limit that several operations share; what it held is looked at again.
    package static func remove(_ setting: LimitSetting, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            "DELETE FROM platform.limits WHERE id = \(setting.id) AND shared_by IS NOT NULL")
        try await wake(setting, busy: "SKIP LOCKED", on: connection)
    }

    /// Has the queues looked at that a limit of this scope holds.
    package static func wake(_ setting: LimitSetting, on connection: Connection) async throws(DatabaseError) {
        try await wake(setting, busy: "", on: connection)
    }

    private static func wake(
        _ setting: LimitSetting, busy: SQL, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.queues q SET ready_at = clock_timestamp(), held_by = NULL, held_until = NULL, held_reason = NULL
            FROM (SELECT product, account_id, operation FROM platform.queues
                  WHERE platform = \(setting.platform) AND operation = ANY(\(setting.operations))
                    AND (\(setting.accountID)::uuid IS NULL OR account_id = \(setting.accountID))
                    AND held_by IN ('per_minute', 'spacing', 'per_day', 'per_week', 'ramp', 'shared')
                  ORDER BY account_id, operation, product FOR UPDATE \(sql: busy)) held
            WHERE q.product = held.product AND q.account_id = held.account_id AND q.operation = held.operation
            """)
    }

    private static func decode(_ row: Row) throws(DatabaseError) -> LimitSetting {
        var found = try LimitRows.decode(row)
        let now: Timestamp = try row[LimitRows.columnCount + 1]
        found.limit.believe(at: now, longest: Ledger.longestCall)
        return LimitSetting(
            id: found.id, platform: found.platform, operation: found.operation, accountID: found.accountID,
            sharedBy: found.sharedBy, source: found.source, limit: found.limit,
            version: try row[LimitRows.columnCount], at: now)
    }
}
