import Gateway
import Glibc
import JSON
import Testing

/// What a caller gets from nginx itself, asked over a socket.
@Suite(.serialized) struct GatewayRefusalTests {
    /// Nobody listens on the service's port.
    private func orphan() throws -> GatewayProcess {
        let dead = try #require(Socket.freePort())
        return try GatewayProcess([
            GatewayService(
                name: "profiles", port: dead,
                routes: [
                    GatewayTests.route("GET /api/a"), GatewayTests.route("PATCH /api/a/{id}"),
                    GatewayTests.route("PUT /api/large large"),
                ])
        ])
    }

    @Test(
        "Every refusal is a problem with a request id",
        arguments: [
            ("GET /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 404, "not-found"),
            ("GET /api/a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 502, "service-unreachable"),
            ("TRACE /api/a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 405, "method-not-allowed"),
            ("GET /api/a HTTP/1.1\r\n\r\n", 400, "bad-request"),
            ("nonsense\r\n\r\n", 400, "bad-request"),
            ("GET /x/../api/a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 400, "bad-request"),
            ("GET /x/%2e%2E/api/a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 400, "bad-request"),
            ("GET /api/a/..%2fb HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 400, "bad-request"),
            ("GET /api/a/. HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 400, "bad-request"),
            ("GET //api/a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 404, "not-found"),
            ("PATCH /api/a/1 HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n\r\n", 413, "too-large"),
            ("PUT /api/large HTTP/1.1\r\nHost: a\r\nContent-Length: 62914560\r\n\r\n", 413, "too-large"),
            ("PATCH /api/a/1 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: odd\r\n\r\n", 501, "not-implemented"),
            (
                "GET /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\nHost: a\r\n\r\n", 414, "uri-too-long"
            ),
            (
                "GET /api/a HTTP/1.1\r\nHost: a\r\nX-A: \(String(repeating: "a", count: 9000))\r\n\r\n", 431,
                "headers-too-large"
            ),
        ])
    func refusal(request: String, status: Int, code: String) throws {
        let answer = try orphan().exchange(request)
        let bytes = Array(answer.utf8)
        let end = try #require(bytes.indices.first { bytes[$0...].starts(with: "\r\n\r\n".utf8) })
        let head = String(decoding: bytes[..<end], as: UTF8.self)
        #expect(head.hasPrefix("HTTP/1.1 \(status) "), "\(head)")
        #expect(head.contains("Content-Type: application/problem+json"))
        #expect(!head.contains("nginx/"))
        // RFC 9110 section 15.5.6.
        #expect(head.contains("Allow: ") == (status == 405))
        let problem = try JSONValue.parse(Array(bytes[(end + 4)...]))
        #expect(problem["type"] == .string("/problems/\(code)"))
        #expect(problem["status"] == .int(Int64(status)))
        let id = try #require(problem["request_id"]?.stringValue)
        #expect(id.count == 32 && head.contains("X-Request-Id: \(id)"))
    }

    /// The service judges a call by its head: nothing of a body waits in the gateway, and a refusal reaches who still sends.
    @Test func bodiesAreNotKeptInTheGateway() throws {
        let (listener, port) = try #require(Socket.listen())
        defer { close(listener) }
        let gateway = try GatewayProcess([
            GatewayService(name: "discovery", port: port, routes: [GatewayTests.route("POST /api/large large")])
        ])
        let client = try #require(Socket.connect(gateway.port))
        defer { close(client) }
        Socket.setPatience(client)
        Socket.send(client, "POST /api/large HTTP/1.1\r\nHost: a\r\nContent-Length: 40000000\r\n\r\nbegin")
        Socket.setPatience(listener)
        let service = accept(listener, nil, nil)
        try #require(service >= 0, "the head comes before the body is there")
        defer { close(service) }
        Socket.setPatience(service)
        #expect(Socket.readAll(service, until: "begin").contains("Content-Length: 40000000\r\n"))
        Socket.send(service, "HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 2\r\n\r\nno")
        #expect(Socket.readAll(client, until: "no").hasPrefix("HTTP/1.1 401 "))
    }

    @Test func dotsInAQueryAreNobodysBusiness() throws {
        let answer = try orphan().exchange("GET /api/a?q=/../x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 502 "))
    }

    @Test(arguments: ["/livez", "/openapi.json"])
    func whatTheGatewayAnswersItselfIsOnlyRead(path: String) throws {
        for method in ["POST", "DELETE", "TRACE"] {
            let answer = try orphan().exchange("\(method) \(path) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            #expect(answer.hasPrefix("HTTP/1.1 405 ") && answer.contains("\r\nAllow: GET, HEAD\r\n"), "\(answer)")
        }
    }

    @Test func theOneDocumentIsThereWhileNoServiceIs() throws {
        let answer = try orphan().exchange("GET /openapi.json HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 200 ") && answer.contains("Content-Type: application/json"))
        #expect(answer.hasSuffix(#"{"openapi":"3.1.0","paths":{}}"#))
    }

    @Test func theRawPathAndTheCallersIdsReachTheService() throws {
        let (listener, port) = try #require(Socket.listen())
        defer { close(listener) }
        let gateway = try GatewayProcess([
            GatewayService(name: "profiles", port: port, routes: [GatewayTests.route("GET /api/a/{id}")])
        ])
        let client = try #require(Socket.connect(gateway.port))
        defer { close(client) }
        let traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        Socket.send(
            client,
            "GET /api/a/x%C3%A9?b=%2F HTTP/1.1\r\nHost: out.example\r\nX-Request-Id: caller-0001\r\n"
                + "traceparent: \(traceparent)\r\nX-API-Key: k\r\n\r\n")
        let service = accept(listener, nil, nil)
        defer { close(service) }
        Socket.setPatience(service)
        let seen = Socket.readAll(service, until: "\r\n\r\n")
        #expect(seen.hasPrefix("GET /api/a/x%C3%A9?b=%2F HTTP/1.1\r\n"))
        for header in ["Host: out.example", "X-Request-Id: caller-0001", "traceparent: \(traceparent)", "X-API-Key: k"]
        {
            #expect(seen.contains("\(header)\r\n"), "\(seen)")
        }
    }
}
