internal import Configuration
internal import EventLoop
internal import FoundationEssentials
internal import HTTPClient
internal import JSON
internal import Telemetry

/// Calls the product's own API through the gateway, as any other client does.
struct Caller: Sendable {
    struct Reply: Sendable {
        let status: Int
        let json: JSONValue
        let location: String?
    }

    let base: String
    private let key: String
    private let client: HTTPClient
    private let words: TypedWords
    let loop: Loop

    init(_ invocation: Invocation) throws(Failure) {
        let settings = try Settings(invocation.environment)
        base = settings.url
        key = try Caller.key(invocation.environment)
        loop = invocation.loop
        words = TypedWords(command: invocation.command, operands: invocation.operands)
        client = HTTPClient(loop: loop, log: Log(service: "outreach", minimum: .error))
    }

    private static func key(_ environment: [String: String]) throws(Failure) -> String {
        let reader = EnvironmentReader(environment)
        if let given: String = reader.readIfSet("OUTREACH_API_KEY") { return given }
        let path = Home(environment: environment).adminKey
        guard let text = Home.readText(path) else {
            throw Failure(.refused, "there is no key: set OUTREACH_API_KEY, or run outreach up, which writes \(path)")
        }
        return String(text.prefix { !$0.isWhitespace })
    }

    /// - Parameter path: from the first slash, with its query.
    func call(_ method: String, _ path: String, _ body: JSONValue? = nil) async throws(Failure) -> Reply {
        try await send(method, path, body?.serialized(), type: "application/json", saying: body)
    }

    /// Sends bytes as they are.
    /// - Parameter json: what the bytes say, where they are JSON.
    func send(
        _ method: String, _ path: String, _ body: [UInt8]?, type: String, saying json: JSONValue? = nil,
        timeout: Duration = .seconds(130)
    ) async throws(Failure) -> Reply {
        let reply = try await exchange(method, path, body, type: type, timeout: timeout)
        let answer = try Caller.json(reply)
        guard (200...299).contains(reply.status) else { throw Caller.failure(reply.status, answer, words, json) }
        if answer["status"]?.stringValue == "inactive" {
            throw Failure(.inactive, "this product is not active here: \(Table.plain(answer["reason"]))")
        }
        return Reply(status: reply.status, json: answer, location: reply.header("Location"))
    }

    /// A body that is not JSON, as it came.
    func download(_ path: String) async throws(Failure) -> [UInt8] {
        let reply = try await exchange("GET", path, nil, type: "", timeout: .seconds(600), maxBytes: 1 << 30)
        guard reply.status == 200 else { throw try Caller.failure(reply.status, Caller.json(reply), words) }
        return reply.body
    }

    /// A page of a list as a file, and the cursor of the next.
    func page(_ path: String) async throws(Failure) -> (bytes: [UInt8], next: String?) {
        let reply = try await exchange("GET", path, nil, type: "", timeout: .seconds(130))
        guard reply.status == 200, reply.header("Content-Disposition") != nil else {
            let problem = try Caller.json(reply)
            if problem["status"]?.stringValue == "inactive" {
                throw Failure(.inactive, "this product is not active here: \(Table.plain(problem["reason"]))")
            }
            throw Caller.failure(reply.status, problem, words)
        }
        let cursor = reply.header("Link")?.split(separator: "cursor=").last?.prefix { $0 != "&" && $0 != ">" }
        return (reply.body, cursor.map(String.init))
    }

    private func exchange(
        _ method: String, _ path: String, _ body: [UInt8]?, type: String, timeout: Duration, maxBytes: Int = 64 << 20
    ) async throws(Failure) -> HTTPReply {
        var headers = [(name: "X-API-Key", value: key), (name: "Accept", value: "application/json")]
        if body != nil { headers.append((name: "Content-Type", value: type)) }
        let request = HTTPRequest(
            method: method, url: base + path, headers: headers, body: body, timeout: timeout, maxBytes: maxBytes)
        do throws(HTTPClientError) {
            return try await client.send(request)
        } catch {
            throw Failure(.unavailable, "no answer at \(base): \(error.reason). Is outreach up running?")
        }
    }

    private static func json(_ reply: HTTPReply) throws(Failure) -> JSONValue {
        if reply.body.isEmpty { return .null }
        do throws(JSONError) {
            return try JSONValue.parse(reply.body)
        } catch {
            throw Failure(.unavailable, "the answer is not from Outreach (status \(reply.status), not JSON)")
        }
    }
}
