internal import Database
internal import FoundationEssentials
package import Outbox
internal import SocialContract
internal import Telemetry

/// Applies what discovery found: matches (C22), adds, completes, and answers with a verdict per row.
package struct PeopleApplying: Sendable {
    let outbox: Outbox

    package init(outbox: Outbox) { self.outbox = outbox }

    /// One file's chunks arrive in their order, one per transaction: a row that repeats an earlier one finds it.
    package var subscription: Subscription {
        Subscription(
            name: SocialSubscription.profilesFound, types: [SocialEvent.peopleFound], batch: 1, bulkBatch: 1
        ) { [self] connection, events in
            for event in events { try await apply(event, on: connection) }
        }
    }

    private func apply(_ event: Event, on connection: Connection) async throws {
        let found = try event.withPayload { try FoundPeople(payload: $0) }
        if found.dryRun { try await connection.execute("SAVEPOINT dry_run") }
        let rows = try await connection.query(PeopleStatement.apply(found))
        if found.dryRun { try await connection.execute("ROLLBACK TO SAVEPOINT dry_run") }
        var verdicts = ""
        var numbers: [Int32] = []
        var reasons: [Int32: String] = [:]
        verdicts.reserveCapacity(rows.count)
        for row in rows {
            let number: Int32 = try row[0]
            numbers.append(number)
            verdicts += try row[1] as String
            if let reason: String = try row[2] { reasons[number] = reason }
        }
        let applied = AppliedPeople(
            importID: found.importID, chunk: found.chunk, rows: numbers, verdicts: verdicts, reasons: reasons)
        try await announceChanged(rows, trace: event, on: connection, unless: found.dryRun)
        try await outbox.append(
            [
                NewEvent(
                    type: SocialEvent.peopleApplied, aggregateType: SocialEvent.importSubject,
                    aggregateID: found.importID.lowercase, version: Int64(found.chunk), payload: applied.payload,
                    lane: .bulk, trace: event.trace)
            ], on: connection)
    }

    /// Messaging's copy follows when somebody it may write to was completed.
    private func announceChanged(_ rows: Rows, trace event: Event, on connection: Connection, unless dryRun: Bool) async throws {
        guard !dryRun else { return }
        let changed: [UUID] = try rows.compactMap { row throws(DatabaseError) in
            let isRecipient: Bool = try row[4]
            return isRecipient ? try row[3] : nil
        }
        guard !changed.isEmpty else { return }
        let era = try await outbox.era(on: connection)
        try await connection.execute(
            Outbox.insertion(
                """
                SELECT \(SocialEvent.profileSubject)::text, 'shard-' || i.shard, \(SocialEvent.profileChanged)::text,
                    json_build_object('profiles', json_agg(social.profile_facts(p)))::text,
                    0::smallint, i.shard, 0::bigint, \(era), \(event.trace?.traceparent)::text
                FROM unnest(\(changed), \(changed.map { Shard.of($0.lowercase) })) AS i (id, shard)
                JOIN social.social_profiles p ON p.id = i.id GROUP BY i.shard
                """))
    }
}
