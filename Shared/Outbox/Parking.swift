internal import Database
internal import FoundationEssentials
internal import Lifecycle
internal import Telemetry

/// Where a failing event waits with every later event of its subject, while its shard goes on; and each that a process may have died of
/// (``Suspects``). Confined to its loop.
final class Parking {
    private let subscription: Subscription
    private let settings: OutboxSettings
    /// False whenever something may be parked. Only a shard's holder parks behind a failure, so for the order of events its
    /// own knowledge is exact; replayed dead letters are noticed by the next heartbeat.
    private(set) var isEmpty = true
    /// Rings when something was parked.
    let bell: Bell
    /// How often something was parked: tells whether a look at the table is outdated.
    private var parkings = 0
    /// Whose try was cut by the surroundings, such as a lost database, which could not be told that this was no try.
    private var cut: Set<UUID> = []

    init(subscription: Subscription, settings: OutboxSettings, bell: Bell) {
        (self.subscription, self.settings, self.bell) = (subscription, settings, bell)
    }

    /// Something is parked since now.
    func note() {
        isEmpty = false
        parkings += 1
        bell.ring()
    }

    /// Looks whether these shards have anything parked.
    func load(shards: [Int16], on database: Database) async throws {
        if try await isAnyParked(among: shards, on: database) { note() }
    }

    private func isAnyParked(among shards: [Int16], on database: Database) async throws -> Bool {
        let row = try await database.first(
            """
            SELECT EXISTS (SELECT 1 FROM outbox.parked
                           WHERE subscription = \(subscription.name) AND shard = ANY(\(shards)))
            """)
        return try row?[0] ?? false
    }

    /// The events whose subject already has something parked: they must queue behind it.
    func waiting(among events: [Event], on connection: Connection) async throws -> [Event] {
        guard !isEmpty, !events.isEmpty else { return [] }
        let rows = try await connection.query(
            """
            SELECT DISTINCT aggregatetype, aggregateid FROM outbox.parked
            WHERE subscription = \(subscription.name)
              AND aggregateid = ANY(\(try events.map { event throws(DatabaseError) in try event.aggregateID }))
            """)
        guard !rows.isEmpty else { return [] }
        let subjects = Set(try rows.map { row throws(DatabaseError) in Subject(type: try row[0], id: try row[1]) })
        return try events.filter { subjects.contains(try $0.subject) }
    }

    func remaining(of events: [Event], without waiting: [Event]) -> [Event] {
        guard !waiting.isEmpty else { return events }
        let positions = Set(waiting.map(\.at))
        return events.filter { !positions.contains($0.at) }
    }

    func park(_ events: [Event], because failure: (any Error)?, on connection: Connection) async throws {
        for event in events {
            try await connection.execute(
                """
                INSERT INTO outbox.parked (subscription, shard, id, aggregatetype, aggregateid, type, payload, lane, version,
                    era, transaction_id, position, occurred_at, traceparent, attempts, next_attempt_at, error)
                VALUES (\(subscription.name), \(event.shard), \(try event.id), \(try event.aggregateType),
                    \(try event.aggregateID), \(try event.type), \(String(decoding: event.payload, as: UTF8.self)),
                    \(try event.lane.rawValue), \(try event.version), \(event.at.era), \(XID8(event.at.transactionID)),
                    \(event.at.position), \(try event.occurredAt), \(event.trace?.traceparent),
                    \(failure == nil ? Int32(0) : 1),
                    clock_timestamp() + \(failure == nil ? Int64(0) : pause(after: 1))::bigint * interval '1 microsecond',
                    \(failure.map(HandlerFault.text)))
                ON CONFLICT DO NOTHING
                """)
        }
    }

    /// Microseconds until the next attempt; doubles each time.
    private func pause(after attempts: Int32) -> Int64 {
        min(settings.retryBase.microseconds << Int64(min(attempts - 1, 20)), settings.retryCap.microseconds)
    }

    /// Tries the first parked event of each subject that is due, or that waits longer than any pause is: then the clock was changed.
    /// - Returns: whether anything was tried.
    func replay(tokens: [Int16: Int64], outbox: Outbox) async throws -> Bool {
        let known = parkings
        let shards = Array(tokens.keys)
        let rows = try await outbox.database.query(
            """
            SELECT * FROM (
                SELECT DISTINCT ON (e.aggregatetype, e.aggregateid) \(sql: EventColumns.list), e.attempts, e.next_attempt_at,
                    e.error
                FROM outbox.parked e
                WHERE subscription = \(subscription.name) AND shard = ANY(\(shards))
                ORDER BY aggregatetype, aggregateid, era, transaction_id, position) AS first
            WHERE NOT next_attempt_at BETWEEN clock_timestamp()
                AND clock_timestamp() + 2 * \(settings.retryCap.microseconds)::bigint * interval '1 microsecond'
            ORDER BY next_attempt_at LIMIT 100
            """)
        if rows.isEmpty {
            let remain = try await isAnyParked(among: shards, on: outbox.database)
            if !remain, parkings == known { isEmpty = true }
        }
        let columns = try EventColumns(rows)
        for row in rows {
            let event = try Event(row, columns)
            try await attempt(
                event, before: Standing(attempts: try row["attempts"], error: try row["error"]),
                token: tokens[event.shard] ?? -1, outbox: outbox)
        }
        return !rows.isEmpty
    }

    /// How a parked event stands.
    private struct Standing {
        let attempts: Int32
        let error: String?
    }

    private func attempt(_ event: Event, before: Standing, token: Int64, outbox: Outbox) async throws {
        let begun: Int32?
        do {
            begun = try await begin(event, before: before, token: token, outbox: outbox)
        } catch {
            // It may be counted all the same, when the answer to the commit was lost.
            cut.insert(try event.id)
            throw error
        }
        guard let number = begun else { return }
        do {
            try await outbox.settledTransaction { connection in
                guard try await claim(event, token: token, on: connection) else { return }
                try await subscription.handle(connection, [event])
                try await remove(event, on: connection)
            }
        } catch {
            guard HandlerFault.isOfEvent(error) else {
                await takeBack(event, to: before, outbox: outbox)
                throw error
            }
            try await outbox.database.transaction { connection in
                guard try await claim(event, token: token, on: connection) else { return }
                if number >= settings.maxAttempts {
                    try await bury(event, attempts: number, error: error, outbox.log, on: connection)
                } else {
                    try await postpone(event, attempts: number, error: error, on: connection)
                }
            }
        }
    }

    /// Counts the try before it begins: whose process dies at it cannot do so any more.
    /// - Returns: the try's number; `nil` when there is none, because it had them all, or others work on the shard by now.
    private func begin(_ event: Event, before: Standing, token: Int64, outbox: Outbox) async throws -> Int32? {
        let id = try event.id
        // What was counted and not taken back still says so.
        let wasCut = cut.contains(id) && before.error == HandlerFault.text(ProcessEnded())
        let number = wasCut ? before.attempts : before.attempts + 1
        let hasBegun = try await outbox.database.transaction { connection in
            guard try await claim(event, token: token, on: connection) else { return false }
            guard number <= settings.maxAttempts else {
                try await bury(event, attempts: before.attempts, error: ProcessEnded(), outbox.log, on: connection)
                return false
            }
            try await postpone(event, attempts: number, error: ProcessEnded(), on: connection)
            return true
        }
        cut.remove(id)
        return hasBegun ? number : nil
    }

    /// The surroundings cut the try, which was none: it is due at once when they are back.
    private func takeBack(_ event: Event, to before: Standing, outbox: Outbox) async {
        guard let id = try? event.id else { return }
        do {
            try await outbox.database.execute(
                """
                UPDATE outbox.parked SET attempts = \(before.attempts), error = \(before.error),
                    next_attempt_at = clock_timestamp()
                WHERE subscription = \(subscription.name) AND era = \(event.at.era) AND id = \(id)
                  AND transaction_id = \(XID8(event.at.transactionID)) AND position = \(event.at.position)
                """)
        } catch {
            cut.insert(id)
        }
    }

    /// Locks the parked row, and the right to work on its shard, for this transaction. Named by its id too: after a crash another
    /// event may stand at this place.
    private func claim(_ event: Event, token: Int64, on connection: Connection) async throws -> Bool {
        try await connection.first(
            """
            SELECT 1 FROM outbox.parked p
            JOIN outbox.leases l ON l.subscription = p.subscription AND l.shard = p.shard AND l.token = \(token)
            WHERE p.subscription = \(subscription.name) AND p.era = \(event.at.era)
              AND p.transaction_id = \(XID8(event.at.transactionID)) AND p.position = \(event.at.position)
              AND p.id = \(try event.id)
            FOR UPDATE OF p SKIP LOCKED
            """) != nil
    }

    private func remove(_ event: Event, on connection: Connection) async throws {
        try await connection.execute(
            """
            DELETE FROM outbox.parked WHERE subscription = \(subscription.name) AND era = \(event.at.era)
              AND transaction_id = \(XID8(event.at.transactionID)) AND position = \(event.at.position)
            """)
    }

    private func postpone(
        _ event: Event, attempts: Int32, error: any Error, on connection: Connection
    ) async throws {
        try await connection.execute(
            """
            UPDATE outbox.parked SET attempts = \(attempts), error = \(HandlerFault.text(error)),
                next_attempt_at = clock_timestamp() + \(pause(after: attempts))::bigint * interval '1 microsecond'
            WHERE subscription = \(subscription.name) AND era = \(event.at.era)
              AND transaction_id = \(XID8(event.at.transactionID)) AND position = \(event.at.position)
            """)
    }

    private func bury(
        _ event: Event, attempts: Int32, error: any Error, _ log: Log, on connection: Connection
    ) async throws {
        log.error(
            "event became a dead letter",
            [
                "subscription": .text(subscription.name), "type": .text(try event.type),
                "event_id": .text("\(try event.id)"), "error": .text(HandlerFault.text(error)),
            ])
        try await connection.execute(
            """
            WITH gone AS (
                DELETE FROM outbox.parked WHERE subscription = \(subscription.name) AND era = \(event.at.era)
                  AND transaction_id = \(XID8(event.at.transactionID)) AND position = \(event.at.position)
                RETURNING *)
            INSERT INTO outbox.dead_letters (subscription, shard, id, aggregatetype, aggregateid, type, payload, lane, version,
                era, transaction_id, position, occurred_at, traceparent, attempts, error, fingerprint)
            SELECT subscription, shard, id, aggregatetype, aggregateid, type, payload, lane, version, era, transaction_id,
                position, occurred_at, traceparent, \(attempts), \(HandlerFault.text(error)), \(HandlerFault.fingerprint(error))
            FROM gone
            """)
    }
}
