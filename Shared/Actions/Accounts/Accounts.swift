package import Database
package import FoundationEssentials
internal import Timekeeping

/// Every statement on `platform.accounts`.
package enum Accounts {
    static let columns: SQL =
        "id, platform, handle, is_default, delivery, settings, time_zone, failures_in_row, version, created_at"

    /// The account that sends when nobody names one.
    /// - Returns: `nil` for a network without accounts.
    package static func defaultAccount(
        platform: String, on connection: Connection
    ) async throws(DatabaseError) -> Account? {
        let row = try await connection.first(
            "SELECT \(sql: columns) FROM platform.accounts WHERE platform = \(platform) AND is_default")
        guard let row else { return nil }
        return try Account(row)
    }

    /// The default accounts of all networks, by network.
    package static func defaults(on connection: Connection) async throws(DatabaseError) -> [String: Account] {
        var found: [String: Account] = [:]
        for account in try await list(on: connection) where account.isDefault { found[account.platform] = account }
        return found
    }

    /// All accounts, by network and handle.
    package static func list(on connection: Connection) async throws(DatabaseError) -> [Account] {
        try decode(
            try await connection.query(
                "SELECT \(sql: columns) FROM platform.accounts ORDER BY platform, handle"))
    }

    package static func find(_ id: UUID, on connection: Connection) async throws(DatabaseError) -> Account? {
        let row = try await connection.first("SELECT \(sql: columns) FROM platform.accounts WHERE id = \(id)")
        guard let row else { return nil }
        return try Account(row)
    }

    static func decode(_ rows: Rows) throws(DatabaseError) -> [Account] {
        var accounts: [Account] = []
        for row in rows { accounts.append(try Account(row)) }
        return accounts
    }

    // MARK: Changes

    /// Adds an account with its limits (C5). The first of a network is its default.
    /// - Returns: `nil` when the network has an account with this handle already.
    package static func create(
        platform: String, handle: String, _ change: AccountChange = AccountChange(), on connection: Connection
    ) async throws(DatabaseError) -> Account? {
        let others = try await lock(platform: platform, on: connection)
        guard !others.contains(where: { $0.handle == handle }) else { return nil }
        let isDefault = change.isDefault ?? false || !others.contains { $0.isDefault }
        if isDefault { try await clearDefault(platform, on: connection) }
        let row = try await connection.first(
            """
            INSERT INTO platform.accounts (platform, handle, is_default, delivery, settings, time_zone)
            VALUES (\(platform), \(handle), \(isDefault), \((change.delivery ?? .assisted).rawValue),
                    \(change.settings ?? "{}"), \(change.timeZone ?? "UTC"))
            ON CONFLICT (platform, handle) DO NOTHING RETURNING \(sql: columns)
            """)
        guard let row else { return nil }
        let account = try Account(row)
        try await LimitDefaults.installAll(for: account, on: connection)
        return account
    }

    /// The account, locked until the transaction ends, together with the others of its network: a new default takes the place of
    /// the old one.
    package static func lock(_ id: UUID, on connection: Connection) async throws(DatabaseError) -> Account? {
        guard let found = try await find(id, on: connection) else { return nil }
        return try await lock(platform: found.platform, on: connection).first { $0.id == id }
    }

    private static func lock(platform: String, on connection: Connection) async throws(DatabaseError) -> [Account] {
        try decode(
            try await connection.query(
                """
                SELECT \(sql: columns) FROM platform.accounts WHERE platform = \(platform)
                ORDER BY id FOR NO KEY UPDATE
                """))
    }

    /// Changes an account that ``lock(_:on:)`` gave.
    /// - Throws: a unique violation when another account of the network has the new handle.
    package static func change(
        _ account: Account, _ change: AccountChange, on connection: Connection
    ) async throws(DatabaseError) -> Account {
        if change.isDefault == true, !account.isDefault { try await clearDefault(account.platform, on: connection) }
        let row = try await connection.first(
            """
            UPDATE platform.accounts SET handle = coalesce(\(change.handle), handle),
                delivery = coalesce(\(change.delivery?.rawValue), delivery),
                settings = coalesce(\(change.settings), settings),
                time_zone = coalesce(\(change.timeZone), time_zone),
                is_default = coalesce(\(change.isDefault), is_default), version = version + 1
            WHERE id = \(account.id) RETURNING \(sql: columns)
            """)
        guard let row else { throw DatabaseError(.server, "the account is gone") }
        if let zone = change.timeZone, zone != account.timeZone {
            try await carryUse(of: account, to: zone, on: connection)
        }
        // A queue that is busy meanwhile is judged anyway.
        if change.timeZone != nil { try await QueueStore.freeByCalendar(of: account.id, on: connection) }
        return try Account(row)
    }

    /// What was used today counts on there.
    private static func carryUse(
        of account: Account, to zone: String, on connection: Connection
    ) async throws(DatabaseError) {
        guard let now: Timestamp = try await connection.first("SELECT clock_timestamp()")?[0] else { return }
        try await LimitRows.carryUse(
            of: account.id, from: Zones.named(account.timeZone) ?? .utc, to: Zones.named(zone) ?? .utc, at: now,
            on: connection)
    }

    private static func clearDefault(_ platform: String, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.accounts SET is_default = false, version = version + 1
            WHERE platform = \(platform) AND is_default
            """)
    }

    // MARK: Standing

    /// How often its network has said "slow down" since it last got something through.
    static func slowdowns(of account: UUID, on connection: Connection) async throws(DatabaseError) -> Int {
        let row = try await connection.first("SELECT slowdowns_in_row FROM platform.accounts WHERE id = \(account)")
        return Int(try row?["slowdowns_in_row"] as Int32? ?? 0)
    }

    static func lockStanding(_ account: UUID, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute("SELECT FROM platform.accounts WHERE id = \(account) FOR NO KEY UPDATE")
    }

    static func slowedDown(_ account: UUID, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            "UPDATE platform.accounts SET slowdowns_in_row = slowdowns_in_row + 1 WHERE id = \(account)")
    }

    /// - Returns: failures in a row, this one included.
    static func failed(_ account: UUID, on connection: Connection) async throws(DatabaseError) -> Int {
        let row = try await connection.first(
            """
            UPDATE platform.accounts SET failures_in_row = failures_in_row + 1 WHERE id = \(account)
            RETURNING failures_in_row
            """)
        return Int(try row?["failures_in_row"] as Int32? ?? 0)
    }

    /// What it did wrong before no longer counts.
    static func worked(_ account: UUID, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.accounts SET failures_in_row = 0, slowdowns_in_row = 0
            WHERE id = \(account) AND (failures_in_row > 0 OR slowdowns_in_row > 0)
            """)
    }
}

extension Account {
    init(_ row: Row) throws(DatabaseError) {
        id = try row["id"]
        platform = try row["platform"]
        handle = try row["handle"]
        isDefault = try row["is_default"]
        let delivery: String = try row["delivery"]
        self.delivery = Delivery(rawValue: delivery) ?? .assisted
        settings = try row["settings"]
        timeZone = try row["time_zone"]
        failuresInRow = Int(try row["failures_in_row"] as Int32)
        version = try row["version"]
        createdAt = try row["created_at"]
    }
}
