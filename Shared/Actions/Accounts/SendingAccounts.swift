package import Database
package import FoundationEssentials

/// The accounts that actions leave by.
package struct SendingAccounts {
    private let all: [UUID: Account]
    private let defaults: [String: Account]

    package init(on connection: Connection) async throws {
        let list = try await Accounts.list(on: connection)
        all = Dictionary(uniqueKeysWithValues: list.map { ($0.id, $0) })
        defaults = Dictionary(list.filter(\.isDefault).map { ($0.platform, $0) }) { first, _ in first }
    }

    package subscript(id: UUID) -> Account? { all[id] }

    /// The account that is named, as long as it exists, or the network's default.
    package func sender(_ id: UUID?, _ platform: String) -> Account? {
        if let account = id.flatMap({ all[$0] }), account.platform == platform { return account }
        return defaults[platform]
    }
}
