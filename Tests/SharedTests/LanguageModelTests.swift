import EventLoop
import HTTPClient
import JSON
import LanguageModel
import Telemetry
import Testing

@Suite struct LanguageModelTests {
    private func ask(
        _ url: String, key: String? = nil, timeout: Duration = .seconds(5)
    ) async -> Result<String, LanguageModelError> {
        let loop = Loop(name: "model-test")
        loop.start()
        defer { loop.stop() }
        do {
            return .success(
                try await loop.task {
                    let client = HTTPClient(loop: loop, log: Log(service: "test", minimum: .error))
                    let model = LanguageModel(url: url, model: "small", apiKey: key, client: client, timeout: timeout)
                    return try await model.complete(system: "Be brief", user: "Hi \"you\"", maxTokens: 300)
                }.value)
        } catch {
            return .failure(
                error as? LanguageModelError ?? LanguageModelError(.cancelled, "\(error)", retryable: false))
        }
    }

    private func answer(
        _ body: String, status: String = "200 OK", headers: [String] = []
    ) async -> Result<String, LanguageModelError> {
        let server = CannedServer { _, connection in connection.reply(status, headers: headers, body) }
        defer { server.close() }
        return await ask(server.url)
    }

    private func failure(
        _ status: String, headers: [String] = [], _ body: String = ""
    ) async -> LanguageModelError? {
        if case .failure(let error) = await answer(body, status: status, headers: headers) { error } else { nil }
    }

    private func completion(_ content: JSONValue, finish: JSONValue = "stop", refusal: JSONValue = nil) -> String {
        let choice: JSONValue = [
            "index": 0, "finish_reason": finish,
            "message": ["role": "assistant", "content": content, "refusal": refusal],
        ]
        return JSONValue.object(["id": "x", "object": "chat.completion", "choices": [choice]]).text
    }

    @Test(
        "A base address is taken as people write it",
        arguments: [("", "/v1"), ("/", "/v1"), ("/v1", "/v1"), ("/v1/", "/v1"), ("/api/v2", "/api/v2")])
    func theRequest(path: String, prefix: String) async throws {
        let text = completion("Hello!")
        let server = CannedServer { _, connection in connection.answer(text) }
        defer { server.close() }
        #expect(await ask(server.url + path, key: "swordfish") == .success("Hello!"))
        let request = try #require(server.requests.first)
        #expect(request.hasPrefix("POST \(prefix)/chat/completions HTTP/1.1\r\n"))
        #expect(request.contains("\r\nAuthorization: Bearer swordfish\r\n"))
        let body = try #require(request.firstRange(of: "\r\n\r\n").map { request[$0.upperBound...] })
        let json = try JSONValue.parse(Array(body.utf8))
        #expect(json["model"] == "small")
        #expect(json["max_tokens"] == 300)
        #expect(json["messages"]?.arrayValue?.last?["content"] == "Hi \"you\"")
    }

    @Test func textsOfAllShapes() async {
        #expect(await answer(completion("\n Hello! \n")) == .success("Hello!"))
        #expect(
            await answer(completion([["type": "text", "text": "Hel"], ["type": "text", "text": "lo!"]]))
                == .success("Hello!"))
        #expect(await answer(completion("<think>they seem nice</think>\n\nHello!")) == .success("Hello!"))
    }

    @Test func unusableAnswers() async {
        let cases: [(String, LanguageModelError.Code)] = [
            (completion("Hel", finish: "length"), .cutShort),
            (completion("", finish: "content_filter"), .contentRefused),
            (completion(nil, refusal: "no"), .contentRefused), (completion("  "), .invalidAnswer),
            (completion("x", finish: nil), .invalidAnswer), (completion("<think>hm"), .invalidAnswer),
            (completion("a\u{0}b"), .invalidAnswer), ("<html>", .invalidAnswer), (#"{"choices":[]}"#, .invalidAnswer),
        ]
        for (body, code) in cases {
            guard case .failure(let error) = await answer(body) else {
                Issue.record("accepted \(body)")
                continue
            }
            #expect(error.code == code)
        }
    }

    @Test(
        "Statuses",
        arguments: [
            ("400 Bad Request", LanguageModelError.Code.requestRefused, false),
            ("401 Unauthorized", .configuration, false),
            ("403 Forbidden", .requestRefused, false), ("404 Not Found", .modelNotFound, false),
            ("408 Request Timeout", .timeout, true), ("409 Conflict", .serverError, true),
            ("422 Unprocessable", .requestRefused, false), ("429 Too Many Requests", .rateLimited, true),
            ("500 Oops", .serverError, true), ("503 Busy", .serverError, true), ("302 Found", .configuration, false),
        ])
    func statuses(status: String, code: LanguageModelError.Code, retryable: Bool) async {
        let error = await failure(status)
        #expect(error?.code == code)
        #expect(error?.retryable == retryable)
        #expect(error?.retryAfter == nil)
    }

    @Test func theServersWishesAboutRetries() async {
        let quota = await failure(
            "429 Too Many", #"{"error":{"code":"insufficient_quota","message":"key sk-1 is out"}}"#)
        #expect(quota?.code == .quotaExhausted && quota?.retryable == false && quota?.reason.contains("sk-1") == false)
        #expect(await failure("503 Busy", headers: ["x-should-retry: false"])?.retryable == false)
        #expect(await failure("400 Bad", headers: ["x-should-retry: true"])?.retryable == true)
        #expect(await failure("429 Too Many", headers: ["Retry-After: 7"])?.retryAfter == 7)
        #expect(await failure("429 Too Many", headers: ["Retry-After: 7", "retry-after-ms: 250"])?.retryAfter == 0.25)
        for wish in ["0", "-1", "121", "soon", "Sun, 06 Nov 1994 08:49:37 GMT"] {
            #expect(await failure("429 Too Many", headers: ["Retry-After: \(wish)"])?.retryAfter == nil)
        }
    }

    @Test func newerModelsNameTheTokenLimitDifferently() async {
        let text = completion("Hello!")
        let server = CannedServer { request, connection in
            guard !request.contains("max_completion_tokens") else { return connection.answer(text) }
            connection.reply("400 Bad Request", #"{"error":{"param":"max_tokens","code":"unsupported_parameter"}}"#)
        }
        defer { server.close() }
        #expect(await ask(server.url) == .success("Hello!"))
        #expect(server.requests.count == 2)
    }

    @Test func absentServers() async {
        let server = CannedServer { _, _ in }
        server.close()
        guard case .failure(let error) = await ask(server.url) else {
            Issue.record("nobody answered")
            return
        }
        #expect(error.code == .unreachable && error.retryable)
    }
}
