import EventLoop
import Glibc
import TestKit

/// A connection that sends exactly the bytes it is told to. Reading waits 10 s at most.
final class RawConnection {
    private let descriptor: Int32

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var timeout = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let code = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else { throw StartedProgram.Failure(description: "no connection to \(port): error \(errno)") }
    }

    deinit { close(descriptor) }

    /// - Returns: `false` when the other side takes no more.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Sends up to `count` bytes, as far as the other side takes them without being waited for.
    func push(_ count: Int) {
        let chunk = [UInt8](repeating: 0x20, count: 65_536)
        for _ in 0..<(count / chunk.count) {
            let taken = Glibc.send(descriptor, chunk, chunk.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
            guard taken > 0 else { return }
        }
    }

    /// Whether the other side has closed, and nothing is left to read.
    var isAtEnd: Bool {
        var byte: UInt8 = 0
        return recv(descriptor, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) == 0
    }

    /// The status and the rest of one answer, read until the other side closes or all `markers` have come, one behind the other.
    func answer(until markers: String...) -> (status: Int, text: String) {
        let marks = markers.isEmpty ? ["request_id"] : markers
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = recv(descriptor, &chunk, chunk.count, 0), count > 0 {
            bytes += chunk[..<count]
            if Self.holds(marks, in: String(decoding: bytes, as: UTF8.self)) { break }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        let words = text.prefix { $0 != "\r\n" }.split(separator: " ")
        return (words.count > 1 ? Int(words[1]) ?? 0 : 0, text)
    }

    /// Whether `text` has all the marks, one behind the other.
    static func holds(_ marks: [String], in text: String) -> Bool {
        var rest = Substring(text)
        for mark in marks {
            guard let found = rest.firstRange(of: mark) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }
}

extension Product {
    /// Sends bytes on a fresh connection to a service.
    func raw(_ service: String = "profiles", _ bytes: [UInt8]) throws -> (status: Int, text: String) {
        let connection = try RawConnection(port: port(service))
        connection.send(bytes)
        return connection.answer()
    }

    func raw(_ service: String = "profiles", _ text: String) throws -> (status: Int, text: String) {
        try raw(service, Array(text.utf8))
    }
}
