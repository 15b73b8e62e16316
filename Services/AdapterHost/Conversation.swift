internal import CAdapterABI
internal import CSeccomp
internal import Glibc

/// The socket to the service: four bytes of length, little-endian, and that many bytes (Shared/AdapterWire/Frame.swift).
struct Line {
    let descriptor: Int32

    func send(_ text: String) {
        var text = text
        text.withUTF8 { send($0) }
    }

    /// Ends the process when nobody listens any more.
    func send(_ bytes: UnsafeBufferPointer<UInt8>) {
        var header = UInt32(truncatingIfNeeded: bytes.count).littleEndian
        withUnsafeMutableBytes(of: &header) { header in
            var parts = [
                iovec(iov_base: header.baseAddress, iov_len: 4),
                iovec(iov_base: UnsafeMutableRawPointer(mutating: bytes.baseAddress), iov_len: bytes.count),
            ]
            var left = 4 + bytes.count
            while left > 0 {
                let sent = writev(descriptor, &parts, 2)
                guard sent > 0 else { exit(Ending.done) }
                left -= sent
                let ofHeader = min(sent, parts[0].iov_len)
                parts[0].iov_base += ofHeader
                parts[0].iov_len -= ofHeader
                guard left > 0 else { break }
                parts[1].iov_base += sent - ofHeader
                parts[1].iov_len -= sent - ofHeader
            }
        }
    }
}

/// Requests in, replies out, one after the other, until the service closes its end.
struct Conversation {
    let line: Line
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
            guard length <= Conversation.longest else { exit(Ending.notStarted) }
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
            guard count > 0 else { exit(Ending.done) }
            filled += count
        }
    }

    private func answer(_ request: UnsafePointer<UInt8>, _ size: Int) {
        renewProcessorTime()
        var reply = outreach_reply()
        guard module.block.pointee.perform(request, size, &reply) == 0, let data = reply.data else {
            exit(Ending.noAnswer)
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
