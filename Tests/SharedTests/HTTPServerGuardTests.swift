import EventLoop
import HTTPServer
import JSON
import TestKit
import Testing

/// Design section 7: what evhttp lets through or answers badly, tried with raw bytes.
@Suite struct HTTPServerGuardTests {
    /// The refusal's status; checks that it is problem+json and that the connection ended.
    private func refusal(_ fixture: HTTPServerFixture, _ text: String) throws -> Int {
        let client = try fixture.client()
        client.send(text)
        let response = try client.response()
        #expect(response.header("Content-Type") == "application/problem+json; charset=utf-8")
        #expect(response.header("Connection") == "close")
        #expect(try JSONValue.parse(response.body)["status"]?.intValue == Int64(response.status))
        client.finishSending()
        #expect(client.readToEnd().isEmpty)
        return response.status
    }

    @Test(
        "Malformed request lines",
        arguments: [
            "GET\r\n\r\n", "GET /hello\r\n\r\n", "GET  /hello HTTP/1.1\r\nHost: x\r\n\r\n", "get /hello\r\n\r\n",
            "GET /hello HTTP/2.0\r\nHost: x\r\n\r\n", "GET hello HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET http://x/hello HTTP/1.1\r\nHost: x\r\n\r\n", "GET //hello HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /he\u{0}llo HTTP/1.1\r\nHost: x\r\n\r\n", "GET /h\u{e9} HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /hello#x HTTP/1.1\r\nHost: x\r\n\r\n", "GET /hello HTTP/1.1 \r\nHost: x\r\n\r\n", "\u{16}\u{3}\u{1}",
            "GET /hello HTTP/1.1\nHost: x\r\n\r\n", " GET /hello HTTP/1.1\r\nHost: x\r\n\r\n",
        ])
    func malformedRequestLine(text: String) throws {
        #expect(try refusal(try HTTPServerFixture(EchoRoutes.all), text) == 400)
    }

    @Test(
        "Header fields that smuggle",
        arguments: [
            "Host: x\r\nContent-Length: 1\r\nContent-Length: 1", "Host: x\r\nContent-Length: 1\r\nContent-Length: 2",
            "Host: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked", "Host: x\r\nContent-Length: +1",
            "Host: x\r\nContent-Length: -1", "Host: x\r\nContent-Length: 1, 1", "Host: x\r\nContent-Length: 0x1",
            "Host: x\r\nContent-Length:", "Host: x\r\nContent-Length: 99999999999999999999",
            "Host: x\r\nTransfer-Encoding: gzip, chunked", "Host: x\r\nTransfer-Encoding: identity",
            "Host: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "Host: x\r\nHost: x", "X: no host",
            "Host: x\r\nContent-Length : 1", "Host: x\r\n folded", "Host: x\r\nX: a\u{0}b", "Host: x\r\nX: a\rb",
            "Host: x\r\nX: a\nY: b", "Host: x\r\nno colon", "Host: x\r\n: no name", "Host: x\r\nX\u{0}: y",
        ])
    func smugglingHeaders(fields: String) throws {
        let fixture = try HTTPServerFixture(EchoRoutes.all)
        #expect(try refusal(fixture, "POST /echo HTTP/1.1\r\n\(fields)\r\n\r\nx") == 400)
    }

    @Test func headTakesNoBody() throws {
        let fixture = try HTTPServerFixture(EchoRoutes.all)
        #expect(try refusal(fixture, "HEAD /hello HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nGET /") == 400)
    }

    @Test func refusesFloodsAndUnknownMethods() throws {
        let fixture = try HTTPServerFixture(EchoRoutes.all)
        let start = "GET /hello HTTP/1.1\r\nHost: x\r\n"
        let many = (0..<100).map { "X-\($0): y\r\n" }.joined()
        #expect(try refusal(fixture, start + many + "\r\n") == 431)
        #expect(try refusal(fixture, start + "X: " + String(repeating: "y", count: 17_000) + "\r\n\r\n") == 431)
        #expect(try refusal(fixture, start + "X: " + String(repeating: "y", count: 100_000)) == 431)
        #expect(try refusal(fixture, "GET /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\nHost: x\r\n\r\n") == 414)
        for method in ["BREW", "CONNECT", "TRACE", "GETT", "OPTIONS"] {
            let answer = try fixture.exchange("\(method) /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(answer.hasPrefix("HTTP/1.1 405 ") && answer.contains("\r\nAllow: GET, HEAD\r\n"), "\(method)")
            let unknown = try fixture.exchange("\(method) /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(unknown.hasPrefix("HTTP/1.1 404 "), "\(method)")
        }
        #expect(
            try refusal(fixture, "POST /echo HTTP/1.1\r\nHost: x\r\nExpect: cake\r\nContent-Length: 1\r\n\r\nx") == 417)
        #expect(try fixture.get("/hello").status == 200)
    }

    @Test func sixtyMebibytesAreRefusedBeforeTheyAreRead() throws {
        let fixture = try HTTPServerFixture(EchoRoutes.all)
        let count = 60 << 20
        #expect(try refusal(fixture, "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: \(count)\r\n\r\n") == 413)
        let stubborn = try fixture.client()
        let head = "POST /echo HTTP/1.1\r\nHost: x\r\nX-Request-Id: the-callers-own\r\n"
        stubborn.send(head + "Content-Length: \(count)\r\n\r\n")
        stubborn.send([UInt8](repeating: 0x20, count: count))
        let response = try stubborn.response()
        #expect(response.status == 413)
        #expect(try JSONValue.parse(response.body)["limit_bytes"] == .int(50 << 20))
        #expect(try JSONValue.parse(response.body)["request_id"] == "the-callers-own")
        let small = try fixture.post("/shaped", String(repeating: " ", count: (1 << 20) + 1))
        #expect(small.status == 413)
    }

    @Test func readsLargeBodies() throws {
        let fixture = try HTTPServerFixture(EchoRoutes.all)
        let client = try fixture.client()
        let body = (0..<(5 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        client.send(
            "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\nContent-Length: \(body.count)\r\n\r\n"
        )
        client.send(body)
        #expect(try client.response().body == body)
    }

    @Test func chunkedBodies() throws {
        let fixture = try HTTPServerFixture(EchoRoutes.all)
        let start =
            "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
        let client = try fixture.client()
        client.send(start + "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n")
        #expect(try client.response().text == "hello world")
        client.send(start + "1\r\na\r\n0\r\n\r\n")
        #expect(try client.response().text == "a")
        let broken = try fixture.client()
        broken.send(start + "zz\r\nhello\r\n")
        let refused = try broken.response()
        #expect(refused.header("Content-Type") == "application/problem+json; charset=utf-8")
        #expect(refused.status == 413 || refused.status == 400)
        let huge = try fixture.client()
        huge.send(start + "7fffffff\r\n")
        #expect(try huge.response().status == 413)
        let long = try fixture.client()
        long.send("POST /shaped HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n200000\r\n")
        long.send([UInt8](repeating: 0x20, count: 0x200000))
        long.send("\r\n0\r\n\r\n")
        #expect(try long.response().status == 413)
    }

    @Test func continuesWhenExpected() throws {
        let fixture = try HTTPServerFixture(EchoRoutes.all)
        let client = try fixture.client()
        let start =
            "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\nExpect: 100-continue\r\n"
        client.send(start + "Content-Length: 2\r\n\r\n")
        #expect(client.read(until: "\r\n\r\n").hasPrefix("HTTP/1.1 100 "))
        client.send("ok")
        #expect(try client.response().text == "ok")
        #expect(try refusal(fixture, start + "Content-Length: 70000000\r\n\r\n") == 413)
    }

    @Test func drippingAndSilentClientsAreCut() throws {
        var limits = ServerLimits()
        limits.headTime = .milliseconds(600)
        limits.bodyTime = .milliseconds(600)
        let fixture = try HTTPServerFixture(EchoRoutes.all, limits: limits)
        for start in ["GET /hello HTTP/1.1\r\nX: ", "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n"] {
            let client = try fixture.client()
            client.send(start)
            let began = ContinuousClock.now
            while began.duration(to: .now) < .seconds(30), client.send("a"), !client.hasInput {
                pause(milliseconds: 50)
            }
            #expect(try client.response().status == 408)
        }
        limits.idleTime = .milliseconds(300)
        let impatient = try HTTPServerFixture(EchoRoutes.all, limits: limits)
        #expect(try impatient.exchange("").isEmpty)
        let idle = try impatient.client()
        idle.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try idle.response().status == 200)
        #expect(idle.readToEnd().isEmpty)
    }

    @Test func keepsAliveAndAnswersPipelinedRequestsInOrder() throws {
        let fixture = try HTTPServerFixture(EchoRoutes.all)
        let client = try fixture.client()
        var text = ""
        for index in 0..<20 {
            let body = String(repeating: "b", count: index)
            text +=
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\nContent-Length: \(index)\r\n\r\n\(body)"
            text += "GET /people/\(index) HTTP/1.1\r\nHost: x\r\n\r\n"
        }
        client.send(text)
        for index in 0..<20 {
            #expect(try client.response().body.count == index)
            #expect(try client.response().text.contains("\"\(index)\""))
        }
        // In pieces of every size, so that each boundary falls everywhere.
        let bytes = Array(text.utf8)
        for size in [1, 3, 7, 50, 101] {
            for start in stride(from: 0, to: bytes.count, by: size) {
                client.send(Array(bytes[start..<min(start + size, bytes.count)]))
            }
            for index in 0..<20 {
                #expect(try client.response().body.count == index)
                #expect(try client.response().text.contains("\"\(index)\""))
            }
        }
    }

    @Test func aBadRequestBehindAGoodOneIsRefused() throws {
        let fixture = try HTTPServerFixture(EchoRoutes.all)
        let client = try fixture.client()
        client.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\nGET /hello HTTP/1.1\r\nHost: x\r\nX: a\u{0}\r\n\r\n")
        #expect(try client.response().status == 200)
        #expect(try client.response().status == 400)
    }

    @Test func oldClientsAndThoseThatWantItAreClosed() throws {
        let fixture = try HTTPServerFixture(EchoRoutes.all)
        #expect(try fixture.exchange("GET /hello HTTP/1.0\r\n\r\n").hasSuffix(#"{"hello":"world"}"#))
        #expect(
            try fixture.exchange("GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").contains(
                "Connection: close"))
        let client = try fixture.client()
        client.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n")
        client.finishSending()
        #expect(client.readToEnd().hasSuffix(#"{"hello":"world"}"#))
    }

    @Test func takesNoMoreConnectionsThanItMay() throws {
        var limits = ServerLimits()
        limits.maxConnections = 3
        let fixture = try HTTPServerFixture(EchoRoutes.all, limits: limits)
        let clients = try (0..<3).map { _ in try fixture.client() }
        for client in clients {
            client.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try client.response().status == 200)
        }
        // An idle one gives way to the next.
        #expect(try fixture.get("/hello").status == 200)
        #expect(fixture.server.connectionCount <= 3)
    }

    @Test func survivesRandomDamage() throws {
        var random = FixedRandom(seed: 20_261_121)
        var limits = ServerLimits()
        limits.headTime = .milliseconds(300)
        limits.bodyTime = .milliseconds(300)
        let fixture = try HTTPServerFixture(EchoRoutes.all, limits: limits)
        let good = Array(
            "POST /shaped?a=b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{}\n\r\n0\r\n\r\nGET /hello HTTP/1.1\r\n\r\n"
                .utf8)
        for _ in 0..<400 {
            var bytes = good
            for _ in 0...(random.next() % 4) {
                let index = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 3 {
                case 0: bytes[index] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.remove(at: index)
                default: bytes.insert(bytes[Int(random.next() % UInt64(bytes.count))], at: index)
                }
            }
            let client = try fixture.client()
            client.send(bytes)
            if random.next() % 2 == 0 { client.finishSending() }
        }
        #expect(try fixture.get("/hello").status == 200)
    }
}
