internal import EventLoop
internal import FoundationEssentials
internal import Gateway
internal import Glibc
internal import JSON

/// nginx, configured from what the services say about themselves.
struct GatewayProgram {
    static let name = "gateway"
    let home: Home
    let address: String
    let port: UInt16
    var addresses = ServiceAddresses.loopback

    /// The text of nginx's configuration.
    func text(_ services: [GatewayService]) throws(Failure) -> String {
        let gateway = Gateway(
            address: address, port: port, services: services, addresses: addresses, directory: home.gateway,
            runsAsRoot: geteuid() == 0, workers: min(max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1), 4),
            openFiles: GatewayProgram.openFiles)
        do throws(GatewayError) {
            return try gateway.configuration()
        } catch {
            throw Failure(error.description)
        }
    }

    /// As many as wanted, or as this process may hand on: a worker without the right to more would only say so.
    private static var openFiles: Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return Gateway.wantedFiles }
        return Int(min(limit.rlim_max, rlim_t(Gateway.wantedFiles)))
    }

    func prepare(_ documents: ServiceDocuments) throws(Failure) {
        try write(try text(documents.services()), to: configuration)
        try write(try documents.joined().text, to: "\(home.gateway)/\(Gateway.document)")
    }

    private func write(_ text: String, to path: String) throws(Failure) {
        do {
            try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw Failure("cannot write \(path)")
        }
    }

    private var configuration: String { home.gateway + "/nginx.conf" }

    /// nginx works in a directory of its own, so that the workers of a killed run can be told from strangers.
    static func endOrphans(of home: Home) {
        for pid in WorkingDirectory.processes(in: home.gateway) where isNginx(pid) { kill(pid, SIGKILL) }
    }

    private static func isNginx(_ pid: pid_t) -> Bool { Home.readText("/proc/\(pid)/comm")?.hasPrefix("nginx") == true }

    /// What starts nginx on this configuration.
    var words: [String] {
        let path = "/usr/sbin/nginx"
        let nginx = access(path, X_OK) == 0 ? path : "nginx"
        return ["env", "-C", home.gateway, nginx, "-e", "stderr", "-p", home.gateway, "-c", configuration]
    }

    func program(environment: [String: String], log: ChildLog) throws(Failure) -> Program {
        // A worker joins its user's groups, and a port below 1024 is a right of its own.
        let kept = ["+setgid"] + (port < 1024 ? ["+net_bind_service"] : [])
        let words = ParentWatch.wrap(Capabilities.drop(words, keeping: kept), signal: "TERM")
        return Program(
            name: GatewayProgram.name,
            start: ProcessStart(words[0], Array(words.dropFirst()), environment: environment, output: log.writer),
            stopSignal: SIGQUIT)
    }
}

/// A port that must be free before anything is started on it.
enum Port {
    static func isFree(_ port: UInt16, address: String) -> Bool {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var on: Int32 = 1
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
        return with(port, address) {
            bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0 && listen(socket, 1) == 0
        } ?? true
    }

    /// Whether somebody takes connections there.
    static func answers(_ port: UInt16, address: String) -> Bool {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        return with(port, address) { connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0 } ?? true
    }

    /// - Returns: `nil` for an address that is not IPv4: nginx itself finds out then.
    private static func with(_ port: UInt16, _ address: String, _ body: (UnsafePointer<sockaddr>) -> Bool) -> Bool? {
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = port.bigEndian
        guard inet_pton(AF_INET, address, &name.sin_addr) == 1 else { return nil }
        return withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0) }
        }
    }

    /// Waits a moment: the children of a killed run are on their way out.
    static func waitUntilFree(_ ports: [(UInt16, String)], loop: Loop) async throws {
        let deadline = ContinuousClock.now + .seconds(15)
        while let taken = ports.first(where: { !isFree($0.0, address: $0.1) }) {
            guard ContinuousClock.now < deadline else {
                throw Failure("port \(taken.0) is taken by another program; OUTREACH_PORT moves all of them")
            }
            try await loop.sleep(for: .milliseconds(50))
        }
    }
}
