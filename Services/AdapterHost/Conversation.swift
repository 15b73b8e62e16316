internal import CAdapterABI
internal import CSeccomp
internal import Glibc

/// Requests in, replies out, one after the other, until the service closes its end.
struct Conversation {
    let line: WireLine
    let module: Module
    let secondsPerCall: UInt64
    /// What the service may say (`Frame.maxCall`).
    private static let longest = 8 << 20

    func run() -> Never {
        var capacity = 64 << 10
        var buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        var filled = 0
        while true {
            let length = filled < 4 ? 0 : (0..<4).reduce(0) { $0 | Int(buffer[$1]) << ($1 * 8) }
            guard length <= Conversation.longest else { exit(HostExit.notStarted) }
            if filled >= 4, filled == 4 + length {
                answer(buffer + 4, length)
                filled = 0
                continue
            }
            if capacity < 4 + length {
                let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: 4 + length)
                larger.update(from: buffer, count: filled)
                buffer.deallocate()
                (buffer, capacity) = (larger, 4 + length)
            }
            // The service asks only after it was answered, so nothing of the next request is read here.
            let count = read(line.descriptor, buffer + filled, capacity - filled)
            guard count > 0 else { exit(HostExit.done) }
            filled += count
        }
    }

    private func answer(_ request: UnsafePointer<UInt8>, _ size: Int) {
        renewProcessorTime()
        var reply = outreach_reply()
        guard module.block.pointee.perform(request, size, &reply) == 0, let data = reply.data else {
            exit(HostExit.noAnswer)
        }
        line.send(UnsafeBufferPointer(start: data, count: reply.size))
        module.block.pointee.release(&reply)
    }

    /// The kernel counts a process's whole life, the bound is for one call.
    private func renewProcessorTime() {
        var used = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used)
        _ = set_soft_limit(Int32(RLIMIT_CPU.rawValue), UInt64(used.tv_sec) + 1 + secondsPerCall)
    }
}
