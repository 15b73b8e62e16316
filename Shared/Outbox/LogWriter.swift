internal import Database
internal import FoundationEssentials
internal import Telemetry

/// The two ways into `outbox.events`.
enum LogWriter {
    /// Travels with COMMIT: an event costs its transaction no round trip.
    static func insert(_ events: [NewEvent], on connection: Connection) async throws {
        if events.count == 1 { return try await insertOne(events[0], on: connection) }
        try await connection.executeAtCommit(
            """
            INSERT INTO outbox.events
                (id, aggregatetype, aggregateid, type, payload, lane, shard, version, traceparent, era)
            SELECT u.*, \(sql: Era.present)
            FROM unnest(\(events.map(\.id))::uuid[], \(events.map(\.aggregateType))::text[],
                        \(events.map(\.aggregateID))::text[], \(events.map(\.type))::text[],
                        \(events.map { String(decoding: $0.payload, as: UTF8.self) })::text[],
                        \(events.map(\.lane.rawValue))::smallint[], \(events.map { Shard.of($0.aggregateID) })::smallint[],
                        \(events.map(\.version))::bigint[], \(events.map { $0.trace?.traceparent })::text[]) AS u
            """)
    }

    private static func insertOne(_ event: NewEvent, on connection: Connection) async throws {
        try await connection.executeAtCommit(
            """
            INSERT INTO outbox.events
                (id, aggregatetype, aggregateid, type, payload, lane, shard, version, era, traceparent)
            VALUES (\(event.id), \(event.aggregateType), \(event.aggregateID), \(event.type),
                    \(String(decoding: event.payload, as: UTF8.self)), \(event.lane.rawValue),
                    \(Shard.of(event.aggregateID)), \(event.version), \(sql: Era.present), \(event.trace?.traceparent))
            """)
    }

    /// COPY takes no expressions, so the era is read before, behind the lock that COPY takes anyway: it cannot rise meanwhile.
    static func copy(_ events: [NewEvent], on connection: Connection) async throws {
        let answer = try await connection.pipeline([
            "LOCK TABLE ONLY outbox.events IN ROW EXCLUSIVE MODE", "SELECT \(sql: Era.present)",
        ])
        guard let era: Int32 = try answer[1][0][0] else { throw OutboxFault.notReady("the log has no life yet") }
        _ = try await connection.copyIn(
            "outbox.events",
            columns: "id, aggregatetype, aggregateid, type, payload, lane, shard, version, era, traceparent"
        ) { rows in
            for event in events {
                rows.row { row in
                    row.add(event.id)
                    row.add(event.aggregateType)
                    row.add(event.aggregateID)
                    row.add(event.type)
                    row.add(event.payload)
                    row.add(event.lane.rawValue)
                    row.add(Shard.of(event.aggregateID))
                    row.add(event.version)
                    row.add(era)
                    row.add(event.trace?.traceparent)
                }
            }
        }
    }
}
