internal import Database
internal import Telemetry
internal import Timekeeping

/// How one lane's events take effect.
struct BatchCommit {
    let consumer: Consumer
    let lane: Lane
    /// In which the events were seen. In another one they may never have been written.
    let life: Life

    /// Effects, parked events and the cursors' move, in one transaction. The cursors come last: a stalled process holds
    /// their row locks for as short as possible, and the fencing token decides at the very end.
    /// - Parameters:
    ///   - isSetAside: the events are parked instead of handled.
    ///   - failure: why; `nil` when none of them has been tried.
    func commit(
        _ events: [Event], moving: [Int16: Move], isSetAside: Bool = false, failure: (any Error)? = nil
    ) async throws {
        let (leases, parking, outbox) = (consumer.leases, consumer.parking, consumer.outbox)
        let tokens = leases.tokens
        guard moving.keys.allSatisfy({ tokens[$0] != nil }) else { throw OutboxFault.leaseLost }
        var parked: [Event] = []
        try await outbox.settledTransaction { connection in
            parked = isSetAside ? events : try await parking.waiting(among: events, on: connection)
            let toHandle = isSetAside ? [] : parking.remaining(of: events, without: parked)
            if !toHandle.isEmpty { try await consumer.subscription.handle(connection, toHandle) }
            if !parked.isEmpty { try await parking.park(parked, because: failure, on: connection) }
            try await move(moving, tokens, on: connection)
        }
        if !parked.isEmpty { parking.note() }
        consumer.applied.add(events.count - parked.count)
        if let last = events.last, let time = try? last.occurredAt { consumer.latency.observe(Timestamp.now() - time) }
    }

    private func move(_ moving: [Int16: Move], _ tokens: [Int16: Int64], on connection: Connection) async throws {
        let shards = moving.keys.sorted()
        let moves = shards.compactMap { moving[$0] }
        // Moves of one or two cursors are the rule, and arrays so short would have the statement planned anew each time.
        let update: SQL = """
            UPDATE outbox.cursors c SET era = m.era, transaction_id = m.tx::text::xid8, position = m.position
            FROM unnest(\(shards)::smallint[], \(shards.map { tokens[$0] ?? -1 })::bigint[],
                        \(moves.map(\.from.era))::int[], \(moves.map(\.from.transaction))::bigint[],
                        \(moves.map(\.from.position))::bigint[],
                        \(moves.map(\.to.era))::int[], \(moves.map(\.to.transaction))::bigint[],
                        \(moves.map(\.to.position))::bigint[])
                 AS m (shard, token, old_era, old_tx, old_position, era, tx, position)
            WHERE c.subscription = \(consumer.subscription.name) AND c.lane = \(lane.rawValue) AND c.shard = m.shard
              AND c.token = m.token AND \(life.id) = \(sql: Life.look)
              AND (c.era, c.transaction_id, c.position) = (m.old_era, m.old_tx::text::xid8, m.old_position)
            RETURNING c.shard
            """
        let moved = try await connection.pipeline([.keptPlans, update])[1]
        guard moved.count == shards.count else {
            let kept = Set(try moved.map { row throws(DatabaseError) -> Int16 in try row[0] })
            consumer.leases.forget(shards.filter { !kept.contains($0) }, held: tokens)
            throw OutboxFault.leaseLost
        }
    }
}
