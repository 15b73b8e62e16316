import Glibc
import HTTPServer
import JSON
import Testing

/// Routes that speak somebody else's dialect, and connections that end without an answer.
@Suite struct HTTPServerForeignTests {
    private static let routes: [Route] = [
        .post("/foreign", .open, "Judges for itself.", answer: .foreign("Its own words.")) { request in
            let form = QueryItems(decoding: request.body)
            return .text(418, "\(request.query.first("any") ?? "-") \(form?.first("b") ?? "-")", type: "text/x-own")
        },
        .post("/small", .open, "Takes little.", options: RouteOptions(maxBody: 10), answer: .foreign("A number.")) {
            request in
            .text(200, "\(request.body.count)")
        },
        .post("/reset", .open, "Never answers.") { _ in Response(status: 200, body: .reset) },
        .get("/hello", .open, "Answers.") { _ in .text(200, "hello") },
    ]

    private func post(_ path: String, _ body: String = "", type: String = "application/x-www-form-urlencoded") -> String
    {
        "POST \(path) HTTP/1.1\r\nHost: x\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    @Test(arguments: [
        ("a=1&b=x%2By+z", "application/x-www-form-urlencoded", "q x+y z"), ("b=1", "text/plain", "q 1"),
        ("{", "application/json", "q -"), ("", "application/json", "q -"),
    ])
    func aForeignRouteJudgesQueryAndBody(body: String, type: String, expected: String) throws {
        let fixture = try HTTPServerFixture(Self.routes)
        let client = try fixture.client()
        client.send(post("/foreign?any=q&other=1", body, type: type))
        let response = try client.response()
        #expect(response.status == 418 && String(decoding: response.body, as: UTF8.self) == expected)
        #expect(response.header("Content-Type") == "text/x-own")
    }

    /// Nobody says beforehand how long a body in chunks will be.
    @Test func aForeignRouteKeepsToItsLimitInChunksToo() throws {
        let fixture = try HTTPServerFixture(Self.routes)
        for (body, status) in [("0123456789", 200), ("0123456789a", 413)] {
            let client = try fixture.client()
            let size = String(body.utf8.count, radix: 16)
            client.send(
                "POST /small HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n\(size)\r\n\(body)\r\n0\r\n\r\n")
            #expect(try client.response().status == status, "\(body)")
        }
    }

    /// The reader sees a reset and not an end: some clients take an end for an answer without a length.
    @Test func aResetReachesTheOtherSide() throws {
        let fixture = try HTTPServerFixture(Self.routes)
        for _ in 0..<20 {
            let client = try fixture.client()
            client.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try client.response().status == 200)
            client.send(post("/reset"))
            var byte: UInt8 = 0
            let count = recv(client.descriptor, &byte, 1, 0)
            let reason = errno
            #expect(count == -1 && reason == ECONNRESET, "\(count) \(reason)")
        }
        let client = try fixture.client()
        client.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try client.response().status == 200, "the server goes on")
        #expect(fixture.server.connectionCount == 1, "nothing is left of the others")
    }

    /// What was sent behind the call is gone with the connection.
    @Test func aResetEndsAPipeline() throws {
        let fixture = try HTTPServerFixture(Self.routes)
        let client = try fixture.client()
        client.send(post("/reset") + "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(client.readToEnd().isEmpty)
    }
}
