internal import EventLoop
internal import HTTPServer
internal import Telemetry

/// One network's way of speaking. Confined to the loop; nothing in ``answer(_:_:)`` waits, so calls never interleave.
protocol Dialect {
    var network: PracticeNetwork { get }
    /// Judges a call and does what it asks. Says in `call` what it is about as soon as that is known, and gives faults their
    /// chance (``World/strike(_:)``) after the credentials and before the input is judged.
    /// - Throws: ``PracticeRefusal`` or ``Struck``.
    func answer(_ request: DialectRequest, _ call: CallUnderWay) throws -> Reply
    /// How the network says that a fault happened; not asked for resets and slowness.
    func reply(to fault: Fault) -> Reply
    /// Headers that every answer carries.
    func dress(_ reply: Reply, _ request: DialectRequest) -> Reply
}

/// A dialect's call, taken apart.
struct DialectRequest {
    let request: Request
    /// Decoded, behind the network's prefix; empty ones are left out.
    let segments: [String]

    var method: String { request.method.rawValue }
    func header(_ name: String) -> String? { request.headers[name] }
    /// How the caller reached us.
    var origin: String { "http://\(request.headers["Host"] ?? "127.0.0.1")" }
}

/// Between the server and a dialect: records every call before it is answered, and does to answers what the faults ask.
struct Front: @unchecked Sendable {
    private let dialect: any Dialect
    private let world: World

    init(_ dialect: any Dialect, _ world: World) { (self.dialect, self.world) = (dialect, world) }

    /// Every path below the prefix, because an unknown one is answered in the dialect's words as well. Clients end some of them
    /// with a slash.
    var routes: [Route] {
        let prefix = "/\(dialect.network.rawValue)"
        let options = RouteOptions(isSilent: true, isForeign: true)
        return (0...6).flatMap { depth in
            let pattern = prefix + (0..<depth).map { "/{\($0)}" }.joined()
            return [pattern, pattern + "/"].flatMap { pattern in
                [Method.get, .post, .put, .patch, .delete].map { method in
                    Route(method, pattern, .open, "The \(dialect.network.rawValue) dialect.", options: options) {
                        request in
                        try await respond(request, depth)
                    }
                }
            }
        }
    }

    private func respond(_ request: Request, _ depth: Int) async throws -> Response {
        let call = world.records.begin(dialect.network, method: request.method.rawValue)
        call.account = PracticeAccounts.own(dialect.network)
        let segments = (0..<depth).compactMap { request.parameters[String($0)] }
        let spoken = DialectRequest(request: request, segments: segments)
        var reply = try judge(spoken, call)
        var pause: Duration?
        if let fault = call.fault, fault.kind.strikesAfterAccepting {
            switch fault.kind {
            case .slow: pause = fault.delay
            case .resetAfterAccept: reply = .reset
            default: reply = dialect.reply(to: fault)
            }
        }
        let done = call.finished(reply)
        try world.records.add(done)
        note(done)
        if let pause { try await world.loop.sleep(for: pause) }
        return reply.isReset ? reply.response : dialect.dress(reply, spoken).response
    }

    private func judge(_ request: DialectRequest, _ call: CallUnderWay) throws -> Reply {
        do {
            return try dialect.answer(request, call)
        } catch let refusal as PracticeRefusal {
            return refusal.reply
        } catch let struck as Struck {
            return struck.fault.kind == .reset ? .reset : dialect.reply(to: struck.fault)
        }
    }

    private func note(_ call: Call) {
        world.log.info(
            call.arrival == nil ? "call" : "a message arrived",
            [
                "network": .text(call.network.rawValue), "operation": .text(call.operation),
                "person": .text(call.person ?? ""), "status": .number(Int64(call.status)),
                "code": .text(call.code ?? ""), "fault": .text(call.fault ?? ""),
            ])
    }
}
