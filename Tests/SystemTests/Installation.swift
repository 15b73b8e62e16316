import Database
import EventLoop
import FoundationEssentials
import Glibc
import HTTPClient
import JSON
import Telemetry
import TestKit
import Testing

/// One home of `outreach up`. Confined to the loop of its test.
final class Installation: @unchecked Sendable {
    private let directory: ScratchDirectory
    private let base = FreePorts.run(of: 5)
    private let client: HTTPClient
    private(set) var program: StartedProgram?
    private let extra: [String: String]
    var path: String { directory.path + "/home" }

    init(_ loop: Loop, _ extra: [String: String] = [:]) throws {
        self.extra = extra
        directory = try ScratchDirectory()
        client = HTTPClient(loop: loop, log: Log(service: "test", minimum: .error))
    }

    /// Of the gateway.
    var address: String { "http://127.0.0.1:\(base)" }

    private var environment: [String: String] {
        [
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "OUTREACH_HOME": path, "OUTREACH_PORT": String(base),
            "OUTREACH_STATE": directory.path + "/state",
            "OUTREACH_LOG_LEVEL": "warning", "OUTREACH_JUDGE_ANSWERS": "true",
        ].merging(extra) { $1 }
    }

    /// Processes of this name that `outreach up` started, and theirs.
    func children(_ name: String) throws -> [pid_t] {
        let pids = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        let found = pids.compactMap { pid_t($0) }.filter { pid in
            TextFile.read("/proc/\(pid)/comm") == name + "\n" && descends(pid)
        }
        try #require(!found.isEmpty, "\(name)")
        return found
    }

    private func descends(_ pid: pid_t) -> Bool {
        var pid = pid
        while pid > 1 {
            if pid == program?.pid { return true }
            let line = (TextFile.read("/proc/\(pid)/status") ?? "").split(separator: "\n").first {
                $0.hasPrefix("PPid:")
            }
            pid = line.flatMap { pid_t($0.dropFirst(5).filter(\.isNumber)) } ?? 0
        }
        return false
    }

    /// By the socket of the embedded cluster.
    func talkToTheDatabase(_ loop: Loop, _ body: (Database) async throws -> Void) async throws {
        let host = path.replacing("/", with: "%2F") + "%2Fsocket"
        let configuration = DatabaseConfiguration(url: "postgresql://outreach@/outreach?host=\(host)&port=5432")
        let database = Database(configuration, loop: loop, log: Log(service: "test", minimum: .error))
        do { try await body(database) } catch {
            await database.close()
            throw error
        }
        await database.close()
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
        try await run(words, in: place)
    }

    func run(_ words: [String], in place: String? = nil) async throws -> (code: Int32?, output: String) {
        let words = words.map { place != nil && $0.hasSuffix(".csv") ? "\(place!)/\($0)" : $0 }
        let output = directory.path + "/command-\(words.joined(separator: "-").replacing("/", with: "_")).log"
        let program = try StartedProgram("outreach", words, environment: environment, outputPath: output)
        return (try await program.end(within: .seconds(60)), program.output)
    }

    /// The same with a text on standard input.
    func piped(_ text: String, into words: String) async throws -> (code: Int32?, output: String) {
        let program = try StartedProgram(
            path: "/bin/sh", ["-c", "echo '\(text)' | \(StartedProgram.directory)/outreach \(words)"],
            environment: environment, outputPath: directory.path + "/piped.log")
        return (try await program.end(within: .seconds(60)), program.output)
    }

    /// The same for a reader that leaves at once; how it ended is the output.
    func left(_ words: String) async throws -> (code: Int32?, output: String) {
        let program = try StartedProgram(
            path: "/bin/sh",
            ["-c", "{ sleep 0.3; \(StartedProgram.directory)/outreach \(words); echo ended $? >&2; } | true"],
            environment: environment, outputPath: directory.path + "/left.log")
        return (try await program.end(within: .seconds(60)), program.output)
    }

    /// The same on a terminal of 80 columns.
    func narrow(_ words: String) async throws -> (code: Int32?, output: String) {
        let output = directory.path + "/terminal.log"
        let program = try StartedProgram(
            path: "/usr/bin/script",
            ["-qec", "stty cols 80; \(StartedProgram.directory)/outreach \(words)", "/dev/null"],
            environment: environment, outputPath: output)
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
        ShapeRecord.judge(program?.output ?? "", of: "outreach up")
        directory.remove()
    }
}
