import AdapterWire
import JSON

/// A page's conversations as Meta shows them, and the host's part in reading them.
struct Inbox {
    struct Said: Sendable {
        let id: String
        var at = "2026-11-21T10:00:00+0000"
        var from: String? = "55"
        var to: String? = "24601"
        var text: String?

        var json: JSONValue {
            var object: JSONObject = ["id": .string(id), "created_time": .string(at)]
            if let from { object["from"] = ["name": "x", "id": .string(from)] }
            if let to { object["to"] = ["data": [["id": .string(to)]]] }
            if let text { object["message"] = .string(text) }
            return .object(object)
        }
    }

    struct Stuck: Error, CustomStringConvertible { let description: String }

    /// Newest first, by thread.
    var threads: [(id: String, messages: [Said])] = []
    var participants: JSONValue? = ["data": [["id": "24601"], ["id": "55"]]]
    var moreThreads = false
    /// What is answered in place of a page, by the number of the request from 0.
    var instead: [Int: WireResult] = [:]
    /// Rewrites a page's JSON text, as a network may spell it.
    var spelling: @Sendable (String) -> String = { $0 }
    private(set) var requests: [WireRequest] = []
    private var next: (thread: Int, from: Int)?

    init(_ messages: [Said] = []) { if !messages.isEmpty { threads = [("t_1", messages)] } }

    /// Runs the whole operation.
    mutating func reconcile(
        _ text: String, on network: String = "facebook", since: String = "2026-11-21T10:00:00.400000Z"
    ) throws -> Step {
        let adapter = try LoadedAdapter.named(network)
        var input = Sample.message(text)
        input["since"] = .string(since)
        var step = try adapter.start("reconcile", input)
        for _ in 0..<32 {
            guard case .http(let asked, let state) = step else { return step }
            step = try adapter.resume("reconcile", state, try asked.map { try answer($0) })
        }
        throw Stuck(description: "no end after 32 steps")
    }

    private mutating func answer(_ request: WireRequest) throws -> WireResult {
        requests.append(request)
        if let result = instead[requests.count - 1] { return result }
        switch request.target {
        case .captured("next"):
            guard let next else { throw Stuck(description: "nothing was captured") }
            return page(next.thread, from: next.from)
        case .base("api", path: "/v26.0/me/conversations"):
            return list()
        case .base("api", let path):
            let id = path.split(separator: "/").dropFirst().first.map(String.init)
            guard path.hasSuffix("/messages"), let thread = threads.firstIndex(where: { $0.id == id }) else {
                throw Stuck(description: "asked for \(path)")
            }
            return page(thread, from: 0)
        default: throw Stuck(description: "asked for \(request.target)")
        }
    }

    private func list() -> WireResult {
        let data = threads.map { thread -> JSONValue in
            var object: JSONObject = ["id": .string(thread.id)]
            if let participants { object["participants"] = participants }
            return .object(object)
        }
        return .answer(200, ["data": .array(data)], captured: moreThreads ? ["next"] : [])
    }

    private mutating func page(_ thread: Int, from start: Int) -> WireResult {
        let messages = threads[thread].messages
        let end = min(start + 20, messages.count)
        let body: JSONValue = [
            "data": .array(messages[start..<end].map(\.json)), "paging": ["next": "[secret]"],
        ]
        next = end < messages.count ? (thread, end) : nil
        return .text(200, spelling(body.text), captured: next == nil ? [] : ["next"])
    }
}
