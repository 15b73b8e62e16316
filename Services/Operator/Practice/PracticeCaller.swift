internal import EventLoop
internal import HTTPClient
internal import JSON
internal import Telemetry

/// Calls the control side of the practice networks. It asks for no key.
struct PracticeCaller: Sendable {
    private let base: String
    private let client: HTTPClient
    private let words: TypedWords

    init(_ invocation: Invocation) throws(Failure) {
        base = try PracticeSibling(invocation).url
        words = TypedWords(command: invocation.command, operands: invocation.operands)
        client = HTTPClient(loop: invocation.loop, log: Log(service: "outreach", minimum: .error))
    }

    /// - Parameter path: behind `/practice`, with its query.
    @discardableResult
    func call(_ method: String, _ path: String = "", _ body: JSONValue? = nil) async throws(Failure) -> JSONValue {
        let request = HTTPRequest(
            method: method, url: base + "/practice" + path,
            headers: body == nil ? [] : [("Content-Type", "application/json")], body: body?.serialized(),
            timeout: .seconds(60), maxBytes: 256 << 20, isSentOnce: method == "POST")
        let reply: HTTPReply
        do throws(HTTPClientError) {
            reply = try await client.send(request)
        } catch {
            throw Failure(.unavailable, "no answer at \(base): \(error.reason). Is outreach practice up running?")
        }
        let json = (try? JSONValue.parse(reply.body)) ?? .null
        guard (200...299).contains(reply.status) else { throw Caller.failure(reply.status, json, words, body) }
        return json
    }

    func items(_ path: String) async throws(Failure) -> [JSONValue] {
        try await call("GET", path)["items"]?.arrayValue ?? []
    }
}
