import Glibc
import Synchronization

/// Somebody else's server on a free port of the loopback. Keeps every request byte for byte and answers as a test says.
final class NetworkServer: Sendable {
    struct Request: Sendable {
        let method: String
        /// Path and query as they came.
        let target: String
        let headers: [(name: String, value: String)]
        let body: [UInt8]

        var path: String { String(target.prefix { $0 != "?" }) }
        var query: String { String(target.drop { $0 != "?" }.dropFirst()) }
        var text: String { String(decoding: body, as: UTF8.self) }
        func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }
    }
    enum Answer: Sendable {
        case reply(Int, headers: [(String, String)] = [], body: [UInt8])
        /// Closes without a word.
        case hangUp
        /// Says nothing until the caller gives up.
        case silence

        static func json(_ text: String, status: Int = 200) -> Answer {
            .reply(status, headers: [("Content-Type", "application/json")], body: Array(text.utf8))
        }
    }

    let port: UInt16
    private let listener: Int32
    private let visits: Visits

    var requests: [Request] { visits.received.withLock { $0 } }
    var connectionCount: Int { visits.connections.withLock { $0 } }
    var url: String { "http://127.0.0.1:\(port)" }

    /// - Parameter everywhere: listens on all addresses of this machine, IPv6 included.
    init(everywhere: Bool = false, _ answer: @escaping @Sendable (Request) -> Answer) {
        let visits = Visits(answer)
        self.visits = visits
        let family = everywhere ? AF_INET6 : AF_INET
        listener = socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var storage = sockaddr_storage()
        var size = socklen_t(everywhere ? MemoryLayout<sockaddr_in6>.size : MemoryLayout<sockaddr_in>.size)
        storage.ss_family = sa_family_t(family)
        let listener = listener
        port = withUnsafeMutablePointer(to: &storage) { pointer in
            if !everywhere {
                pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                    $0.pointee.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
                }
            }
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                precondition(bind(listener, generic, size) == 0 && listen(listener, 256) == 0, "no free port")
                _ = getsockname(listener, generic, &size)
            }
            // The port stands at the same place in both kinds of address.
            return pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                UInt16(bigEndian: $0.pointee.sin_port)
            }
        }
        inThread {
            while case let descriptor = accept(listener, nil, nil), descriptor >= 0 {
                _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
                visits.connections.withLock { $0 += 1 }
                inThread { visits.serve(descriptor) }
            }
            visits.place.withLock {
                $0.isOpen = false
                if !$0.isKept { _ = Glibc.close(listener) }
            }
        }
    }

    deinit {
        close()
        // Whoever comes last closes it: its number may be another's after that.
        // Callers that keep connections would find this server's answers at its port when that is another's.
        visits.hangUp()
        visits.place.withLock {
            $0.isKept = false
            if !$0.isOpen { _ = Glibc.close(listener) }
        }
    }

    /// Nobody gets through any more. The port stays its own as long as the server is there: no other test may answer at it.
    func close() { visits.place.withLock { if $0.isOpen { shutdown(listener, Int32(SHUT_RDWR)) } } }
}

/// Who came and what they said.
private final class Visits: Sendable {
    typealias Request = NetworkServer.Request

    let received = Mutex<[Request]>([])
    let connections = Mutex(0)
    /// Whether its thread waits for callers, and whether its port is kept.
    let place = Mutex((isOpen: true, isKept: true))
    private let answer: @Sendable (Request) -> NetworkServer.Answer

    init(_ answer: @escaping @Sendable (Request) -> NetworkServer.Answer) { self.answer = answer }

    /// Connections that are open; `nil` when nobody is served any more.
    private let open = Mutex<Set<Int32>?>([])

    func hangUp() {
        open.withLock {
            for descriptor in $0 ?? [] { shutdown(descriptor, Int32(SHUT_RDWR)) }
            $0 = nil
        }
    }

    func serve(_ descriptor: Int32) {
        let isServed = open.withLock { $0?.insert(descriptor).inserted ?? false }
        defer {
            open.withLock {
                $0?.remove(descriptor)
                _ = Glibc.close(descriptor)
            }
        }
        guard isServed else { return }
        var bytes: [UInt8] = []
        while let request = next(descriptor, &bytes) {
            received.withLock { $0.append(request) }
            switch answer(request) {
            case .hangUp: return
            case .silence:
                var byte: UInt8 = 0
                _ = recv(descriptor, &byte, 1, 0)
                return
            case .reply(let status, let headers, let body):
                let lines =
                    ["HTTP/1.1 \(status) Said", "Content-Length: \(body.count)"] + headers.map { "\($0): \($1)" }
                let whole = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
                _ = send(descriptor, whole, whole.count, Int32(MSG_NOSIGNAL))
            }
        }
    }

    private func next(_ descriptor: Int32, _ bytes: inout [UInt8]) -> Request? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            if let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) {
                let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
                let words = lines[0].split(separator: " ")
                let headers = lines.dropFirst().map { line in
                    (name: String(line.prefix { $0 != ":" }), value: String(line.drop { $0 != ":" }.dropFirst(2)))
                }
                let length = headers.first { $0.name.lowercased() == "content-length" }.flatMap { Int($0.value) } ?? 0
                if bytes.count >= end.upperBound + length {
                    let body = Array(bytes[end.upperBound..<(end.upperBound + length)])
                    bytes.removeFirst(end.upperBound + length)
                    return Request(method: String(words[0]), target: String(words[1]), headers: headers, body: body)
                }
            }
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            bytes += buffer[..<count]
        }
    }
}

private final class Work {
    let run: () -> Void
    init(_ run: @escaping () -> Void) { self.run = run }
}

private func inThread(_ work: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    pthread_create(
        &thread, nil,
        { argument in
            Unmanaged<Work>.fromOpaque(argument!).takeRetainedValue().run()
            return nil
        }, Unmanaged.passRetained(Work(work)).toOpaque())
    pthread_detach(thread)
}
