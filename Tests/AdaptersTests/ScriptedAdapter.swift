import AdapterKit
import AdapterWire
import Adapters
import EventLoop
import HTTPClient
import JSON
import Synchronization
import Telemetry

/// An adapter of an invented network whose steps a test writes: its state is how often it was asked.
struct ScriptedAdapter: PlatformAdapter {
    typealias Script = @Sendable (_ at: Int, _ start: AdapterCall.Start, _ results: [WireResult]) -> Step

    var manifest = ScriptedAdapter.village
    let script: Script
    var meaning: @Sendable (InboundCall) -> InboundAnswer = { _ in InboundAnswer(status: 404) }
    private let begun = Held<AdapterCall.Start?>(nil)

    init(_ script: @escaping Script) { self.script = script }

    static let village = Manifest(
        platform: "village", version: "1.0.0", displayName: "Village",
        bases: ["api": "https://api.village.invalid", "files": "https://files.village.invalid/v1"],
        credentials: [
            Manifest.Credential("access_token", environment: "VILLAGE_ACCESS_TOKEN", summary: "A token"),
            Manifest.Credential("app_secret", environment: "VILLAGE_APP_SECRET", summary: "A secret"),
            Manifest.Credential("page_id", environment: "VILLAGE_PAGE_ID", isSecret: false, summary: "A page"),
            Manifest.Credential("verify_token", environment: "VILLAGE_VERIFY_TOKEN", summary: "A word"),
        ],
        operations: [
            Manifest.Operation(
                .message, deliveries: [.api], access: .any, credentials: ["access_token", "app_secret", "page_id"],
                summary: "Writes.")
        ],
        inbound: Manifest.Inbound(
            verify: ["app_secret", "verify_token"], events: [.reply], headers: ["x-village-signature"]))

    func start(_ start: AdapterCall.Start) -> Step {
        begun.set(start)
        return step(0, [])
    }

    func resume(_ operation: String, state: JSONValue, results: [WireResult]) -> Step {
        step(Int(state.intValue ?? -1), results)
    }

    func inbound(_ call: InboundCall) -> InboundAnswer { meaning(call) }

    private func step(_ at: Int, _ results: [WireResult]) -> Step {
        switch script(at, begun.value!, results) {
        case .http(let requests, _): .http(requests, state: JSONValue(at + 1))
        case .wait(let seconds, _): .wait(seconds, state: JSONValue(at + 1))
        case let step: step
        }
    }
}

/// A value that several tasks share, in something that can be copied.
final class Held<Value: Sendable>: Sendable {
    private let mutex: Mutex<Value>
    init(_ initial: Value) { mutex = Mutex(initial) }
    var value: Value { mutex.withLock { $0 } }
    func set(_ value: Value) { mutex.withLock { $0 = value } }
    func change(_ body: (inout Value) -> Void) { mutex.withLock { body(&$0) } }
}

/// Answers in this process; the cage has tests of its own. Keeps all that the adapter was told.
final class InProcessSession: AdapterSession {
    private let adapter: ScriptedAdapter
    private let told = Mutex<[String]>([])
    /// Thrown in place of the answer to the call with this number, counted from 0.
    private let crash: (at: Int, failure: AdapterFailure)?

    init(_ adapter: ScriptedAdapter, crash: (at: Int, failure: AdapterFailure)? = nil) {
        (self.adapter, self.crash) = (adapter, crash)
    }

    var manifest: Manifest { adapter.manifest }
    var everythingTold: [String] { told.withLock { $0 } }

    func call(_ call: AdapterCall) async throws(AdapterFailure) -> JSONValue {
        let request = call.json.serialized()
        let number = told.withLock {
            $0.append(String(decoding: request, as: UTF8.self))
            return $0.count - 1
        }
        if let crash, crash.at == number { throw crash.failure }
        do {
            return try JSONValue.parse(request.withUnsafeBytes { try adapter.answer($0) })
        } catch {
            throw AdapterFailure(.adapterCrashed, "The adapter gave up: \(error)")
        }
    }
}

/// One operation against one server.
struct Village {
    static let token = "tok/EN+with &odd=%chars-zebra"
    static let secret = "s3cr3t\"quoted\\and\u{FC}nicode"
    static let credentials = ["access_token": token, "app_secret": secret, "page_id": "page-55"]

    let server: NetworkServer
    var credentials = Village.credentials
    var deadline: Duration = .seconds(120)
    var input: JSONObject = ["text": "Hello", "recipient": ["platform_user_id": "24601"]]
    var willCommit: @Sendable () async throws -> Bool = { true }
    /// Moves the base `api`; `nil` leaves it where it cannot be reached.
    var moved: String?

    init(_ server: NetworkServer) {
        self.server = server
        moved = server.url + "/village"
    }

    func perform(_ session: InProcessSession, operation: String = "message") async throws -> Performed {
        let (village, loop, client) = (self, Village.loop, Village.client)
        return try await loop.task { await village.perform(session, operation, loop, client) }.value
    }

    func perform(_ script: @escaping ScriptedAdapter.Script) async throws -> Performed {
        try await perform(InProcessSession(ScriptedAdapter(script)))
    }

    /// On a loop of its own: for what holds its loop up, and for what a loop held up by another would make late.
    func performAlone(_ script: @escaping ScriptedAdapter.Script) async throws -> Performed {
        let loop = Loop(name: "village-alone")
        loop.start()
        defer { loop.stop() }
        return try await loop.task { await perform(InProcessSession(ScriptedAdapter(script)), "message", loop) }.value
    }

    /// One for all: a loop of each operation's own would use up the process's descriptors.
    private static let loop: Loop = {
        let loop = Loop(name: "village")
        loop.start()
        return loop
    }()
    private static let client = HTTPClient(
        loop: loop, log: Log(service: "test", minimum: .info, format: .json))

    func perform(
        _ session: InProcessSession, _ operation: String, _ loop: Loop, _ client: HTTPClient? = nil
    ) async -> Performed {
        await performer(loop, client).perform(
            AdapterCall.Start(operation: operation, key: "k-1", handle: "default", input: input), on: session,
            credentials: credentials, deadline: .now + deadline, willCommit: willCommit)
    }

    func performer(_ loop: Loop, _ client: HTTPClient? = nil) -> Performer {
        Village.performer(moved.map { try! BaseAddresses("village=\($0)") } ?? BaseAddresses(), loop, client)
    }

    static func performer(_ bases: BaseAddresses, _ loop: Loop, _ client: HTTPClient? = nil) -> Performer {
        let log = Log(service: "test", minimum: .info, format: .json)
        return Performer(client: client ?? HTTPClient(loop: loop, log: log), bases: bases, loop: loop, log: log)
    }
}

extension WireRequest {
    static func get(_ path: String = "/me", query: [WirePair] = [], capture: [String: String] = [:]) -> WireRequest {
        WireRequest(id: "get", target: .base("api", path: path), query: query, capture: capture)
    }

    static func deed(_ body: Body = .none, timeout: Double = 20) -> WireRequest {
        WireRequest(
            id: "deed", method: "POST", target: .base("api", path: "/messages"), body: body, commits: true,
            timeout: timeout)
    }
}

extension Step {
    static func ask(_ requests: WireRequest...) -> Step { .http(requests, state: .null) }
    static func fail(_ code: AdapterFailure.Code, _ reason: String = "No.") -> Step {
        .failed(AdapterFailure(code, reason))
    }
}

extension Performed {
    var failure: AdapterFailure? { if case .failure(let failure) = result { failure } else { nil } }
    var outcome: JSONObject? { try? result.get() }
}
