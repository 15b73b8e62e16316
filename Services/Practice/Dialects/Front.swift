internal import EventLoop
internal import HTTPServer
internal import Telemetry

/// Between the server and a dialect: records every call before it is answered, and does to answers what the faults ask.
struct Front: @unchecked Sendable {
    private let dialect: any Dialect
    private let world: World

    init(_ dialect: any Dialect, _ world: World) { (self.dialect, self.world) = (dialect, world) }

    /// Every path below the prefix, because an unknown one is answered in the dialect's words as well. Clients end some of them
    /// with a slash.
    var routes: [Route] {
        let prefix = "/\(dialect.network.rawValue)"
        let options = RouteOptions(isSilent: true)
        let answer = Answer.foreign("What the network would say.")
        return (0...6).flatMap { depth in
            let pattern = prefix + (0..<depth).map { "/{\($0)}" }.joined()
            return [pattern, pattern + "/"].flatMap { pattern in
                [Method.get, .post, .put, .patch, .delete].map { method in
                    Route(
                        method, pattern, .open, "The \(dialect.network.rawValue) dialect.", options: options,
                        answer: answer
                    ) { request in
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
