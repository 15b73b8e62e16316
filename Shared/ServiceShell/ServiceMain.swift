package import Configuration
internal import Glibc

/// The command line of a service: run it, list its routes for the gateway, or ask a running one for its health.
package enum ServiceMain {
    package static let version = "0.1.0"

    /// - Parameter build: makes the service's parts; notes its own configuration mistakes in the reader and gives `nil`.
    package static func run(
        _ name: String,
        _ build: (inout EnvironmentReader, (ServiceConfig) -> ServiceShell) -> (ServiceShell, ServiceShell.Parts)?
    ) -> Never {
        let command = CommandLine.arguments.dropFirst().first
        if command == "--version" {
            print("\(name) \(version)")
            exit(0)
        }
        if command == "routes" { forgetSecrets() }
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
        guard command == nil else {
            fail(name, "unknown command; use `\(name)`, `\(name) routes` or `\(name) --version`")
        }
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

    private static func fail(_ name: String, _ reason: String) -> Never {
        let line = Array("\(name): \(reason)\n".utf8)
        _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
        exit(2)
    }
}
