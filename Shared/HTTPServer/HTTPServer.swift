package import EventLoop
internal import Lifecycle
internal import Synchronization
package import Telemetry

/// Serves routes over HTTP/1.1 with evhttp, on one or several loops that share a listening socket.
///
/// A request, its handler and its response stay on one loop's thread.
package final class HTTPServer: Sendable {
    private let address: String
    private let wantedPort: Int
    private let loops: [Loop]
    private let service: ServiceDescription
    private let state = Mutex(State())

    private struct State {
        var port = 0
        var servers: [LoopServer] = []
    }

    /// - Parameter port: 0 lets the kernel choose; see ``port``.
    package init(
        address: String, port: Int, loops: [Loop], routes: [Route], hooks: ServerHooks, log: Log,
        limits: ServerLimits = ServerLimits()
    ) {
        self.address = address
        wantedPort = port
        self.loops = loops
        var limits = limits
        limits.maxConnections = min(limits.maxConnections, OpenFiles.forConnections / loops.count)
        service = ServiceDescription(router: Router(routes), hooks: hooks, log: log, limits: limits)
    }

    /// The bound port, once started.
    package var port: Int { state.withLock { $0.port } }

    /// Open connections, as of the last change.
    package var connectionCount: Int { state.withLock { $0.servers }.reduce(0) { $0 + $1.connectionCount } }

    /// Bytes of bodies held now, and streams of events that are open.
    package var load: (bodies: Int, streams: Int) { (service.bodies.bytes, service.seats.count) }

    /// Binds once, without sharing the address with an older process, and accepts on every loop.
    package func start() throws(ServerError) {
        let listener = try ListeningSocket(address: address, port: wantedPort)
        let servers = loops.map { LoopServer(loop: $0, service: service) }
        for (index, server) in servers.enumerated() {
            let descriptor = index == 0 ? listener.descriptor : try listener.duplicate()
            server.loop.execute { server.accept(descriptor) }
        }
        state.withLock { $0 = State(port: listener.port, servers: servers) }
    }

    /// Stops accepting, lets requests finish, ends streams and idle connections, and cuts off whatever is left after
    /// `within`. Any thread, once; the loops go on.
    package func drain(within: Duration) async {
        let servers = state.withLock { state in
            defer { state.servers = [] }
            return state.servers
        }
        let endings = servers.map { server in server.loop.task { await server.drain(within: within) } }
        for ending in endings { _ = try? await ending.value }
    }
}

/// Why a server did not start; one sentence for the operator.
package struct ServerError: Error, Sendable, CustomStringConvertible {
    package let description: String
}

/// What all loops of one server share.
struct ServiceDescription: Sendable {
    let router: Router
    let hooks: ServerHooks
    let log: Log
    let limits: ServerLimits
    let bodies: BodyBudget
    let seats: StreamSeats

    init(router: Router, hooks: ServerHooks, log: Log, limits: ServerLimits) {
        (self.router, self.hooks, self.log, self.limits) = (router, hooks, log, limits)
        (bodies, seats) = (BodyBudget(limits), StreamSeats(limits))
    }
}
