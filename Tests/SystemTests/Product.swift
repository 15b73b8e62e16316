import Database
import EventLoop
import FoundationEssentials
import Glibc
import HTTPClient
import Identity
import JSON
import Secrets
import Telemetry
import TestKit
import Testing

/// The four services as they are shipped, on a scratch database and ports of their own, with an admin's key.
///
/// Confined to the loop of the scratch database.
final class Product: @unchecked Sendable {
    static let services = ["discovery", "profiles", "messaging", "scheduling"]
    /// What bringing people in needs.
    static let importing = ["discovery", "profiles"]

    let loop: Loop
    /// A connection string in the form of an address, which is what the product takes.
    let databaseURL: String
    /// For looking behind the API.
    let database: Database
    let directory: ScratchDirectory
    private let base: Int
    private let client: HTTPClient
    private let extra: [String: String]
    private(set) var programs: [String: StartedProgram] = [:]
    private(set) var key = ""

    init(database: Database, extra: [String: String] = [:]) throws {
        (loop, self.database, self.extra) = (database.loop, database, extra)
        databaseURL = try Product.address(database.configuration.url)
        client = HTTPClient(loop: database.loop, log: Log(service: "test", minimum: .error))
        directory = try ScratchDirectory()
        base = FreePorts.run(of: 5)
    }

    /// `dbname='a' host='/b'` as `postgresql:///?dbname=a&host=%2Fb`.
    static func address(_ connection: String) throws -> String {
        if connection.hasPrefix("postgres") { return connection }
        let pairs = connection.split(separator: " ").map { $0.split(separator: "=", maxSplits: 1) }
        let query = pairs.map { "\($0[0])=\($0[1].filter { $0 != "'" }.replacing("/", with: "%2F"))" }
        return "postgresql:///?" + query.joined(separator: "&")
    }

    var environment: [String: String] {
        var all = [
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DATABASE_URL": databaseURL, "OUTREACH_PORT": String(base),
            "OUTREACH_SUPPRESSION_KEY": String(repeating: "5a", count: 32), "OUTREACH_DATABASE_CONNECTIONS": "4",
            "OUTREACH_SECRETS_KEY": String(repeating: "c3", count: 32),
            "OUTREACH_OUTBOX_LEASE_SECONDS": "3", "OUTREACH_LOG_LEVEL": "warning", "OUTREACH_DRAIN_SECONDS": "2",
            "OUTREACH_JUDGE_ANSWERS": "true",
        ]
        all.merge(extra) { $1 }
        return all
    }

    func port(_ service: String) -> Int { base + 1 + Product.services.firstIndex(of: service)! }

    /// Starts what does not run and waits until it is ready.
    func start(_ services: [String] = Product.services, with changed: [String: String] = [:]) async throws {
        for name in services { try launch(name, with: changed) }
        for name in services { try await expectReady(name) }
        guard key.isEmpty else { return }
        key = try await makeKey("admin")
    }

    func launch(_ name: String, with changed: [String: String] = [:]) throws {
        programs[name] = try StartedProgram(
            name, environment: environment.merging(changed) { $1 }, outputPath: "\(directory.path)/\(name).log")
    }

    func expectReady(_ name: String) async throws {
        try await eventually("\(name) is ready", within: .seconds(60)) {
            if let code = programs[name]?.exitCode() {
                throw StartedProgram.Failure(description: "\(name) ended with \(code): \(programs[name]!.output)")
            }
            return try? await self.send("GET", "/readyz", to: name).status == 200
        }
    }

    /// Another caller's key, made where the product keeps them.
    func makeKey(_ role: Role.RawValue) async throws -> String {
        let role = try #require(Role(rawValue: role))
        return try await KeyStore(database: database).create(name: "test \(role.rawValue)", role: role).key.text
    }

    /// Ends a service as a crash would.
    func crash(_ name: String) async throws { try await programs[name]?.crash() }

    func restart(_ name: String) async throws { try await start([name]) }

    /// Ends every service in order; what does not follow is killed.
    func stop() async {
        for program in programs.values { program.signal(SIGTERM) }
        for program in programs.values {
            _ = try? await program.end(within: .seconds(15))
            program.signal(SIGKILL)
        }
        for (name, program) in programs { ShapeRecord.judge(program.output, of: name) }
        directory.remove()
    }

    /// For the report of a failed test: the last lines of every service.
    var lastWords: String {
        programs.sorted { $0.key < $1.key }.map { name, program in
            let lines = program.output.split(separator: "\n").suffix(15).joined(separator: "\n")
            return "--- \(name)\n\(lines)"
        }.joined(separator: "\n")
    }

    /// As a client does: what answers that earlier changes are still being applied is asked again.
    func send(
        _ method: String, _ path: String, to service: String? = nil, body: [UInt8]? = nil,
        type: String = "application/json",
        key: String?? = .none, headers: [(name: String, value: String)] = []
    ) async throws -> Answer {
        for _ in 0..<20 {
            let answer = try await sendOnce(
                method, path, to: service, body: body, type: type, key: key, headers: headers)
            guard answer.status == 503, answer["detail"]?.stringValue?.hasPrefix("Earlier changes") == true else {
                return answer
            }
            try await Task.sleep(for: .seconds(1))
        }
        return try await sendOnce(method, path, to: service, body: body, type: type, key: key, headers: headers)
    }

    private func sendOnce(
        _ method: String, _ path: String, to service: String? = nil, body: [UInt8]? = nil,
        type: String = "application/json",
        key: String?? = .none, headers: [(name: String, value: String)] = []
    ) async throws -> Answer {
        var all = headers
        let given: String? = if case .some(let other) = key { other } else { self.key }
        if let given, !given.isEmpty { all.append(("X-API-Key", given)) }
        if body != nil, !type.isEmpty { all.append(("Content-Type", type)) }
        let service = service ?? Owner.of(path)
        let reply = try await client.send(
            HTTPRequest(
                method: method, url: "http://127.0.0.1:\(port(service))\(path)", headers: all, body: body,
                timeout: .seconds(60), maxBytes: 64 << 20))
        return Answer(reply)
    }
}

/// Which service answers a path; the gateway knows it from the services' own lists.
private enum Owner {
    static func of(_ path: String) -> String {
        let path = String(path.prefix { $0 != "?" })
        for prefix in ["discover", "pipeline/discover", "imports"] where path.hasPrefix("/api/social/\(prefix)") {
            return "discovery"
        }
        let scheduling = ["social/followup-timers", "accounts", "limits", "pauses", "actions"]
        if scheduling.contains(where: { path.hasPrefix("/api/\($0)") }) { return "scheduling" }
        if path.hasPrefix("/api/social/profiles/"), path.hasSuffix("/messages") { return "messaging" }
        if path.hasPrefix("/api/quarantine") { return "messaging" }
        let messaging = [
            "drafts", "messages", "assisted", "templates", "jobs", "replies", "platforms", "pipeline/draft",
            "pipeline/send", "pipeline/followup",
        ]
        if path.hasPrefix("/api/webhooks/") || path.hasPrefix("/api/inbound/") { return "messaging" }
        return messaging.contains { path.hasPrefix("/api/social/\($0)") } ? "messaging" : "profiles"
    }
}

/// Runs all of a suite's cases with one product. Each looks at rows of its own only; one that fails keeps none behind it from being tried.
func withProduct(
    services: [String] = Product.services, cases: [(name: String, run: @Sendable (Product) async throws -> Void)]
) async throws {
    try await withProduct(services: services) { product in
        for (name, run) in cases {
            do { try await run(product) } catch { Issue.record("\(name): \(error)") }
        }
    }
}

/// Runs `body` with a product of its own on a migrated scratch database.
/// - Parameter services: that it needs.
func withProduct<T: Sendable>(
    _ extra: [String: String] = [:], services: [String] = Product.services,
    _ body: @escaping @Sendable (Product) async throws -> T
) async throws -> T {
    try await withScratchDatabase(lines: ["platform", "social"]) { scratch in
        let product = try Product(database: scratch.database, extra: extra)
        do {
            try await product.start(services)
            let result = try await body(product)
            await product.stop()
            return result
        } catch {
            print(product.lastWords)
            await product.stop()
            throw error
        }
    }
}
