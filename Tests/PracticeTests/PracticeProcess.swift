import EventLoop
import Glibc
import HTTPClient
import JSON
import Telemetry
import TestKit
import Testing

/// The practice networks as they are shipped, on a port and in a directory of their own. Each test has its own process.
@Suite struct PracticeTests {}

/// What was answered.
struct Heard: Sendable, CustomStringConvertible {
    let reply: HTTPReply
    /// `null` when the body is no JSON.
    let json: JSONValue

    init(_ reply: HTTPReply) {
        self.reply = reply
        json = (try? JSONValue.parse(reply.body)) ?? .null
    }

    var status: Int { reply.status }
    var text: String { String(decoding: reply.body, as: UTF8.self) }
    var description: String { "\(status) \(text.prefix(600))" }
    func header(_ name: String) -> String? { reply.header(name) }
    subscript(key: String) -> JSONValue? { json[key] }
    var items: [JSONValue] { json["items"]?.arrayValue ?? [] }
    /// `code/subcode` of Graph's errors.
    var graphCode: String? {
        guard let code = json["error"]?["code"]?.intValue else { return nil }
        return json["error"]?["error_subcode"]?.intValue.map { "\(code)/\($0)" } ?? "\(code)"
    }
}

/// Confined to the loop of its test.
final class PracticeProcess: @unchecked Sendable {
    static let page = "1042000000000001"
    static let token = "practice-token"

    let loop: Loop
    let port = FreePorts.run(of: 1)
    let directory: ScratchDirectory
    let client: HTTPClient
    private(set) var program: StartedProgram?

    init(_ loop: Loop) throws {
        self.loop = loop
        directory = try ScratchDirectory()
        client = HTTPClient(loop: loop, log: Log(service: "test", minimum: .error))
    }

    var base: String { "http://127.0.0.1:\(port)" }
    var environment: [String: String] {
        [
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "OUTREACH_HOME": directory.path,
            "OUTREACH_PRACTICE_PORT": String(port), "OUTREACH_LOG_LEVEL": "warning", "OUTREACH_DRAIN_SECONDS": "1",
        ]
    }

    func start() async throws {
        let program = try StartedProgram("practice", environment: environment, outputPath: directory.path + "/output")
        self.program = program
        try await eventually("practice listens", within: .seconds(60)) {
            if let code = program.exitCode() {
                throw StartedProgram.Failure(description: "practice ended with \(code): \(program.output)")
            }
            return try? await self.call("GET", "/livez").status == 200
        }
    }

    func crash() async throws { try await program?.crash() }

    func stop() async {
        program?.signal(SIGTERM)
        _ = try? await program?.end(within: .seconds(10))
        program?.signal(SIGKILL)
        directory.remove()
    }

    // MARK: Calls

    func call(
        _ method: String, _ path: String, _ body: JSONValue? = nil, form: String? = nil, token: String? = nil,
        headers: [(name: String, value: String)] = []
    ) async throws -> Heard {
        var all = headers
        if let token { all.append(("Authorization", "Bearer \(token)")) }
        if body != nil { all.append(("Content-Type", "application/json")) }
        if form != nil { all.append(("Content-Type", "application/x-www-form-urlencoded")) }
        let reply = try await client.send(
            HTTPRequest(
                method: method, url: base + path, headers: all, body: body?.serialized() ?? form.map { Array($0.utf8) },
                timeout: .seconds(60), maxBytes: 256 << 20, isSentOnce: true))
        return Heard(reply)
    }

    /// Sends exactly these bytes and reads until practice closes.
    func raw(_ text: String) throws -> String {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        defer { close(descriptor) }
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let code = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(code == 0)
        let bytes = Array(text.utf8)
        _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        var (all, chunk): ([UInt8], [UInt8]) = ([], [UInt8](repeating: 0, count: 65_536))
        while case let count = recv(descriptor, &chunk, chunk.count, 0), count > 0 { all += chunk[..<count] }
        return String(decoding: all, as: UTF8.self)
    }

    /// A control call that must succeed.
    @discardableResult
    func control(_ method: String, _ path: String, _ body: JSONValue? = nil) async throws -> Heard {
        let heard = try await call(method, "/practice/\(path)", body)
        try #require((200...299).contains(heard.status), "\(heard)")
        return heard
    }

    /// A message from the page.
    func message(
        _ person: String, _ text: String, metadata: String? = nil, token: String? = PracticeProcess.token
    ) async throws -> Heard {
        var message: JSONObject = ["text": .string(text)]
        if let metadata { message["metadata"] = .string(metadata) }
        return try await call(
            "POST", "/facebook/v26.0/me/messages",
            ["recipient": ["id": .string(person)], "message": .object(message), "messaging_type": "RESPONSE"],
            token: token)
    }

    func inMail(_ urn: String, _ text: String, token: String? = PracticeProcess.token) async throws -> Heard {
        try await call(
            "POST", "/linkedin/v2/messages",
            ["recipients": [.string(urn)], "subject": "", "body": .string(text), "messageType": "MEMBER_TO_MEMBER"],
            token: token, headers: [("X-Restli-Protocol-Version", "2.0.0")])
    }

    func status(_ text: String, key: String?, token: String? = PracticeProcess.token) async throws -> Heard {
        try await call(
            "POST", "/testnet/api/v1/statuses", ["status": .string(text), "visibility": "direct"], token: token,
            headers: key.map { [("Idempotency-Key", $0)] } ?? [])
    }

    /// Everything that arrived, page after page.
    func arrivals(_ query: String = "") async throws -> [JSONValue] { try await all("arrivals", query) }
    func calls(_ query: String = "") async throws -> [JSONValue] { try await all("calls", query) }

    private func all(_ what: String, _ query: String) async throws -> [JSONValue] {
        var items: [JSONValue] = []
        var cursor: String?
        repeat {
            let page = try await control("GET", "\(what)?limit=1000\(query)" + (cursor.map { "&after=\($0)" } ?? ""))
            items += page.items
            cursor = page["next_cursor"]?.stringValue
        } while cursor != nil
        return items
    }
}

/// The people who are always there.
enum Seeds {
    static let replies = "4200000000000001"
    static let objects = "4200000000000002"
    static let silent = "4200000000000003"
    static let blocked = "4200000000000004"
    static let closed = "4200000000000005"
    static let stranger = "4299999999999999"
}

/// Runs `body` with a practice process of its own.
func withPractice(_ body: @escaping @Sendable (PracticeProcess) async throws -> Void) async throws {
    try await onLoop("practice-test") { loop in
        let practice = try PracticeProcess(loop)
        do {
            try await practice.start()
            try await body(practice)
            await practice.stop()
        } catch {
            print(practice.program?.output.suffix(3000) ?? "")
            await practice.stop()
            throw error
        }
    }
}
