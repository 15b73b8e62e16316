import EventLoop
import Glibc
import Testing

/// Stands between a client and PostgreSQL and cuts every third COMMIT: half of them before the server hears of it, half after
/// the server has committed and before the client hears of that.
///
/// On a loop of its own; confined to it, except ``cuts`` and ``stop()``.
final class CuttingProxy: @unchecked Sendable {
    /// Of its socket, for `host=`.
    let directory: String
    private let upstream: String
    private let path: String
    private let loop = Loop(name: "proxy")
    private let listening: Int32
    private var watch: Watch?
    private var pairs: [Pair] = []
    private var commits = 0
    /// Read after ``stop()``.
    private(set) var cuts = (before: 0, after: 0)

    private final class Pair {
        let client: Int32
        let server: Int32
        var watches: [Watch] = []
        /// The next answer is the one that must not arrive.
        var isDoomed = false
        init(client: Int32, server: Int32) { (self.client, self.server) = (client, server) }
    }

    /// - Parameter upstream: the server's socket, `/…/.s.PGSQL.5432`.
    init(upstream: String) throws {
        var template = Array("/tmp/outreach-proxy-XXXXXX".utf8CString)
        try #require(mkdtemp(&template) != nil)
        directory = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        self.upstream = upstream
        path = "\(directory)/\(upstream.split(separator: "/").last!)"
        listening = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        let bound = withAddress(path) { bind(listening, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        try #require(bound == 0 && listen(listening, 64) == 0)
        loop.start()
        loop.execute { [self] in
            watch = loop.watch(listening, read: true, write: false) { [unowned self] _ in accepted() }
        }
    }

    func stop() {
        loop.execute { [self] in
            watch?.cancel()
            for pair in pairs { end(pair) }
        }
        loop.stop()
        close(listening)
        unlink(path)
        rmdir(directory)
    }

    private func accepted() {
        let client = accept(listening, nil, nil)
        let server = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        let code = withAddress(upstream) { connect(server, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        let pair = Pair(client: client, server: server)
        pairs.append(pair)
        guard client >= 0, code == 0 else { return end(pair) }
        pair.watches = [
            loop.watch(client, read: true, write: false) { [unowned self] _ in asked(pair) },
            loop.watch(server, read: true, write: false) { [unowned self] _ in answered(pair) },
        ]
    }

    private func asked(_ pair: Pair) {
        guard let bytes = take(pair.client) else { return end(pair) }
        guard bytes.contains(Array("COMMIT\0".utf8)) else { return give(bytes, pair.server) }
        commits += 1
        guard commits.isMultiple(of: 3) else { return give(bytes, pair.server) }
        guard commits.isMultiple(of: 2) else {
            cuts.before += 1
            return end(pair)
        }
        cuts.after += 1
        pair.isDoomed = true
        give(bytes, pair.server)
    }

    private func answered(_ pair: Pair) {
        guard let bytes = take(pair.server), !pair.isDoomed else { return end(pair) }
        give(bytes, pair.client)
    }

    private func end(_ pair: Pair) {
        guard let place = pairs.firstIndex(where: { $0 === pair }) else { return }
        pairs.remove(at: place)
        for watch in pair.watches { watch.cancel() }
        close(pair.client)
        close(pair.server)
    }
}

/// - Returns: what has come; `nil` at the end.
private func take(_ socket: Int32) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &bytes, bytes.count, 0)
    return count > 0 ? Array(bytes[..<count]) : nil
}

private func give(_ bytes: [UInt8], _ socket: Int32) {
    var sent = 0
    while sent < bytes.count {
        let count = bytes.withUnsafeBytes {
            send(socket, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { return }
        sent += count
    }
}

private func withAddress(_ path: String, _ body: (UnsafePointer<sockaddr>) -> Int32) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8).prefix($0.count - 1)) }
    return withUnsafePointer(to: &address) { $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body) }
}
