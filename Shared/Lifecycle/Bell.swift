package import EventLoop

/// One worker's alarm: rings that come while it works are not lost. Whoever has put work in line rings it; that is never needed, because
/// a worker also looks by itself. Confined to its loop, but for ``ring()``.
package final class Bell: @unchecked Sendable {
    private let loop: Loop
    private var isRung = false
    private var isClosed = false
    private var isResting = false
    private var sleeper: CheckedContinuation<Void, Never>?
    private var timer: EventLoop.Timer?

    package init(loop: Loop) { self.loop = loop }

    /// From any thread.
    package func ring() {
        guard loop.isCurrent else { return loop.execute { self.ring() } }
        isRung = true
        if !isResting { wake() }
    }

    /// Ends a wait or a rest, and every later one at once.
    package func close() {
        isClosed = true
        wake()
    }

    /// Takes back a ``close()``.
    func open() { isClosed = false }

    /// Returns at the next ring, at once when it rang since the last wait, and at the latest after `limit`.
    /// - Returns: whether it rang.
    @discardableResult
    package func wait(atMost limit: Duration) async -> Bool {
        if !isRung { await sleep(limit) }
        defer { isRung = false }
        return isRung
    }

    /// Returns after `pause`, however often it rings meanwhile: after a failure traffic must not become a storm of attempts.
    package func rest(for pause: Duration) async {
        isResting = true
        await sleep(pause)
        isResting = false
    }

    private func sleep(_ limit: Duration) async {
        guard !isClosed else { return }
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            sleeper = continuation
            timer = loop.after(limit) { self.wake() }
        }
    }

    private func wake() {
        timer?.cancel()
        timer = nil
        let waking = sleeper
        sleeper = nil
        waking?.resume()
    }
}
