import Database
import EventLoop
import FoundationEssentials
import Glibc
import HTTPClient
import JSON
import Secrets
import Telemetry
import TestKit
import Testing

/// Practice, the four services, further replicas of messaging, and adapters in a folder of the run's own.
///
/// Confined to the loop of the product.
final class ChaosRig: @unchecked Sendable {
    let product: Product
    let practice: StartedProgram
    private let practicePort: Int
    private let client: HTTPClient
    /// Further processes of messaging, by name; each has a port of its own.
    private(set) var replicas: [String: StartedProgram] = [:]
    private var ports: [String: Int] = [:]
    private var generation = 0

    static func run(
        _ settings: [String: String] = [:], _ body: @escaping @Sendable (ChaosRig) async throws -> Void
    ) async throws {
        let directory = try ScratchDirectory()
        defer { directory.remove() }
        let port = FreePorts.run(of: 1)
        let adapters = try AdapterFolder.make(in: directory.path)
        var all = ChaosRig.credentials(practice: port)
        all["OUTREACH_ADAPTER_PATH"] = adapters
        all["OUTREACH_ACTION_LEASE_SECONDS"] = "4"
        all["OUTREACH_LOG_LEVEL"] = "info"
        all.merge(settings) { $1 }
        try await withProduct(all) { product in
            let rig = try ChaosRig(product, practicePort: port, directory: directory.path)
            do {
                try await rig.awaitPractice()
                try await body(rig)
                await rig.stop()
            } catch {
                print(rig.lastWords)
                await rig.stop()
                throw error
            }
        }
    }

    private static func credentials(practice port: Int) -> [String: String] {
        let base = "http://127.0.0.1:\(port)"
        return [
            "OUTREACH_ADAPTER_URLS":
                "facebook=\(base)/facebook,linkedin=\(base)/linkedin,tiktok=\(base)/testnet,testnet=\(base)/testnet",
            "FACEBOOK_APP_ID": "practice", "FACEBOOK_APP_SECRET": "practice-secret",
            "FACEBOOK_ACCESS_TOKEN": "practice-token", "FACEBOOK_VERIFY_TOKEN": "practice-verify",
            "LINKEDIN_ACCESS_TOKEN": "practice-token", "TIKTOK_ACCESS_TOKEN": "practice-token",
            "TESTNET_ACCESS_TOKEN": "practice-token", "TESTNET_WEBHOOK_SECRET": "practice-secret",
            "OUTREACH_SECRETS_KEY": String(repeating: "6b", count: 32),
        ]
    }

    private init(_ product: Product, practicePort: Int, directory: String) throws {
        (self.product, self.practicePort) = (product, practicePort)
        client = HTTPClient(loop: product.loop, log: Log(service: "test", minimum: .error))
        practice = try StartedProgram(
            "practice",
            environment: [
                "PATH": "/usr/bin:/bin", "OUTREACH_HOME": directory, "OUTREACH_PRACTICE_PORT": String(practicePort),
                "OUTREACH_LOG_LEVEL": "warning",
            ], outputPath: directory + "/practice.log")
    }

    private func awaitPractice() async throws {
        try await eventually("practice listens", within: .seconds(60)) {
            try? await self.control("GET", "").status == 200
        }
    }

    // MARK: Practice

    var practiceAddress: String { "http://127.0.0.1:\(practicePort)/practice" }

    @discardableResult
    func control(_ method: String, _ path: String, _ body: JSONValue? = nil) async throws -> Answer {
        let reply = try await client.send(
            HTTPRequest(
                method: method, url: practiceAddress + path,
                headers: body == nil ? [] : [("Content-Type", "application/json")], body: body?.serialized(),
                timeout: .seconds(60), maxBytes: 256 << 20))
        return Answer(reply)
    }

    /// Everything of one kind that practice wrote down.
    func record(_ what: String, _ network: ChaosNetwork) async throws -> [JSONValue] {
        var (items, cursor) = ([JSONValue](), "0")
        while true {
            let page = try await control(
                "GET", "/\(what)?limit=10000&network=\(network.practice)&after=\(cursor)")
            try #require(page.status == 200, "\(page)")
            items += page.items
            guard let next = page.string("next_cursor") else { return items }
            cursor = next
        }
    }

    /// Invents people there and brings them in here: imported, qualified, and with a window that is open.
    func people(_ count: Int, on network: ChaosNetwork, from first: Int) async throws -> [ChaosPerson] {
        let made = try await control(
            "POST", "/people",
            ["network": .string(network.practice), "count": JSONValue(count), "window": "open", "behaviour": "silent"])
        try #require(made.status == 201, "\(made)")
        let people = (made["ids"]?.arrayValue ?? []).enumerated().map { offset, id in
            ChaosPerson(network: network, id: id.stringValue ?? "", number: first + offset)
        }
        let job = try await product.importFile(ChaosPerson.header + people.map(\.row).joined())
        try #require(Product.counts(job)[0] == Int64(count), "\(job)")
        return people
    }

    /// Everybody imported gets a draft; the window is opened as their first message would have done.
    func draftForEverybody(_ count: Int) async throws {
        try await product.database.execute(
            "UPDATE social.social_recipients SET last_inbound_at = clock_timestamp() WHERE platform = 'facebook'")
        let ids = try await product.people().values.sorted().map(JSONValue.string)
        for start in stride(from: 0, to: ids.count, by: 500) {
            let answer = try await product.post(
                "/api/social/profiles/bulk-qualify",
                ["profile_ids": .array(Array(ids[start..<min(start + 500, ids.count)]))])
            try #require(answer.status == 200, "\(answer)")
        }
        let (answer, job) = try await product.stage("draft")
        try #require(answer.int("accepted") == Int64(count), "\(answer)")
        try #require(job["counts"]?["done"]?.intValue == Int64(count), "\(job)")
        try await product.database.execute(
            "UPDATE social.social_recipients SET last_inbound_at = clock_timestamp() WHERE platform = 'facebook'")
    }

    // MARK: Replicas

    func addReplica(_ name: String) throws {
        ports[name] = ports[name] ?? FreePorts.run(of: 1)
        generation += 1
        let program = try StartedProgram(
            "messaging",
            environment: product.environment.merging(["OUTREACH_MESSAGING_PORT": String(ports[name]!)]) { $1 },
            outputPath: "\(product.directory.path)/\(name)-\(generation).log")
        replicas[name] = program
    }

    /// The worker's name in leases, as the process says it when it starts to send.
    func worker(_ name: String) async throws -> UUID {
        var found: UUID?
        try await eventually("\(name) sends", within: .seconds(60)) {
            let output = self.replicas[name]?.output ?? ""
            guard
                let line = output.split(separator: "\n").last(where: {
                    $0.contains("\"worker\"") || $0.contains("worker=")
                })
            else { return false }
            found =
                line.split(whereSeparator: { !($0.isHexDigit || $0 == "-") }).lazy.compactMap {
                    UUID(uuidString: String($0))
                }.last
            return found != nil
        }
        return try #require(found)
    }

    /// The adapters' processes of a replica.
    func hosts(of program: StartedProgram) -> [pid_t] {
        let path = "/proc/\(program.pid)/task/\(program.pid)/children"
        // Children belong to the thread that started them.
        let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(program.pid)/task")) ?? []
        return (tasks.map { "/proc/\(program.pid)/task/\($0)/children" } + [path])
            .flatMap { (TextFile.read($0) ?? "").split(separator: " ").compactMap { pid_t($0.filter(\.isNumber)) } }
    }

    func crashReplica(_ name: String) async throws {
        try await replicas[name]?.crash()
        try addReplica(name)
    }

    var lastWords: String {
        replicas.sorted { $0.key < $1.key }.map { name, program in
            "--- \(name)\n" + program.output.split(separator: "\n").suffix(12).joined(separator: "\n")
        }.joined(separator: "\n") + "\n--- practice\n" + practice.output.suffix(2000)
    }

    private func stop() async {
        for program in replicas.values { program.signal(SIGTERM) }
        for program in replicas.values {
            _ = try? await program.end(within: .seconds(15))
            program.signal(SIGKILL)
        }
        practice.signal(SIGKILL)
    }
}

/// Adapters as an operator would put them into a folder: the real ones, and the test network in TikTok's place.
enum AdapterFolder {
    static func make(in directory: String) throws -> String {
        let folder = directory + "/adapters"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var lock = ""
        for (library, name) in [
            ("libfacebook", "libfacebook"), ("liblinkedin", "liblinkedin"), ("libinstagram", "libinstagram"),
            ("libtiktok_test", "libtiktok"), ("libtestnet", "libtestnet"),
        ] {
            let bytes = try Data(contentsOf: URL(filePath: "\(StartedProgram.directory)/\(library).so"))
            try bytes.write(to: URL(filePath: "\(folder)/\(name).so"))
            lock += "\(hex(sha256(Array(bytes))))  \(name).so\n"
        }
        try Data(lock.utf8).write(to: URL(filePath: folder + "/adapters.lock"))
        return folder
    }
}
