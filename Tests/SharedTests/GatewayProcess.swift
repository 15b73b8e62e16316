import Gateway
import Glibc
import Testing

/// A real nginx on a free port, and a stand-in for a service behind it.
final class GatewayProcess {
    let port: UInt16
    private let directory: String
    private var pid: pid_t = 0

    /// - Parameter services: routes by a service's name and port.
    init(_ services: [GatewayService], addresses: ServiceAddresses = .loopback) throws {
        port = try #require(Socket.freePort())
        var template = Array("/tmp/outreach-gateway.XXXXXX".utf8CString)
        directory = try #require(
            template.withUnsafeMutableBufferPointer { mkdtemp($0.baseAddress!).map { String(cString: $0) } })
        let gateway = Gateway(
            address: "127.0.0.1", port: port, services: services, addresses: addresses, directory: directory,
            runsAsRoot: getuid() == 0, workers: 1)
        try write(gateway.configuration(), to: directory + "/nginx.conf")
        try write(#"{"openapi":"3.1.0","paths":{}}"#, to: "\(directory)/\(Gateway.document)")
        try start()
    }

    private func write(_ text: String, to path: String) throws {
        let file = try #require(fopen(path, "w"))
        fputs(text, file)
        fclose(file)
    }

    private func start() throws {
        let words = ["nginx", "-e", directory + "/error.log", "-p", directory, "-c", directory + "/nginx.conf"]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        let program = access("/usr/sbin/nginx", X_OK) == 0 ? "/usr/sbin/nginx" : "nginx"
        try #require(posix_spawnp(&pid, program, nil, nil, &arguments, environ) == 0)
        for _ in 0..<3000 {
            if let socket = Socket.connect(port) {
                close(socket)
                return
            }
            usleep(10_000)
        }
        throw NoAnswer(port: port)
    }

    private struct NoAnswer: Error { let port: UInt16 }

    deinit {
        if pid > 0 {
            kill(pid, SIGTERM)
            waitpid(pid, nil, 0)
        }
        for name in ["nginx.conf", "error.log", "nginx.pid", Gateway.document] { unlink("\(directory)/\(name)") }
        for name in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"] { rmdir("\(directory)/\(name)") }
        rmdir(directory)
    }

    /// Sends bytes and reads until the other side closes: for requests after which nginx closes.
    func exchange(_ request: String) throws -> String {
        let socket = try #require(Socket.connect(port))
        defer { close(socket) }
        Socket.send(socket, request)
        return Socket.readAll(socket)
    }
}

/// Blocking loopback sockets with patience for a busy machine.
enum Socket {
    static func freePort() -> UInt16? {
        guard let (socket, port) = listen() else { return nil }
        close(socket)
        return port
    }

    static func listen() -> (descriptor: Int32, port: UInt16)? {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = loopback(0)
        let bound = withAddress(&address) { bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        guard bound == 0, Glibc.listen(socket, 16) == 0 else { return nil }
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withAddress(&address) { getsockname(socket, $0, &length) }
        return (socket, UInt16(bigEndian: address.sin_port))
    }

    static func connect(_ port: UInt16) -> Int32? {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = loopback(port)
        let code = withAddress(&address) { Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        guard code == 0 else {
            close(socket)
            return nil
        }
        setPatience(socket)
        return socket
    }

    static func setPatience(_ socket: Int32) {
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    static func send(_ socket: Int32, _ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// - Parameter end: what the last bytes are; without it everything until the other side closes.
    static func readAll(_ socket: Int32, until end: String? = nil) -> String {
        var all: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            if let end, all.suffix(end.utf8.count).elementsEqual(end.utf8) {
                return String(decoding: all, as: UTF8.self)
            }
            let count = recv(socket, &chunk, chunk.count, 0)
            guard count > 0 else { return String(decoding: all, as: UTF8.self) }
            all += chunk[..<count]
        }
    }

    private static func loopback(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func withAddress(
        _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>) -> Int32
    ) -> Int32 {
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0) }
        }
    }
}
