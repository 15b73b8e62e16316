package import Database
package import FoundationEssentials
internal import Listing
internal import Timekeeping

/// Why actions wait.
package enum Holds {
    /// What a ``Hold`` is read from, of `platform.actions a` and ``joins``.
    static let columns: [Column] = [
        .text("status", "a.status"), .boolean("needs_person", "a.needs_person"),
        .timestamp("not_before", "a.not_before"), .text("reason", "a.reason").nullable,
        .text("own_held_by", "a.held_by").nullable, .text("claimed_name", "a.claimed_name").nullable,
        .timestamp("claimed_until", "a.claimed_until").nullable,
        .boolean("is_restored", "a.restored IS NOT NULL AND a.needs_person"),
        .boolean("is_orphan", Presence.isOrphan), .text("wanted", "a.product || ' (' || a.operation || ')'"),
        .text("queue_held_by", "q.held_by").nullable, .timestamp("queue_held_until", "q.held_until").nullable,
        .text("queue_reason", "q.held_reason").nullable, .boolean("is_paused", "p.id IS NOT NULL"),
        .timestamp("paused_until", "p.until").nullable, .text("paused_reason", "p.reason").nullable,
        .timestamp("read_at", "clock_timestamp()"),
    ]
    private static let selection = Record("Hold", columns).selection
    /// To be joined to `platform.actions a`.
    static let joins: SQL = """
        LEFT JOIN platform.queues q ON q.product = a.product AND q.account_id = a.account_id AND q.operation = a.operation
            AND q.delivery = a.delivery
        LEFT JOIN LATERAL (
            SELECT id, until, reason FROM platform.pauses p WHERE \(sql: Pauses.holding(at: "clock_timestamp()"))
            ORDER BY p.until DESC NULLS FIRST LIMIT 1) p ON true
        """

    /// What the actions of these subjects wait for; nothing for those that are over. What hands could take may be held by a limit of theirs.
    package static func of(
        product: String, subjects: [UUID], on connection: Connection
    ) async throws(DatabaseError) -> [UUID: Hold] {
        guard !subjects.isEmpty else { return [:] }
        let rows = try await connection.query(
            """
            SELECT a.subject_id, a.account_id, a.platform, a.operation, \(sql: selection)
            FROM platform.actions a \(sql: joins)
            WHERE a.product = \(product) AND a.subject_id = ANY(\(subjects))
              AND a.status IN ('queued', 'offered', 'intent', 'calling', 'unknown', 'reconciling')
            """)
        var found: [UUID: Hold] = [:]
        var offered: [UUID: LimitKey] = [:]
        for row in rows {
            let (subject, hold): (UUID, Hold) = (try row["subject_id"], try Hold(row))
            found[subject] = hold
            guard hold.heldBy == .hands, try row["status"] == ActionStatus.offered.rawValue else { continue }
            offered[subject] = LimitKey(
                accountID: try row["account_id"], platform: try row["platform"], operation: try row["operation"])
        }
        let limits = try await byHand(Set(offered.values), on: connection)
        for (subject, key) in offered { if let hold = limits[key] { found[subject] = hold } }
        return found
    }

    /// What holds something back that a person does with their own hands through these accounts: a pause, or a limit without its
    /// spacing. Nothing for accounts that are free.
    static func byHand(
        _ keys: Set<LimitKey>, on connection: Connection
    ) async throws(DatabaseError) -> [LimitKey: Hold] {
        guard !keys.isEmpty else { return [:] }
        let keys = keys.sorted { ($0.accountID, $0.operation) < ($1.accountID, $1.operation) }
        let answers = try await connection.pipeline([
            LedgerClock.database.statement,
            LimitRows.readStatement(
                accounts: keys.map(\.accountID), platforms: Array(Set(keys.map(\.platform))),
                operations: Array(Set(keys.map(\.operation)))),
        ])
        let now: Timestamp = try answers[0].first?[0] ?? .now()
        let pauses = try Pauses.decode(try await connection.query(Pauses.openStatement(at: "clock_timestamp()")))
        var book = try LimitBook(answers[1])
        book.believe(at: now, longest: Ledger.longestCall)
        var found: [LimitKey: Hold] = [:]
        for key in keys {
            if let pause = Pause.binding(pauses, key) {
                found[key] = Hold(heldBy: .paused, until: pause.until, reason: pause.reason)
            } else if let hold = book.hold(key, at: now, spaced: false) {
                found[key] = Hold(heldBy: hold.by, until: hold.until, reason: hold.reason)
            }
        }
        return found
    }

    /// The same for what waits for hands, by the item's id.
    package static func byHand(
        _ items: [HandsItem], on connection: Connection
    ) async throws(DatabaseError) -> [UUID: Hold] {
        let holds = try await byHand(Set(items.map(\.limitKey)), on: connection)
        var found: [UUID: Hold] = [:]
        for item in items { found[item.id] = holds[item.limitKey] }
        return found
    }
}

extension HandsItem {
    fileprivate var limitKey: LimitKey { LimitKey(accountID: accountID, platform: platform, operation: operation) }
}
