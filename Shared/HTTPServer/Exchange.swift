internal import EventLoop
internal import Telemetry

/// One request from the moment it is whole until its response is handed over. Confined to its loop.
final class Exchange: @unchecked Sendable {
    let head: RequestHead
    let admission: Admission
    let body: [UInt8]
    /// The body's room in the service's budget, for as long as the body is held.
    private let ticket: BodyTicket?
    let trail: RequestTrail
    let started = ContinuousClock.now
    var principal = Principal.anonymous
    /// Gone when the connection is, or when the answer was given without waiting for the handler.
    private var connection: ClientConnection?
    private let server: LoopServer
    private var task: Task<Void, any Error>?

    init(
        connection: ClientConnection, head: RequestHead, admission: Admission, body: [UInt8], ticket: BodyTicket?
    ) {
        self.connection = connection
        self.head = head
        self.admission = admission
        self.body = body
        self.ticket = ticket
        server = connection.server
        trail = RequestTrail(head.headers, &server.identifiers)
    }

    var route: Route? { if case .route(let route, _) = admission { route } else { nil } }

    func start() {
        task = server.loop.task { [self] in
            let response = await ProductScope.of(route?.product) { await server.pipeline.respond(self) }
            if let connection { await connection.answer(self, response) }
        }
    }

    /// The handler is out of time: its task is cancelled and a problem goes out in its place.
    func giveUp() {
        task?.cancel()
        guard let connection else { return }
        let problem = Problem.unavailable("The request took too long and was given up.")
        connection.send(self, problem.response(requestID: trail.requestID))
        self.connection = nil
    }

    /// Nobody is left to answer.
    func abandon() {
        task?.cancel()
        connection = nil
    }
}
