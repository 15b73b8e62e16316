package import Database
package import FoundationEssentials
package import Outbox
internal import Secrets
package import Timekeeping

/// The one ledger of everything done on networks (Docs/ledger.md): the intent commits before the call, with the limits it uses, and
/// the outcome after it. What may have happened is never repeated on a guess.
package struct Ledger: Sendable {
    package struct Settings: Sendable {
        /// The longest a try may take, from intent to the last byte of the answer.
        package var callTime: Duration
        /// After this without an outcome a try's process is taken for dead. More than twice ``callTime``.
        package var lease: Duration

        package init(callTime: Duration = .seconds(14), lease: Duration = .seconds(30)) {
            precondition(
                lease > callTime * 2, "a process that was stopped must not call after its lease (reliability 3a)")
            (self.callTime, self.lease) = (callTime, lease)
        }

        /// The lease of a try whose call may take this long: a process that was stopped must not call after it.
        func lease(of callTime: Duration) -> Duration { max(lease, callTime * 2 + .seconds(2)) }
    }

    let outbox: Outbox
    let products: [String: any ActionProduct]
    package let settings: Settings
    /// This process, in leases and attempts.
    package let worker: UUID
    let clock: LedgerClock
    /// What this process has seen of the database's clock.
    let watch = ClockWatch()
    package let recentCalls = RecentCalls()
    /// Actions that could not be settled lately; those behind them are.
    let setbacks = Setbacks()

    package init(
        outbox: Outbox, products: [any ActionProduct], settings: Settings = Settings(), clock: LedgerClock = .database
    ) {
        (self.outbox, self.settings, self.clock, worker) = (outbox, settings, clock, UUID())
        self.products = Dictionary(uniqueKeysWithValues: products.map { ($0.name, $0) })
    }

    /// Puts actions in line, in the caller's transaction. Ring the worker after the commit.
    /// - Returns: the subjects that now have an action; others have a live one already.
    package static func enqueue(
        _ actions: [NewAction], on connection: Connection
    ) async throws(DatabaseError) -> Set<UUID> {
        guard !actions.isEmpty else { return [] }
        let hashes = actions.map {
            "{" + $0.recipientHashes.map { "\"\\\\x\(hex($0))\"" }.joined(separator: ",") + "}"
        }
        let rows = try await connection.query(
            """
            INSERT INTO platform.actions (id, product, subject_id, account_id, platform, operation, guarantee, settle_ms,
                key_window_ms, input, body_sha256, recipient_hashes, created_by, traceparent, not_before, reckoned_at, held_by,
                delivery, status)
            SELECT u.id, u.product, u.subject, u.account, u.platform, u.operation, u.guarantee, u.settle, u.remembered, u.input,
                   u.sha, u.hashes::bytea[], u.creator, u.trace, coalesce(u.not_before, clock_timestamp()),
                   CASE WHEN u.not_before IS NULL THEN clock_timestamp() END,
                   CASE WHEN u.not_before IS NOT NULL THEN \(HeldBy.scheduled.rawValue) END,
                   u.delivery, CASE u.delivery WHEN 'hands' THEN 'offered' ELSE 'queued' END
            FROM unnest(\(actions.map(\.id)), \(actions.map(\.product)), \(actions.map(\.subjectID)),
                        \(actions.map(\.account.id)), \(actions.map(\.account.platform)), \(actions.map(\.operation)),
                        \(actions.map(\.guarantee.rawValue)), \(actions.map { $0.settle.milliseconds }),
                        \(actions.map { $0.keyWindow?.milliseconds }), \(actions.map(\.input)), \(actions.map(\.bodySHA256)),
                        \(hashes), \(actions.map(\.createdBy)), \(actions.map(\.traceparent)), \(actions.map(\.notBefore)),
                        \(actions.map(\.delivery.rawValue)))
                AS u (id, product, subject, account, platform, operation, guarantee, settle, remembered, input, sha, hashes,
                      creator, trace, not_before, delivery)
            ON CONFLICT DO NOTHING RETURNING subject_id
            """)
        // Hands come by themselves.
        try await ActionQueue.enter(actions.filter { $0.delivery != .hands }, on: connection)
        return Set(try rows.map { row throws(DatabaseError) in try row[0] as UUID })
    }

    /// Takes back what is not under way, in nobody's hands, and not in doubt. Call it before locking rows that a product's hooks lock.
    /// - Parameter actor: the person who wants it so; `nil` for the program.
    /// - Returns: the subjects whose action is cancelled now; the others are under way, or over.
    package func cancel(
        product: String, subjects: [UUID], reason: String, by actor: String? = nil, on connection: Connection
    ) async throws -> Set<UUID> {
        try await Ledger.cancel(product: product, subjects: subjects, reason: reason, by: actor, on: connection)
    }

    /// The same for whoever has no ledger at hand, such as a product in its own hook.
    package static func cancel(
        product: String, subjects: [UUID], reason: String, by actor: String? = nil, on connection: Connection
    ) async throws(DatabaseError) -> Set<UUID> {
        let rows = try await connection.query(
            """
            WITH ended AS (
                UPDATE platform.actions SET status = 'cancelled', reason = \(reason), finished_at = clock_timestamp()
                WHERE id IN (SELECT id FROM platform.actions WHERE product = \(product) AND subject_id = ANY(\(subjects))
                             AND status IN ('queued', 'offered') AND NOT in_doubt ORDER BY id FOR UPDATE)
                  AND status IN ('queued', 'offered') AND NOT in_doubt RETURNING id, subject_id, delivery
            ), noted AS (
                INSERT INTO platform.action_attempts (action_id, number, kind, delivery, actor, intent_at, ended_at, outcome, reason)
                SELECT e.id, (SELECT coalesce(max(t.number), 0) + 1 FROM platform.action_attempts t
                              WHERE t.action_id = e.id AND t.kind = 'word'), 'word', e.delivery, \(actor),
                    clock_timestamp(), clock_timestamp(), 'cancelled', \(reason) FROM ended e)
            SELECT subject_id FROM ended
            """)
        return Set(try rows.map { row throws(DatabaseError) in try row[0] as UUID })
    }

    /// The time by which everything is judged; watched for leaps.
    func now(on connection: Connection) async throws(DatabaseError) -> Timestamp {
        let asked = clock.passed
        let now = try await clock.read(on: connection)
        look(now, askedAt: asked)
        return now
    }

    func look(_ now: Timestamp, askedAt: Duration?) {
        guard let askedAt, let answered = clock.passed else { return }
        watch.see(now, askedAt: askedAt, answeredAt: answered)
    }

    /// For how long this process begins nothing, because the database's clock was put forward: what its windows count in real time is
    /// not over. `nil` when it was not.
    package var quiet: Duration? { clock.passed.flatMap(watch.quiet) }

    func product(of action: Action) -> (any ActionProduct)? { products[action.product] }

    /// The operations of its products, in pairs.
    var known: (products: [String], operations: [String]) {
        let pairs = products.values.flatMap { product in product.operations.map { (product.name, $0) } }
            .sorted { $0 < $1 }
        return (pairs.map(\.0), pairs.map(\.1))
    }

    /// Whether the row with these columns is of a product and an operation that this process knows: what it settled of others, nobody
    /// would be told.
    var knownCondition: SQL {
        let (products, operations) = known
        return "product || ' ' || operation = ANY(\(zip(products, operations).map { "\($0) \($1)" }))"
    }
}

/// Where the ledger takes the time from. Tests bring their own; processes ask the database, so that replicas agree.
package struct LedgerClock: Sendable {
    private let given: (@Sendable () -> Timestamp)?
    /// What has really passed since some moment; `nil` where nobody asks.
    private let steady: (@Sendable () -> Duration)?

    /// `clock_timestamp()` of the transaction that asks.
    package static let database = LedgerClock(given: nil) { ContinuousClock.now - start }
    private static let start = ContinuousClock.now

    /// - Parameter steady: what has really passed, for a clock that is put forward and back; `nil` for one that never is.
    package static func fixed(
        _ now: @escaping @Sendable () -> Timestamp, steady: (@Sendable () -> Duration)? = nil
    ) -> LedgerClock {
        LedgerClock(given: now, steady: steady)
    }

    private init(given: (@Sendable () -> Timestamp)?, steady: (@Sendable () -> Duration)?) {
        (self.given, self.steady) = (given, steady)
    }

    /// The present moment inside a statement.
    var expression: SQL { given.map { "\($0())::timestamptz" } ?? "clock_timestamp()" }

    var statement: SQL { "SELECT \(sql: expression)" }

    func read(on connection: Connection) async throws(DatabaseError) -> Timestamp {
        guard let row = try await connection.first(statement) else { return Timestamp.now() }
        return try row[0]
    }

    var passed: Duration? { steady?() }
}

extension Duration {
    /// Rounded up, so that a pause is never shorter than asked.
    var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    }
}
