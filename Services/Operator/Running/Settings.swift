internal import Configuration
internal import FoundationEssentials

/// What the environment says about the installation as a whole.
struct Settings: Sendable {
    let port: UInt16
    /// Where the gateway listens; the services themselves stay on loopback.
    let address: String
    let products: [String]
    /// `nil` means the embedded cluster.
    let databaseURL: String?
    /// ``databaseURL`` leads to a transaction pooler.
    let isPooled: Bool
    let hasSuppressionKey: Bool
    let hasSecretsKey: Bool
    let services: [(name: String, port: UInt16)]

    static let serviceNames = ["discovery", "profiles", "messaging", "scheduling"]

    init(_ environment: [String: String]) throws(Failure) {
        var reader = EnvironmentReader(environment)
        let port: UInt16? = reader.read("OUTREACH_PORT")
        let address: String? = reader.read("OUTREACH_BIND_ADDRESS")
        let products: [String]? = reader.read("OUTREACH_PRODUCTS")
        var services: [(name: String, port: UInt16)] = []
        for name in Settings.serviceNames {
            if let port: UInt16 = reader.read("OUTREACH_\(name.uppercased())_PORT") { services.append((name, port)) }
        }
        databaseURL = reader.readIfSet("DATABASE_URL")
        let pooler: Bool? = reader.read("OUTREACH_DATABASE_POOLER")
        isPooled = databaseURL != nil && pooler == true
        let suppressionKey: [UInt8]? = reader.readIfSet("OUTREACH_SUPPRESSION_KEY")
        let secretsKey: [UInt8]? = reader.readIfSet("OUTREACH_SECRETS_KEY")
        (hasSuppressionKey, hasSecretsKey) = (suppressionKey != nil, secretsKey != nil)
        do {
            try reader.check()
        } catch {
            throw .usage(error.description)
        }
        guard let port, let address, let products else { throw .usage("the configuration is not complete") }
        (self.port, self.address, self.products, self.services) = (port, address, products, services)
    }

    /// The longest that the services may take to stop: a call to a network is not cut (9/20 of the lease), and its outcome is written down.
    static func longestStop(_ environment: [String: String]) -> Duration {
        var reader = EnvironmentReader(environment)
        let lease: Duration? = reader.read("OUTREACH_ACTION_LEASE_SECONDS")
        return max(.milliseconds(4500), (lease ?? .seconds(30)) * 9 / 20 + .seconds(4))
    }

    /// The gateway as this machine reaches it.
    var url: String {
        let host = address == "0.0.0.0" ? "127.0.0.1" : address == "[::]" ? "[::1]" : address
        return "http://\(host):\(port)"
    }
}
