package import Actions
package import Database
package import EventLoop
package import FoundationEssentials
package import Lifecycle
package import Outbox
package import Telemetry
internal import Timekeeping

/// Judges the life of the database wherever this process meets it: at its start, on each new connection before anybody else uses it, and
/// each second. An older one is quarantined before anything is sent.
///
/// Confined to its loop.
package final class QuarantineWatch: @unchecked Sendable {
    let loop: Loop
    let log: Log
    /// This process in `platform.instances`.
    package let instance: UUID
    let keepsake: Keepsake
    /// What this process has begun in the moments since it looked last.
    package var recentCalls: RecentCalls?
    /// By which products hear of noes that are merged.
    package weak var outbox: Outbox?
    /// Whose tables have places: the platform's and the products'.
    let schemas: [String]

    /// What this process has seen itself.
    var living: Mark?
    private var isWatching = false
    /// Since when a promotion waits for others, and what was the newest heartbeat then.
    private var waiting: (since: ContinuousClock.Instant, newest: Timestamp?)?
    /// After a promotion nobody came in time.
    private var isAlone = false

    /// - Parameter products: names of the products that live here, which are their schemas'.
    package init(instance: UUID, keepsake: Keepsake, products: [String], loop: Loop, log: Log) {
        (self.instance, self.keepsake, self.loop, self.log) = (instance, keepsake, loop, log)
        schemas = ["platform", "outbox"] + products
    }

    // MARK: Looking

    /// The first look, once the tables are there and before anything is sent.
    package func start(on database: Database) async throws {
        keepsake.report(log)
        try await database.withConnection { connection in
            let record = try await LifeRecord.read(schemas, on: connection)
            _ = try await look(kept: await keepsake.mark(of: record.installation, loop), on: connection)
        }
        isWatching = true
    }

    /// For each new connection: whatever is at its other end now is judged before it is used.
    package func joined(_ connection: Connection) async throws {
        guard isWatching else { return }
        do {
            _ = try await look(kept: nil, on: connection)
        } catch let error as DatabaseError where error.isMissingSchema {
            log.debug("the ledger's tables are not there; nothing can be sent")
        }
    }

    /// Looks each second, and keeps the mark and the noes outside the database; at its end once more, for what was done since.
    package func chore(on database: Database) -> Chore {
        Chore(
            "looking at the database's life", every: .seconds(1), retries: .seconds(1)...(.seconds(1)), on: loop
        ) { [self] in
            try await look(on: database)
            return .nothing
        }.ending { [self] in try? await look(on: database) }
    }

    /// One look.
    package func look(on database: Database) async throws {
        try await database.withConnection { connection in
            let installation = try await look(kept: nil, on: connection)
            try await connection.execute(
                """
                UPDATE platform.instances SET timeline = l.timeline FROM platform.life l
                WHERE id = \(instance) AND instances.timeline IS DISTINCT FROM l.timeline AND l.timeline = platform.timeline()
                """)
            try await keepsake.keep(living, of: installation, log, loop, on: connection)
        }
    }

    /// - Returns: the installation's name.
    private func look(kept: Mark?, on connection: Connection) async throws -> UUID? {
        // What was begun after this moment is not in the count that is read now.
        let calls = recentCalls?.all ?? []
        let record = try await LifeRecord.read(schemas, on: connection)
        let judgement = try await judge(record, kept, calls, on: connection)
        if judgement != .promoted { waiting = nil }
        switch judgement {
        case .same:
            if record.isIncomplete { try await record.complete(schemas, on: connection) }
            note(record, calls)
        case .first:
            try await record.adopt(schemas, on: connection)
            let adopted = try await LifeRecord.read(schemas, on: connection)
            note(adopted, calls)
            return adopted.installation
        case .promoted: try await promote(record, calls, on: connection)
        case .older: try await quarantine(kept, calls, on: connection)
        }
        return record.installation
    }

    func judge(
        _ record: LifeRecord, _ kept: Mark?, _ calls: [RecentCalls.Call], on connection: Connection
    ) async throws -> LifeJudgement {
        LifeJudgement.of(
            record, isForeign: record.noted == nil ? try await Origin.isForeign(on: connection) : false,
            living: living, kept: kept, missingCalls: try await RecentCalls.missing(calls, on: connection),
            hasCompany: try await hasCompany(record, on: connection))
    }

    /// Whoever has just started knows of no deed; those that lived through a promotion do, and judge it.
    private func hasCompany(_ record: LifeRecord, on connection: Connection) async throws(DatabaseError) -> Bool {
        guard living == nil, !isAlone, let noted = record.noted, noted.timeline != record.actual.timeline else {
            return false
        }
        return try await connection.first(
            """
            SELECT 1 FROM platform.instances WHERE timeline IN (\(noted.timeline), \(record.actual.timeline)) AND id <> \(instance)
              AND heartbeat_at BETWEEN clock_timestamp() - interval '10 seconds' AND clock_timestamp() + interval '10 seconds' LIMIT 1
            """) != nil
    }

    func note(_ record: LifeRecord, _ calls: [RecentCalls.Call]) {
        living = living?.joined(record.mark) ?? record.mark
        recentCalls?.forget(calls)
    }

    // MARK: A promotion

    /// How long living processes may take to come back after a promotion; who has not by then may know of a deed that nobody else does.
    private static let patience = Duration.seconds(15)

    /// The new timeline is noted when every process that lived has found its own deeds in it. Until then nothing is called.
    private func promote(
        _ record: LifeRecord, _ calls: [RecentCalls.Call], on connection: Connection
    ) async throws {
        if living != nil {
            try await connection.execute(
                "UPDATE platform.instances SET timeline = \(record.actual.timeline) WHERE id = \(instance)")
        }
        if waiting == nil {
            let newest: Timestamp? = try await connection.first("SELECT max(heartbeat_at) FROM platform.instances")?[0]
            waiting = (.now, newest)
            log.warning("PostgreSQL was promoted; nothing is called until every process has found its own calls in it")
        }
        guard let waiting else { return }
        let row = try await connection.first(
            """
            SELECT count(*) FILTER (WHERE timeline = \(record.noted?.timeline)),
                count(*) FILTER (WHERE timeline = \(record.actual.timeline)) FROM platform.instances
            WHERE heartbeat_at > \(waiting.newest)::timestamptz - interval '10 seconds'
            """)
        let (missing, found): (Int64, Int64) = (try row?[0] ?? 0, try row?[1] ?? 0)
        if missing == 0, living != nil || found > 0 {
            try await record.note(generation: record.mark.generation, schemas, on: connection)
            self.waiting = nil
            log.info("every process has found its own calls in the promoted database; it goes on")
            return note(record, calls)
        }
        guard waiting.since.duration(to: .now) > QuarantineWatch.patience else { return }
        self.waiting = nil
        // Nobody knows what they did last.
        (living, isAlone) = (nil, true)
        try await quarantine(nil, calls, on: connection)
        isAlone = false
    }

    // MARK: Quarantine

    /// Whoever comes second finds it begun, and everything as it should be.
    private func quarantine(
        _ kept: Mark?, _ calls: [RecentCalls.Call], on connection: Connection
    ) async throws {
        let noes = await keepsake.noes(try await Noes.checkValue(on: connection), loop)
        let begun = try await connection.transaction { connection -> Quarantine? in
            try await closeGate(on: connection)
            let record = try await LifeRecord.read(schemas, on: connection)
            guard case .older(let cause) = try await judge(record, kept, calls, on: connection) else { return nil }
            return try await begin(cause, record, kept, noes, on: connection)
        }
        recentCalls?.forgetAll()
        let record = try await LifeRecord.read(schemas, on: connection)
        living = record.mark
        guard let begun else { return }
        log.error(
            "QUARANTINED: nothing is sent until somebody has looked",
            ["cause": .text(begun.cause.rawValue), "reason": .text(begun.reason)])
    }

    /// Somebody knows what no record can tell, such as a snapshot of the whole machine.
    /// - Parameter reason: theirs, for whoever asks why something waits.
    package func quarantine(
        reason: String, by actor: String, on database: Database
    ) async throws -> Quarantine {
        let begun = try await database.withConnection { connection in
            let noes = await keepsake.noes(try await Noes.checkValue(on: connection), loop)
            return try await connection.transaction { connection in
                try await closeGate(on: connection)
                return try await begin(
                    .byHand, try await LifeRecord.read(schemas, on: connection), nil, noes, saying: reason, by: actor,
                    on: connection)
            }
        }
        log.warning("quarantined by hand", ["by": .text(actor), "reason": .text(reason)])
        return begun
    }

    private func begin(
        _ cause: QuarantineCause, _ record: LifeRecord, _ kept: Mark?, _ noes: NoesFile.Content?, saying: String? = nil,
        by actor: String = "ledger", on connection: Connection
    ) async throws -> Quarantine {
        let since = try await Quarantines.newestMoment(record.now, on: connection)
        let merged = try await Noes.merge(noes?.noes ?? [], on: connection)
        if try await !Noes.announce(merged, through: outbox, on: connection) {
            log.warning("noes were merged, and products are not told: the log takes no events yet")
        }
        let generation = max(record.mark.generation, living?.generation ?? 0, kept?.generation ?? 0) + 1
        return try await Quarantines.begin(
            cause, record, generation: generation, since: since, schemas: schemas,
            noes: (noes?.until, merged.count), saying: saying, by: actor, on: connection)
    }

    /// What is done behind it may take long in a large database, and must not be given up for that.
    private func closeGate(on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            "SELECT set_config('statement_timeout', '600000', true), set_config('lock_timeout', '10000', true)")
        try await connection.execute("SELECT platform.close_gate()")
    }
}
