internal import Glibc
internal import Synchronization

/// Standard output: whole lines in their order, also when several threads log at once.
package enum LogOutput {
    private struct State {
        var waiting: [UInt8] = []
        var schedule: (@Sendable () -> Void)?
    }
    private static let state = Mutex(State())
    /// Bytes that wait at most.
    private static let most = 16 << 10

    /// From now on ordinary lines wait for a moment and are written together, because each write costs a system call. A
    /// warning, an error, much text and the end of the process write what waits.
    /// - Parameter schedule: called from any thread when a line begins to wait; it sees to it that ``flush()`` is called soon.
    package static func gather(_ schedule: @escaping @Sendable () -> Void) {
        state.withLock { $0.schedule = schedule }
        // Another thread may stand in a write that never ends: the end of the process does not wait for it.
        atexit { LogOutput.state.withLockIfAvailable { LogOutput.emit(&$0) } }
    }

    package static func flush() { state.withLock { emit(&$0) } }

    static func write(_ line: [UInt8], atOnce: Bool) {
        let schedule = state.withLock { state -> (@Sendable () -> Void)? in
            let isFirst = state.waiting.isEmpty
            state.waiting.append(contentsOf: line)
            guard !atOnce, let schedule = state.schedule, state.waiting.count < most else {
                emit(&state)
                return nil
            }
            return isFirst ? schedule : nil
        }
        schedule?()
    }

    private static func emit(_ state: inout State) {
        state.waiting.withUnsafeBytes { bytes in
            var written = 0
            while written < bytes.count {
                let count = Glibc.write(STDOUT_FILENO, bytes.baseAddress! + written, bytes.count - written)
                guard count > 0 || errno == EINTR else { return }
                written += max(count, 0)
            }
        }
        state.waiting.removeAll(keepingCapacity: true)
    }
}
