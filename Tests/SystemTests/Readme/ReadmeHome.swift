import EventLoop
import Glibc
import TestKit
import Testing

/// A newcomer's directory: the README's commands are typed there, in order. Confined to its loop.
final class ReadmeHome: @unchecked Sendable {
    private let directory: ScratchDirectory
    private let port = FreePorts.run(of: 11)
    private var servers: [String: StartedProgram] = [:]
    /// What the shell was told so far.
    private var preparation: [String] = []
    /// The page's ids and this home's.
    private var ids: [String: String] = [:]
    private var number = 0

    init() throws {
        directory = try ScratchDirectory()
        // Where the page looks for the commands.
        mkdir(directory.path + "/.build", 0o755)
        symlink(StartedProgram.directory, directory.path + "/.build/release")
        mkdir(adapters, 0o755)
    }

    /// A folder of its own, because pins are written beside the modules.
    private var adapters: String { directory.path + "/adapters" }

    /// What `make` does before it starts.
    func pin() async throws {
        let names = ["linkedin", "facebook", "instagram", "tiktok"].map { "lib\($0).so" }
        let copies = names.map { "cp .build/release/\($0) \(adapters)/" }.joined(separator: "\n")
        let pins = names.map { "\(adapters)/\($0)" }.joined(separator: " ")
        _ = try await run("\(copies)\n.build/release/outreach adapters pin \(pins)", isRefused: false)
    }

    private var environment: [String: String] {
        [
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": directory.path, "LANG": "C.UTF-8",
            "OUTREACH_PORT": String(port), "OUTREACH_STATE": directory.path + "/state",
            // Four days on the page. Longer than Ada takes to answer: who answered is not followed up, and is not counted.
            "OUTREACH_FOLLOWUP_DELAY_SECONDS": "10", "OUTREACH_ADAPTER_PATH": adapters,
        ]
    }

    /// Types a command and looks that it does and says what the page shows.
    func type(_ step: ReadmeStep) async throws {
        let command = here(step.command)
        if step.isPreparation { preparation.append(command) }
        if step.isServer { return try await serve(command) }
        var answer = try await run(command, isRefused: step.isRefused)
        // Some things take a moment: a follow-up until it is due, an answer until somebody has written it.
        let start = ContinuousClock.now
        while ShownText.missing(step.shown, in: answer) != nil, isLook(command), start.duration(to: .now) < .seconds(30)
        {
            try await Loop.current?.sleep(for: .milliseconds(200))
            answer = try await run(command, isRefused: step.isRefused)
        }
        let missing = ShownText.missing(step.shown, in: answer)
        #expect(missing == nil, "\(command)\nshows on the page\n\(missing ?? "")\nand here\n\(answer)")
        ids.merge(ShownText.pairs(step.shown.joined(separator: "\n"), answer)) { known, _ in known }
    }

    /// A command that changes nothing and may be typed again.
    private func isLook(_ command: String) -> Bool {
        let words = command.split(separator: " ")
        return words.contains("list") || words.contains("arrivals") || command.hasPrefix("outreach replies")
            || command.hasPrefix("curl") && !command.contains("--data-binary")
    }

    /// The page's address and ids as they are here.
    private func here(_ command: String) -> String {
        ids.reduce(command.replacing(":8080", with: ":\(port)")) { $0.replacing($1.key, with: $1.value) }
    }

    /// - Returns: what it printed.
    private func run(_ command: String, isRefused: Bool) async throws -> String {
        let program = try shell(command, onTerminal: true)
        let code = try await program.end(within: .seconds(60))
        // Three: it is done but for what the output says.
        let isDone = code == 0 || code == 3
        #expect(
            isDone != isRefused, "\(command)\nended with \(code.map(String.init) ?? "no end"):\n\(program.output)")
        return program.output
    }

    /// - Parameter onTerminal: of 120 columns, as the page was written on.
    private func shell(_ command: String, onTerminal: Bool = false) throws -> StartedProgram {
        number += 1
        let script = "\(directory.path)/command-\(number)"
        try TextFile.write(
            "cd \(directory.path)\n\(preparation.joined(separator: "\n"))\n\(command)\n", to: script + ".sh")
        let words =
            onTerminal
            ? ["/usr/bin/script", "-qec", "stty cols 120; bash \(script).sh", "/dev/null"]
            : ["/bin/bash", script + ".sh"]
        return try StartedProgram(
            path: words[0], Array(words.dropFirst()), environment: environment, outputPath: script + ".log")
    }

    /// The practice networks, or the services; what served this home before is stopped first.
    func serve(_ command: String) async throws {
        let name = command.contains("practice up") ? "practice" : "services"
        try await stop(name)
        let server = try shell("exec " + command)
        servers[name] = server
        let path = name == "practice" ? "\(port + 10)/livez" : "\(port)/healthz"
        try await eventually("\(command) is ready", within: .seconds(90)) {
            if let code = server.exitCode() {
                throw StartedProgram.Failure(description: "\(command) ended with \(code): \(server.output)")
            }
            let look = try self.shell("curl -sf http://127.0.0.1:\(path)")
            return try await look.end(within: .seconds(10)) == 0
        }
    }

    private func stop(_ name: String) async throws {
        guard let server = servers.removeValue(forKey: name) else { return }
        server.signal(SIGINT)
        #expect(try await server.end(within: .seconds(20)) == 0, "\(server.output.suffix(2000))")
    }

    /// What its programs said, for a failure.
    var lastWords: String { servers.map { "\($0.key):\n\($0.value.output.suffix(3000))" }.joined(separator: "\n") }

    func leave() async {
        for name in servers.keys.sorted().reversed() { try? await stop(name) }
        directory.remove()
    }
}
