internal import Database
internal import FoundationEssentials
internal import JSON
internal import Outbox
internal import Synchronization
internal import Telemetry
internal import Timekeeping

/// One round of planning: what is due is judged, and what is free is charged and becomes an intent, in one transaction behind the gate.
struct DuePlan {
    let ledger: Ledger
    /// How many intents at most.
    let most: Int
    /// What this process can have done.
    let reach: Reach

    func commit() async throws -> [Intent] {
        guard most > 0 else { return [] }
        return try await ledger.besideDamaged { try await round() }
    }

    private func round() async throws -> [Intent] {
        do {
            return try await ledger.outbox.look { try await commit(most: most, on: $0) { _ in } }
        } catch  where Setbacks.areOwn(error) && !DuePlan.isOfMissingParts(error) {
            return try await oneByOne()
        }
    }

    private static func isOfMissingParts(_ error: any Error) -> Bool {
        (error as? DatabaseError)?.isOfMissingParts ?? false
    }

    /// One of what is due fails whenever its product looks at it, or is told of it: it is put off, a second and then longer each time, and
    /// says so. Those behind it go on.
    private func oneByOne() async throws -> [Intent] {
        var intents: [Intent] = []
        for _ in 0..<DueRows.queues where intents.count < most {
            let place = Mutex<UUID?>(nil)
            do {
                let found = try await ledger.outbox.look { connection in
                    try await commit(most: 1, on: connection) { action in place.withLock { $0 = action } }
                }
                guard !found.isEmpty || place.withLock({ $0 }) != nil else { break }
                intents += found
            } catch {
                guard let action = place.withLock({ $0 }), Setbacks.areOfOne(error) else {
                    guard intents.isEmpty else { break }
                    throw error
                }
                // What has been begun is committed, and is not to be lost for it.
                do { try await putOff(action, because: error) } catch { if intents.isEmpty { throw error } }
                break
            }
        }
        return intents
    }

    private func putOff(_ action: UUID, because error: any Error) async throws {
        let pause = ledger.setbacks.failed(action).pause
        ledger.outbox.log.warning(
            "a product failed to look at an action, which is put off",
            [
                "action": .text(action.lowercase), "seconds": .number(Int64(pause / .seconds(1))),
                "error": .text("\(error)"),
            ])
        try await ledger.outbox.database.transaction { connection in
            let now = try await ledger.time.unwatched(on: connection)
            let later = Postponement(.retry, until: now.adding(pause), reason: DuePlan.failed)
            try await DueRows.postpone([(action, later)], from: now, on: connection)
        }
    }

    private static let failed = "Its product failed to look at it: the log says why. It is looked at again."

    /// - Parameter at: hears which action comes first.
    private func commit(
        most: Int, on connection: Connection, at: (UUID) -> Void
    ) async throws -> [Intent] {
        guard var plan = try await read(most: most, on: connection), !plan.queues.isEmpty else { return [] }
        if let first = plan.due.first { at(first.id) }
        try await look.refuse(&plan, on: connection)
        var book = try await LimitBook.lock(plan.queues.map(\.key.limits), on: connection)
        book.believe(
            at: plan.now, longest: max(ledger.settings.callTime, reach.longestCall ?? .zero) + ClockWatch.slack)
        plan.apply(book, callTime: look.callTime)
        try await write(plan, on: connection)
        return plan.intents
    }

    private var look: LastLook { LastLook(ledger: ledger, reach: reach) }

    /// Through the gate; and what follows is planned once. By itself PostgreSQL takes short arrays for a reason to plan anew each time
    /// (measured: 1.3 of 3.6 s in a run of 25,000 intents).
    private static let passGateWithKeptPlans: SQL =
        "SELECT platform.pass_gate(), set_config('plan_cache_mode', 'force_generic_plan', true)"

    /// What is due, locked. Each statement has a view of its own: what is read here is read behind the gate.
    /// - Returns: `nil` while the database's clock cannot be believed.
    private func read(most: Int, on connection: Connection) async throws -> Plan? {
        let time = ledger.time
        let asked = time.passed
        let condition: SQL = "\(sql: ledger.products.condition) AND \(sql: reach.condition)"
        let found = try await connection.pipeline([
            DuePlan.passGateWithKeptPlans, time.clock.statement,
            DueRows.statement(most: most, where: condition, at: time.expression),
            Pauses.openStatement(at: time.expression),
        ])
        guard let row = found[1].first else { return nil }
        let now: Timestamp = try row[0]
        time.note(now, askedAt: asked)
        guard time.quiet == nil else { return nil }
        return try Plan(due: found[2], pauses: try Pauses.decode(found[3]), now: now, most: most)
    }

    private func write(_ plan: Plan, on connection: Connection) async throws {
        let intents = plan.intents
        try await DueRows.begin(
            intents, leases: intents.map { ledger.settings.lease(of: $0.callTime) }, worker: ledger.worker,
            at: plan.now, on: connection)
        try await ActionRows.addHashes(plan.newHashes, to: intents.map(\.action), on: connection)
        if let save = plan.book?.save { try await connection.executeAtCommit(save) }
        for (name, group) in Dictionary(grouping: intents.map(\.action), by: \.product) {
            try await ledger.products[name]?.intended(group, on: connection)
        }
        try await QueueStore.note(plan.queues, at: plan.now, on: connection)
    }
}
