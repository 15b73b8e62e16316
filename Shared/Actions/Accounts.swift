package import Database
package import FoundationEssentials
package import Timekeeping

/// An account that sends on one network.
package struct Account: Sendable, Equatable {
    /// How its messages leave when nobody says.
    package enum Delivery: String, Sendable, CaseIterable {
        /// By a person's hands.
        case assisted
        /// By the network's own interface.
        case api
    }

    package let id: UUID
    package let platform: String
    /// The account's name on its network; `default` until somebody names one.
    package let handle: String
    package let isDefault: Bool
    package let delivery: Delivery
    /// What its adapter is told besides credentials: a JSON object.
    package let settings: String
    /// An IANA name: the caps per day and week are counted by its calendar.
    package let timeZone: String
    /// Failures that speak against it, without a success between them.
    package let failuresInRow: Int
    /// Raised with every change that a person makes.
    package let version: Int64
    package let createdAt: Timestamp
}

/// Statements on `platform.accounts`; only this room names the table.
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
