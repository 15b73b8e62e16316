internal import AdapterWire
internal import CProcess
internal import EventLoop
internal import Glibc

/// One `adapter-host` and the socket to it, until both are gone. Confined to its loop.
final class HostProcess: @unchecked Sendable {
    /// A whole frame came.
    var received: ([UInt8]) -> Void = { _ in }
    /// It sends something that cannot be a reply; it still runs.
    var misbehaved: (String) -> Void = { _ in }
    /// It has ended by itself and was reaped.
    var ended: (HostEnding) -> Void = { _ in }

    let pid: pid_t
    private let ourFilters: Int?
    private let socket: Int32
    private let handle: Int32
    private var line: Watch?
    private var life: Watch?
    private var input: [UInt8] = []
    private var output: ArraySlice<UInt8> = []
    private var isReaped = false
    /// A reply is on its way.
    private var isAwaited = false
    private let roster: HostRoster
    private let loop: Loop

    struct Failure: Error { let reason: String }

    init(_ module: SealedModule, _ settings: AdapterSettings, _ roster: HostRoster, loop: Loop) throws(Failure) {
        (self.roster, self.loop) = (roster, loop)
        ourFilters = FilterCount.ours()
        (pid, socket) = try HostStart.spawn(module, settings)
        handle = open_process(pid)
        guard handle >= 0 else {
            let reason = "its end cannot be watched: error \(errno)"
            Glibc.kill(pid, SIGKILL)
            var status: Int32 = 0
            waitpid(pid, &status, 0)
            close(socket)
            throw Failure(reason: reason)
        }
        roster.processes[pid] = self
        line = loop.watch(socket, read: true, write: false) { [unowned self] in ready($0) }
        life = loop.watch(handle, read: true, write: false) { [unowned self] _ in reap() }
    }

    /// Whether the kernel keeps exactly the cage's filters for it. A module that is being loaded runs where the second one is to
    /// be set: it could prevent that, or add one of its own.
    var filters: FilterCount.Verdict { FilterCount.verdict(ours: ourFilters, its: FilterCount.of(pid)) }

    /// One frame. What does not fit into the socket's buffer now follows when it does.
    func send(_ frame: [UInt8]) {
        output = frame[...]
        isAwaited = true
        flush()
        loop.execute { [self] in lookOut() }
    }

    /// Most answers are there within a tenth of a millisecond; going to sleep and being woken costs as much again on an idle
    /// machine. Others get the processor meanwhile.
    private func lookOut() {
        let end = ContinuousClock.now + HostProcess.patience
        while isAwaited, line != nil, !isReaped, output.isEmpty {
            ready(.read)
            guard isAwaited, ContinuousClock.now < end else { return }
            sched_yield()
        }
    }

    private static let patience = Duration.microseconds(120)

    /// Ends it; nothing is reported any more. The kernel takes a while to give back much memory: that is not waited for.
    func kill() {
        guard !isReaped else { return }
        (received, misbehaved, ended) = ({ _ in }, { _ in }, { _ in })
        line?.cancel()
        line = nil
        Glibc.kill(pid, SIGKILL)
    }

    fileprivate func waitUntilGone() {
        guard !isReaped else { return }
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
        letGo()
    }

    private func ready(_ readiness: SocketReadiness) {
        if readiness.contains(.write) { flush() }
        if readiness.contains(.read), receive() == .closed {
            // Whoever closes the only way to talk is not needed any more; the end itself is reported by `reap`.
            line?.update(read: false, write: false)
            Glibc.kill(pid, SIGKILL)
        }
    }

    private func flush() {
        while !output.isEmpty {
            let sent = output.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { break }
            output = output.dropFirst(sent)
        }
        line?.update(read: true, write: !output.isEmpty)
    }

    private enum Received { case all, closed }

    private func receive() -> Received {
        while true {
            let count = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { chunk in
                let count = read(socket, chunk.baseAddress, chunk.count)
                if count > 0 { input.append(contentsOf: chunk[..<count]) }
                return count
            }
            if count < 0 { return errno == EAGAIN || errno == EINTR ? .all : .closed }
            if count == 0 { return .closed }
            guard deliver() else { return .all }
            if count < 1 << 16 { return .all }
        }
    }

    /// - Returns: `false` when nothing more is to be read from it.
    private func deliver() -> Bool {
        guard input.count >= 4 else { return true }
        let length = Frame.length(input[..<4])
        guard length <= Frame.maxReply else {
            misbehaved("its reply is longer than 1 MiB")
            return false
        }
        guard input.count >= 4 + length else { return true }
        guard input.count == 4 + length else {
            misbehaved("it says more than one reply to a request")
            return false
        }
        isAwaited = false
        let frame = Array(input[4...])
        input.removeAll(keepingCapacity: frame.count < 1 << 16)
        received(frame)
        return !isReaped
    }

    private func reap() {
        var status: Int32 = 0
        guard !isReaped, waitpid(pid, &status, WNOHANG) == pid else { return }
        // A last word may lie in the socket: why it does not load the module.
        if line != nil { _ = receive() }
        guard !isReaped else { return }
        let report = ended
        letGo()
        report(HostEnding(status))
    }

    private func letGo() {
        isReaped = true
        line?.cancel()
        life?.cancel()
        (line, life) = (nil, nil)
        close(socket)
        close(handle)
        roster.processes[pid] = nil
    }
}

/// Every host that is not reaped yet. It keeps them alive until then. Confined to a loop.
final class HostRoster {
    fileprivate var processes: [pid_t: HostProcess] = [:]
    private var said: Set<String> = []

    /// - Returns: whether this is the first time.
    func saysFirst(_ sentence: String) -> Bool { said.insert(sentence).inserted }

    /// Ends them all and waits until they are gone, so that none is left behind when the loop ends.
    func endAll() {
        for process in processes.values { process.kill() }
        for process in processes.values { process.waitUntilGone() }
    }
}
