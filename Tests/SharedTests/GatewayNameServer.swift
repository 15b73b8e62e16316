import Glibc
import Synchronization
import Testing

/// A name server on the loopback (RFC 1035, A records only) that knows what a test tells it, and may be told otherwise.
final class GatewayNameServer: Sendable {
    let port: UInt16
    private let socket: Int32
    private let records = Mutex<[String: [[UInt8]]]>([:])

    init() throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let socket = socket
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, size) == 0 && getsockname(socket, $0, &size) == 0
            }
        }
        try #require(isBound)
        port = UInt16(bigEndian: address.sin_port)
        onThread { [self] in serve() }
    }

    /// - Parameter addresses: last bytes of `127.0.0.x`; none means that nobody has this name.
    func set(_ name: String, _ addresses: [UInt8]) {
        records.withLock { $0[name] = addresses.map { [127, 0, 0, $0] } }
    }

    /// The serving thread ends with its socket.
    func close() { shutdown(socket, Int32(SHUT_RDWR)) }

    private func serve() {
        var question = [UInt8](repeating: 0, count: 512)
        while true {
            var peer = sockaddr_storage()
            var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
            withUnsafeMutablePointer(to: &peer) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { peer in
                    let count = recvfrom(socket, &question, question.count, 0, peer, &size)
                    guard count > 12 else {
                        size = 0
                        return
                    }
                    let answer = answer(to: Array(question[..<count]))
                    _ = sendto(socket, answer, answer.count, 0, peer, size)
                }
            }
            if size == 0 {
                _ = Glibc.close(socket)
                return
            }
        }
    }

    private func answer(to question: [UInt8]) -> [UInt8] {
        var labels: [String] = []
        var at = 12
        while at < question.count, question[at] > 0 {
            let end = at + 1 + Int(question[at])
            labels.append(String(decoding: question[(at + 1)..<end], as: UTF8.self))
            at = end
        }
        let found = records.withLock { $0[labels.joined(separator: ".")] ?? [] }
        // A response with recursion; status 3 is "no such name". One question, the answers, nothing more.
        let head = question[..<2] + [0x81, found.isEmpty ? 0x83 : 0x80, 0, 1, 0, UInt8(found.count), 0, 0, 0, 0]
        // Each answer: the question's name, type A, class IN, good for a day, four bytes.
        return head + question[12..<(at + 5)] + found.flatMap { [0xC0, 12, 0, 1, 0, 1, 0, 1, 0x51, 0x80, 0, 4] + $0 }
    }
}
