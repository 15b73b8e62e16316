package import Configuration
internal import Glibc
internal import Lifecycle
package import Products

/// The command line of a service: run it, list or describe its routes for the gateway, or ask a running one whether it is ready.
package enum ServiceMain {
    package static let version = "0.2.0"

    /// - Parameters:
    ///   - products: those that only this executable has.
    ///   - settings: variables that it reads beside those that all know.
    ///   - build: makes the service's parts; notes its own configuration mistakes in the reader and gives `nil`.
    package static func run(
        _ name: String, adding products: [Product] = [], settings: [KnownName] = [],
        _ build: (inout EnvironmentReader, (ServiceConfig) -> ServiceShell) -> (ServiceShell, ServiceShell.Parts)?
    ) -> Never {
        OpenFiles.fillStandard()
        Product.add(products)
        KnownNames.add(settings)
        let command = CommandLine.arguments.dropFirst().first
        if command == "--version" {
            print("\(name) \(version)")
            exit(0)
        }
        if command == "healthcheck" { checkHealth(name) }
        if command == "routes" || command == "openapi" { forgetSecrets() }
        var environment = EnvironmentReader()
        let built = build(&environment) { ServiceShell($0) }
        do {
            try environment.check()
        } catch {
            fail(name, "\(error)")
        }
        guard let (shell, parts) = built else { fail(name, "the configuration is incomplete") }
        if command == "routes" {
            shell.printRoutes(parts)
            exit(0)
        }
        if command == "openapi" {
            shell.printDocument(parts)
            exit(0)
        }
        guard command == nil else {
            fail(
                name,
                "unknown command; use `\(name)`, `\(name) routes`, `\(name) openapi`, `\(name) healthcheck` or `\(name) --version`"
            )
        }
        OpenFiles.raise()
        shell.run(parts)
    }

    /// Listing routes needs neither a database nor a key, and must work before there is either.
    private static func forgetSecrets() {
        let placeholders = [
            ("DATABASE_URL", "postgresql:///routes"), ("OUTREACH_SUPPRESSION_KEY", String(repeating: "0", count: 64)),
            ("OUTREACH_SECRETS_KEY", String(repeating: "0", count: 64)),
        ]
        for (name, value) in placeholders {
            setenv(name, value, 1)
            unsetenv(name + "_FILE")
        }
    }

    /// For a container's health check: exit status 0 when the service that runs beside this process is ready, else 1.
    private static func checkHealth(_ name: String) -> Never {
        var environment = EnvironmentReader()
        let address: String? = environment.read("OUTREACH_BIND_ADDRESS")
        let port: UInt16? = environment.read("OUTREACH_\(name.uppercased())_PORT")
        guard let address, let port else { fail(name, environment.problems.joined(separator: "; "), status: 1) }
        if let problem = HealthQuestion(address: address, port: port).problem { fail(name, problem, status: 1) }
        exit(0)
    }

    private static func fail(_ name: String, _ reason: String, status: Int32 = 2) -> Never {
        let line = Array("\(name): \(reason)\n".utf8)
        _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
        exit(status)
    }
}
