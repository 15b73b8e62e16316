package import Configuration
package import Database
internal import FoundationEssentials
package import Outbox
package import Products
package import Telemetry

/// What every service reads from its environment.
package struct ServiceConfig: Sendable {
    package let name: String
    package let address: String
    package let port: Int
    /// Those that are switched on.
    package let products: [Product]
    package let database: DatabaseConfiguration
    package let outbox: OutboxSettings
    package let drain: Duration
    /// For tests: see ``ServerHooks/judgesAnswers``.
    let judgesAnswers: Bool
    /// A directory that does not go back when the database does; `nil` without one.
    let state: String?
    /// The folder of the suppression key's file, if it comes as one.
    let besideKeys: String?
    package let log: Log

    /// - Parameter environment: shared with the service's own configuration, so that all mistakes are reported at once.
    package init?(_ name: String, _ environment: inout EnvironmentReader) {
        let address: String? = environment.read("OUTREACH_BIND_ADDRESS")
        let port: Int? = environment.read("OUTREACH_\(name.uppercased())_PORT")
        let products: [String]? = environment.read("OUTREACH_PRODUCTS")
        let url: String? = environment.read("DATABASE_URL")
        let connections: Int? = environment.read("OUTREACH_DATABASE_CONNECTIONS")
        let pooler: Bool? = environment.read("OUTREACH_DATABASE_POOLER")
        let poll: Duration? = environment.read("OUTREACH_OUTBOX_POLL_MILLISECONDS")
        let lease: Duration? = environment.read("OUTREACH_OUTBOX_LEASE_SECONDS")
        let drain: Duration? = environment.read("OUTREACH_DRAIN_SECONDS")
        let judges: Bool? = environment.read("OUTREACH_JUDGE_ANSWERS")
        let level: String? = environment.read("OUTREACH_LOG_LEVEL")
        let format: String? = environment.read("OUTREACH_LOG_FORMAT")
        state = environment.readIfSet("OUTREACH_STATE")
        let keyFile = ProcessInfo.processInfo.environment["OUTREACH_SUPPRESSION_KEY_FILE"]
        besideKeys = keyFile.flatMap { file in file.lastIndex(of: "/").map { String(file[..<$0]) } }
        guard let address, let port, let products, let url, let connections, let pooler, let poll, let lease, let drain
        else { return nil }
        (self.name, self.address, self.port, self.drain) = (name, address, port, drain)
        judgesAnswers = judges ?? false
        self.products = products.compactMap(Product.named)
        database = DatabaseConfiguration(
            url: url, maxConnections: connections, poolerMode: pooler, applicationName: "outreach-\(name)")
        var settings = OutboxSettings()
        settings.pollInterval = poll
        settings.lease = lease
        settings.heartbeat = lease / 4
        outbox = settings
        log = Log(
            service: name, levels: LogLevels(level ?? ""),
            format: format == "json" ? .json : format == "text" ? .text : nil)
    }
}
