internal import Actions
internal import Database
internal import FoundationEssentials

/// The accounts that messages leave by.
struct SendingAccounts {
    private let all: [UUID: Account]
    private let defaults: [String: Account]

    init(on connection: Connection) async throws {
        let list = try await Accounts.list(on: connection)
        all = Dictionary(uniqueKeysWithValues: list.map { ($0.id, $0) })
        defaults = Dictionary(list.filter(\.isDefault).map { ($0.platform, $0) }) { first, _ in first }
    }

    subscript(id: UUID) -> Account? { all[id] }

    /// The account a message names, as long as it exists, or its network's default.
    func sender(_ id: UUID?, _ platform: String) -> Account? {
        if let account = id.flatMap({ all[$0] }), account.platform == platform { return account }
        return defaults[platform]
    }
}
