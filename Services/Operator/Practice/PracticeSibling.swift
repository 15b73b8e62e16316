internal import Configuration
internal import Glibc

/// The executable `practice` beside this one, and where it listens.
struct PracticeSibling: Sendable {
    let port: UInt16
    let home: Home
    private let environment: [String: String]

    init(_ invocation: Invocation) throws(Failure) {
        var reader = EnvironmentReader(invocation.environment)
        let port: UInt16? = reader.read("OUTREACH_PRACTICE_PORT")
        do {
            try reader.check()
        } catch {
            throw .usage(error.description)
        }
        guard let port else { throw .usage("the configuration is not complete") }
        self.port = port
        home = Home(environment: invocation.environment)
        environment = PracticeSibling.inherited(invocation.environment, port: port, home: home)
    }

    /// Only what it reads: the operator's real credentials are none of its business.
    private static func inherited(_ all: [String: String], port: UInt16, home: Home) -> [String: String] {
        let kept = ["PATH", "LANG", "TZ", "OUTREACH_LOG_LEVEL", "OUTREACH_DRAIN_SECONDS"]
        let own = all.filter { kept.contains($0.key) }.merging([
            "OUTREACH_PRACTICE_PORT": String(port), "OUTREACH_HOME": home.path, "OUTREACH_LOG_FORMAT": "json",
        ]) { $1 }
        return ServiceEnvironment.withQuietBacktraces(own)
    }

    var url: String { "http://127.0.0.1:\(port)" }

    private func path() throws(Failure) -> String {
        let path = "\(Siblings.directory)/practice"
        guard access(path, X_OK) == 0 else {
            throw Failure("the executable practice is not in \(Siblings.directory); make build builds it")
        }
        return path
    }

    /// What to set so that the adapters use it, as `NAME=value` lines.
    func settings() throws(Failure) -> [String] {
        let (status, output) = try ProcessStart(path(), ["env"], environment: environment).finish()
        guard status == 0 else { throw Failure("practice does not say what to set:\n\(output)") }
        return output.split(separator: "\n").map(String.init)
    }

    func program(log: ChildLog) throws(Failure) -> Program {
        let words = try ParentWatch.wrap(Capabilities.drop([path()]), signal: "TERM")
        return Program(
            name: "practice",
            start: ProcessStart(words[0], Array(words.dropFirst()), environment: environment, output: log.writer),
            stopSignal: SIGTERM)
    }
}
