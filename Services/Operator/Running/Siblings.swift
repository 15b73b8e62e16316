internal import FoundationEssentials
internal import Glibc
internal import JSON

/// The services' executables beside this one, and how they are started.
struct Siblings: Sendable {
    let settings: Settings
    /// Of all together; see ``ServiceEnvironment`` for who gets what of it.
    private let environment: [String: String]
    private let directory: String
    private let keptCapabilities: [String]

    /// - Parameters:
    ///   - databaseURL: of the embedded cluster; `nil` when the environment already names a database.
    ///   - keptCapabilities: what the services need to reach that cluster.
    init(
        settings: Settings, home: Home, databaseURL: String?, environment: [String: String],
        keptCapabilities: [String] = []
    ) throws(Failure) {
        self.settings = settings
        self.keptCapabilities = keptCapabilities
        self.environment = Siblings.inherited(environment, settings: settings, home: home, databaseURL: databaseURL)
        directory = Siblings.directory
        for (name, _) in settings.services where access("\(directory)/\(name)", X_OK) != 0 {
            throw Failure("the service \(name) is not in \(directory); make build builds all of them")
        }
    }

    /// Where this executable lies, and the others with it.
    static var directory: String {
        let own =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return String(own[..<(own.lastIndex(of: "/") ?? own.startIndex)])
    }

    private static func inherited(
        _ environment: [String: String], settings: Settings, home: Home, databaseURL: String?
    ) -> [String: String] {
        var all = environment
        // The operator's own secrets are none of the services' business.
        for name in ["OUTREACH_API_KEY", "OUTREACH_BACKUP_PASSPHRASE"] { (all[name], all[name + "_FILE"]) = (nil, nil) }
        all["OUTREACH_HOME"] = home.path
        all["OUTREACH_STATE"] = home.state(environment: environment)
        all["OUTREACH_BIND_ADDRESS"] = "127.0.0.1"
        all["OUTREACH_LOG_FORMAT"] = "json"
        if let databaseURL { all["DATABASE_URL"] = databaseURL }
        if !settings.hasSuppressionKey { all["OUTREACH_SUPPRESSION_KEY_FILE"] = home.suppressionKey }
        if !settings.hasSecretsKey { all["OUTREACH_SECRETS_KEY_FILE"] = home.secretsKey }
        // Where no call to a network is under way everything together has ten seconds: the gateway before the services and the database
        // after them need some.
        if all["OUTREACH_DRAIN_SECONDS"] == nil { all["OUTREACH_DRAIN_SECONDS"] = "4" }
        return ServiceEnvironment.withQuietBacktraces(all)
    }

    func path(_ name: String) -> String { "\(directory)/\(name)" }

    /// Asks every service what it answers: `<service> openapi` prints its document.
    func documents() throws(Failure) -> ServiceDocuments {
        var documents: [ServiceDocuments.Document] = []
        for (name, port) in settings.services {
            let (status, output) = try ProcessStart(
                path(name), ["openapi"], environment: ServiceEnvironment.of(name, environment)
            ).finish()
            guard status == 0, let value = try? JSONValue.parse(Array(output.utf8)) else {
                throw Failure("\(name) does not say what it answers:\n\(output)")
            }
            documents.append(ServiceDocuments.Document(service: name, port: port, value: value))
        }
        return ServiceDocuments(all: documents)
    }

    func program(_ name: String, log: ChildLog) -> Program {
        let words = ParentWatch.wrap(Capabilities.drop([path(name)], keeping: keptCapabilities), signal: "TERM")
        return Program(
            name: name,
            start: ProcessStart(
                words[0], Array(words.dropFirst()), environment: ServiceEnvironment.of(name, environment),
                output: log.writer),
            stopSignal: SIGTERM)
    }

    var gatewayEnvironment: [String: String] { ServiceEnvironment.ofGateway(environment) }
}
