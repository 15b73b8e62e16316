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

/// The shelter's service on a scratch database of its own, beside the practice networks. Confined to the loop of the database.
final class ShelterHouse: @unchecked Sendable {
    let database: Database
    private let directory: ScratchDirectory
    private let url: String
    private let base = FreePorts.run(of: 7)
    private let client: HTTPClient
    private var shelter: StartedProgram?
    private let practice: StartedProgram
    private var key = ""

    /// Gives `body` a shelter that runs, with the test network loaded.
    static func run(_ body: @escaping @Sendable (ShelterHouse) async throws -> Void) async throws {
        try await withScratchDatabase { scratch in
            let house = try ShelterHouse(scratch)
            do {
                try await house.start()
                try await body(house)
                await house.remove()
            } catch {
                print(house.shelter?.output.suffix(4000) ?? "")
                await house.remove()
                throw error
            }
        }
    }

    private init(_ scratch: ScratchDatabase) throws {
        (database, url) = (scratch.database, scratch.url)
        directory = try ScratchDirectory()
        client = HTTPClient(loop: database.loop, log: Log(service: "test", minimum: .error))
        practice = try StartedProgram(
            "practice",
            environment: [
                "PATH": "/usr/bin:/bin", "OUTREACH_HOME": directory.path, "OUTREACH_PRACTICE_PORT": String(base + 6),
                "OUTREACH_LOG_LEVEL": "warning",
            ], outputPath: directory.path + "/practice.log")
        let folder = directory.path + "/adapters"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let library = try Data(contentsOf: URL(filePath: "\(StartedProgram.directory)/libtestnet.so"))
        try library.write(to: URL(filePath: folder + "/libtestnet.so"))
        try TextFile.write("\(hex(sha256(Array(library))))  libtestnet.so\n", to: folder + "/adapters.lock")
    }

    private var environment: [String: String] {
        let pairs = url.split(separator: " ").map { $0.split(separator: "=", maxSplits: 1) }
        let address = pairs.map { "\($0[0])=\($0[1].filter { $0 != "'" }.replacing("/", with: "%2F"))" }
        return [
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "OUTREACH_PORT": String(base),
            "DATABASE_URL": url.hasPrefix("postgres") ? url : "postgresql:///?" + address.joined(separator: "&"),
            "OUTREACH_SUPPRESSION_KEY": String(repeating: "5a", count: 32), "OUTREACH_DATABASE_CONNECTIONS": "4",
            "OUTREACH_SECRETS_KEY": String(repeating: "c3", count: 32), "OUTREACH_LOG_LEVEL": "warning",
            "OUTREACH_DRAIN_SECONDS": "2", "OUTREACH_JUDGE_ANSWERS": "true", "OUTREACH_SHELTER_VISIT_SECONDS": "1",
            "OUTREACH_ADAPTERS": "testnet", "OUTREACH_ADAPTER_PATH": directory.path + "/adapters",
            "OUTREACH_ADAPTER_URLS": "testnet=http://127.0.0.1:\(base + 6)/testnet",
            "TESTNET_ACCESS_TOKEN": "practice-token", "TESTNET_WEBHOOK_SECRET": "practice-secret",
        ]
    }

    // MARK: Processes

    func start(_ changed: [String: String] = [:]) async throws {
        let program = try StartedProgram(
            "shelter", environment: environment.merging(changed) { $1 }, outputPath: directory.path + "/shelter.log")
        shelter = program
        try await eventually("the shelter is ready", within: .seconds(60)) {
            if let code = program.exitCode() {
                throw StartedProgram.Failure(description: "shelter ended with \(code): \(program.output)")
            }
            return try? await self.call("GET", "/readyz").status == 200
        }
        guard key.isEmpty else { return }
        key = try await KeyStore(database: database).create(name: "test", role: .admin).key.text
    }

    func stop() async throws {
        shelter?.signal(SIGTERM)
        #expect(try await shelter?.end(within: .seconds(15)) == 0)
    }

    private func remove() async {
        for program in [shelter, practice].compactMap({ $0 }) {
            program.signal(SIGTERM)
            _ = try? await program.end(within: .seconds(15))
            program.signal(SIGKILL)
        }
        directory.remove()
    }

    // MARK: Calls

    func call(
        _ method: String, _ path: String, _ body: JSONValue? = nil, file: String? = nil, port: Int = 5,
        headers: [(name: String, value: String)] = []
    ) async throws -> (status: Int, json: JSONValue) {
        let type = file == nil ? "application/json" : "text/csv"
        let bytes = file.map { Array($0.utf8) } ?? body?.serialized()
        let reply = try await client.send(
            HTTPRequest(
                method: method, url: "http://127.0.0.1:\(base + port)\(path)",
                headers: [("X-API-Key", key)] + (bytes == nil ? [] : [("Content-Type", type)]) + headers, body: bytes,
                timeout: .seconds(20)))
        return (reply.status, (try? JSONValue.parse(reply.body)) ?? .null)
    }

    func items(_ path: String) async throws -> [JSONValue] {
        let answer = try await call("GET", path)
        try #require(answer.status == 200, "\(path): \(answer)")
        return answer.json["items"]?.arrayValue ?? []
    }

    /// What really arrived on the network.
    func arrivals() async throws -> [JSONValue] {
        try await call("GET", "/practice/arrivals?network=testnet&limit=100&after=0", port: 6).json["items"]?.arrayValue
            ?? []
    }

    /// Invents people on the network.
    func people(_ count: Int) async throws -> [String] {
        try await eventually("practice listens") { try? await self.call("GET", "/practice", port: 6).status == 200 }
        let made = try await call(
            "POST", "/practice/people",
            ["network": "testnet", "count": JSONValue(count), "window": "open", "behaviour": "silent"], port: 6)
        try #require(made.status == 201, "\(made)")
        return (made.json["ids"]?.arrayValue ?? []).compactMap(\.stringValue)
    }

    /// As the network signs what it tells.
    func tell(_ text: String, from person: String, id: String) async throws -> Int {
        let status: JSONValue = ["id": .string(id), "account": ["id": .string(person)], "content": .string(text)]
        let tag = hex(hmacSHA256(key: Array("practice-secret".utf8), status.serialized()))
        return try await call("POST", "/api/webhooks/testnet", status, headers: [("X-Signature", tag)]).status
    }
}
