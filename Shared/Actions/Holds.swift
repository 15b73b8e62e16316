package import Database
package import FoundationEssentials
package import Timekeeping

/// Why something has not happened yet: every waiting thing can say so.
package struct Waiting: Sendable, Equatable {
    package let heldBy: HeldBy
    /// `nil` when it depends on a person, or is a matter of moments.
    package let until: Timestamp?
    package let reason: String?

    package init(heldBy: HeldBy, until: Timestamp?, reason: String?) {
        (self.heldBy, self.until, self.reason) = (heldBy, until, reason)
    }
}

package enum Holds {
    /// What ``waiting(_:)`` reads, in places 1 to 15 of a row.
    static let columns: SQL = """
        a.status, a.needs_person, a.not_before, a.reason, \
        CASE WHEN a.restored IS NOT NULL AND a.needs_person THEN 'restored' ELSE q.held_by END, q.held_until, p.until, \
        CASE WHEN p.id IS NULL THEN q.held_reason ELSE p.reason END, p.id IS NOT NULL, clock_timestamp(), \
        a.held_by, \(sql: Ledger.isOrphan), a.product || ' (' || a.operation || ')', a.claimed_name, a.claimed_until
        """
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
    ) async throws(DatabaseError) -> [UUID: Waiting] {
        let rows = try await connection.query(
            """
            SELECT a.subject_id, \(sql: columns) FROM platform.actions a \(sql: joins)
            WHERE a.product = \(product) AND a.subject_id = ANY(\(subjects))
              AND a.status IN ('queued', 'offered', 'intent', 'calling', 'unknown', 'reconciling')
            """)
        var found: [UUID: Waiting] = [:]
        for row in rows { found[try row[0]] = try waiting(row) }
        return found
    }

    /// What holds something back that a person does with their own hands through these accounts: a pause, or a limit without its
    /// spacing. Nothing for accounts that are free.
    package static func byHand(
        _ accounts: [Account], operation: String, on connection: Connection
    ) async throws(DatabaseError) -> [UUID: Waiting] {
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
        var found: [UUID: Waiting] = [:]
        for account in accounts {
            let key = LimitKey(accountID: account.id, platform: account.platform, operation: operation)
            if let pause = Pause.binding(pauses, key) {
                found[account.id] = Waiting(heldBy: .paused, until: pause.until, reason: pause.reason)
            } else if let hold = book.hold(key, at: now, spaced: false) {
                found[account.id] = Waiting(heldBy: hold.by, until: hold.until, reason: hold.reason)
            }
        }
        return found
    }

    /// For an action that is not over.
    static func waiting(_ row: Row) throws(DatabaseError) -> Waiting {
        let status: String = try row[1]
        let reason: String? = try row[4]
        let notBefore: Timestamp = try row[3]
        let now: Timestamp = try row[10]
        let (isOrphan, isForPeople, isPaused): (Bool, Bool, Bool) = (try row[12], try row[2], try row[9])
        let waits = status == ActionStatus.queued.rawValue || status == ActionStatus.offered.rawValue
        if waits, isPaused { return Waiting(heldBy: .paused, until: try row[7], reason: try row[8]) }
        if isOrphan, status != ActionStatus.unknown.rawValue || !isForPeople {
            return Waiting(
                heldBy: .product, until: nil,
                reason: "No process that runs knows the product of this: \(try row[13] as String).")
        }
        switch ActionStatus(rawValue: status) {
        case .calling where try row[15] as Timestamp? != nil:
            let name: String? = try row[14]
            return Waiting(heldBy: .hands, until: try row[15], reason: name.map { "\($0) has it in hand" })
        case .intent, .calling: return Waiting(heldBy: .sending, until: nil, reason: nil)
        case .reconciling: return Waiting(heldBy: .lookup, until: nil, reason: reason)
        case .unknown:
            let needsPerson: Bool = try row[2]
            let isRestored = try row[5] as String? == HeldBy.restored.rawValue
            return Waiting(
                heldBy: isRestored ? .restored : needsPerson ? .person : .lookup, until: needsPerson ? nil : notBefore,
                reason: reason)
        default: break
        }
        if status == ActionStatus.offered.rawValue {
            return notBefore > now
                ? Waiting(heldBy: .scheduled, until: notBefore, reason: nil)
                : Waiting(heldBy: .hands, until: nil, reason: nil)
        }
        if notBefore > now {
            let word = (try row[11] as String?).flatMap(HeldBy.init(rawValue:))
            return Waiting(heldBy: word ?? .retry, until: notBefore, reason: reason)
        }
        let heldBy: String? = try row[5]
        let until: Timestamp? = try row[6]
        if let held = heldBy.flatMap(HeldBy.init(rawValue:)), held != .paused, let until, until > now {
            return Waiting(heldBy: held, until: until, reason: try row[8])
        }
        if heldBy == HeldBy.adapter.rawValue { return Waiting(heldBy: .adapter, until: nil, reason: try row[8]) }
        return Waiting(heldBy: .earlier, until: nil, reason: nil)
    }
}
