package import Database
package import FoundationEssentials
package import Outbox
internal import Timekeeping

/// The one ledger of everything done on networks (Docs/ledger.md): the intent commits before the call, with the limits it uses, and
/// the conclusion after it. What may have happened is never repeated on a guess.
///
/// A front: each act is a value of its own in this room.
package struct Ledger: Sendable {
    package struct Settings: Sendable {
        /// The longest a try may take, from intent to the last byte of the answer.
        package var callTime: Duration
        /// After this without a conclusion a try's process is taken for dead. More than twice ``callTime``.
        package var lease: Duration

        package init(callTime: Duration = .seconds(14), lease: Duration = .seconds(30)) {
            precondition(
                lease > callTime * 2, "a process that was stopped must not call after its lease (reliability 3a)")
            (self.callTime, self.lease) = (callTime, lease)
        }

        /// The lease of a try whose call may take this long: a process that was stopped must not call after it.
        func lease(of callTime: Duration) -> Duration { max(lease, callTime * 2 + .seconds(2)) }
    }

    package let outbox: Outbox
    let products: KnownProducts
    package let settings: Settings
    /// This process, in leases and attempts.
    package let worker: UUID
    let time: WatchedClock
    package let recentCalls = RecentCalls()
    /// Actions that could not be settled lately; those behind them are.
    let setbacks = Setbacks()

    /// - Parameter isAwake: whether a product of this name works at present; one whose tables are missing, or do not fit, does nothing.
    package init(
        outbox: Outbox, products: [any ActionProduct] = [], settings: Settings = Settings(),
        clock: LedgerClock = .database,
        isAwake: @escaping @Sendable (String) -> Bool = { _ in true }
    ) {
        (self.outbox, self.settings, worker) = (outbox, settings, UUID())
        (self.products, time) = (KnownProducts(products, isAwake: isAwake), WatchedClock(clock: clock))
    }

    /// This product's actions are taken up here from now on, by its last word.
    package func admit(_ product: any ActionProduct) { products.admit(product) }

    /// No adapter's call takes longer (`call_seconds` of a manifest).
    static let longestCall = Duration.seconds(900) + ClockWatch.slack

    /// For how long this process begins nothing, because the database's clock was put forward: what its windows count in real time is
    /// not over. `nil` when it was not.
    package var quiet: Duration? { time.quiet }

    // MARK: For products

    /// Puts actions in line, in the caller's transaction. Ring the worker after the commit.
    /// - Returns: the subjects that now have an action; others have a live one already.
    package static func enqueue(
        _ actions: [NewAction], on connection: Connection
    ) async throws(DatabaseError) -> Set<UUID> {
        guard !actions.isEmpty else { return [] }
        let accepted = try await ActionRows.insert(actions, on: connection)
        // Hands come by themselves.
        try await QueueStore.enter(actions.filter { $0.delivery != .hands }, on: connection)
        return accepted
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
        try await ActionRows.cancel(product: product, subjects: subjects, reason: reason, by: actor, on: connection)
    }

    /// Whether the action of a subject is in line although an earlier call of it may have arrived.
    package static func isInLineInDoubt(
        product: String, subject: UUID, on connection: Connection
    ) async throws(DatabaseError) -> Bool {
        try await ActionRows.isInLineInDoubt(product: product, subject: subject, on: connection)
    }

    /// Settles an action that is `unknown`, or in line to have its key repeated.
    /// - Parameters:
    ///   - actor: who says so, as the reason names them.
    ///   - id: the same person for the record; the product finds it in ``Conclusion/actor``.
    ///   - operation: which of the subject's actions, where it may have several; `nil` for any.
    /// - Returns: `false` when it is not, or no longer.
    package func resolve(
        product: String, subject: UUID, _ word: PersonsWord, by actor: String, id: String? = nil,
        operation: String? = nil
    ) async throws -> Bool {
        try await Resolution(ledger: self, word: word, by: Hand(id: id ?? actor, name: actor))
            .settle(product: product, subject: subject, operation: operation)
    }

    // MARK: For workers

    /// Judges what is due and commits intents for what is free: suppressions, pauses, limits, and the product's last word, in one
    /// transaction that the gate orders against every pause and every "no".
    /// - Parameters:
    ///   - most: how many intents at most.
    ///   - reach: only for these operations, because this process can do no others.
    package func plan(most: Int, reach: Reach = .everything) async throws -> [Intent] {
        try await DuePlan(ledger: self, most: most, reach: reach).commit()
    }

    /// Records that the call that does the deed comes now. It passes the gate: a pause or a "no" that has committed since the intent
    /// stops it here.
    /// - Returns: `false` when that is so, or the lease is over or lost: then it must not be made.
    package func calling(_ intent: Intent) async throws -> Bool {
        let isAllowed = try await outbox.database.withConnection { connection in
            try await CallRows.begin(intent, worker: worker, at: time.expression, on: connection)
        }
        if isAllowed { recentCalls.note(intent) }
        return isAllowed
    }

    /// Records how a try ended. Late news of a try that was given up meanwhile counts only when it says "sent".
    /// - Returns: `false` when it says so of an action that was settled otherwise meanwhile: somebody has to be told.
    @discardableResult
    package func conclude(_ intent: Intent, _ conclusion: TryConclusion) async throws -> Bool {
        try await tellingDamage { try await TryEnd(ledger: self).record(conclusion, of: intent) }
    }

    /// Hands back a try that was not made: the lease was over, or the process is asked to stop.
    package func release(_ intent: Intent) async throws {
        try await tellingDamage { try await LeaseSweep(ledger: self).handBack(intent) }
    }

    /// Ends what a dead process left behind: before `calling` it certainly did not happen and goes back in line; after it nobody
    /// knows. Lookups that died are asked again. One at a time: each locks its own limits and people.
    /// - Returns: whether one was found; then there may be more.
    package func sweep(_ found: (Action) -> Void = { _ in }) async throws -> Bool {
        try await LeaseSweep(ledger: self).next(found)
    }

    /// Takes doubtful actions whose time has come. `key`: back in line with the same key, while the network remembers it.
    /// - Parameter reach: what this process can do, and so ask about; other lookups it leaves for a minute to processes that can.
    /// - Returns: those to be looked up.
    package func claimDoubtful(most: Int = 20, reach: Reach = .everything) async throws -> [Lookup] {
        try await DoubtSweep(ledger: self, most: most, reach: reach).claim()
    }

    /// Records what the network said of a doubtful try.
    package func conclude(_ lookup: Lookup, _ conclusion: LookupConclusion) async throws {
        try await LookupEnd(ledger: self).record(conclusion, of: lookup)
    }

    /// Tells products which of their actions a quarantine has made doubtful; what the quarantine itself could not, for it may begin where
    /// no product lives.
    /// - Returns: whether there may be more.
    package func tellRestored(most: Int = 50) async throws -> Bool {
        try await RestoredNews(ledger: self).tell(most: most)
    }

    /// Says that this process is there and what it knows; to be repeated every few seconds. What no process knows is held, and says so
    /// (`held_by` is `product`).
    package func announce() async throws {
        try await Presence.announce(worker, products, at: time.expression, on: outbox.database)
    }

    /// This process works no more.
    package func leave() async throws { try await Presence.leave(worker, on: outbox.database) }

    /// How long until planning is next worth it; `nil` when nothing waits for a moment.
    /// - Parameter reach: as for ``plan(most:reach:)``.
    package func nextReady(reach: Reach = .everything) async throws -> Duration? {
        let wait = try await outbox.database.withConnection { connection in
            try await QueueStore.nextReady(
                where: "\(sql: products.condition) AND \(sql: reach.condition)", at: time.expression, on: connection)
        }
        guard let wait else { return nil }
        // A queue that somebody plans at this moment looks ready, too.
        return quiet ?? max(wait, .milliseconds(5))
    }

    /// How many actions are unknown and wait for a person.
    package func waitingForPeople() async throws -> Int {
        try await outbox.database.withConnection { try await DoubtRows.waitingForPeople(on: $0) }
    }

    /// So long after its moment a queue counts as one that nobody takes.
    private static let patience = Duration.seconds(5)

    /// Writes at the queues of its products that this process does not reach, and that no other took either when they were due, why they
    /// wait. It holds nothing: whoever reaches the network plans them, and then the note goes.
    /// - Parameter why: a sentence for the operator, by network, operation and way.
    /// - Returns: the networks that were noted now.
    package func noteUnserved(
        reach: Reach, why: (_ platform: String, _ operation: String, _ delivery: ActionDelivery) -> String
    ) async throws -> [String] {
        let unserved: SQL = "\(sql: products.condition) AND NOT (\(sql: reach.condition))"
        return try await outbox.database.withConnection { connection in
            let late = try await QueueStore.late(
                where: unserved, by: Ledger.patience, at: time.expression, on: connection)
            try await QueueStore.hold(late, where: unserved, by: Ledger.patience, at: time.expression, on: connection) {
                why($0.platform, $0.operation, $0.delivery)
            }
            return Set(late.map(\.platform)).sorted()
        }
    }

    /// A look at several actions, of which one that fails rests, longer each time: the next look passes over it.
    /// - Parameter body: says which it is at.
    func looking<T>(_ body: (Connection, _ at: @escaping (UUID) -> Void) async throws -> T) async throws -> T {
        try await besideDamaged { try await setbacks.watch { at in try await outbox.look { try await body($0, at) } } }
    }
}
