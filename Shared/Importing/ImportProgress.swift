internal import EventLoop
internal import Outbox

/// Wakes the streams that show an import whenever verdicts come, and knows the newest event of that kind. It reads the log
/// only while somebody watches. Confined to its outbox's loop.
final class ImportProgress: @unchecked Sendable {
    private let outbox: Outbox
    /// Of the events that bring verdicts.
    private let types: [String]
    private var tail: Tail?
    private var watchers = 0
    private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    private var waits = 0
    private(set) var newest: Position?
    /// How often the database began a new life while somebody watched: what was shown before may never have been.
    private(set) var resyncs = 0

    init(outbox: Outbox, types: [String]) { (self.outbox, self.types) = (outbox, types) }

    /// Runs `body` while the log is followed.
    func watch(_ body: () async throws -> Void) async throws {
        watchers += 1
        if tail == nil {
            tail = outbox.follow(
                types, resync: { [weak self] in self?.resync() },
                hear: { [weak self] in self?.heard($0) })
        }
        var failure: (any Error)?
        do { try await body() } catch { failure = error }
        watchers -= 1
        if watchers == 0, let idle = tail {
            tail = nil
            await outbox.leave(idle)
        }
        if let failure { throw failure }
    }

    /// Returns when verdicts of some import came, and at the latest after `limit`: the verdicts are applied a moment later,
    /// and a stream must also notice what no event tells.
    func next(within limit: Duration) async {
        waits += 1
        let number = waits
        let timer = outbox.loop.after(limit) { [weak self] in self?.waiting.removeValue(forKey: number)?.resume() }
        await withCheckedContinuation { waiting[number] = $0 }
        timer.cancel()
    }

    private func heard(_ events: [Event]) {
        newest = events.last?.at ?? newest
        wake()
    }

    private func resync() {
        newest = nil
        resyncs += 1
        wake()
    }

    private func wake() {
        let woken = waiting.values
        waiting = [:]
        for continuation in woken { continuation.resume() }
    }
}
