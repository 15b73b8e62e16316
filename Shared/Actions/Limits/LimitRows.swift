internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// Statements on `platform.limits`; what changes a rule is in ``LimitSettings``. Rows are locked in the order of their ids.
enum LimitRows {
    /// Of `platform.limits l`, in the order in which they are read. Days are counted since 1970-01-01.
    static let columns: SQL = """
        l.id, l.platform, l.operation, l.account_id, l.shared_by, l.source, l.per_minute, l.spacing_ms, l.per_day, \
        l.per_week, l.slots, l.day - date '1970-01-01' AS day, l.day_used, l.week - date '1970-01-01' AS week, \
        l.week_used, l.ramp_first, l.ramp_step, l.ramp_percent, l.ramp_began - date '1970-01-01' AS ramp_began, \
        (SELECT c.time_zone FROM platform.accounts c WHERE c.id = l.account_id) AS time_zone
        """

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

    /// Uses that lie further ahead than any call may take count as now: a clock that was set back has left them behind. Whoever plans cuts
    /// more exactly, and writes it; a claim by hand that is held back writes nothing.
    static func cut(to now: Timestamp, beyond edge: Timestamp, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.limits l SET slots = (
                SELECT array_agg(v ORDER BY v)
                FROM (SELECT CASE WHEN s > \(edge) THEN \(now)::timestamptz ELSE s END AS v FROM unnest(l.slots) s) cut)
            WHERE l.id IN (SELECT id FROM platform.limits WHERE slots[cardinality(slots)] > \(edge) ORDER BY id FOR UPDATE)
            """)
    }

    /// What was used today, and this week, counts on in the calendar that the account moves to: no day begins anew because it moved.
    static func carryUse(
        of account: UUID, from old: Zone, to new: Zone, at now: Timestamp, on connection: Connection
    ) async throws(DatabaseError) {
        func day(_ number: Int64) -> SQL { "date '1970-01-01' + \(Int32(number))::int" }
        try await connection.execute(
            """
            UPDATE platform.limits SET
                day = CASE WHEN day = \(sql: day(old.day(of: now))) THEN \(sql: day(new.day(of: now))) ELSE day END,
                week = CASE WHEN week = \(sql: day(old.week(of: now))) THEN \(sql: day(new.week(of: now))) ELSE week END
            WHERE id IN (SELECT id FROM platform.limits WHERE account_id = \(account) ORDER BY id FOR UPDATE)
            """)
    }
}
