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
        LEFT JOIN LATERAL (
            SELECT id, until, reason FROM platform.pauses p WHERE \(sql: Pauses.holding(at: "clock_timestamp()"))
            ORDER BY p.until DESC NULLS FIRST LIMIT 1) p ON true
        """

    /// What the actions of these subjects wait for; nothing for those that are over.
    package static func of(
        product: String, subjects: [UUID], on connection: Connection
    ) async throws(DatabaseError) -> [UUID: Hold] {
        let rows = try await connection.query(
            """
            SELECT a.subject_id, \(sql: selection) FROM platform.actions a \(sql: joins)
            WHERE a.product = \(product) AND a.subject_id = ANY(\(subjects))
              AND a.status IN ('queued', 'offered', 'intent', 'calling', 'unknown', 'reconciling')
            """)
        var found: [UUID: Hold] = [:]
        for row in rows { found[try row["subject_id"]] = try Hold(row) }
        return found
    }

    /// What holds something back that a person does with their own hands through these accounts: a pause, or a limit without its
    /// spacing. Nothing for accounts that are free.
    package static func byHand(
        _ accounts: [Account], operation: String, on connection: Connection
    ) async throws(DatabaseError) -> [UUID: Hold] {
        guard !accounts.isEmpty else { return [:] }
        let answers = try await connection.pipeline([
            LedgerClock.database.statement,
            LimitRows.readStatement(
                accounts: accounts.map(\.id), platforms: Array(Set(accounts.map(\.platform))), operations: [operation]),
        ])
        let now: Timestamp = try answers[0].first?[0] ?? .now()
        let pauses = try Pauses.decode(try await connection.query(Pauses.openStatement(at: "clock_timestamp()")))
        var book = try LimitBook(answers[1])
        book.believe(at: now, longest: Ledger.longestCall)
        var found: [UUID: Hold] = [:]
        for account in accounts {
            let key = LimitKey(accountID: account.id, platform: account.platform, operation: operation)
            if let pause = Pause.binding(pauses, key) {
                found[account.id] = Hold(heldBy: .paused, until: pause.until, reason: pause.reason)
            } else if let hold = book.hold(key, at: now, spaced: false) {
                found[account.id] = Hold(heldBy: hold.by, until: hold.until, reason: hold.reason)
            }
        }
        return found
    }
}
