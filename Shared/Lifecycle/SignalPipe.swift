internal import CProcess
internal import Glibc

/// Signals and other news as bytes in a pipe: a signal handler may do little more than `write`, and the reader may do anything.
final class SignalPipe: Sendable {
    private let reading: Int32
    private let writing: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        precondition(open_quiet_pipe(&ends) == 0, "no pipe for signals: error \(errno)")
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        close(reading)
        close(writing)
    }

    /// From any thread.
    func send(_ news: UInt8) {
        var byte = news
        _ = write(writing, &byte, 1)
    }

    /// Waits for the next byte.
    /// - Returns: `nil` when `deadline` passed first.
    func next(before deadline: ContinuousClock.Instant? = nil) -> UInt8? {
        while true {
            var byte: UInt8 = 0
            if read(reading, &byte, 1) == 1 { return byte }
            var waiting = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
            let left = deadline.map { max(0, ContinuousClock.now.duration(to: $0).milliseconds) }
            if left == 0 { return nil }
            poll(&waiting, 1, left.map { Int32(clamping: $0) } ?? -1)
        }
    }

    /// Sends these signals into this pipe while `body` runs, and puts back what was before.
    func receiving<T>(_ signals: [Int32], _ body: () -> T) -> T {
        signalDescriptor = writing
        var before = signals.map { _ in sigaction() }
        for (index, signal) in signals.enumerated() { _ = handle_signal(signal, forwardSignal, &before[index]) }
        defer {
            for (index, signal) in signals.enumerated() { sigaction(signal, &before[index], nil) }
            signalDescriptor = -1
        }
        return body()
    }
}

/// Where the handler writes. A plain integer with a constant start value: nothing is initialised inside the handler.
nonisolated(unsafe) private var signalDescriptor: Int32 = -1

/// Async-signal-safe: one `write`, and `errno` as it was.
private func forwardSignal(_ signal: Int32) {
    let before = errno
    var byte = UInt8(truncatingIfNeeded: signal)
    _ = write(signalDescriptor, &byte, 1)
    errno = before
}

extension Duration {
    /// Rounded up, so that waiting this long is never too short.
    var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    }
}
