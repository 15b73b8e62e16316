internal import Database
internal import Lifecycle
internal import Telemetry

/// One lane of one subscription in this process: looks, applies, moves the cursors. Confined to its loop.
final class LaneReader: @unchecked Sendable {
    let lane: Lane
    let bell: Bell
    private unowned let consumer: Consumer
    private let reader: LogReader
    /// Up to where each held shard is applied, here and in the database.
    private var cursors: [Int16: Position] = [:]
    /// Up to where the log was looked at for all held shards.
    private var scanned = Position.start
    private var seeking = EndSeeking()
    private var suspects = Suspects()
    /// Counts how often shards came in: what was read before that tells nothing about them.
    private var arrivals = 0
    private var refreshed = ContinuousClock.now
    /// The life of the database that all this was seen in.
    private var life: Life?
    /// Where the fence stood at the last look. It paces the next one and decides nothing else.
    private var fence: UInt64 = 0

    init(_ lane: Lane, consumer: Consumer) {
        (self.lane, self.consumer) = (lane, consumer)
        bell = Bell(loop: consumer.outbox.loop)
        reader = LogReader(types: consumer.subscription.types, lane: lane)
    }

    /// Shards came in: the scan goes back to the oldest of their cursors. In another life of the database nothing that is known
    /// here holds: all shards come in again, with what is stored.
    func acquire(_ acquired: [Cursor], in life: Life) {
        if life != self.life {
            (cursors, scanned, suspects, self.life) = ([:], .start, Suspects(), life)
            arrivals += 1
        }
        let mine = acquired.filter { $0.lane == lane }
        guard let oldest = mine.map(\.at).min() else { return }
        cursors = cursors.filter { consumer.leases.tokens[$0.key] != nil }
        scanned = cursors.isEmpty ? oldest : min(scanned, oldest)
        for cursor in mine { cursors[cursor.shard] = cursor.at }
        suspects.add(mine, batch: consumer.subscription.batch(of: lane))
        arrivals += 1
        bell.ring()
    }

    /// `soon`: committed events stand above the fence. `held`: they did at the last look too, and the fence has not moved.
    enum Next { case again, soon, held, idle }

    /// One look and what follows from it.
    func step() async throws -> Next {
        let shards = consumer.leases.shards
        guard !shards.isEmpty else { return .idle }
        let limit = consumer.subscription.batch(of: lane)
        let (start, known) = (scanned, arrivals)
        let isSeeking = seeking.isDue(within: consumer.outbox.settings.pollInterval)
        let page = try await consumer.outbox.database.withConnection { connection in
            try await reader.read(
                after: start, shards: shards, limit: limit, seeking: isSeeking, on: connection)
        }
        guard let life = page.life, life == self.life else {
            consumer.enterNewLife()
            return .idle
        }
        if arrivals == known {
            try await setSuspectsAside(page, in: life)
            try await apply(page.events[...], in: life)
        }
        // The page was read without the shards that came in meanwhile: to move on would lose their events.
        guard arrivals == known else { return .again }
        scanned = page.scanned
        seeking.note(page, sought: isSeeking)
        if refreshed.duration(to: .now) >= consumer.outbox.settings.cursorRefresh {
            try await refreshStoredCursors(in: life)
        }
        let hasMoved = page.fence != fence
        fence = page.fence
        if page.isFull { return .again }
        guard page.hasPending else { return .idle }
        return hasMoved ? .soon : .held
    }

    private func setSuspectsAside(_ page: LogReader.Page, in life: Life) async throws {
        let events = suspects.among(page.events.filter(isFresh))
        if !events.isEmpty { try await commit(events[...], in: life, isSetAside: true) }
        suspects.passed(events.count, isEnd: !page.isFull)
    }

    /// Applies events in one transaction; on failure halves, until the failing event stands alone and is parked.
    private func apply(_ page: ArraySlice<Event>, in life: Life) async throws {
        // Asked before every transaction: while an earlier one ran, a shard may have gone, or gone and come back further on.
        let events = page.filter(isFresh)[...]
        guard !events.isEmpty else { return }
        do {
            try await commit(events, in: life)
        } catch {
            guard HandlerFault.isOfEvent(error) else { throw error }
            if events.count == 1 { return try await park(events, in: life, because: error) }
            let middle = events.startIndex + events.count / 2
            try await apply(events[..<middle], in: life)
            try await apply(events[middle...], in: life)
        }
    }

    private func park(_ event: ArraySlice<Event>, in life: Life, because failure: any Error) async throws {
        guard event.allSatisfy(isFresh) else { return }
        try await commit(event, in: life, failure: failure)
    }

    private func isFresh(_ event: Event) -> Bool {
        guard consumer.leases.tokens[event.shard] != nil, let at = cursors[event.shard] else { return false }
        return event.at > at
    }

    /// - Parameter events: all fresh, so that every shard among them has a cursor.
    private func commit(
        _ events: ArraySlice<Event>, in life: Life, isSetAside: Bool = false, failure: (any Error)? = nil
    ) async throws {
        var moving: [Int16: Move] = [:]
        for event in events {
            guard let from = cursors[event.shard] else { throw OutboxFault.leaseLost }
            moving[event.shard] = Move(from: from, to: event.at)
        }
        try await BatchCommit(consumer: consumer, lane: lane, life: life).commit(
            Array(events), moving: moving, isSetAside: isSetAside || failure != nil, failure: failure)
        advance(moving)
    }

    private func advance(_ moved: [Int16: Move]) {
        for (shard, move) in moved { if let at = cursors[shard], at < move.to { cursors[shard] = move.to } }
    }

    /// Lets the stored cursors of quiet shards follow the scan, so that a successor and the retention need not look back.
    /// Between two looks only: beside one, the two would take each other for a process that lost its lease.
    private func refreshStoredCursors(in life: Life) async throws {
        refreshed = .now
        let target = scanned
        let behind = cursors.filter { $0.value < target && consumer.leases.tokens[$0.key] != nil }
        guard !behind.isEmpty else { return }
        let moving = behind.mapValues { Move(from: $0, to: target) }
        try await BatchCommit(consumer: consumer, lane: lane, life: life).commit([], moving: moving)
        advance(moving)
    }
}
