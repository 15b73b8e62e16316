import Glibc

/// A blocking TCP client that sends exactly the bytes it is told to.
final class RawClient: @unchecked Sendable {
    let descriptor: Int32

    init(port: Int, receiveBuffer: Int32? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        if var receiveBuffer { setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, 4) }
        var timeout = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let code = withUnsafeBytes(of: &address) { bytes in
            connect(descriptor, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress!, socklen_t(bytes.count))
        }
        guard code == 0 else { throw RawFailure(what: "connect: \(errno)") }
    }

    deinit { Glibc.close(descriptor) }

    struct RawFailure: Error { let what: String }

    /// - Returns: `false` when the server has closed its side for writing.
    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.send(descriptor, buffer.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Whether bytes, or the end, can be read now.
    var hasInput: Bool {
        var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return Glibc.poll(&poll, 1, 0) > 0
    }

    /// Leaves without a farewell: the server gets a reset.
    func reset() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
    }

    /// - Returns: `false` when the server stops taking bytes before `count`.
    func sendsWithoutBlocking(_ count: Int) -> Bool {
        let chunk = [UInt8](repeating: 0x20, count: 65536)
        var (sent, idle) = (0, 0)
        while sent < count, idle < 20 {
            let taken = Glibc.send(descriptor, chunk, chunk.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
            if taken > 0 {
                (sent, idle) = (sent + taken, 0)
            } else {
                idle += 1
                pause(milliseconds: 10)
            }
        }
        return sent >= count
    }

    func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    private var pending: [UInt8] = []

    /// - Returns: `false` at the end of the stream, after a reset, or when nothing comes for 30 s.
    private func more() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65536)
        let count = recv(descriptor, &chunk, chunk.count, 0)
        guard count > 0 else { return false }
        pending += chunk[..<count]
        return true
    }

    /// Everything until the server closes.
    func readToEnd() -> String {
        while more() {}
        defer { pending = [] }
        return String(decoding: pending, as: UTF8.self)
    }

    /// What is there after the text has arrived.
    func read(until text: String) -> String {
        let wanted = Array(text.utf8)
        while !contains(wanted), more() {}
        defer { pending = [] }
        return String(decoding: pending, as: UTF8.self)
    }

    private func contains(_ wanted: [UInt8]) -> Bool {
        guard pending.count >= wanted.count else { return false }
        return (0...(pending.count - wanted.count)).contains { pending[$0..<($0 + wanted.count)].elementsEqual(wanted) }
    }

    /// One response by its Content-Length.
    func response(hasBody: Bool = true) throws -> RawResponse {
        let blank = Array("\r\n\r\n".utf8)
        while !contains(blank) {
            guard more() else { throw RawFailure(what: "no response: \(String(decoding: pending, as: UTF8.self))") }
        }
        let end = (0...).first { pending[$0..<($0 + 4)].elementsEqual(blank) }! + 4
        var response = RawResponse(head: String(decoding: pending[..<end], as: UTF8.self))
        let length = hasBody ? Int(response.header("Content-Length") ?? "0")! : 0
        while pending.count < end + length {
            guard more() else { throw RawFailure(what: "body ends early") }
        }
        response.body = Array(pending[end..<(end + length)])
        pending.removeFirst(end + length)
        return response
    }
}

func pause(milliseconds: UInt32) { usleep(milliseconds * 1000) }

struct RawResponse {
    let head: String
    var body: [UInt8] = []

    var status: Int { Int(head.split(separator: " ")[1])! }
    var text: String { String(decoding: body, as: UTF8.self) }

    func header(_ name: String) -> String? {
        for line in head.split(separator: "\r\n").dropFirst() {
            let sides = line.split(separator: ":", maxSplits: 1)
            if sides[0].lowercased() == name.lowercased() { return String(sides[1].drop { $0 == " " }) }
        }
        return nil
    }
}
