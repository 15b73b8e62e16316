internal import CEvent
internal import EventLoop
internal import Glibc
internal import Synchronization
internal import Telemetry

/// One loop's share of a server: an evhttp and its connections. Confined to its loop.
final class LoopServer: @unchecked Sendable {
    let loop: Loop
    let service: ServiceDescription
    let pipeline: RequestPipeline
    let record: RequestRecord
    var identifiers = IdentifierSource()
    var clock = HeaderClock()
    /// Where response heads are put together.
    var scratch: [UInt8] = []
    let scratchBuffer = evbuffer_new()
    private(set) var isDraining = false
    private var http: OpaquePointer?
    private var acceptor: OpaquePointer?
    private var sweep: Timer?
    private var isJudging = false
    /// Of ``acceptFailures``, as far as this loop has looked into them.
    private var failures = 0
    private var failureSaid: ContinuousClock.Instant?
    /// Accepted in this round of the loop; evhttp has not told us its own name for them yet.
    private var arriving: [ClientConnection] = []
    private var connections: [OpaquePointer: ClientConnection] = [:] {
        didSet { open.store(connections.count, ordering: .relaxed) }
    }
    private let open = Atomic<Int>(0)
    /// Any thread.
    var connectionCount: Int { open.load(ordering: .relaxed) }

    init(loop: Loop, service: ServiceDescription) {
        self.loop = loop
        self.service = service
        pipeline = RequestPipeline(service: service)
        record = RequestRecord(log: service.log)
        scratch.reserveCapacity(32 * 1024)
    }

    /// - Parameter descriptor: a listening socket; closed in the end.
    func accept(_ descriptor: Int32) {
        loop.preconditionCurrent()
        http = evhttp_new(loop.base)
        let me = Unmanaged.passUnretained(self).toOpaque()
        var timeout = timeval(service.limits.idleTime)
        evhttp_set_timeout_tv(http, &timeout)
        evhttp_set_max_headers_size(http, 2 * HeadParser.maxHead)
        // Bodies are read before evhttp learns of a request.
        evhttp_set_max_body_size(http, 0)
        evhttp_set_allowed_methods(http, UInt16.max)
        evhttp_set_bevcb(http, connectionArrived, me)
        evhttp_set_gencb(http, requestArrived, me)
        acceptor = evhttp_accept_socket_with_handle(http, descriptor)
        if let acceptor { evconnlistener_set_error_cb(evhttp_bound_socket_get_listener(acceptor), acceptFailed) }
        scheduleSweep()
    }

    // MARK: Connections

    /// evhttp is about to make a connection of this bufferevent; right after that it can be asked for it.
    fileprivate func arrive() -> OpaquePointer? {
        guard let bufferevent = bufferevent_socket_new(loop.base, -1, 0) else { return nil }
        arriving.append(ClientConnection(server: self, bufferevent: bufferevent))
        if arriving.count == 1 { loop.execute { [self] in attachArrivals() } }
        return bufferevent
    }

    /// Runs before the loop polls again, so no connection can have been closed yet.
    private func attachArrivals() {
        let fresh = arriving
        arriving = []
        for connection in fresh {
            guard let handle = connection.attach() else { continue }
            connections[handle] = connection
            let isFull = connections.count > service.limits.maxConnections
            if isDraining || isFull && !makePlace(for: connection) { evhttp_connection_free(handle) }
        }
    }

    func forget(_ handle: OpaquePointer) { connections[handle] = nil }

    /// Whoever has shown no key and asks for nothing that is whole gives way, the longest there first: a crowd of them keeps nobody
    /// out. Source: issue 7 section 5.
    private func makePlace(for newest: ClientConnection?) -> Bool {
        let idle = connections.values.filter { $0 !== newest }.compactMap { connection in
            connection.patience.map { (connection, $0) }
        }
        guard let (first, _) = idle.min(by: { $0.1 < $1.1 }) else { return false }
        first.abort()
        return true
    }

    /// The same for the room that strangers' bodies have.
    /// - Returns: `false` when there is none that began before this one.
    func endSlowestStranger(before newest: ClientConnection) -> Bool {
        let slow = connections.values.filter { $0 !== newest && $0.phase == .body && $0.ticket?.share == .strangers }
        guard let slowest = slow.min(by: { $0.began < $1.began }), slowest.began <= newest.began else { return false }
        slowest.refuse(BodyBudget.refusal())
        return true
    }

    fileprivate func dispatch(_ request: UnsafeMutablePointer<evhttp_request>) {
        guard let handle = evhttp_request_get_connection(request) else { return }
        guard let connection = connections[handle] else { return evhttp_connection_free(handle) }
        connection.arrived(request)
    }

    // MARK: Time

    private func scheduleSweep() {
        sweep = loop.after(.milliseconds(250)) { [self] in
            let now = ContinuousClock.now
            for connection in Array(connections.values) { connection.tick(now) }
            judgeStreams()
            listenAgain(now)
            scheduleSweep()
        }
    }

    /// Where the process, or the machine, has no descriptor left, somebody gives way and nothing is taken for a moment; to ask again
    /// at once would turn the loop for nothing.
    private func listenAgain(_ now: ContinuousClock.Instant) {
        guard let acceptor, acceptFailures.load(ordering: .relaxed) != failures else { return }
        failures = acceptFailures.load(ordering: .relaxed)
        var gone = 0
        while gone < 32, makePlace(for: nil) { gone += 1 }
        evconnlistener_enable(evhttp_bound_socket_get_listener(acceptor))
        guard failureSaid.map({ now - $0 > .seconds(60) }) ?? true else { return }
        failureSaid = now
        service.log.warning("no call can be accepted: too many open files", [:])
    }

    /// A stream ends with the key it was opened with, whatever became of that.
    private func judgeStreams() {
        guard let ask = service.hooks.stillValid, !isJudging else { return }
        let streams = connections.values.filter { $0.phase == .streaming }
        let callers = Set(streams.compactMap { $0.exchange?.principal }.filter { !$0.id.isEmpty })
        guard !callers.isEmpty else { return }
        isJudging = true
        loop.task { [self] in
            defer { isJudging = false }
            // While nobody can be asked, nothing new is shown either.
            guard let valid = try? await ask(callers) else { return }
            for connection in Array(connections.values) where connection.phase == .streaming {
                guard let caller = connection.exchange?.principal, callers.contains(caller), !valid.contains(caller.id)
                else { continue }
                connection.stream?.end()
            }
        }
    }

    func drain(within: Duration) async {
        isDraining = true
        if let acceptor { evhttp_del_accept_socket(http, acceptor) }
        acceptor = nil
        let end = ContinuousClock.now.advanced(by: within)
        for connection in Array(connections.values) { connection.wind() }
        while !connections.isEmpty, ContinuousClock.now < end { try? await loop.sleep(for: .milliseconds(10)) }
        for handle in Array(connections.keys) { evhttp_connection_free(handle) }
        sweep?.cancel()
        if let http { evhttp_free(http) }
        http = nil
    }
}

private func connectionArrived(_: OpaquePointer?, _ argument: UnsafeMutableRawPointer?) -> OpaquePointer? {
    Unmanaged<LoopServer>.fromOpaque(argument!).takeUnretainedValue().arrive()
}

/// How often no connection could be accepted. The listener's callback is told of nothing but evhttp.
private let acceptFailures = Atomic<Int>(0)

private func acceptFailed(_ listener: OpaquePointer?, _: UnsafeMutableRawPointer?) {
    acceptFailures.add(1, ordering: .relaxed)
    evconnlistener_disable(listener)
}

private func requestArrived(_ request: UnsafeMutablePointer<evhttp_request>?, _ argument: UnsafeMutableRawPointer?) {
    Unmanaged<LoopServer>.fromOpaque(argument!).takeUnretainedValue().dispatch(request!)
}

extension timeval {
    init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        self.init(tv_sec: Int(seconds), tv_usec: Int(attoseconds / 1_000_000_000_000))
    }
}
