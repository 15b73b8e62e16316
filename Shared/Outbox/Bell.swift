internal import EventLoop

/// One reader's alarm: rings that come while it works are not lost. Confined to its loop.
final class Bell: @unchecked Sendable {
    private let loop: Loop
    private var isRung = false
    private var sleeper: CheckedContinuation<Void, Never>?
    private var timer: EventLoop.Timer?

    init(loop: Loop) { self.loop = loop }

    func ring() {
        guard loop.isCurrent else { return loop.execute { self.ring() } }
        guard let sleeper else { return isRung = true }
        timer?.cancel()
        self.sleeper = nil
        sleeper.resume()
    }

    /// Returns at the next ring, at once when it rang since the last wait, and at the latest after `limit`.
    func wait(atMost limit: Duration) async {
        if isRung { return isRung = false }
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            sleeper = continuation
            timer = loop.after(limit) {
                self.sleeper = nil
                continuation.resume()
            }
        }
        isRung = false
    }
}
