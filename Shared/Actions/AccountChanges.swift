package import Database
package import FoundationEssentials
internal import Timekeeping

/// What a person says about an account; what is `nil` stays as it is.
package struct AccountChange: Sendable {
    package var handle: String?
    package var delivery: Account.Delivery?
    /// A JSON object as text.
    package var settings: String?
    package var isDefault: Bool?
    /// An IANA name; its days and weeks are the caps'.
    package var timeZone: String?

    package init(
        handle: String? = nil, delivery: Account.Delivery? = nil, settings: String? = nil, isDefault: Bool? = nil,
        timeZone: String? = nil
    ) {
        (self.handle, self.delivery, self.settings, self.isDefault) = (handle, delivery, settings, isDefault)
        self.timeZone = timeZone
    }
}

extension Accounts {
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
        if change.timeZone != nil { try await wakeCalendar(of: account.id, on: connection) }
        return try Account(row)
    }

    /// What waits for another day or week is looked at again: theirs are others now. A queue that is busy meanwhile is judged anyway.
    private static func wakeCalendar(of account: UUID, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.queues q SET ready_at = clock_timestamp(), held_by = NULL, held_until = NULL, held_reason = NULL
            FROM (SELECT product, account_id, operation FROM platform.queues
                  WHERE account_id = \(account) AND held_by IN ('per_day', 'per_week', 'ramp', 'shared')
                  ORDER BY operation, product FOR UPDATE SKIP LOCKED) held
            WHERE q.product = held.product AND q.account_id = held.account_id AND q.operation = held.operation
            """)
    }

    /// What was used today, and this week, counts on in the calendar that the account moves to: no day begins anew because it moved.
    private static func carryUse(
        of account: Account, to zone: String, on connection: Connection
    ) async throws(DatabaseError) {
        guard let now: Timestamp = try await connection.first("SELECT clock_timestamp()")?[0] else { return }
        let (old, new) = (Zones.named(account.timeZone) ?? .utc, Zones.named(zone) ?? .utc)
        func day(_ number: Int64) -> SQL { "date '1970-01-01' + \(Int32(number))::int" }
        try await connection.execute(
            """
            UPDATE platform.limits SET
                day = CASE WHEN day = \(sql: day(old.day(of: now))) THEN \(sql: day(new.day(of: now))) ELSE day END,
                week = CASE WHEN week = \(sql: day(old.week(of: now))) THEN \(sql: day(new.week(of: now))) ELSE week END
            WHERE id IN (SELECT id FROM platform.limits WHERE account_id = \(account.id) ORDER BY id FOR UPDATE)
            """)
    }

    private static func clearDefault(_ platform: String, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.accounts SET is_default = false, version = version + 1
            WHERE platform = \(platform) AND is_default
            """)
    }
}
