internal import Database
internal import EventLoop
internal import Lifecycle
internal import Telemetry

/// Hears every event on every replica, from now on: for progress streams and for what every process must know at once.
/// Confined to its loop.
package final class Tail: @unchecked Sendable {
    private let reader: LogReader
    /// Strong, as in ``Consumer``.
    private let outbox: Outbox
    private let resync: () async -> Void
    private let hear: ([Event]) async -> Void
    private let bell: Bell
    private var task: Task<Void, any Error>?
    private var isStopping = false
    /// Up to where the log was heard, and in which life of the database: in another one it means nothing.
    private var heard: (at: Position, in: Life)?
    private var seeking = EndSeeking()
    /// Whoever hears does not know yet that another life began.
    private var hasMissed = false

    init(
        types: [String], outbox: Outbox, resync: @escaping () async -> Void, hear: @escaping ([Event]) async -> Void
    ) {
        reader = LogReader(types: types, lane: nil)
        (self.outbox, self.resync, self.hear) = (outbox, resync, hear)
        bell = Bell(loop: outbox.loop)
    }

    func ring() { bell.ring() }

    func start() {
        guard task == nil else { return }
        task = outbox.loop.task { await self.run() }
    }

    func stop() async {
        isStopping = true
        bell.close()
        _ = try? await task?.value
    }

    private func run() async {
        while !isStopping {
            do {
                let pause = try await step()
                if let pause { await bell.wait(atMost: pause) }
            } catch {
                await bell.rest(for: .milliseconds(500))
            }
        }
    }

    /// One look and what follows from it.
    /// - Returns: for how long to wait; `nil` to look again at once.
    private func step() async throws -> Duration? {
        guard let start = heard else { return try await begin() }
        let isSeeking = seeking.isDue(within: outbox.settings.pollInterval)
        let page = try await outbox.database.withConnection { connection in
            try await reader.read(
                after: start.at, shards: Tail.shards, limit: 500, seeking: isSeeking, on: connection)
        }
        guard page.life == start.in else {
            (heard, hasMissed) = (nil, true)
            return nil
        }
        heard = (page.scanned, start.in)
        seeking.note(page, sought: isSeeking)
        if !page.events.isEmpty { await hear(page.events) }
        return page.isFull ? nil : page.hasPending ? .milliseconds(3) : outbox.settings.pollInterval
    }

    /// Begins where the log ends now, and says so when it had begun before: what came in between is not heard.
    private func begin() async throws -> Duration? {
        let (life, page) = try await outbox.database.withConnection { connection in
            (try await Life.now(on: connection), try await reader.end(on: connection))
        }
        outbox.lives.note(life)
        // A crash between the two: the next look begins again.
        guard page.life == life else { return nil }
        heard = (page.scanned, life)
        guard hasMissed else { return nil }
        hasMissed = false
        await resync()
        return nil
    }

    private static let shards = (0..<Int16(Shard.count)).map { $0 }
}
