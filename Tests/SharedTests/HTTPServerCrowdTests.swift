import HTTPServer
import JSON
import Testing

/// Many callers who do nothing must not keep out the one who does (issue 7, section 5).
@Suite struct HTTPServerCrowdTests {
    private static let hooks = ServerHooks(authenticate: { head in
        guard let key = head.headers["X-API-Key"] else { return nil }
        return Principal(id: key, name: key, role: "reader", permissions: [.read])
    })

    private static let upload = Route.post(
        "/upload", .read, "Takes much.",
        options: RouteOptions(maxBody: 50 << 20, accepts: ["application/octet-stream"])
    ) { request in .json(200, ["bytes": JSONValue(request.body.count)]) }

    private func fixture(_ change: (inout ServerLimits) -> Void) throws -> HTTPServerFixture {
        var limits = ServerLimits()
        change(&limits)
        return try HTTPServerFixture(EchoRoutes.all + [Self.upload], limits: limits, hooks: Self.hooks)
    }

    private static let binary = "Content-Type: application/octet-stream\r\n"

    /// Begins a body and stops before its end.
    private func slow(_ fixture: HTTPServerFixture, announced: Int, sent: Int, _ fields: String = "") throws
        -> RawClient
    {
        let client = try fixture.client()
        let path = fields.isEmpty ? "/echo" : "/upload"
        client.send("POST \(path) HTTP/1.1\r\nHost: x\r\n\(Self.binary)\(fields)Content-Length: \(announced)\r\n\r\n")
        client.send([UInt8](repeating: 0x20, count: sent))
        return client
    }

    private func eventually(_ condition: () throws -> Bool) rethrows -> Bool {
        for _ in 0..<6000 {
            if try condition() { return true }
            pause(milliseconds: 5)
        }
        return false
    }

    @Test func whatAStrangerOnlyAnnouncesTakesNoRoom() throws {
        let fixture = try fixture { $0.strangersBodies = 1 << 20 }
        let crowd = try (0..<40).map { _ in try slow(fixture, announced: 1 << 20, sent: 1) }
        #expect(eventually { fixture.server.load.bodies == 40 })
        let body = String(repeating: "x", count: 500_000)
        #expect(try fixture.post("/echo", body, Self.binary).status == 200)
        #expect(crowd.count == 40)
    }

    @Test func theSlowestStrangerGivesWay() throws {
        let fixture = try fixture { $0.strangersBodies = 1_000_000 }
        let first = try slow(fixture, announced: 300_000, sent: 299_999)
        #expect(eventually { fixture.server.load.bodies == 299_999 })
        let others = try (1..<3).map { _ in try slow(fixture, announced: 300_000, sent: 299_999) }
        #expect(eventually { fixture.server.load.bodies == 3 * 299_999 })
        let body = String(repeating: "x", count: 200_000)
        #expect(try fixture.post("/echo", body, Self.binary).text == body)
        let answer = try first.response()
        #expect(answer.status == 503 && answer.header("Retry-After") == "2")
        #expect(eventually { fixture.server.load.bodies == 2 * 299_999 })
        for other in others {
            other.send(" ")
            #expect(try other.response().status == 200)
        }
        #expect(eventually { fixture.server.load.bodies == 0 })
    }

    /// Nobody's key, however many calls it makes, has more than its part of what all keys share.
    @Test func oneKeyDoesNotFillTheRoomOfAll() throws {
        let fixture = try fixture { ($0.callersBodies, $0.callerBodies) = (4 << 20, 2 << 20) }
        let greedy = try slow(fixture, announced: 2 << 20, sent: 1, "X-API-Key: greedy\r\n")
        #expect(eventually { fixture.server.load.bodies == 2 << 20 })
        for fields in ["Content-Length: 70000", "Transfer-Encoding: chunked"] {
            let client = try fixture.client()
            client.send(
                "POST /upload HTTP/1.1\r\nHost: x\r\nX-API-Key: greedy\r\n\(Self.binary)\(fields)\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
            )
            #expect(try client.response().status == 503)
        }
        let modest = try slow(fixture, announced: 2 << 20, sent: 2 << 20, "X-API-Key: modest\r\n")
        #expect(try modest.response().status == 200)
        greedy.reset()
    }

    /// Whoever shows nothing makes room for whoever comes, the slowest first; who has shown a key stays.
    @Test("A full house lets the next one in", arguments: ["half heads", "slow bodies", "idle"])
    func aFullHouse(of kind: String) throws {
        let fixture = try fixture { $0.maxConnections = 8 }
        let keyed = try slow(fixture, announced: 100_000, sent: 1, "X-API-Key: reader\r\n")
        let crowd = try (0..<7).map { _ in
            switch kind {
            case "slow bodies": return try slow(fixture, announced: 10, sent: 1)
            case "half heads":
                let client = try fixture.client()
                client.send("GET /hello HTTP/1.1\r\nHost: ")
                return client
            default:
                let client = try fixture.client()
                client.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n")
                _ = try client.response()
                return client
            }
        }
        #expect(eventually { fixture.server.connectionCount == 8 })
        for _ in 0..<20 { #expect(try fixture.get("/hello").status == 200) }
        keyed.send([UInt8](repeating: 0x20, count: 99_999))
        #expect(try keyed.response().status == 200)
        #expect(crowd.count == 7)
    }

    @Test func whereAllHaveAKeyTheNextOneIsSentAway() throws {
        let fixture = try fixture { $0.maxConnections = 3 }
        let keyed = try (0..<3).map { _ in try slow(fixture, announced: 100_000, sent: 1, "X-API-Key: reader\r\n") }
        #expect(eventually { fixture.server.load.bodies == 300_000 })
        #expect(try fixture.exchange("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n").isEmpty)
        for client in keyed {
            client.send([UInt8](repeating: 0x20, count: 99_999))
            #expect(try client.response().status == 200)
        }
    }

    @Test func aQueryHasAnEnd() throws {
        let fixture = try fixture { _ in }
        func ask(_ count: Int) throws -> RawResponse {
            try fixture.get("/people/1?" + (0..<count).map { "a\($0)" }.joined(separator: "&"))
        }
        let few = try JSONValue.parse(ask(QueryItems.most).body)
        #expect(few["code"] == "validation-failed" && few["errors"]?.arrayValue?.count == QueryItems.most)
        let many = try ask(QueryItems.most + 1)
        #expect(try many.status == 400 && JSONValue.parse(many.body)["code"] == "bad-request", "\(many.text)")
    }
}
