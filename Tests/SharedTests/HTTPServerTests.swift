import HTTPServer
import JSON
import Testing

@Suite struct HTTPServerTests {
    @Test func answersWithTheHeadersEveryResponseHas() throws {
        let fixture = try HTTPServerFixture(EchoRoutes.all)
        let response = try fixture.get("/hello")
        #expect(response.status == 200)
        #expect(response.text == #"{"hello":"world"}"#)
        #expect(response.header("Content-Type") == "application/json; charset=utf-8")
        #expect(response.header("Cache-Control") == "no-store")
        #expect(response.header("X-Content-Type-Options") == "nosniff")
        #expect(response.header("X-Request-Id")?.count == 32)
        #expect(response.header("traceparent")?.count == 55)
        #expect(response.header("Server") == nil)
        #expect(response.header("Date")?.hasSuffix(" GMT") == true)
    }

    @Test func keepsTheCallersTraceAndRequestID() throws {
        let fixture = try HTTPServerFixture(EchoRoutes.all)
        let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
        let response = try fixture.get(
            "/hello", "X-Request-Id: my-id.1\r\ntraceparent: 00-\(trace)-00f067aa0ba902b7-01\r\n")
        #expect(response.header("X-Request-Id") == "my-id.1")
        #expect(response.header("traceparent")?.hasPrefix("00-\(trace)-") == true)
        #expect(response.header("traceparent")?.contains("00f067aa0ba902b7") == false)
        #expect(try fixture.get("/hello", "X-Request-Id: <script>\r\n").header("X-Request-Id")?.count == 32)
    }

    @Test func findsRoutesOrSaysWhatIsWrong() throws {
        let fixture = try HTTPServerFixture(EchoRoutes.all)
        let missing = try fixture.get("/nowhere")
        #expect(missing.status == 404)
        #expect(missing.header("Content-Type") == "application/problem+json; charset=utf-8")
        let problem = try JSONValue.parse(missing.body)
        #expect(problem["type"] == "/problems/not-found")
        #expect(problem["status"] == 404)
        #expect(problem["request_id"]?.stringValue == missing.header("X-Request-Id"))
        let wrong = try fixture.post("/hello", "{}")
        #expect(wrong.status == 405)
        #expect(wrong.header("Allow") == "GET, HEAD")
    }

    @Test func decodesPathAndQuery() throws {
        let fixture = try HTTPServerFixture(EchoRoutes.all)
        #expect(try fixture.get("/people/a%2Fb%20%C3%A9?q=x+%26").text == #"{"id":"a/b é","q":"x &"}"#)
        #expect(try fixture.get("/people/1?limit=0&x=1&q=aaaaaaaaaaa").status == 400)
    }

    @Test(
        "Broken UTF-8 and NUL",
        arguments: [
            "/people/%FF", "/people/a%00b", "/people/%4", "/people/%zz", "/people/1?q=%C3%28", "/people/1?q=%00",
        ])
    func refusesBrokenEscapes(path: String) throws {
        let fixture = try HTTPServerFixture(EchoRoutes.all)
        let response = try fixture.get(path)
        #expect(response.status == 400)
        #expect(try JSONValue.parse(response.body)["code"] == "bad-request")
    }

    @Test func headHasNoBodyAndTheLengthOfGet() throws {
        let fixture = try HTTPServerFixture(EchoRoutes.all)
        let client = try fixture.client()
        client.send(
            "HEAD /hello HTTP/1.1\r\nHost: x\r\n\r\nGET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        let head = try client.response(hasBody: false)
        #expect(head.status == 200)
        #expect(head.header("Content-Length") == "17")
        #expect(try client.response().text == #"{"hello":"world"}"#)
    }

    @Test func asksForAKeyAndThenForThePermission() throws {
        let fixture = try HTTPServerFixture(EchoRoutes.all)
        #expect(try fixture.get("/secured").status == 401)
        #expect(try fixture.get("/secured").header("WWW-Authenticate") != nil)
        #expect(try fixture.get("/secured", "x-api-key: reader\r\n").text == #"{"principal":"p1"}"#)
        #expect(try fixture.get("/sealed", "X-API-Key: reader\r\n").status == 403)
    }

    @Test func reportsEveryFieldError() throws {
        let fixture = try HTTPServerFixture(EchoRoutes.all)
        let response = try fixture.post(
            "/shaped", #"{"name":"toolong","count":11,"ids":["x"],"kind":"c","more":1}"#)
        #expect(response.status == 400)
        let errors = try JSONValue.parse(response.body)["errors"]!.arrayValue!
        #expect(errors.map { $0["pointer"]!.stringValue! } == ["/name", "/count", "/ids/0", "/kind", "/more"])
        #expect(errors.map { $0["code"]!.stringValue! } == ["length", "range", "format", "choice", "unknown"])
        let missing = try JSONValue.parse(try fixture.post("/shaped", "{}").body)
        #expect(missing["errors"]!.arrayValue!.map { $0["code"]! } == ["required"])
        #expect(try fixture.post("/shaped", #"{"name":"a\u0000"}"#).status == 400)
        #expect(try fixture.post("/shaped", #"{"name":1}"#).status == 400)
        #expect(try fixture.post("/shaped", #"{"name":"a"}"#).status == 200)
    }

    @Test("Bodies that are no JSON", arguments: ["", "{", "{\"a\":1}x", "{\"name\":\"\u{1}\"}", "nul"])
    func refusesMalformedJSON(body: String) throws {
        let fixture = try HTTPServerFixture(EchoRoutes.all)
        let response = try fixture.post("/shaped", body)
        #expect(response.status == 400)
        #expect(try JSONValue.parse(response.body)["code"] == "malformed-json")
    }

    @Test func refusesDeepNestingAndBrokenUTF8AndOtherTypes() throws {
        let fixture = try HTTPServerFixture(EchoRoutes.all)
        let deep = String(repeating: "[", count: 100_000)
        #expect(try fixture.post("/shaped", deep).status == 400)
        let client = try fixture.client()
        client.send("POST /shaped HTTP/1.1\r\nHost: x\r\nContent-Length: 12\r\n\r\n")
        client.send(Array("{\"name\":\"".utf8) + [0xFF] + Array("\"}".utf8))
        #expect(try client.response().status == 400)
        #expect(try fixture.post("/shaped", "a", "Content-Type: text/plain\r\n").status == 415)
    }

    @Test func hidesWhatFailed() throws {
        let fixture = try HTTPServerFixture(
            EchoRoutes.all,
            hooks: ServerHooks(authenticate: { _ in nil }, translate: { _, _, _ in nil }))
        let response = try fixture.get("/failing")
        #expect(response.status == 500)
        #expect(!response.text.contains("Unexpected"))
    }

    @Test func hooksSurroundAndTranslate() throws {
        let hooks = ServerHooks(
            authenticate: { _ in nil },
            around: { request, _, next in try await next(request).header("X-Around", "yes") },
            translate: { _, _, _ in .json(200, ["status": "inactive"]) })
        let fixture = try HTTPServerFixture(EchoRoutes.all, hooks: hooks)
        #expect(try fixture.get("/hello").header("X-Around") == "yes")
        #expect(try fixture.get("/failing").text == #"{"status":"inactive"}"#)
    }

    @Test func precheckComesBeforeTheInputsCheck() throws {
        let route = Route.post(
            "/stage", .open, "A stage.", body: .object([.required("a", .boolean)]),
            precheck: { _ in throw Problem.locked("Qualify somebody first.") }, { _ in .noContent })
        let response = try HTTPServerFixture([route]).post("/stage", "not even JSON")
        #expect(response.status == 403)
        #expect(try JSONValue.parse(response.body)["requirement"] == "Qualify somebody first.")
    }
}
