import EventLoop
import HTTPServer
import JSON
import Synchronization
import Testing

/// What callers without a key, or with a small one, can make the server do (issue 7, section 5).
@Suite struct HTTPServerStrangerTests {
    private static let other = Principal(id: "p2", name: "Other", role: "reader", permissions: [.read])

    private static let hooks = ServerHooks(authenticate: { head in
        switch head.headers["X-API-Key"] {
        case "reader": HTTPServerFixture.reader
        case "other": other
        default: nil
        }
    })

    private static func upload(_ permission: Permission) -> Route {
        .post(
            "/upload/\(permission.rawValue)", permission, "Takes much.",
            options: RouteOptions(maxBody: 50 << 20, accepts: ["application/octet-stream"])
        ) { request in .json(200, ["bytes": JSONValue(request.body.count)]) }
    }

    private func fixture() throws -> HTTPServerFixture {
        var limits = ServerLimits()
        limits.bodyTime = .seconds(2)
        return try HTTPServerFixture(
            EchoRoutes.all + [Self.upload(.read), Self.upload(.manage)], limits: limits, hooks: Self.hooks)
    }

    private func head(_ fields: String, route: String = "/upload/read") -> String {
        "POST \(route) HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\n\(fields)\r\n\r\n"
    }

    @Test(
        "The key is asked for before a large body, or one of unknown length, is taken",
        arguments: ["Content-Length: 41943040", "Content-Length: 65537", "Transfer-Encoding: chunked"])
    func keyBeforeBody(length: String) throws {
        let fixture = try fixture()
        for fields in [length, "\(length)\r\nX-API-Key: wrong", "\(length)\r\nExpect: 100-continue"] {
            let client = try fixture.client()
            client.send(head(fields))
            let answer = try client.response()
            #expect(answer.status == 401, "\(fields): \(answer.head)")
            #expect(answer.header("Connection") == "close")
            client.finishSending()
            #expect(client.readToEnd().isEmpty)
        }
        let small = try fixture.client()
        small.send(head("\(length)\r\nX-API-Key: reader", route: "/upload/manage"))
        #expect(try small.response().status == 403)
        let lost = try fixture.client()
        lost.send(head(length, route: "/nowhere"))
        #expect(try lost.response().status == (length.hasSuffix("41943040") ? 413 : 404))
    }

    @Test func aLargeBodyWithAKeyIsTakenAndTheConnectionGoesOn() throws {
        let fixture = try fixture()
        let client = try fixture.client()
        for round in 0..<3 {
            let body = [UInt8](repeating: 0x20, count: (1 << 20) + round)
            client.send(head("X-API-Key: reader\r\nContent-Length: \(body.count)"))
            client.send(body)
            #expect(try JSONValue.parse(client.response().body)["bytes"] == JSONValue(body.count))
        }
        client.send(head("X-API-Key: reader\r\nContent-Length: 100000\r\nExpect: 100-continue"))
        #expect(client.read(until: "\r\n\r\n").hasPrefix("HTTP/1.1 100 "))
        client.send([UInt8](repeating: 0x20, count: 100_000))
        client.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try client.response().text == #"{"bytes":100000}"#)
        #expect(try client.response().text == #"{"hello":"world"}"#)
    }

    @Test func aSmallBodyWithoutAKeyDoesNotEndTheConnection() throws {
        let fixture = try fixture()
        let client = try fixture.client()
        for _ in 0..<2 {
            client.send(head("Content-Length: 5") + "hello")
            #expect(try client.response().status == 401)
        }
    }

    /// Nothing is read while the database is asked, and whoever leaves meanwhile hurts nobody.
    @Test func whoLeavesWhileTheKeyIsAskedForIsForgotten() async throws {
        let gate = Gate()
        let fixture = try HTTPServerFixture(
            [Self.upload(.read), EchoRoutes.hello],
            hooks: ServerHooks(authenticate: { _ in
                gate.asked.add(1, ordering: .relaxed)
                while !gate.isOpen.load(ordering: .acquiring) { try? await Loop.current!.sleep(for: .milliseconds(2)) }
                return HTTPServerFixture.reader
            }))
        do {
            let client = try fixture.client()
            client.send(head("Content-Length: 41943040"))
            #expect(eventually { gate.asked.load(ordering: .relaxed) == 1 })
            #expect(!client.sendsWithoutBlocking(30 << 20), "what comes before the key is known is not stored")
            client.reset()
        }
        let patient = try fixture.client()
        patient.send(head("Content-Length: 100000"))
        #expect(eventually { gate.asked.load(ordering: .relaxed) == 2 })
        gate.isOpen.store(true, ordering: .releasing)
        patient.send([UInt8](repeating: 0x20, count: 100_000))
        #expect(try patient.response().text == #"{"bytes":100000}"#)
        #expect(try fixture.get("/hello").status == 200)
    }

    private final class Gate: Sendable {
        let asked = Atomic(0)
        let isOpen = Atomic(false)
    }

    private func eventually(_ condition: () -> Bool) -> Bool {
        for _ in 0..<6000 {
            if condition() { return true }
            pause(milliseconds: 5)
        }
        return false
    }

    // MARK: The budget of bodies

    @Test func bodiesHaveABudget() throws {
        var limits = ServerLimits()
        (limits.callersBodies, limits.callerBodies, limits.strangersBodies) = (2 << 20, 2 << 20, 100)
        let fixture = try HTTPServerFixture(EchoRoutes.all + [Self.upload(.read)], limits: limits, hooks: Self.hooks)
        let large = head("X-API-Key: reader\r\nContent-Length: \(2 << 20)")
        let holder = try fixture.client()
        holder.send(large)
        #expect(eventually { fixture.server.load.bodies == 2 << 20 })
        for fields in ["Content-Length: 70000", "Transfer-Encoding: chunked"] {
            let client = try fixture.client()
            client.send(head("X-API-Key: reader\r\n\(fields)") + "5\r\nhello\r\n0\r\n\r\n")
            let answer = try client.response()
            #expect(answer.status == 503 && answer.header("Retry-After") == "2", "\(answer.head)")
        }
        // The strangers' share is one of its own.
        #expect(try fixture.post("/shaped", #"{"name":"a"}"#).status == 200)
        let stranger = try fixture.client()
        stranger.send(head("Content-Length: 101"))
        #expect(try stranger.response().status == 401, "where their share is full the key is asked for first")
        #expect(
            try fixture.post("/echo", String(repeating: "x", count: 101), "Content-Type: application/octet-stream\r\n")
                .status == 503)
        holder.send([UInt8](repeating: 0x20, count: 2 << 20))
        #expect(try holder.response().status == 200)
        #expect(eventually { fixture.server.load.bodies == 0 })
        let next = try fixture.client()
        next.send(large)
        next.send([UInt8](repeating: 0x20, count: 2 << 20))
        #expect(try next.response().status == 200)
    }

    // MARK: Chunks

    private func chunked(_ body: String) throws -> RawResponse {
        let fixture = try fixture()
        let client = try fixture.client()
        client.send(head("Transfer-Encoding: chunked", route: "/echo") + body)
        return try client.response()
    }

    @Test(
        "Chunk sizes that RFC 9112 does not know",
        arguments: [
            "0x2", " 2 ", "2 ", " 2", "+2", "-2", "", "2\r", "2;\u{1}", "g", "00000000000000002", "2;a=b\n", "zz",
        ])
    func refusesChunkSize(size: String) throws {
        let answer = try chunked("\(size)\r\nab\r\n0\r\n\r\n")
        #expect(answer.status == 400, "\(answer.head)")
        #expect(answer.header("Connection") == "close")
    }

    @Test(
        "Chunks as RFC 9112 has them",
        arguments: [
            ("2;a=b\r\nab\r\n0\r\n\r\n", "ab"), ("2 ; a=\"b\"\r\nab\r\n0;x\r\n\r\n", "ab"),
            ("A\r\n0123456789\r\n01\r\nx\r\n000\r\nTrailer: y\r\n\r\n", "0123456789x"), ("0\r\n\r\n", ""),
        ])
    func takesChunks(body: String, text: String) throws {
        let answer = try chunked(body)
        #expect(answer.status == 200)
        #expect(answer.text == text)
    }

    @Test(
        "Lines around chunks have an end",
        arguments: ["", "2;", "2\r\nab", "0\r\n", "0\r\nTrailer: "])
    func endlessChunkLines(start: String) throws {
        let fixture = try fixture()
        let client = try fixture.client()
        client.send(head("Transfer-Encoding: chunked", route: "/echo") + start)
        _ = client.sendsWithoutBlocking(2 << 20)
        #expect(try client.response().status == 400)
        #expect(try fixture.get("/hello").status == 200)
    }

    // MARK: Heads

    @Test(
        "Connection is a list", arguments: ["close", "x, close", "close , x", "X,\tCLOSE", "keep-alive, close"])
    func connectionList(value: String) throws {
        let fixture = try fixture()
        let answer = try fixture.exchange("GET /hello HTTP/1.1\r\nHost: x\r\nConnection: \(value)\r\n\r\n")
        #expect(answer.contains("Connection: close\r\n"))
    }

    @Test(
        "A coded body is not taken for a plain one", arguments: ["gzip", "br, gzip", "deflate", "x"])
    func contentEncoding(coding: String) throws {
        let fixture = try fixture()
        let fields = "Content-Type: application/octet-stream\r\nContent-Encoding: \(coding)\r\n"
        let answer = try fixture.post("/echo", "xyz", fields)
        #expect(answer.status == 415)
        #expect(answer.header("Accept-Encoding") == "identity")
        #expect(try fixture.post("/shaped", #"{"name":"a"}"#, "Content-Encoding: \(coding)\r\n").status == 415)
        let plain = "Content-Type: application/octet-stream\r\nContent-Encoding: identity\r\n"
        #expect(try fixture.post("/echo", "xyz", plain).text == "xyz")
    }

    // MARK: Streams

    private static let stream = Route.get("/events", .read, "Streams.", answer: .events(.text, "Ticks.")) { _ in
        .events(
            EventStream { writer in
                writer.send(ServerSentEvent(id: "1", data: "x"))
                await writer.closed()
            })
    }

    @Test func oneKeyHasTwentyStreams() throws {
        let fixture = try HTTPServerFixture([Self.stream, EchoRoutes.secured], hooks: Self.hooks)
        func open(_ key: String) throws -> RawClient {
            let client = try fixture.client()
            client.send("GET /events HTTP/1.1\r\nHost: x\r\nX-API-Key: \(key)\r\n\r\n")
            return client
        }
        var clients: [RawClient] = []
        for _ in 0..<20 {
            let client = try open("reader")
            let start = client.read(until: "id: 1")
            #expect(start.hasPrefix("HTTP/1.1 200 "))
            #expect(start.contains("retry: 2000"))
            clients.append(client)
        }
        let refused = try open("reader").response()
        #expect(refused.status == 429)
        #expect(try JSONValue.parse(refused.body)["code"] == "too-many-streams")
        #expect(refused.header("Retry-After") != nil)
        #expect(try open("other").read(until: "id: 1").hasPrefix("HTTP/1.1 200 "))
        #expect(try fixture.get("/secured", "X-API-Key: reader\r\n").status == 200)
        clients.removeLast()
        #expect(eventually { (try? open("reader").read(until: "\n\n").hasPrefix("HTTP/1.1 200 ")) == true })
    }

    /// Also a reader that is shown nothing comes back now and then, and is judged afresh.
    @Test func aStreamEndsByItself() throws {
        var limits = ServerLimits()
        limits.streamTime = .milliseconds(400)
        let fixture = try HTTPServerFixture([Self.stream], limits: limits, hooks: Self.hooks)
        let text = try fixture.exchange("GET /events HTTP/1.1\r\nHost: x\r\nX-API-Key: reader\r\n\r\n")
        #expect(text.hasSuffix("retry: 2000\n\nid: 1\ndata: x\n\n"))
        #expect(eventually { fixture.server.load.streams == 0 })
    }
}
