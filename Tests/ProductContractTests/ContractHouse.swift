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

/// The four services and the shelter's on one scratch database, each asked at a port of its own.
///
/// Confined to the loop of the scratch database.
final class ContractHouse: @unchecked Sendable {
    static let services = ["discovery", "profiles", "messaging", "scheduling", "shelter"]

    let database: Database
    private let directory: ScratchDirectory
    private let url: String
    private let base = FreePorts.run(of: 6)
    private let client: HTTPClient
    private var programs: [String: StartedProgram] = [:]
    /// By role.
    private var keys: [Role: String] = [:]
    /// Lists of things that are there, by the pattern that shows one: ids to ask for.
    var known: [String: String] = [:]
    /// By list: where a second page begins; by pattern: how many rows were walked through.
    var cursors: [String: String] = [:]
    var walked: [String: Int] = [:]
    /// Those that count, by service and pattern.
    var lists: [String: Operation] = [:]
    /// One that is there.
    var animal = ""
    var stock = ContractStock()
    private var names = 0
    /// What was wrong with single answers, whatever the row that asked made of them.
    private(set) var faults: Set<String> = []
    private(set) var calls = 0

    init(_ scratch: ScratchDatabase) throws {
        database = scratch.database
        directory = try ScratchDirectory()
        url = scratch.url
        client = HTTPClient(loop: database.loop, log: Log(service: "test", minimum: .error))
    }

    // MARK: Processes

    private func environment(_ products: [String: String]) -> [String: String] {
        let pairs = url.split(separator: " ").map { $0.split(separator: "=", maxSplits: 1) }
        let address = pairs.map { "\($0[0])=\($0[1].filter { $0 != "'" }.replacing("/", with: "%2F"))" }
        return [
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "OUTREACH_PORT": String(base),
            "DATABASE_URL": url.hasPrefix("postgres") ? url : "postgresql:///?" + address.joined(separator: "&"),
            "OUTREACH_SUPPRESSION_KEY": String(repeating: "5a", count: 32), "OUTREACH_DATABASE_CONNECTIONS": "4",
            "OUTREACH_SECRETS_KEY": String(repeating: "c3", count: 32), "OUTREACH_LOG_LEVEL": "error",
            "OUTREACH_OUTBOX_LEASE_SECONDS": "3", "OUTREACH_DRAIN_SECONDS": "2", "OUTREACH_JUDGE_ANSWERS": "true",
        ].merging(products) { $1 }
    }

    /// - Parameter products: `OUTREACH_PRODUCTS`; each service has all of its own without it.
    func start(products: String? = nil) async throws {
        for name in ContractHouse.services {
            programs[name] = try StartedProgram(
                name, environment: environment(products.map { ["OUTREACH_PRODUCTS": $0] } ?? [:]),
                outputPath: "\(directory.path)/\(name).log")
        }
        for name in ContractHouse.services {
            try await eventually("\(name) is ready", within: .seconds(60)) {
                if let code = programs[name]?.exitCode() {
                    throw StartedProgram.Failure(description: "\(name) ended with \(code): \(programs[name]!.output)")
                }
                return try? await self.send("GET", "/readyz", to: name, as: nil).status == 200
            }
        }
        guard keys.isEmpty else { return }
        for role in Role.allCases {
            keys[role] = try await KeyStore(database: database).create(name: "test \(role)", role: role).key.text
        }
    }

    func stop() async {
        for program in programs.values { program.signal(SIGTERM) }
        for program in programs.values {
            _ = try? await program.end(within: .seconds(15))
            program.signal(SIGKILL)
        }
        programs = [:]
    }

    func remove() { directory.remove() }

    /// For the report of a failed test.
    var lastWords: String {
        programs.map { "--- \($0)\n\($1.output.split(separator: "\n").suffix(15).joined(separator: "\n"))" }.joined()
    }

    /// What only a person with `psql` does.
    func script(_ statement: String) async throws {
        try await database.withConnection { try await $0.script(statement) }
    }

    // MARK: Calls

    /// - Parameter role: whose key is sent; `nil` for none.
    func send(
        _ method: String, _ path: String, to service: String, as role: Role? = .admin, body: [UInt8]? = nil,
        type: String? = nil, headers: [(name: String, value: String)] = []
    ) async throws -> ContractAnswer {
        var headers = headers
        if let role { headers.append(("X-API-Key", keys[role] ?? "")) }
        if let type { headers.append(("Content-Type", type)) }
        let port = base + 1 + (ContractHouse.services.firstIndex(of: service) ?? 0)
        calls += 1
        let reply = try await client.send(
            HTTPRequest(
                method: method, url: "http://127.0.0.1:\(port)\(path)", headers: headers, body: body,
                timeout: .seconds(60)))
        return ContractAnswer(reply)
    }

    /// Asks an operation, and judges what every answer must be.
    /// - Parameter place: the path with ids of its own.
    func ask(
        _ operation: Operation, _ query: String = "", at place: String? = nil, as role: Role? = .admin,
        method: String? = nil, body: [UInt8]? = nil, type: String? = nil,
        headers: [(name: String, value: String)] = []
    ) async throws -> ContractAnswer {
        let path = place ?? known[operation.name] ?? operation.path
        let answer = try await send(
            method ?? operation.method, path + query, to: operation.service, as: role, body: body, type: type,
            headers: headers)
        if let fault = answer.fault(of: operation) { faults.insert("\(operation): \(fault)") }
        return answer
    }

    func get(_ service: String, _ path: String) async throws -> ContractAnswer {
        try await send("GET", path, to: service)
    }

    func post(
        _ service: String, _ path: String, _ body: String = "{}", _ type: String = "application/json"
    ) async throws -> ContractAnswer {
        try await send("POST", path, to: service, body: Array(body.utf8), type: type)
    }

    /// A name that nobody has.
    func name() -> String {
        names += 1
        return "contract\(names)"
    }
}
