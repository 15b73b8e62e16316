internal import Database
internal import EventLoop
internal import Telemetry

/// Hears every event on every replica, from now on: for progress streams and for what every process must know at once.
/// Confined to its loop.
package final class Tail: @unchecked Sendable {
    private let reader: LogReader
    /// Strong, as in ``Consumer``.
    private let outbox: Outbox
    private let hear: ([Event]) async -> Void
    private let bell: Bell
    private var task: Task<Void, any Error>?
    private var isStopping = false

    init(types: [String], outbox: Outbox, hear: @escaping ([Event]) async -> Void) {
        reader = LogReader(types: types, lane: nil)
        (self.outbox, self.hear) = (outbox, hear)
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
        var position: Position?
        let shards = (0..<Int16(Shard.count)).map { $0 }
        while !isStopping {
            do {
                let start = position
                let page = try await outbox.database.withConnection { connection in
                    if let start {
                        return try await reader.read(after: start, shards: shards, limit: 500, on: connection)
                    }
                    return LogReader.Page(scanned: try await now(connection))
                }
                position = page.scanned
                if !page.events.isEmpty { await hear(page.events) }
                if page.isFull { continue }
                await bell.wait(atMost: page.hasPending ? .milliseconds(3) : outbox.settings.pollInterval)
            } catch {
                await bell.rest(for: .milliseconds(500))
            }
        }
    }

    private func now(_ connection: Connection) async throws -> Position {
        let row = try await connection.first("SELECT pg_snapshot_xmin(pg_current_snapshot())")
        let fence: XID8 = try row?[0] ?? XID8(1)
        return .below(fence: fence.value, era: try await Era.of(connection))
    }
}
