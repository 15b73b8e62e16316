package import Database
package import FoundationEssentials
package import Timekeeping

/// How a message leaves: by a person's hands, or by the network's own interface.
package enum Delivery: String, Sendable, CaseIterable { case assisted, api }

/// An account that sends on one network.
package struct Account: Sendable, Equatable {
    package let id: UUID
    package let platform: String
    /// The account's name on its network; `default` until somebody names one.
    package let handle: String
    package let isDefault: Bool
    /// How its messages leave when nobody says.
    package let delivery: Delivery
    package let createdAt: Timestamp
}

/// Every statement on `platform.accounts`; no other file names the table.
package enum Accounts {
    /// The account that sends when nobody names one.
    /// - Returns: `nil` for a network without accounts.
    package static func defaultAccount(
        platform: String, on connection: Connection
    ) async throws(DatabaseError) -> Account? {
        let row = try await connection.first(
            """
            SELECT id, platform, handle, is_default, created_at, delivery FROM platform.accounts
            WHERE platform = \(platform) AND is_default
            """)
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
        let rows = try await connection.query(
            """
            SELECT id, platform, handle, is_default, created_at, delivery FROM platform.accounts ORDER BY platform, handle
            """)
        var accounts: [Account] = []
        for row in rows { accounts.append(try Account(row)) }
        return accounts
    }
}

extension Account {
    fileprivate init(_ row: Row) throws(DatabaseError) {
        id = try row["id"]
        platform = try row["platform"]
        handle = try row["handle"]
        isDefault = try row["is_default"]
        createdAt = try row["created_at"]
        let delivery: String = try row["delivery"]
        self.delivery = Delivery(rawValue: delivery) ?? .assisted
    }
}
