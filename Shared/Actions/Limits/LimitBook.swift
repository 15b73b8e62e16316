internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// The limits that bind a batch, locked, with what the batch uses of them.
struct LimitBook {
    private var rows: [LimitRow]
    /// Rows by whom they bind: one for each operation that uses them.
    private var byScope: [Scope: [Int]] = [:]
    private var changed: Set<Int> = []

    private struct Scope: Hashable {
        let platform: String
        let operation: String
        let accountID: UUID?
    }

    init(_ found: Rows) throws(DatabaseError) {
        rows = []
        for row in found { rows.append(try LimitRow(row)) }
        for (index, row) in rows.enumerated() {
            for operation in row.sharedBy ?? [row.operation] {
                byScope[Scope(platform: row.platform, operation: operation, accountID: row.accountID), default: []]
                    .append(index)
            }
        }
    }

    /// The limits that bind these, locked; those that nobody has set come into being.
    static func lock(_ keys: [LimitKey], on connection: Connection) async throws(DatabaseError) -> LimitBook {
        let statement = LimitRows.lockStatement(
            accounts: Array(Set(keys.map(\.accountID))), platforms: Array(Set(keys.map(\.platform))),
            operations: Array(Set(keys.map(\.operation))))
        let book = try LimitBook(try await connection.query(statement))
        let missing = keys.filter(book.lacks)
        guard !missing.isEmpty else { return book }
        try await LimitDefaults.install(missing, on: connection)
        return try LimitBook(try await connection.query(statement))
    }

    /// The account's own and the network's, those that several operations share included; the tightest binds.
    private func indices(_ key: LimitKey) -> [Int] {
        [key.accountID, nil].flatMap { account in
            byScope[Scope(platform: key.platform, operation: key.operation, accountID: account)] ?? []
        }
    }

    /// Nobody has set this operation's limits yet.
    func lacks(_ key: LimitKey) -> Bool {
        [key.accountID, nil].contains { account in
            let found = byScope[Scope(platform: key.platform, operation: key.operation, accountID: account)] ?? []
            return !found.contains { rows[$0].sharedBy == nil }
        }
    }

    /// As ``Limit/believe(at:longest:)``, for every row.
    mutating func believe(at now: Timestamp, longest: Duration) {
        for index in rows.indices where rows[index].limit.believe(at: now, longest: longest) { changed.insert(index) }
    }

    func hold(_ key: LimitKey, at now: Timestamp, spaced: Bool = true) -> Limit.Hold? {
        indices(key).compactMap { rows[$0].hold(at: now, spaced: spaced) }.max { $0.until < $1.until }
    }

    mutating func charge(_ key: LimitKey, at now: Timestamp, bound: Timestamp) {
        change(key) { $0.charge(at: now, bound: bound) }
    }

    mutating func settle(_ key: LimitKey, _ bound: Timestamp, at now: Timestamp) {
        change(key) { $0.settle(bound, at: now) }
    }

    mutating func settleWithoutDeed(_ key: LimitKey, _ bound: Timestamp, chargedAt: Timestamp, at now: Timestamp) {
        change(key) { $0.settleWithoutDeed(bound, chargedAt: chargedAt, at: now) }
    }

    mutating func giveBack(_ key: LimitKey, _ bound: Timestamp, chargedAt: Timestamp) {
        change(key) { $0.giveBack(bound, chargedAt: chargedAt) }
    }

    mutating func uncount(_ key: LimitKey, chargedAt: Timestamp) {
        change(key) { $0.uncount(chargedAt: chargedAt) }
    }

    private mutating func change(_ key: LimitKey, _ body: (inout Limit) -> Void) {
        for index in indices(key) {
            body(&rows[index].limit)
            changed.insert(index)
        }
    }

    /// `nil` when nothing was used.
    var save: SQL? {
        changed.isEmpty ? nil : LimitRows.saveStatement(changed.sorted().map { rows[$0] })
    }
}
