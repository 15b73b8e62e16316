internal import Database
internal import Telemetry

/// One lane of one subscription in this process: looks, applies, moves the cursors. Confined to its loop.
final class LaneReader: @unchecked Sendable {
    let lane: Lane
    let bell: Bell
    private unowned let consumer: Consumer
    private let reader: LogReader
    private var cursors: [Int16: Position] = [:]
    private var stored: [Int16: Position] = [:]
    private var scanned = Position.start

    init(_ lane: Lane, consumer: Consumer) {
        (self.lane, self.consumer) = (lane, consumer)
        bell = Bell(loop: consumer.outbox.loop)
        reader = LogReader(types: consumer.subscription.types, lane: lane)
    }

    /// Shards came in: the scan goes back to the oldest of their cursors.
    func acquire(_ acquired: [Cursor]) {
        for cursor in acquired where cursor.lane == lane {
            cursors[cursor.shard] = cursor.at
            stored[cursor.shard] = cursor.at
            scanned = cursors.count == 1 ? cursor.at : min(scanned, cursor.at)
        }
        bell.ring()
    }

    enum Next { case again, soon, idle }

    /// One look and what follows from it.
    func step() async throws -> Next {
        let shards = consumer.leases.shards
        guard !shards.isEmpty else { return .idle }
        let limit = consumer.subscription.batch(of: lane)
        let start = scanned
        let page = try await consumer.outbox.database.withConnection { connection in
            try await reader.read(after: start, shards: shards, limit: limit, on: connection)
        }
        // Shards that came in while the log was read may have moved the scan back.
        guard scanned == start else { return .again }
        let fresh = page.events.filter { event in cursors[event.shard].map { event.at > $0 } ?? false }
        if !fresh.isEmpty { try await apply(fresh[...]) }
        if scanned == start { scanned = page.scanned }
        if page.isFull { return .again }
        return page.hasPending ? .soon : .idle
    }

    /// Applies events in one transaction; on failure halves, until the failing event stands alone and is parked.
    private func apply(_ events: ArraySlice<Event>) async throws {
        do {
            try await commit(events, failure: nil)
        } catch {
            guard Failure.isOfEvent(error) else { throw error }
            if events.count == 1 { return try await commit(events, failure: error) }
            let middle = events.startIndex + events.count / 2
            try await apply(events[..<middle])
            try await apply(events[middle...])
        }
    }

    private func commit(_ events: ArraySlice<Event>, failure: (any Error)?) async throws {
        var last: [Int16: Position] = [:]
        for event in events { last[event.shard] = event.at }
        let moving = last.reduce(into: [Int16: Move]()) { moves, next in
            if let from = stored[next.key] { moves[next.key] = Move(from: from, to: next.value) }
        }
        try await consumer.commit(Array(events), lane: lane, moving: moving, failure: failure)
        for (shard, at) in last {
            cursors[shard] = at
            stored[shard] = at
        }
    }

    /// Lets the stored cursors of quiet shards follow the scan, so that a successor and the retention need not look back.
    func refreshStoredCursors() async throws {
        let held = consumer.leases.tokens
        cursors = cursors.filter { held[$0.key] != nil }
        stored = stored.filter { held[$0.key] != nil }
        let target = scanned
        let behind = Set(stored.filter { $0.value < target && cursors[$0.key] != nil }.keys)
        guard !behind.isEmpty, target > .start else { return }
        let moving = stored.filter { behind.contains($0.key) }.mapValues { Move(from: $0, to: target) }
        try await consumer.commit([], lane: lane, moving: moving, failure: nil)
        for shard in behind {
            cursors[shard] = max(cursors[shard] ?? target, target)
            stored[shard] = target
        }
    }
}
