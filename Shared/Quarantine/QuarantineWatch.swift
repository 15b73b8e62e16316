package import Actions
package import Database
package import EventLoop
package import FoundationEssentials
internal import Outbox
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

    /// What this process has seen itself.
    var living: Mark?
    private var isWatching = false
    /// Since when a promotion waits for others, and what was the newest heartbeat then.
    private var waiting: (since: ContinuousClock.Instant, newest: Timestamp?)?

    package init(instance: UUID, keepsake: Keepsake, loop: Loop, log: Log) {
        (self.instance, self.keepsake, self.loop, self.log) = (instance, keepsake, loop, log)
    }

    // MARK: Looking

    /// The first look, once the tables are there and before anything is sent.
    package func start(on database: Database) async throws {
        try await database.withConnection { connection in
            let record = try await LifeRecord.read(on: connection)
            try await look(kept: await keepsake.mark(of: record.installation, loop), on: connection)
        }
        isWatching = true
    }

    /// For each new connection: whatever is at its other end now is judged before it is used.
    package func joined(_ connection: Connection) async throws {
        guard isWatching else { return }
        do {
            try await look(kept: nil, on: connection)
        } catch let error as DatabaseError where error.isMissingSchema {
            log.debug("the ledger's tables are not there; nothing can be sent")
        }
    }

    /// Looks each second, and keeps the mark and the noes outside the database, until the task is cancelled.
    package func run(on database: Database) async {
        while !Task.isCancelled {
            do {
                try await look(on: database)
            } catch {
                log.debug("the database's life is looked at again in a moment", ["error": .text("\(error)")])
            }
            try? await loop.sleep(for: .seconds(1))
        }
    }

    /// One look.
    package func look(on database: Database) async throws {
        try await database.withConnection { connection in
            try await look(kept: nil, on: connection)
            try await connection.execute(
                """
                UPDATE platform.instances SET timeline = l.timeline FROM platform.life l
                WHERE id = \(instance) AND instances.timeline IS DISTINCT FROM l.timeline AND l.timeline = platform.timeline()
                """)
            try await keepsake.keep(living, log, loop, on: connection)
        }
    }

    private func look(kept: Mark?, on connection: Connection) async throws {
        // What was begun after this moment is not in the count that is read now.
        let calls = recentCalls?.all ?? []
        let record = try await LifeRecord.read(on: connection)
        let judgement = try await judge(record, kept, calls, on: connection)
        if judgement != .promoted { waiting = nil }
        switch judgement {
        case .same: note(record, calls)
        case .first:
            try await record.adopt(on: connection)
            note(try await LifeRecord.read(on: connection), calls)
        case .promoted: try await promote(record, calls, on: connection)
        case .older: try await quarantine(kept, calls, on: connection)
        }
    }

    func judge(
        _ record: LifeRecord, _ kept: Mark?, _ calls: [RecentCalls.Call], on connection: Connection
    ) async throws -> Judgement {
        Judgement.of(
            record, isForeign: record.noted == nil ? try await Origin.isForeign(on: connection) : false,
            living: living, kept: kept, missingCalls: try await RecentCalls.missing(calls, on: connection))
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
        try await connection.execute(
            "UPDATE platform.instances SET timeline = \(record.actual.timeline) WHERE id = \(instance)")
        if waiting == nil {
            let newest: Timestamp? = try await connection.first("SELECT max(heartbeat_at) FROM platform.instances")?[0]
            waiting = (.now, newest)
            log.warning("PostgreSQL was promoted; nothing is called until every process has found its own calls in it")
        }
        guard let waiting else { return }
        let row = try await connection.first(
            """
            SELECT count(*) FROM platform.instances WHERE timeline = \(record.noted?.timeline)
              AND heartbeat_at > \(waiting.newest)::timestamptz - interval '10 seconds'
            """)
        let missing: Int64 = try row?[0] ?? 0
        if missing == 0 {
            try await record.note(generation: record.mark.generation, on: connection)
            self.waiting = nil
            log.info("every process has found its own calls in the promoted database; it goes on")
            return note(record, calls)
        }
        guard waiting.since.duration(to: .now) > QuarantineWatch.patience else { return }
        self.waiting = nil
        // Nobody knows what they did last.
        living = nil
        try await quarantine(nil, calls, on: connection)
    }

    // MARK: Quarantine

    /// Whoever comes second finds it begun, and everything as it should be.
    private func quarantine(
        _ kept: Mark?, _ calls: [RecentCalls.Call], on connection: Connection
    ) async throws {
        let noes = await keepsake.noes(try await Noes.checkValue(on: connection), loop)
        let begun = try await connection.transaction { connection -> Quarantine? in
            try await connection.execute("SELECT platform.close_gate()")
            let record = try await LifeRecord.read(on: connection)
            guard case .older(let cause) = try await judge(record, kept, calls, on: connection) else { return nil }
            return try await begin(cause, record, kept, noes, on: connection)
        }
        recentCalls?.forgetAll()
        let record = try await LifeRecord.read(on: connection)
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
                try await connection.execute("SELECT platform.close_gate()")
                return try await begin(
                    .byHand, try await LifeRecord.read(on: connection), nil, noes, saying: reason, by: actor,
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
        let merged = try await Noes.merge(noes?.noes ?? [], on: connection)
        let generation = max(record.mark.generation, living?.generation ?? 0, kept?.generation ?? 0) + 1
        return try await Quarantines.begin(
            cause, record, generation: generation, noes: (noes?.until, merged), saying: saying, by: actor,
            on: connection)
    }
}
