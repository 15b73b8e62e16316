import EventLoop
import FoundationEssentials
import Glibc
import HTTPClient
import JSON
import Telemetry
import TestKit
import Testing

extension SystemTests {
    /// `outreach up` as an operator runs it: gateway, embedded Postgres, keys, signals.
    @Suite struct UpTests {
        @Test func twoHomesSideBySideStopAndFindTheirDataAgain() async throws {
            try await onLoop("up-test") { loop in
                let homes = [try Installation(loop), try Installation(loop)]
                try await withCleanup(homes) {
                    for home in homes { try home.up() }
                    for home in homes { try await home.expectReady() }
                    #expect(try homes[0].adminKey() != homes[1].adminKey())
                    for home in homes {
                        var status = stat()
                        #expect(stat(home.path + "/admin-key", &status) == 0 && status.st_mode & 0o777 == 0o600)
                        #expect(stat(home.path + "/secrets-key", &status) == 0 && status.st_mode & 0o777 == 0o600)
                        #expect(stat(home.path, &status) == 0 && status.st_mode & 0o777 == 0o700)
                        #expect(try await home.call("GET", "/api/social/profiles", key: "").status == 401)
                        // Every service is behind the gateway: its own problem comes back, not nginx's.
                        for path in [
                            "imports", "profiles", "drafts", "followup-timers", "profiles/1/messages",
                            "pipeline/status",
                        ] {
                            let answer = try await home.call("GET", "/api/social/\(path)", key: "")
                            #expect(answer.status == 401 && answer.isProblem, "\(path): \(answer)")
                        }
                        let unknown = try await home.call("GET", "/api/nothing")
                        #expect(unknown.status == 404 && unknown.isProblem, "\(unknown)")
                    }
                    #expect(try homes[0].secretsKey() != homes[1].secretsKey())
                    try await homes[0].storeACredential()
                    try TextFile.write(InventedPeople.csv(0..<30), to: homes[0].path + "/people.csv")
                    let first = try await homes[0].run("import", "people.csv", "--json", in: homes[0].path)
                    #expect(first.code == 0 && first.output.contains("\"added\":30"), "\(first.output)")
                    #expect(try await homes[0].call("GET", "/api/social/profiles?limit=200").items.count == 30)
                    #expect(try await homes[1].call("GET", "/api/social/profiles").items.isEmpty, "homes share nothing")
                    let made = try await homes[0].run(
                        "keys", "create", "--name", "night shift", "--role", "analytics", "--json")
                    #expect(made.code == 0, "\(made.output)")
                    let keys = try await homes[0].call("GET", "/api/platform/keys").items
                    #expect(keys.contains { $0["name"] == "night shift" && $0["role"] == "analytics" })

                    try homes[0].crashService("profiles")
                    try await eventually("the supervisor starts it again") {
                        try await homes[0].call("GET", "/api/social/profiles?limit=200").items.count == 30
                    }
                    let key = try homes[0].adminKey()
                    try await homes[0].stop(SIGTERM)
                    try await homes[1].stop(SIGINT)
                    try homes[0].up()
                    try await homes[0].expectReady()
                    #expect(try homes[0].adminKey() == key)
                    #expect(try await homes[0].call("GET", "/api/social/profiles?limit=200").items.count == 30)
                    let down = try await homes[0].run("down")
                    #expect(down.code == 0, "\(down.output)")
                    #expect(try await homes[0].program?.end(within: .seconds(12)) == 0)
                }
            }
        }

        /// Stopped at any moment of its start, the next start succeeds.
        @Test func interruptedWhileStarting() async throws {
            try await onLoop("up-test") { loop in
                let home = try Installation(loop)
                try await withCleanup([home]) {
                    for pause in [150, 900, 2500] {
                        try home.up()
                        try await loop.sleep(for: .milliseconds(pause))
                        try await home.stop(SIGINT)
                    }
                    try home.up()
                    try await home.expectReady()
                    try await home.program?.crash()
                    try home.up()
                    try await home.expectReady()
                    #expect(try await home.call("GET", "/api/social/profiles").status == 200)
                    try await home.stop(SIGTERM)
                }
            }
        }

        /// A new key would silently forget everybody who said no; nobody restarts what can never start.
        @Test func aLostOrChangedSuppressionKeyEndsTheStart() async throws {
            try await onLoop("up-test") { loop in
                let home = try Installation(loop)
                try await withCleanup([home]) {
                    try home.up()
                    try await home.expectReady()
                    try await home.stop(SIGTERM)
                    let file = home.path + "/suppression-key"
                    #expect(unlink(file) == 0)
                    try home.up()
                    #expect(try await home.program?.end(within: .seconds(30)) == 1)
                    #expect(home.program?.output.contains("suppression-key is missing") == true)
                    #expect(TextFile.read(file) == nil, "no new key is made")
                    try TextFile.write(String(repeating: "ab", count: 32) + "\n", to: file)
                    try home.up()
                    #expect(try await home.program?.end(within: .seconds(30)) == 1)
                    let output = home.program?.output ?? ""
                    #expect(output.contains("refuses to start: OUTREACH_SUPPRESSION_KEY is not the key"), "\(output)")
                }
            }
        }

        @Test(arguments: ["discovery", "profiles", "messaging", "scheduling", "outreach"])
        func aMisspeltNameIsRefused(program: String) async throws {
            try await onLoop("up-test") { _ in
                let directory = try ScratchDirectory()
                let started = try StartedProgram(
                    program, program == "outreach" ? ["up"] : [],
                    environment: [
                        "PATH": "/usr/bin:/bin", "OUTREACH_HOME": directory.path, "OUTREACH_PROT": "secret-value",
                        "OUTREACH_LOG_LEVEL": "loud", "DATABASE_URL": "postgresql:///nowhere",
                    ], outputPath: directory.path + "/output")
                #expect(try await started.end(within: .seconds(20)) == 2)
                #expect(started.output.contains("did you mean `OUTREACH_PORT`"), "\(started.output)")
                #expect(started.output.contains("OUTREACH_LOG_LEVEL"), "all mistakes at once: \(started.output)")
                #expect(
                    !started.output.contains("secret-value") && !started.output.contains("loud\""),
                    "values are never echoed")
                directory.remove()
            }
        }

        private func withCleanup(_ homes: [Installation], _ body: () async throws -> Void) async throws {
            do {
                try await body()
            } catch {
                for home in homes { print(home.program?.output.suffix(3000) ?? "") }
                for home in homes { await home.remove() }
                throw error
            }
            for home in homes { await home.remove() }
        }
    }
}

/// One home of `outreach up`. Confined to the loop of its test.
final class Installation: @unchecked Sendable {
    private let directory: ScratchDirectory
    private let base = FreePorts.run(of: 5)
    private let client: HTTPClient
    private(set) var program: StartedProgram?
    var path: String { directory.path + "/home" }

    init(_ loop: Loop) throws {
        directory = try ScratchDirectory()
        client = HTTPClient(loop: loop, log: Log(service: "test", minimum: .error))
    }

    private var environment: [String: String] {
        [
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "OUTREACH_HOME": path, "OUTREACH_PORT": String(base),
            "OUTREACH_STATE": directory.path + "/state",
            "OUTREACH_LOG_LEVEL": "warning",
        ]
    }

    func up() throws {
        program = try StartedProgram(
            "outreach", ["up"], environment: environment, outputPath: directory.path + "/up.log")
    }

    func expectReady() async throws {
        try await eventually("the gateway says 200", within: .seconds(90)) {
            if let code = program?.exitCode() {
                throw StartedProgram.Failure(description: "outreach up ended with \(code): \(program!.output)")
            }
            return try? await self.call("GET", "/healthz", key: "").status == 200
        }
    }

    func adminKey() throws -> String {
        let text = try #require(TextFile.read(path + "/admin-key"))
        return String(text.prefix { !$0.isWhitespace })
    }

    func secretsKey() throws -> String { try #require(TextFile.read(path + "/secrets-key")) }

    /// By command, with the key that the home made.
    func storeACredential() async throws {
        let account = try #require(try await call("GET", "/api/accounts").items.first?["id"]?.stringValue)
        try TextFile.write("invented-secret\n", to: path + "/token")
        let stored = try await run("credentials", "set", account, "access_token", "--file", path + "/token")
        #expect(stored.code == 0 && !stored.output.contains("invented-secret"), "\(stored.output)")
        let listed = try await run("credentials", "list", account)
        #expect(listed.code == 0 && listed.output.contains("access_token"), "\(listed.output)")
    }

    func call(_ method: String, _ path: String, key: String? = nil) async throws -> Answer {
        let key = try key ?? adminKey()
        let headers = key.isEmpty ? [] : [(name: "X-API-Key", value: key)]
        return Answer(
            try await client.send(
                HTTPRequest(
                    method: method, url: "http://127.0.0.1:\(base)\(path)", headers: headers, timeout: .seconds(20))))
    }

    /// Runs the command on this home to its end.
    func run(_ words: String..., in place: String? = nil) async throws -> (code: Int32?, output: String) {
        let words = words.map { place != nil && $0.hasSuffix(".csv") ? "\(place!)/\($0)" : $0 }
        let output = directory.path + "/command-\(words.joined(separator: "-").replacing("/", with: "_")).log"
        let program = try StartedProgram("outreach", words, environment: environment, outputPath: output)
        return (try await program.end(within: .seconds(60)), program.output)
    }

    /// Ends one of the services it started, as the kernel would.
    func crashService(_ name: String) throws {
        let pids = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        let ours = pids.compactMap { pid_t($0) }.filter { pid in
            TextFile.read("/proc/\(pid)/comm") == name + "\n"
                && TextFile.read("/proc/\(pid)/environ")?.split(separator: "\0").contains("OUTREACH_HOME=\(path)")
                    == true
        }
        try #require(ours.count == 1)
        kill(ours[0], SIGKILL)
    }

    /// Stops it, and looks that nothing is left: no port is taken, no process works in the home.
    func stop(_ signal: Int32) async throws {
        let program = try #require(program)
        program.signal(signal)
        let code = try await program.end(within: .seconds(12))
        #expect(
            code != nil && code! < 128,
            "ended by itself: \(code.map(String.init) ?? "still running")\n\(program.output.suffix(2000))")
        #expect(program.output.contains("everything has stopped"))
        for port in base..<base + 5 { #expect((try? RawConnection(port: port)) == nil, "port \(port) still answers") }
        #expect(TextFile.read(path + "/postgres/postmaster.pid") == nil, "the database is still there")
    }

    func remove() async {
        program?.signal(SIGTERM)
        _ = try? await program?.end(within: .seconds(15))
        program?.signal(SIGKILL)
        directory.remove()
    }
}
