import AdapterWire
import Adapters
import JSON

/// Drives one operation to its end with answers that are always the same, and keeps every step.
struct Walk {
    private(set) var steps: [Step] = []
    /// As they came.
    private(set) var replies: [JSONValue] = []

    /// What a network might say to every request.
    struct Network: Sendable, CustomStringConvertible {
        let description: String
        let outcome: WireResult.Outcome

        static func says(_ status: Int, _ body: String, _ headers: [(String, String)] = []) -> Network {
            let headers = headers.map { WireHeader(name: $0.0, value: $0.1) }
            return Network(
                description: "\(status) \(body.prefix(40))",
                outcome: .answer(status: status, headers: headers, body: .text(body), captured: []))
        }

        static let all: [Network] = [
            .says(200, "{}"), .says(200, #"{"id":"m_1","message_id":"m_1","recipient_id":"24601","data":[]}"#),
            .says(201, "", [("x-card-id", "c_1"), ("x-restli-id", "m_1")]), .says(204, ""), .says(302, ""),
            .says(400, #"{"error":{"code":100,"error_subcode":2018278,"message":"no"}}"#),
            .says(401, #"{"error":{"code":190,"message":"expired"}}"#), .says(403, "<html>"), .says(404, "{}"),
            .says(429, "{}", [("retry-after", "60")]), .says(429, "{}", [("retry-after", "soon")]), .says(500, "oops"),
            Network(
                description: "no UTF-8",
                outcome: .answer(status: 200, headers: [], body: .base64("/w=="), captured: ["next"])),
            Network(description: "timeout", outcome: .trouble(.timeout, sent: true)),
            Network(description: "unreachable", outcome: .trouble(.unreachable, sent: false)),
        ]
    }

    static func through(
        _ session: any AdapterSession, _ operation: String, input: JSONObject, network: Network
    ) async throws -> Walk {
        var walk = Walk()
        var call = AdapterCall.start(
            AdapterCall.Start(operation: operation, key: "key-1", handle: "default", input: input))
        for _ in 0..<32 {
            let reply = try await session.call(call)
            let step = try Step(reply)
            walk.steps.append(step)
            walk.replies.append(reply)
            let results: [WireResult]
            let state: JSONValue
            switch step {
            case .done, .failed: return walk
            case .http(let requests, let kept):
                (results, state) = (requests.map { WireResult(id: $0.id, network.outcome) }, kept)
            case .wait(_, let kept), .browser(_, let kept): (results, state) = ([], kept)
            }
            call = .resume(operation: operation, state: state, results: results)
        }
        return walk
    }

    /// All requests, in order.
    var requests: [WireRequest] {
        steps.flatMap { step -> [WireRequest] in
            if case .http(let requests, _) = step { requests } else { [] }
        }
    }

    var hasEnded: Bool {
        switch steps.last {
        case .done, .failed: true
        default: false
        }
    }
}

extension WireRequest {
    var values: [WireValue] {
        let pairs = query + headers
        return switch body {
        case .form(let form): (pairs + form).map(\.value)
        case .text(let text): pairs.map(\.value) + [text]
        case .none, .json: pairs.map(\.value)
        }
    }

    /// Whether these very bytes are sent, perhaps behind a mention: in the JSON body, or a field that is JSON itself, or a field.
    func carries(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        func holds(_ json: JSONValue) -> Bool {
            switch json {
            case .string(let string):
                if Array(string.utf8).contains(wanted) { return true }
                guard let inner = try? JSONValue.parse(Array(string.utf8)), inner.stringValue == nil else {
                    return false
                }
                return holds(inner)
            case .array(let values): return values.contains(where: holds)
            case .object(let object): return object.fields.contains { holds($0.value) }
            default: return false
            }
        }
        if case .json(let json) = body, holds(json) { return true }
        return values.contains { value in
            if case .text(let string) = value { holds(.string(string)) } else { false }
        }
    }
}
