import EventLoop
import HTTPServer
import JSON
import Synchronization
import Telemetry

/// A server on a free port with a loop of its own, and what its handlers saw.
final class HTTPServerFixture: Sendable {
    let loop: Loop
    let server: HTTPServer
    var port: Int { server.port }

    static let reader = Principal(id: "p1", name: "Reader", role: "reader", permissions: [.read])

    init(_ routes: [Route], limits: ServerLimits = ServerLimits(), hooks: ServerHooks? = nil) throws {
        loop = Loop(name: "http-test")
        let standard = ServerHooks(
            authenticate: { head in head.headers["X-API-Key"] == "reader" ? HTTPServerFixture.reader : nil })
        server = HTTPServer(
            address: "127.0.0.1", port: 0, loops: [loop], routes: routes, hooks: hooks ?? standard,
            log: Log(service: "http-test", minimum: .error), limits: limits)
        loop.start()
        try server.start()
        // A loop that is stopped before its thread turns would turn forever.
        let turns = Flag()
        loop.execute { turns.isSet.store(true, ordering: .releasing) }
        while !turns.isSet.load(ordering: .acquiring) { pause(milliseconds: 1) }
    }

    private final class Flag: Sendable {
        let isSet = Atomic(false)
    }

    deinit { loop.stop() }

    func client() throws -> RawClient { try RawClient(port: port) }

    /// Sends bytes on a fresh connection and reads until the server closes.
    func exchange(_ text: String) throws -> String {
        let client = try client()
        client.send(text)
        return client.readToEnd()
    }

    func get(_ path: String, _ headers: String = "") throws -> RawResponse {
        let client = try client()
        client.send("GET \(path) HTTP/1.1\r\nHost: x\r\n\(headers)\r\n")
        return try client.response()
    }

    func post(_ path: String, _ body: String, _ headers: String = "Content-Type: application/json\r\n") throws
        -> RawResponse
    {
        let client = try client()
        client.send("POST \(path) HTTP/1.1\r\nHost: x\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
        return try client.response()
    }
}

/// The routes the tests call.
enum EchoRoutes {
    static let hello = Route.get("/hello", .open, "Says hello.") { _ in .json(200, ["hello": "world"]) }

    /// Answers with what it got, byte by byte.
    static let echo = Route.post(
        "/echo", .open, "Sends the body back.",
        options: RouteOptions(maxBody: 50 << 20, accepts: ["application/octet-stream"])
    ) { request in
        Response(status: 200, headers: [("Content-Type", "application/octet-stream")], body: .bytes(request.body))
    }

    static let named = Route.get(
        "/people/{id}", .open, "Shows one.",
        query: [.optional("q", .string(max: 10)), .optional("limit", .integer(1...200))]
    ) { request in
        .json(200, ["id": JSONValue(request.parameters["id"]), "q": JSONValue(request.query.first("q"))])
    }

    static let shaped = Route.post(
        "/shaped", .open, "Takes a shape.",
        body: .object([
            .required("name", .string(min: 1, max: 5)), .optional("count", .integer(0...10)),
            .optional("ids", .array(.uuid, max: 2)), .optional("kind", .choice(["a", "b"])),
        ])
    ) { request in .json(200, request.json!) }

    static let secured = Route.get("/secured", .read, "Needs a key.") { request in
        .json(200, ["principal": .string(request.principal.id)])
    }

    static let sealed = Route.get("/sealed", .manage, "Needs more.") { _ in .noContent }

    static let failing = Route.get("/failing", .open, "Fails.") { _ in throw Unexpected() }

    struct Unexpected: Error {}

    static let all = [hello, echo, named, shaped, secured, sealed, failing]
}
