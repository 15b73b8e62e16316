import Glibc
import Synchronization

/// A server on the loopback, on a free port unless told, that does exactly what a test says, also what no library would.
final class CannedServer: Sendable {
    /// Gets the request up to the end of its headers (and what of the body came along) and the connection.
    typealias Answer = @Sendable (_ request: String, _ connection: Connection) -> Void

    struct Connection: Sendable {
        let descriptor: Int32
        /// - Returns: `false` when the other side is gone.
        @discardableResult
        func write(_ text: String) -> Bool { send(descriptor, text, text.utf8.count, Int32(MSG_NOSIGNAL)) >= 0 }
        /// Says nothing until the other side goes.
        func waitForEnd() {
            var byte: UInt8 = 0
            while recv(descriptor, &byte, 1, 0) > 0 {}
        }
        func answer(_ body: String) { reply("200 OK", body) }
        func reply(_ status: String, headers: [String] = [], _ body: String = "") {
            let lines = ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)"] + headers
            write(lines.map { $0 + "\r\n" }.joined() + "\r\n" + body)
        }
    }

    let port: UInt16
    private let listener: Int32
    private let answer: Answer
    private let needsHeaders: Bool
    private let received = Mutex<[String]>([])
    private let isOpen = Mutex(true)

    var url: String { "http://127.0.0.1:\(port)" }
    var requests: [String] { received.withLock { $0 } }

    /// - Parameter needsHeaders: `false` answers as soon as anything arrives, also what is no HTTP.
    init(
        needsHeaders: Bool = true, address host: UInt32 = 0x7F00_0001, port wanted: UInt16 = 0,
        _ answer: @escaping Answer
    ) {
        (self.answer, self.needsHeaders) = (answer, needsHeaders)
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = host.bigEndian
        address.sin_port = wanted.bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                _ = bind(listener, generic, size)
                _ = listen(listener, 64)
                _ = getsockname(listener, generic, &size)
            }
        }
        port = UInt16(bigEndian: address.sin_port)
        onThread { [self] in
            while case let descriptor = accept(listener, nil, nil), descriptor >= 0 {
                _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
                onThread { [self] in serve(Connection(descriptor: descriptor)) }
            }
            isOpen.withLock {
                $0 = false
                _ = Glibc.close(listener)
            }
        }
    }

    /// The accepting thread ends with this and closes; the descriptor's number may be another's after that.
    func close() { isOpen.withLock { if $0 { shutdown(listener, Int32(SHUT_RDWR)) } } }

    private func serve(_ connection: Connection) {
        defer { _ = Glibc.close(connection.descriptor) }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var request = ""
        while true {
            let count = recv(connection.descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { return }
            request += String(decoding: buffer[..<count], as: UTF8.self)
            guard !needsHeaders || isComplete(request) else { continue }
            received.withLock { $0.append(request) }
            answer(request, connection)
            if request.lowercased().contains("connection: close") { return }
            request = ""
        }
    }

    private func isComplete(_ request: String) -> Bool {
        guard let end = request.range(of: "\r\n\r\n") else { return false }
        let lengths = request[..<end.lowerBound].lowercased().split(separator: "\r\n")
            .compactMap { $0.hasPrefix("content-length:") ? Int($0.dropFirst(15).drop { $0 == " " }) : nil }
        return request[end.upperBound...].utf8.count >= lengths.first ?? 0
    }
}

extension String {
    fileprivate func range(of other: String) -> Range<Index>? { firstRange(of: other) }
}

private final class Work {
    let run: () -> Void
    init(_ run: @escaping () -> Void) { self.run = run }
}

func onThread(_ work: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    pthread_create(
        &thread, nil,
        { argument in
            Unmanaged<Work>.fromOpaque(argument!).takeRetainedValue().run()
            return nil
        }, Unmanaged.passRetained(Work(work)).toOpaque())
    pthread_detach(thread)
}
