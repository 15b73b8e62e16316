package import Database
internal import FoundationEssentials

/// Limits that nobody has set: a network's manifest says them, and where it says nothing, the tightest of the first networks (R1.8, C5).
/// Rows come into being when they are first needed; from then on they are the operator's.
package enum LimitDefaults {
    /// What a manifest advises for one operation, or for several together.
    package struct Advice: Sendable {
        package let operation: String
        /// The operations that use it together; then `operation` is its name.
        package let sharedBy: [String]?
        package let rule: Limit.Rule

        package init(operation: String, sharedBy: [String]? = nil, rule: Limit.Rule) {
            (self.operation, self.sharedBy, self.rule) = (operation, sharedBy, rule)
        }
    }

    /// Keeps what the adapter of a network advises, in the place of what it advised before. Rows that are there stay as they are; limits
    /// that it has several operations share come to accounts that do one of them.
    package static func store(
        _ advice: [Advice], of platform: String, version: String, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            DELETE FROM platform.operations WHERE platform = \(platform) AND operation <> ALL(\(advice.map(\.operation)))
            """)
        for item in advice {
            let rule = item.rule
            let growth = rule.ramp.map(numbers)
            try await connection.execute(
                """
                INSERT INTO platform.operations AS o (platform, operation, shared_by, per_minute, spacing_ms, per_day, per_week,
                    ramp_first, ramp_step, ramp_percent, version)
                VALUES (\(platform), \(item.operation), \(item.sharedBy)::text[], \(rule.perMinute.map(Int32.init)),
                        \(rule.spacing?.milliseconds), \(rule.perDay.map(Int32.init)), \(rule.perWeek.map(Int32.init)),
                        \(rule.ramp.map { Int32($0.first) }), \(growth?.step), \(growth?.percent), \(version))
                ON CONFLICT (platform, operation) DO UPDATE SET shared_by = EXCLUDED.shared_by,
                    per_minute = EXCLUDED.per_minute, spacing_ms = EXCLUDED.spacing_ms, per_day = EXCLUDED.per_day,
                    per_week = EXCLUDED.per_week, ramp_first = EXCLUDED.ramp_first, ramp_step = EXCLUDED.ramp_step,
                    ramp_percent = EXCLUDED.ramp_percent, version = EXCLUDED.version, updated_at = clock_timestamp()
                """)
        }
        try await installShared(platform: platform, on: connection)
    }

    static func numbers(_ ramp: Ramp) -> (step: Int32?, percent: Int32?) {
        switch ramp.growth {
        case .step(let step): (Int32(step), nil)
        case .percent(let percent): (nil, Int32(percent))
        }
    }

    /// Makes the rows that these accounts lack: windows for the network as a whole, caps and a ramp for the account, and what several
    /// operations share.
    package static func install(
        _ operations: [String], for accounts: [Account], on connection: Connection
    ) async throws(DatabaseError) {
        let pairs = accounts.flatMap { account in operations.map { (account, $0) } }
        try await install(
            pairs.map { LimitKey(accountID: $0.0.id, platform: $0.0.platform, operation: $0.1) }, on: connection)
    }

    /// Everything that the network's manifest gives limits for, and that other accounts of it have.
    static func installAll(for account: Account, on connection: Connection) async throws(DatabaseError) {
        let rows = try await connection.query(
            """
            SELECT operation FROM platform.limits WHERE platform = \(account.platform) AND shared_by IS NULL
            UNION SELECT operation FROM platform.operations
            WHERE platform = \(account.platform) AND shared_by IS NULL
              AND (per_minute IS NOT NULL OR spacing_ms IS NOT NULL OR per_day IS NOT NULL OR per_week IS NOT NULL)
            """)
        let operations = try rows.map { row throws(DatabaseError) in try row["operation"] as String }
        try await install(operations, for: [account], on: connection)
    }

    /// What several operations share by the manifest, for accounts that did one of them before the manifest said so.
    private static func installShared(platform: String, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            INSERT INTO platform.limits (platform, operation, account_id, shared_by, per_minute, spacing_ms, per_day, per_week,
                ramp_first, ramp_step, ramp_percent, source)
            SELECT DISTINCT o.platform, o.operation, l.account_id, o.shared_by, o.per_minute, o.spacing_ms, o.per_day,
                o.per_week, o.ramp_first, o.ramp_step, o.ramp_percent, 'manifest'
            FROM platform.limits l JOIN platform.operations o ON o.platform = l.platform AND l.operation = ANY(o.shared_by)
            WHERE l.platform = \(platform) AND l.account_id IS NOT NULL AND l.shared_by IS NULL
            ON CONFLICT DO NOTHING
            """)
    }

    static func install(_ keys: [LimitKey], on connection: Connection) async throws(DatabaseError) {
        guard !keys.isEmpty else { return }
        try await connection.execute(
            """
            INSERT INTO platform.limits (platform, operation, account_id, shared_by, per_minute, spacing_ms, per_day, per_week,
                ramp_first, ramp_step, ramp_percent, source)
            SELECT * FROM (
                SELECT DISTINCT k.platform, k.operation, NULL::uuid, NULL::text[],
                    CASE WHEN o.per_minute IS NULL AND o.spacing_ms IS NULL THEN 5 ELSE o.per_minute END,
                    CASE WHEN o.per_minute IS NULL AND o.spacing_ms IS NULL THEN 12000 ELSE o.spacing_ms END,
                    NULL::integer, NULL::integer, NULL::integer, NULL::integer, NULL::integer,
                    CASE WHEN o.per_minute IS NULL AND o.spacing_ms IS NULL THEN 'fallback' ELSE 'manifest' END
                FROM unnest(\(keys.map(\.platform)), \(keys.map(\.operation))) AS k (platform, operation)
                LEFT JOIN platform.operations o USING (platform, operation)
                UNION ALL
                SELECT k.platform, k.operation, k.account, NULL, NULL, NULL,
                    CASE WHEN o.per_day IS NULL AND o.per_week IS NULL THEN 50 ELSE o.per_day END,
                    CASE WHEN o.per_day IS NULL AND o.per_week IS NULL THEN 250 ELSE o.per_week END,
                    o.ramp_first, o.ramp_step, o.ramp_percent,
                    CASE WHEN o.per_day IS NULL AND o.per_week IS NULL THEN 'fallback' ELSE 'manifest' END
                FROM unnest(\(keys.map(\.accountID)), \(keys.map(\.platform)), \(keys.map(\.operation)))
                    AS k (account, platform, operation)
                LEFT JOIN platform.operations o USING (platform, operation)
                UNION ALL
                SELECT DISTINCT o.platform, o.operation, k.account, o.shared_by, o.per_minute, o.spacing_ms, o.per_day,
                    o.per_week, o.ramp_first, o.ramp_step, o.ramp_percent, 'manifest'
                FROM unnest(\(keys.map(\.accountID)), \(keys.map(\.platform)), \(keys.map(\.operation)))
                    AS k (account, platform, operation)
                JOIN platform.operations o ON o.platform = k.platform AND k.operation = ANY(o.shared_by)) AS made
            ON CONFLICT DO NOTHING
            """)
    }
}
