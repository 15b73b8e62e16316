internal import EventLoop
internal import Gateway
internal import Glibc
internal import HTTPClient
internal import JSON
internal import Telemetry

/// `outreach gateway`: nginx before services that are found by their names, as containers are. It becomes nginx.
enum ContainerGateway {
    static let command = Command(
        "gateway",
        options: [
            .init("resolver", "ADDRESS", "name server that knows the services; else the first of /etc/resolv.conf"),
            .init("print", "print nginx's configuration and start nothing"),
        ],
        summary: "run nginx before services that are reached by name",
        examples: ["outreach gateway", "outreach gateway --print --resolver 127.0.0.11"], run: run)

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        let settings = try Settings(invocation.environment)
        let home = Home(environment: invocation.environment)
        let siblings = try Siblings(
            settings: settings, home: home, databaseURL: nil, environment: invocation.environment)
        let gateway = GatewayProgram(
            home: home, address: settings.address, port: settings.port,
            addresses: .names(resolver: try invocation.value("resolver") ?? nameServer()))
        let documents = try siblings.documents()
        guard !invocation.has("print") else {
            invocation.terminal.result(try gateway.text(documents.services()))
            return .ok
        }
        umask(0o077)
        try home.prepare()
        try gateway.prepare(documents)
        try ProcessStart.replaceThisProcess(by: gateway.words)
    }

    /// The first one only: container engines list the machine's own servers behind theirs, which know no service.
    private static func nameServer() throws(Failure) -> String {
        for line in (Home.readText("/etc/resolv.conf") ?? "").split(separator: "\n") {
            let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
            guard words.count >= 2, words[0] == "nameserver" else { continue }
            return words[1].contains(":") ? "[\(words[1])]" : String(words[1])
        }
        throw Failure("/etc/resolv.conf names no server that knows the services; give one with --resolver")
    }
}

/// `outreach healthcheck`: for containers without a shell, whose engine asks by exit status.
enum HealthCheck {
    static let command = Command(
        "healthcheck", operands: ["URL"], summary: "exit status 0 when the address answers 200",
        examples: ["outreach healthcheck http://127.0.0.1:8080/livez"], run: run)

    private static func run(_ invocation: Invocation) async throws -> ExitCode {
        let url = invocation.operands[0]
        let client = HTTPClient(loop: invocation.loop, log: Log(service: "outreach", minimum: .error))
        let status: Int
        do throws(HTTPClientError) {
            status = try await client.send(HTTPRequest(url: url, timeout: .seconds(3))).status
        } catch {
            throw Failure(.unavailable, "\(url): \(error.reason)")
        }
        guard status == 200 else { throw Failure("\(url) answers \(status)") }
        invocation.terminal.json ? invocation.terminal.result(["status": 200]) : invocation.terminal.result("ok")
        return .ok
    }
}
