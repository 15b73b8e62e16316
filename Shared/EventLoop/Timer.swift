internal import CEvent
internal import Glibc

/// One later call on the loop's thread. Confined to its loop.
package final class Timer {
    private var event: OpaquePointer?
    private var work: (() -> Void)?
    private var keepAlive: Timer?

    fileprivate init(loop: Loop, delay: Duration, work: @escaping () -> Void) {
        self.work = work
        keepAlive = self
        event = event_new(loop.base, -1, 0, timerCallback, Unmanaged.passUnretained(self).toOpaque())
        var interval = timeval(delay)
        event_add(event, &interval)
    }

    /// The call no longer happens; harmless when it already has.
    package func cancel() {
        if let event { event_free(event) }
        event = nil
        work = nil
        keepAlive = nil
    }

    fileprivate func fire() {
        let work = work
        cancel()
        work?()
    }
}

extension Loop {
    /// Calls `work` on this loop's thread after `delay`. On the loop's thread only.
    @discardableResult
    package func after(_ delay: Duration, _ work: @escaping () -> Void) -> Timer {
        preconditionCurrent()
        return Timer(loop: self, delay: delay, work: work)
    }
}

extension timeval {
    init(_ duration: Duration) {
        let (seconds, attoseconds) = max(duration, .zero).components
        self.init(tv_sec: Int(seconds), tv_usec: Int(attoseconds / 1_000_000_000_000))
    }
}

private func timerCallback(_: Int32, _: Int16, _ argument: UnsafeMutableRawPointer?) {
    Unmanaged<Timer>.fromOpaque(argument!).takeUnretainedValue().fire()
}
