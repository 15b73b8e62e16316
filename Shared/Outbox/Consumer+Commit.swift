internal import Database
internal import Telemetry
internal import Timekeeping

extension Consumer {
    /// Effects, parked events and the cursors' move, in one transaction. The cursors come last: a stalled process holds
    /// their row locks for as short as possible, and the fencing token decides at the very end.
    /// - Parameters:
    ///   - life: in which the events were seen. In another one they may never have been written.
    ///   - failure: why the only event of `events` is to be parked instead of handled.
    func commit(
        _ events: [Event], lane: Lane, moving: [Int16: Move], in life: Life, failure: (any Error)?
    ) async throws {
        let tokens = leases.tokens
        guard moving.keys.allSatisfy({ tokens[$0] != nil }) else { throw OutboxError.leaseLost }
        var parked: [Event] = []
        try await outbox.settledTransaction { connection in
            let waiting = try await parking.waiting(among: events, on: connection)
            parked = failure == nil ? waiting : events
            let toHandle = failure == nil ? parking.remaining(of: events, without: waiting) : []
            if !toHandle.isEmpty { try await subscription.handle(connection, toHandle) }
            if !parked.isEmpty { try await parking.park(parked, because: failure, on: connection) }
            try await move(lane, moving, tokens, in: life, on: connection)
        }
        if !parked.isEmpty { parking.note() }
        applied.add(events.count - parked.count)
        if let last = events.last, let time = try? last.occurredAt { latency.observe(Timestamp.now() - time) }
    }

    private func move(
        _ lane: Lane, _ moving: [Int16: Move], _ tokens: [Int16: Int64], in life: Life, on connection: Connection
    ) async throws {
        let shards = moving.keys.sorted()
        let moves = shards.compactMap { moving[$0] }
        let moved = try await connection.query(
            """
            UPDATE outbox.cursors c SET era = m.era, transaction_id = m.tx::text::xid8, position = m.position
            FROM unnest(\(shards)::smallint[], \(shards.map { tokens[$0] ?? -1 })::bigint[],
                        \(moves.map(\.from.era))::int[], \(moves.map(\.from.transaction))::bigint[],
                        \(moves.map(\.from.position))::bigint[],
                        \(moves.map(\.to.era))::int[], \(moves.map(\.to.transaction))::bigint[],
                        \(moves.map(\.to.position))::bigint[])
                 AS m (shard, token, old_era, old_tx, old_position, era, tx, position)
            WHERE c.subscription = \(subscription.name) AND c.lane = \(lane.rawValue) AND c.shard = m.shard
              AND c.token = m.token AND \(life.id) = \(sql: Life.look)
              AND (c.era, c.transaction_id, c.position) = (m.old_era, m.old_tx::text::xid8, m.old_position)
            RETURNING c.shard
            """)
        guard moved.count == shards.count else {
            let kept = Set(try moved.map { row throws(DatabaseError) -> Int16 in try row[0] })
            leases.forget(shards.filter { !kept.contains($0) }, held: tokens)
            throw OutboxError.leaseLost
        }
    }
}

/// One shard's step through the log. `from` must still be what is stored: a transaction whose commit was reported lost but
/// did happen would otherwise be applied a second time.
struct Move {
    let from: Position
    let to: Position
}

extension Position {
    /// `bigint` holds every transaction id that a cluster reaches.
    var transaction: Int64 { Int64(bitPattern: transactionID) }
}

/// Whose fault a failure is: the event's, or that of the surroundings.
enum Failure {
    /// A handler refused the event. Lost connections, lost leases and missing schemas say nothing about the event.
    static func isOfEvent(_ error: any Error) -> Bool {
        if error is OutboxError || error is CancellationError { return false }
        guard let error = error as? DatabaseError else { return true }
        if error.isMissingSchema { return false }
        switch error.kind {
        case .connection, .poolExhausted, .commitUnknown, .cancelled: return false
        default: return !(error.sqlState?.hasPrefix("57P") ?? false) && error.sqlState != "25P03"
        }
    }

    static func isMissingSchema(_ error: any Error) -> Bool { (error as? DatabaseError)?.isMissingSchema ?? false }

    /// What the operator reads and groups by: the kind of error, without the values of the case.
    static func text(_ error: any Error) -> String { String("\(error)".prefix(500)) }

    /// FNV-1a of the error's type and its text without digits: failures of one cause share it.
    static func fingerprint(_ error: any Error) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        let words = "\(type(of: error)):\(error)".utf8.filter { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        for byte in words.prefix(300) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
