import EventLoop
import HTTPClient
import HTTPServer
import Identity
import JSON
import Synchronization
import Telemetry
import TestKit

/// A server with keys and repeatable calls on a scratch database; everything on that database's loop.
final class IdentityFixture: Sendable {
    let identity: Identity
    let idempotency: Idempotency
    private let server: HTTPServer
    private let client: HTTPClient
    private let counter: Counted

    /// How often the handlers of `POST /work`, `/refuse` and `/slow` ran.
    var runCount: Int { counter.value }
    /// `POST /slow` answers once it is open.
    let gate: Gate

    /// - Parameter lifetime: how long a key is believed without asking the database again.
    init(_ scratch: ScratchDatabase, lifetime: Duration = Identity.standardLifetime) throws {
        let log = Log(service: "test", minimum: .error)
        let identity = Identity(database: scratch.database, log: log, lifetime: lifetime)
        let gate = Gate()
        self.gate = gate
        let idempotency = Idempotency(database: scratch.database, log: log)
        (self.identity, self.idempotency) = (identity, idempotency)
        client = HTTPClient(loop: scratch.loop, log: log)
        let counted = Counted()
        let loop = scratch.loop
        let work: [Route] = [
            .post("/work", .send, "Works.") { _ in
                .json(201, ["run": JSONValue(counted.up())]).header("Location", "/api/runs/1")
            },
            .post("/refuse", .send, "Refuses.") { _ in
                _ = counted.up()
                throw Problem.conflict("refused", "Not now.")
            },
            .post("/slow", .send, "Takes its time.") { _ in
                _ = counted.up()
                while !gate.isOpen { try await loop.sleep(for: .milliseconds(5)) }
                return .noContent
            },
            .get("/look", .read, "Looks.") { _ in .noContent },
        ]
        server = HTTPServer(
            address: "127.0.0.1", port: 0, loops: [scratch.loop], routes: work + identity.routes,
            hooks: ServerHooks(
                authenticate: { head async throws(Problem) in try await identity.authenticate(head) },
                around: { try await idempotency.around($0, $1, $2) }), log: log)
        try server.start()
        counter = counted
    }

    func send(
        _ method: String, _ path: String, key: String? = nil, headers: [(name: String, value: String)] = [],
        body: JSONValue? = nil
    ) async throws -> HTTPReply {
        var all = headers
        if let key { all.append(("X-API-Key", key)) }
        if body != nil { all.append(("Content-Type", "application/json")) }
        return try await client.send(
            HTTPRequest(
                method: method, url: "http://127.0.0.1:\(server.port)\(path)", headers: all, body: body?.serialized(),
                timeout: .seconds(60)))
    }

    final class Gate: Sendable {
        private let state = Mutex(false)
        var isOpen: Bool { state.withLock { $0 } }
        func open() { state.withLock { $0 = true } }
    }

    private final class Counted: Sendable {
        private let count = Mutex(0)
        var value: Int { count.withLock { $0 } }
        func up() -> Int {
            count.withLock {
                $0 += 1
                return $0
            }
        }
    }
}

extension HTTPReply {
    var json: JSONValue { (try? JSONValue.parse(body)) ?? .null }
    var code: String? { json["code"]?.stringValue }
}
