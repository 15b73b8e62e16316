internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// A limit and where it lies.
struct LimitRow {
    let id: UUID
    let platform: String
    let operation: String
    let accountID: UUID?
    var limit: Limit
}

/// Statements on `platform.limits`; what changes a rule is in ``LimitSettings``. Rows are locked in the order of their ids.
enum LimitRows {
    static let columns: SQL = """
        l.id, l.platform, l.operation, l.account_id, l.per_minute, l.spacing_ms, l.per_day, l.per_week, l.slots, \
        l.day - date '1970-01-01', l.day_used, l.week - date '1970-01-01', l.week_used
        """

    static let columnCount = 13

    /// The limits of a new account: its caps (C5), and for a network that had none the tighter of R1's windows.
    static func firstStatements(of account: Account) -> [SQL] {
        [
            """
            INSERT INTO platform.limits (platform, operation, account_id, per_day, per_week)
            VALUES (\(account.platform), 'message', \(account.id), 50, 250)
            """,
            """
            INSERT INTO platform.limits (platform, operation, per_minute, spacing_ms)
            VALUES (\(account.platform), 'message', 5, 12000) ON CONFLICT DO NOTHING
            """,
        ]
    }

    /// The limits of these accounts and of their networks, locked.
    static func lockStatement(accounts: [UUID], platforms: [String], operations: [String]) -> SQL {
        readStatement(accounts: accounts, platforms: platforms, operations: operations) + " FOR UPDATE"
    }

    /// The same, only to look at.
    static func readStatement(accounts: [UUID], platforms: [String], operations: [String]) -> SQL {
        """
        SELECT \(sql: columns) FROM platform.limits l
        WHERE l.id IN (SELECT id FROM platform.limits
                       WHERE (account_id = ANY(\(accounts)) OR account_id IS NULL AND platform = ANY(\(platforms)))
                         AND operation = ANY(\(operations)))
        ORDER BY l.id
        """
    }

    static func decode(_ row: Row) throws(DatabaseError) -> LimitRow {
        let perMinute: Int32? = try row[4]
        let spacing: Int64? = try row[5]
        let perDay: Int32? = try row[6]
        let perWeek: Int32? = try row[7]
        let rule = Limit.Rule(
            perMinute: perMinute.map(Int.init), spacing: spacing.map { .milliseconds($0) },
            perDay: perDay.map(Int.init), perWeek: perWeek.map(Int.init))
        let day: Int32 = try row[9]
        let dayUsed: Int32 = try row[10]
        let week: Int32 = try row[11]
        let weekUsed: Int32 = try row[12]
        let limit = Limit(
            rule: rule, slots: try row[8], day: Int64(day), dayUsed: Int(dayUsed), week: Int64(week),
            weekUsed: Int(weekUsed))
        return LimitRow(
            id: try row[0], platform: try row[1], operation: try row[2], accountID: try row[3], limit: limit)
    }

    /// Writes back what was used, all rows at once.
    static func saveStatement(_ rows: [LimitRow]) -> SQL {
        // PostgreSQL has no arrays of arrays of different lengths: one after the other, and where each ends.
        var slots: [Timestamp] = []
        var (firsts, lasts): ([Int32], [Int32]) = ([], [])
        for row in rows {
            firsts.append(Int32(slots.count + 1))
            slots += row.limit.slots
            lasts.append(Int32(slots.count))
        }
        return """
            UPDATE platform.limits l SET slots = f.slots[u.first:u.last], day = date '1970-01-01' + u.day::int,
                day_used = u.day_used, week = date '1970-01-01' + u.week::int, week_used = u.week_used
            FROM (SELECT \(slots)::timestamptz[] AS slots) f,
                 unnest(\(rows.map(\.id)), \(firsts), \(lasts), \(rows.map(\.limit.day)),
                        \(rows.map { Int32($0.limit.dayUsed) }), \(rows.map(\.limit.week)),
                        \(rows.map { Int32($0.limit.weekUsed) }))
                AS u (id, first, last, day, day_used, week, week_used)
            WHERE l.id = u.id
            """
    }
}

/// The limits that bind a batch, locked, with what the batch uses of them.
struct LimitBook {
    private var rows: [LimitRow]
    private var byScope: [Scope: Int] = [:]
    private var changed: Set<Int> = []

    private struct Scope: Hashable {
        let platform: String
        let operation: String
        let accountID: UUID?
    }

    init(_ found: Rows) throws(DatabaseError) {
        rows = []
        for row in found { rows.append(try LimitRows.decode(row)) }
        for (index, row) in rows.enumerated() {
            byScope[Scope(platform: row.platform, operation: row.operation, accountID: row.accountID)] = index
        }
    }

    /// The account's own and the network's; the tighter binds.
    private func indices(_ key: LimitKey) -> [Int] {
        [
            byScope[Scope(platform: key.platform, operation: key.operation, accountID: key.accountID)],
            byScope[Scope(platform: key.platform, operation: key.operation, accountID: nil)],
        ].compactMap { $0 }
    }

    func hold(_ key: LimitKey, at now: Timestamp, spaced: Bool = true) -> Limit.Hold? {
        indices(key).compactMap { rows[$0].limit.hold(at: now, spaced: spaced) }.max { $0.until < $1.until }
    }

    mutating func charge(_ key: LimitKey, at now: Timestamp, bound: Timestamp) {
        for index in indices(key) {
            rows[index].limit.charge(at: now, bound: bound)
            changed.insert(index)
        }
    }

    mutating func settle(_ key: LimitKey, _ bound: Timestamp, at now: Timestamp) {
        for index in indices(key) {
            rows[index].limit.settle(bound, at: now)
            changed.insert(index)
        }
    }

    mutating func settleWithoutDeed(_ key: LimitKey, _ bound: Timestamp, chargedAt: Timestamp, at now: Timestamp) {
        for index in indices(key) {
            rows[index].limit.settleWithoutDeed(bound, chargedAt: chargedAt, at: now)
            changed.insert(index)
        }
    }

    mutating func giveBack(_ key: LimitKey, _ bound: Timestamp, chargedAt: Timestamp) {
        for index in indices(key) {
            rows[index].limit.giveBack(bound, chargedAt: chargedAt)
            changed.insert(index)
        }
    }

    mutating func uncount(_ key: LimitKey, chargedAt: Timestamp) {
        for index in indices(key) {
            rows[index].limit.uncount(chargedAt: chargedAt)
            changed.insert(index)
        }
    }

    /// `nil` when nothing was used.
    var save: SQL? {
        changed.isEmpty ? nil : LimitRows.saveStatement(changed.sorted().map { rows[$0] })
    }
}

/// Whose limits bind an action.
struct LimitKey: Hashable, Sendable {
    let accountID: UUID
    let platform: String
    let operation: String
}
