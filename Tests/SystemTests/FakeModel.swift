import EventLoop
import HTTPServer
import JSON
import Synchronization
import Telemetry

/// An OpenAI-compatible server that answers as the test says.
final class FakeModel: Sendable {
    enum Reply: Sendable {
        case text(String)
        /// Seconds for the header Retry-After.
        case busy(Int)
        case failure(Int)
        /// Answers only after this time.
        case slow(Duration, String)
    }

    private let server: HTTPServer
    private let heard = Prompts()
    private let patience: Int

    /// What it was asked, the newest last.
    var prompts: [String] { heard.all.withLock { $0 } }
    var environment: [String: String] {
        [
            "OUTREACH_LLM_URL": "http://127.0.0.1:\(server.port)", "OUTREACH_LLM_MODEL": "fake-1",
            "OUTREACH_LLM_TIMEOUT_SECONDS": String(patience),
        ]
    }

    /// - Parameters:
    ///   - patience: seconds until a caller gives up.
    ///   - reply: gets the prompt and the number of this request, from 1.
    init(loop: Loop, patience: Int = 30, _ reply: @escaping @Sendable (String, Int) -> Reply) throws {
        self.patience = patience
        let heard = heard
        let route = Route.post("/v1/chat/completions", .open, "Completes.", body: .map(.any), answer: .json(.any)) {
            request in
            let prompt = request.json?["messages"]?.arrayValue?.last?["content"]?.stringValue ?? ""
            let number = heard.all.withLock {
                $0.append(prompt)
                return $0.count
            }
            switch reply(prompt, number) {
            case .text(let text): return FakeModel.completion(text)
            case .busy(let seconds):
                return Response.json(429, ["error": ["code": "rate_limit_exceeded"]]).header(
                    "Retry-After", String(seconds))
            case .failure(let status): return .json(status, ["error": ["message": "no"]])
            case .slow(let pause, let text):
                try await loop.sleep(for: pause)
                return FakeModel.completion(text)
            }
        }
        server = HTTPServer(
            address: "127.0.0.1", port: 0, loops: [loop], routes: [route],
            hooks: ServerHooks(authenticate: { _ in nil }), log: Log(service: "fake-model", minimum: .error))
        try server.start()
    }

    private final class Prompts: Sendable {
        let all = Mutex<[String]>([])
    }

    func stop() async { await server.drain(within: .seconds(1)) }

    private static func completion(_ text: String) -> Response {
        .json(
            200,
            [
                "id": "fake", "object": "chat.completion",
                "choices": [
                    ["index": 0, "finish_reason": "stop", "message": ["role": "assistant", "content": .string(text)]]
                ],
            ])
    }
}
