internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// A limit and where it lies.
struct LimitRow {
    let id: UUID
    let platform: String
    /// The name of the limit, when several operations use it.
    let operation: String
    let accountID: UUID?
    /// The operations that use it together; `nil` for the usual limit of one.
    let sharedBy: [String]?
    let source: String
    var limit: Limit

    func hold(at now: Timestamp, spaced: Bool = true) -> Limit.Hold? {
        guard var hold = limit.hold(at: now, spaced: spaced) else { return nil }
        guard let sharedBy else { return hold }
        hold.reason =
            "The limit \"\(operation)\" of \(sharedBy.joined(separator: " and ")) (\(hold.by.rawValue)) is used up."
        hold.by = .shared
        return hold
    }
}

/// Statements on `platform.limits`; what changes a rule is in ``LimitSettings``. Rows are locked in the order of their ids.
enum LimitRows {
    static let columns: SQL = """
        l.id, l.platform, l.operation, l.account_id, l.per_minute, l.spacing_ms, l.per_day, l.per_week, l.slots, \
        l.day - date '1970-01-01', l.day_used, l.week - date '1970-01-01', l.week_used, l.shared_by, l.source, \
        l.ramp_first, l.ramp_step, l.ramp_percent, l.ramp_began - date '1970-01-01', \
        (SELECT c.time_zone FROM platform.accounts c WHERE c.id = l.account_id)
        """

    static let columnCount = 20

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
                         AND (operation = ANY(\(operations)) OR shared_by && \(operations)))
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
            perDay: perDay.map(Int.init), perWeek: perWeek.map(Int.init), ramp: try ramp(row))
        let day: Int32 = try row[9]
        let dayUsed: Int32 = try row[10]
        let week: Int32 = try row[11]
        let weekUsed: Int32 = try row[12]
        // A table that was there when the zone was set and is not now: better some day than none.
        let zone = (try row[19] as String?).flatMap(Zones.named)
        let limit = Limit(
            rule: rule, zone: zone ?? .utc, slots: try row[8], day: Int64(day), dayUsed: Int(dayUsed),
            week: Int64(week),
            weekUsed: Int(weekUsed))
        return LimitRow(
            id: try row[0], platform: try row[1], operation: try row[2], accountID: try row[3], sharedBy: try row[13],
            source: try row[14], limit: limit)
    }

    private static func ramp(_ row: Row) throws(DatabaseError) -> Ramp? {
        guard let first: Int32 = try row[15] else { return nil }
        let (step, percent, began): (Int32?, Int32?, Int32?) = (try row[16], try row[17], try row[18])
        let growth = step.map { Ramp.Growth.step(Int($0)) } ?? percent.map { .percent(Int($0)) }
        return growth.map { Ramp(first: Int(first), growth: $0, began: began.map(Int64.init)) }
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
                day_used = u.day_used, week = date '1970-01-01' + u.week::int, week_used = u.week_used,
                ramp_began = date '1970-01-01' + u.began::int
            FROM (SELECT \(slots)::timestamptz[] AS slots) f,
                 unnest(\(rows.map(\.id)), \(firsts), \(lasts), \(rows.map(\.limit.day)),
                        \(rows.map { Int32($0.limit.dayUsed) }), \(rows.map(\.limit.week)),
                        \(rows.map { Int32($0.limit.weekUsed) }), \(rows.map { $0.limit.rule.ramp?.began }))
                AS u (id, first, last, day, day_used, week, week_used, began)
            WHERE l.id = u.id
            """
    }
}
