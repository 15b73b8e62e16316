import EventLoop
import Glibc
import HTTPClient
import Telemetry
import Testing

@Suite struct HTTPClientTests {
    /// Sends from a loop of its own, as a service does.
    private func send(_ request: HTTPRequest) async throws -> HTTPReply {
        let loop = Loop(name: "client-test")
        loop.start()
        defer { loop.stop() }
        return try await loop.task {
            try await HTTPClient(loop: loop, log: Log(service: "test", minimum: .error)).send(request)
        }.value
    }

    private func failure(_ request: HTTPRequest) async -> HTTPClientError? {
        do {
            _ = try await send(request)
            return nil
        } catch {
            return error as? HTTPClientError
        }
    }

    @Test func bodyAndHeadersGoBothWays() async throws {
        let server = CannedServer { _, connection in
            connection.reply("201 Created", headers: ["X-Odd:  a: b "], "grüße")
        }
        defer { server.close() }
        let reply = try await send(
            HTTPRequest(
                method: "POST", url: server.url + "/path?q=1", headers: [("X-Mine", "yes"), ("X-Empty", "")],
                body: Array("hello".utf8)))
        #expect(reply.status == 201)
        #expect(reply.header("x-odd") == "a: b")
        #expect(String(decoding: reply.body, as: UTF8.self) == "grüße")
        let sent = try #require(server.requests.first)
        #expect(sent.hasPrefix("POST /path?q=1 HTTP/1.1\r\n"))
        #expect(sent.contains("\r\nX-Mine: yes\r\n") && sent.contains("\r\nX-Empty:\r\n"))
        #expect(sent.contains("\r\nContent-Length: 5\r\n") && sent.hasSuffix("\r\n\r\nhello"))
        #expect(!sent.contains("Expect:") && !sent.contains("x-www-form-urlencoded"))
    }

    @Test func aLargeAnswerIsRefusedWhetherAnnouncedOrNot() async {
        let long = String(repeating: "x", count: 5000)
        let honest = CannedServer { _, connection in connection.answer(long) }
        let chunked = CannedServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1388\r\n\(long)\r\n0\r\n\r\n")
        }
        defer {
            honest.close()
            chunked.close()
        }
        for server in [honest, chunked] {
            let error = await failure(HTTPRequest(url: server.url, maxBytes: 4999))
            #expect(error?.code == .tooLarge)
            #expect(error?.mayHaveBeenSent == true)
            #expect(await failure(HTTPRequest(url: server.url, maxBytes: 5000)) == nil)
        }
    }

    @Test func silenceAndDrippingEndAtTheTimeout() async {
        let silent = CannedServer { _, connection in connection.waitForEnd() }
        let dripping = CannedServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
            while connection.write("x") { usleep(100_000) }
        }
        defer {
            silent.close()
            dripping.close()
        }
        for server in [silent, dripping] {
            let error = await failure(HTTPRequest(url: server.url, timeout: .seconds(3)))
            #expect(error?.code == .timeout)
            #expect(error?.mayHaveBeenSent == true)
        }
    }

    @Test func aClosedPortWasNeverAsked() async {
        let server = CannedServer { _, _ in }
        server.close()
        let error = await failure(HTTPRequest(url: server.url))
        #expect(error?.code == .unreachable)
        #expect(error?.mayHaveBeenSent == false)
    }

    @Test func aCutAnswerIsNoAnswer() async {
        let server = CannedServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
            shutdown(connection.descriptor, Int32(SHUT_RDWR))
        }
        defer { server.close() }
        let error = await failure(HTTPRequest(url: server.url))
        #expect(error?.code == .unreachable)
        #expect(error?.mayHaveBeenSent == true)
    }

    @Test func plainTextIsNotTLS() async {
        let server = CannedServer(needsHeaders: false) { _, connection in connection.reply("400 Bad Request") }
        defer { server.close() }
        let error = await failure(HTTPRequest(url: "https://127.0.0.1:\(server.port)"))
        #expect(error?.code == .tls)
        #expect(error?.mayHaveBeenSent == false)
    }

    @Test(
        "What cannot be sent is refused before anything leaves",
        arguments: [
            HTTPRequest(url: "file:///etc/hostname"), HTTPRequest(url: "gopher://localhost/"), HTTPRequest(url: ""),
            HTTPRequest(url: "http://"), HTTPRequest(url: "http://localhost/a b"),
            HTTPRequest(url: "http://localhost/\r\nX: y"), HTTPRequest(method: "GET X", url: "http://localhost/"),
            HTTPRequest(url: "http://localhost/", headers: [("X", "a\r\nY: b")]),
            HTTPRequest(url: "http://localhost/", headers: [("X Y", "a")]),
        ])
    func unfitRequests(request: HTTPRequest) async {
        let error = await failure(request)
        #expect(error?.code == .invalidURL)
        #expect(error?.mayHaveBeenSent == false)
    }

    @Test func redirectsAreAnswersUnlessAskedFor() async throws {
        let server = CannedServer { request, connection in
            if request.hasPrefix("GET /new") {
                connection.reply("200 OK", headers: ["X-Last: yes"], "there")
            } else if request.hasPrefix("GET /file") {
                connection.reply("302 Found", headers: ["Location: file:///etc/hostname"])
            } else {
                connection.reply("302 Found", headers: ["Location: /new", "X-First: yes"], "moved")
            }
        }
        defer { server.close() }
        let plain = try await send(HTTPRequest(url: server.url + "/old"))
        #expect(plain.status == 302)
        #expect(plain.header("location") == "/new")
        let followed = try await send(HTTPRequest(url: server.url + "/old", maxRedirects: 3))
        #expect(followed.status == 200)
        #expect(followed.header("x-first") == nil && followed.header("x-last") == "yes")
        #expect(String(decoding: followed.body, as: UTF8.self) == "there")
        #expect(await failure(HTTPRequest(url: server.url + "/file", maxRedirects: 3))?.code == .unreachable)
    }

    @Test func cancellingEndsTheCall() async throws {
        let server = CannedServer { _, connection in connection.waitForEnd() }
        defer { server.close() }
        let loop = Loop(name: "client-test")
        loop.start()
        defer { loop.stop() }
        let url = server.url
        let call = loop.task {
            try await HTTPClient(loop: loop, log: Log(service: "test", minimum: .error)).send(
                HTTPRequest(url: url, timeout: .seconds(600)))
        }
        while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        // The server never answers: only the cancelling ends it.
        call.cancel()
        await #expect(throws: HTTPClientError(.cancelled, "the call was cancelled", mayHaveBeenSent: true)) {
            try await call.value
        }
    }

    @Test func aHundredCallsShareFewConnections() async throws {
        let server = CannedServer { _, connection in connection.answer("ok") }
        defer { server.close() }
        let loop = Loop(name: "client-test")
        loop.start()
        defer { loop.stop() }
        let url = server.url
        let statuses = try await loop.task {
            let client = HTTPClient(loop: loop, log: Log(service: "test", minimum: .error))
            return try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<100 {
                    group.addTask { try await client.send(HTTPRequest(url: url + "/\(number)")).status }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
        }.value
        #expect(statuses == Array(repeating: 200, count: 100))
        #expect(Set(server.requests.compactMap { $0.split(separator: " ").dropFirst().first }).count == 100)
    }
}
