internal import Database
internal import FoundationEssentials
internal import Outbox
package import Timekeeping

/// A try whose intent has committed: it may be made now, by this process.
package struct Intent: Sendable {
    package let action: Action
    /// When it has to be over.
    package let until: Timestamp
    /// How long it may take, from the plan to the last byte of the answer.
    package let callTime: Duration
}

extension Ledger {
    /// How many accounts one transaction looks at, and how many actions of each.
    static let planQueues = 64
    static let planPerQueue = 8

    /// Judges what is due and commits intents for what is free: suppressions, pauses, limits, and the product's last word, in one
    /// transaction that the gate orders against every pause and every "no".
    /// - Parameters:
    ///   - most: how many intents at most.
    ///   - reach: only for these operations, because this process can do no others.
    package func plan(most: Int, reach: Reach = .everything) async throws -> [Intent] {
        guard most > 0 else { return [] }
        return try await outbox.look { connection in
            let now = clock.expression
            let asked = clock.passed
            // Each statement has a view of its own: what is read here is read behind the gate.
            let found = try await connection.pipeline([
                Ledger.passGateWithKeptPlans, clock.statement, dueStatement(now, most: most, reach),
                Pauses.openStatement(at: now),
            ])
            guard let row = found[1].first else { return [] }
            look(try row[0], askedAt: asked)
            guard quiet == nil else { return [] }
            var plan = try Plan(due: found[2], pauses: try Pauses.decode(found[3]), now: try row[0], most: most)
            guard !plan.queues.isEmpty else { return [] }
            try await refuse(&plan, reach, on: connection)
            plan.apply(try await lockedLimits(plan, reach, on: connection)) { callTime(of: $0, reach) }
            let intents = plan.intents
            try await write(plan, intents, on: connection)
            return intents
        }
    }

    /// Through the gate; and what follows is planned once. By itself PostgreSQL takes short arrays for a reason to plan anew each time
    /// (measured: 1.3 of 3.6 s in a run of 25,000 intents).
    private static let passGateWithKeptPlans: SQL =
        "SELECT platform.pass_gate(), set_config('plan_cache_mode', 'force_generic_plan', true)"

    /// How long one call of an operation may take: what its manifest says, or what the installation does.
    func callTime(of key: LimitKey, _ reach: Reach) -> Duration {
        reach.callTime(key.platform, key.operation) ?? settings.callTime
    }

    private func dueStatement(_ now: SQL, most: Int, _ reach: Reach) -> SQL {
        """
        WITH q AS (
            SELECT product, account_id, operation, platform FROM platform.queues
            WHERE ready_at <= \(sql: now) AND \(sql: knownCondition) AND \(sql: reach.condition)
              AND \(sql: Ledger.isAtHome)
            ORDER BY ready_at, served_at NULLS FIRST LIMIT \(Int64(min(most, Ledger.planQueues)))
            FOR UPDATE SKIP LOCKED)
        SELECT q.account_id, q.operation, q.platform,
               EXISTS (SELECT FROM platform.suppression_hashes h WHERE h.hash = ANY(a.recipient_hashes)), q.product,
               \(sql: Action.columns)
        FROM q LEFT JOIN LATERAL (
            SELECT * FROM platform.actions a
            WHERE a.account_id = q.account_id AND a.operation = q.operation AND a.status = 'queued'
              AND a.product = q.product AND a.not_before <= \(sql: now)
            ORDER BY a.created_at, a.id LIMIT \(Int64(Ledger.planPerQueue)) FOR UPDATE SKIP LOCKED) a ON true
        LIMIT \(Int64(most))
        """
    }

    /// Who said no, and whom the product no longer wants, or not yet. Writes nothing.
    func judge(_ plan: inout Plan, _ reach: Reach, on connection: Connection) async throws {
        let due = plan.due
        for action in due
        where action.hasForgottenKey(from: plan.now, until: callTime(of: action.limitKey, reach) + watch.setBack) {
            plan.refuse(action, "KEY_FORGOTTEN", Ledger.keyForgotten)
        }
        for action in due where plan.suppressed.contains(action.id) {
            plan.refuse(action, "SUPPRESSED", "the person is on the suppression list")
        }
        for (name, actions) in Dictionary(grouping: due, by: \.product) {
            guard let product = products[name] else { continue }
            plan.take(try await product.judge(actions, on: connection), on: actions)
        }
    }

    /// The same, and ends them. Products lock their people here: limits come after people, everywhere.
    func refuse(_ plan: inout Plan, _ reach: Reach, on connection: Connection) async throws {
        try await judge(&plan, reach, on: connection)
        let refused = Dictionary(grouping: plan.refusals.map(\.action), by: \.product)
        for (name, actions) in refused.sorted(by: { $0.key < $1.key }) {
            try await products[name]?.lockPeople(of: actions, on: connection)
        }
        for refusal in plan.refusals { try await refuse(refusal, plan.now, on: connection) }
        try await postpone(plan, on: connection)
    }

    /// They leave the line until their moment, so that those behind them are looked at.
    private func postpone(_ plan: Plan, on connection: Connection) async throws {
        let refused = Set(plan.refusals.map(\.action.id))
        let later = plan.postponements.filter { !refused.contains($0.key) }.sorted { $0.key < $1.key }
        guard !later.isEmpty else { return }
        let earliest = plan.now.adding(Postponement.shortest)
        try await connection.execute(
            """
            UPDATE platform.actions a SET held_by = u.held_by, not_before = u.until, reckoned_at = NULL, reason = u.reason
            FROM unnest(\(later.map(\.key)), \(later.map(\.value.heldBy.rawValue)),
                        \(later.map { max($0.value.until, earliest) }), \(later.map(\.value.reason)))
                AS u (id, held_by, until, reason)
            WHERE a.id = u.id
            """)
    }

    private func lockedLimits(_ plan: Plan, _ reach: Reach, on connection: Connection) async throws -> LimitBook {
        var book = try await Ledger.lockedLimits(plan.queues.map(\.key.limits), on: connection)
        book.believe(at: plan.now, longest: max(settings.callTime, reach.longestCall ?? .zero) + ClockWatch.slack)
        return book
    }

    /// The limits that bind these, locked; those that nobody has set come into being.
    static func lockedLimits(_ keys: [LimitKey], on connection: Connection) async throws(DatabaseError) -> LimitBook {
        let statement = LimitRows.lockStatement(
            accounts: Array(Set(keys.map(\.accountID))), platforms: Array(Set(keys.map(\.platform))),
            operations: Array(Set(keys.map(\.operation))))
        let book = try LimitBook(try await connection.query(statement))
        let missing = keys.filter(book.lacks)
        guard !missing.isEmpty else { return book }
        try await LimitDefaults.install(missing, on: connection)
        return try LimitBook(try await connection.query(statement))
    }

    private func write(_ plan: Plan, _ intents: [Intent], on connection: Connection) async throws {
        try await writeIntents(intents, now: plan.now, on: connection)
        try await writeHashes(plan.newHashes, of: intents.map(\.action), on: connection)
        if let save = plan.book?.save { try await connection.executeAtCommit(save) }
        for (name, group) in Dictionary(grouping: intents.map(\.action), by: \.product) {
            try await products[name]?.intended(group, on: connection)
        }
        try await writeQueues(plan, on: connection)
    }

    private func writeIntents(_ intents: [Intent], now: Timestamp, on connection: Connection) async throws {
        guard !intents.isEmpty else { return }
        let ids = intents.map(\.action.id)
        let leases = intents.map { settings.lease(of: $0.callTime) }
        try await connection.executeAtCommit(
            """
            WITH u AS (SELECT * FROM unnest(\(ids), \(intents.map(\.until)), \(intents.map { $0.callTime.milliseconds }),
                    \(leases.map(\.milliseconds)), \(leases.map { now.adding($0) })) AS u (id, until, call, lease, lease_until)),
            moved AS (
                UPDATE platform.actions a SET status = 'intent', attempts = a.attempts + 1, worker = \(worker),
                    lease_until = u.lease_until, slot_at = u.until, charged_at = \(now), call_ms = u.call,
                    lease_ms = u.lease, held_by = NULL, reckoned_at = \(now)
                FROM u WHERE a.id = u.id RETURNING a.id, a.attempts)
            INSERT INTO platform.action_attempts (action_id, number, kind, worker, intent_at)
            SELECT id, attempts, 'try', \(worker), \(now) FROM moved
            """)
    }

    /// By these names, too, a "no" is known that comes before the call.
    func writeHashes(
        _ new: [UUID: [[UInt8]]], of actions: [Action], on connection: Connection
    ) async throws {
        for action in actions {
            guard let hashes = new[action.id] else { continue }
            try await connection.executeAtCommit(
                "UPDATE platform.actions SET recipient_hashes = recipient_hashes || \(hashes) WHERE id = \(action.id)")
        }
    }

    func refuse(_ refusal: Plan.Refusal, _ now: Timestamp, on connection: Connection) async throws {
        // An earlier call may have arrived: nobody may say that it was never sent.
        if refusal.action.inDoubt {
            return try await hold(refusal.action, reason: refusal.reason, now, on: connection)
        }
        try await connection.execute(
            """
            UPDATE platform.actions SET status = 'cancelled', code = \(refusal.code), reason = \(refusal.reason),
                finished_at = \(now) WHERE id = \(refusal.action.id)
            """)
        try await AttemptRows.note(
            AttemptRows.Word("skipped", code: refusal.code, reason: refusal.reason, at: now), of: refusal.action,
            on: connection)
        let conclusion = Conclusion(
            action: refusal.action, kind: .refused, code: refusal.code, reason: refusal.reason, at: now, isTry: false)
        try await product(of: refusal.action)?.concluded(conclusion, on: connection)
    }

    /// When to look at each queue again: at its hold's end, or when its next action is due.
    private func writeQueues(_ plan: Plan, on connection: Connection) async throws {
        let queues = plan.queues
        try await connection.executeAtCommit(
            """
            UPDATE platform.queues q SET held_by = u.held_by, held_until = u.until, held_reason = u.reason,
                served_at = CASE WHEN u.served THEN \(plan.now) ELSE q.served_at END, ready_at = CASE
                WHEN u.again THEN \(plan.now)
                WHEN u.held_by IS NOT NULL THEN u.until
                ELSE (SELECT min(a.not_before) FROM platform.actions a
                      WHERE a.account_id = q.account_id AND a.operation = q.operation AND a.status = 'queued'
                        AND a.product = q.product) END
            FROM unnest(\(queues.map(\.key.product)), \(queues.map(\.key.limits.accountID)),
                        \(queues.map(\.key.limits.operation)), \(queues.map { $0.heldBy?.rawValue }),
                        \(queues.map(\.heldUntil)), \(queues.map(\.heldReason)), \(queues.map(\.again)),
                        \(queues.map(\.isServed)))
                AS u (product, account_id, operation, held_by, until, reason, again, served)
            WHERE q.product = u.product AND q.account_id = u.account_id AND q.operation = u.operation
            """)
    }
}
