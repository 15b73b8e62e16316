internal import EventLoop

/// One reader's alarm: rings that come while it works are not lost. Confined to its loop.
final class Bell: @unchecked Sendable {
    private let loop: Loop
    private var isRung = false
    private var isClosed = false
    private var isResting = false
    private var sleeper: CheckedContinuation<Void, Never>?
    private var timer: EventLoop.Timer?

    init(loop: Loop) { self.loop = loop }

    func ring() {
        guard loop.isCurrent else { return loop.execute { self.ring() } }
        isRung = true
        if !isResting { wake() }
    }

    /// Ends a wait or a rest, and every later one at once.
    func close() {
        isClosed = true
        wake()
    }

    /// Returns at the next ring, at once when it rang since the last wait, and at the latest after `limit`.
    func wait(atMost limit: Duration) async {
        if !isRung { await sleep(limit) }
        isRung = false
    }

    /// Returns after `pause`, however often it rings meanwhile: after a failure traffic must not become a storm of attempts.
    func rest(for pause: Duration) async {
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
