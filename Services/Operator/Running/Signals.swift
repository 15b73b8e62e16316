internal import CProcess
internal import EventLoop
internal import Glibc

/// Signals as calls on the loop: the handler writes a byte, the loop reads it. Confined to its loop.
final class Signals {
    private var watch: Watch?

    /// - Parameter receive: gets each signal's number, on the loop's thread.
    init(_ signals: [Int32], loop: Loop, receive: @escaping (Int32) -> Void) throws(Failure) {
        var ends: [Int32] = [-1, -1]
        guard open_quiet_pipe(&ends) == 0 else { throw Failure("no pipe for signals") }
        let reader = ends[0]
        signalWriter = ends[1]
        for signal in signals { handle_signal(signal, noteSignal, nil) }
        watch = loop.watch(reader, read: true, write: false) { _ in
            var bytes = [UInt8](repeating: 0, count: 64)
            while true {
                let count = read(reader, &bytes, bytes.count)
                guard count > 0 else { return }
                for byte in bytes[..<count] { receive(Int32(byte)) }
            }
        }
    }
}

/// Written once, before the first handler is installed.
nonisolated(unsafe) private var signalWriter: Int32 = -1

private func noteSignal(_ number: Int32) {
    let saved = errno
    var byte = UInt8(truncatingIfNeeded: number)
    _ = write(signalWriter, &byte, 1)
    errno = saved
}
