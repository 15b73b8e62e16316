package import Database
package import FoundationEssentials
internal import Timekeeping

/// Reads and changes the rules of `platform.limits`.
package enum LimitSettings {
    /// By network, the network's own before its accounts'.
    package static func list(
        platform: String? = nil, accountID: UUID? = nil, on connection: Connection
    ) async throws(DatabaseError) -> [LimitSetting] {
        let rows = try await connection.query(
            """
            SELECT \(sql: columns) FROM platform.limits l
            WHERE (\(platform)::text IS NULL OR l.platform = \(platform))
              AND (\(accountID)::uuid IS NULL OR l.account_id = \(accountID))
            ORDER BY l.platform, l.operation, l.account_id NULLS FIRST
            """)
        return try rows.map { row throws(DatabaseError) in try LimitSetting(row) }
    }

    /// - Parameter locked: until the transaction ends; then only ``change(_:to:on:)`` should follow.
    package static func find(
        _ id: UUID, locked: Bool = false, on connection: Connection
    ) async throws(DatabaseError) -> LimitSetting? {
        let lock: SQL = locked ? "FOR UPDATE" : ""
        let row = try await connection.first(
            """
            SELECT \(sql: columns) FROM platform.limits l WHERE l.id = \(id) \(sql: lock)
            """)
        guard let row else { return nil }
        return try LimitSetting(row)
    }

    private static let columns: SQL = "\(sql: LimitRows.columns), l.version, clock_timestamp() AS read_at"

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
        try await free(setting, .skips, on: connection)
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
        try await free(setting, .skips, on: connection)
    }

    /// Has the queues looked at that a limit of this scope holds.
    package static func wake(_ setting: LimitSetting, on connection: Connection) async throws(DatabaseError) {
        try await free(setting, .waits, on: connection)
    }

    private static func free(
        _ setting: LimitSetting, _ busy: QueueStore.Busy, on connection: Connection
    ) async throws(DatabaseError) {
        try await QueueStore.freeLimited(
            platform: setting.platform, operations: setting.operations, account: setting.accountID, busy,
            on: connection)
    }
}

extension LimitSetting {
    fileprivate init(_ row: Row) throws(DatabaseError) {
        var found = try LimitRow(row)
        let (version, now): (Int64, Timestamp) = (try row["version"], try row["read_at"])
        found.limit.believe(at: now, longest: Ledger.longestCall)
        self.init(
            id: found.id, platform: found.platform, operation: found.operation, accountID: found.accountID,
            sharedBy: found.sharedBy, source: found.source, limit: found.limit, version: version, at: now)
    }
}
