import EventLoop
import Glibc
import HTTPClient
import Telemetry
import TestKit
import Testing

extension SystemTests {
    /// What containers need of the processes: health by exit status, a wait for the database, a gateway before names.
    @Suite struct ContainerTests {
        @Test func healthFollowsReadiness() async throws {
            try await withProduct { product in
                for service in Product.services { #expect(try await health(of: service, product).code == 0) }
                #expect(try await health(of: "profiles", product, ["OUTREACH_BIND_ADDRESS": "0.0.0.0"]).code == 0)
                let homeless = ["DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"]
                try await product.crash("messaging")
                let gone = try await health(of: "messaging", product)
                #expect(gone.code == 1 && gone.output.contains("nobody answers"), "\(gone)")
                try product.launch("messaging", with: homeless)
                try await eventually("messaging answers, and is not ready") {
                    let health = try await health(of: "messaging", product)
                    return health.code == 1 && health.output.contains(#""failing""#)
                }
                let wrong = try await health(of: "profiles", product, ["OUTREACH_PROFILES_PORT": "none"])
                #expect(wrong.code == 1 && wrong.output.contains("OUTREACH_PROFILES_PORT"), "\(wrong)")
            }
        }

        private func health(
            of service: String, _ product: Product, _ changed: [String: String] = [:]
        ) async throws -> (code: Int32?, output: String) {
            try await run(service, ["healthcheck"], product.environment.merging(changed) { $1 }, in: product.directory)
        }

        private func run(
            _ program: String, _ arguments: [String], _ environment: [String: String], in directory: ScratchDirectory
        ) async throws -> (code: Int32?, output: String) {
            let started = try StartedProgram(
                program, arguments, environment: environment,
                outputPath: "\(directory.path)/\(program)-\(UInt32.random(in: 0...UInt32.max)).out")
            return (try await started.end(within: .seconds(30)), started.output)
        }

        @Test func migrateWaitsForADatabaseThatIsNotThereYet() async throws {
            try await withProduct { product in
                let start = ContinuousClock.now
                let absent = try await run(
                    "outreach", ["migrate", "--wait", "2"],
                    product.environment.merging(["DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"]) { $1 },
                    in: product.directory)
                #expect(absent.code == 69, "\(absent)")
                #expect(ContinuousClock.now - start >= .seconds(2))
                let there = try await run(
                    "outreach", ["migrate", "--wait", "600"], product.environment, in: product.directory)
                #expect(there.code == 0 && there.output.contains("up to date"), "\(there)")
            }
        }

        @Test func theGatewayBecomesNginxBeforeServicesThatAreAbsent() async throws {
            try await onLoop("container-test") { _ in
                let directory = try ScratchDirectory()
                defer { directory.remove() }
                let port = FreePorts.run(of: 5)
                let environment = [
                    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "OUTREACH_PORT": String(port),
                    "OUTREACH_HOME": directory.path + "/home",
                ]
                let text = try await run(
                    "outreach", ["gateway", "--print", "--resolver", "127.0.0.11"], environment, in: directory)
                #expect(text.code == 0 && text.output.contains("resolver 127.0.0.11 "), "\(text)")
                for (index, service) in Product.services.enumerated() {
                    #expect(text.output.contains("set $outreach_\(service) \(service):\(port + 1 + index);"))
                    #expect(text.output.contains("proxy_pass http://$outreach_\(service);"))
                }
                let gateway = try StartedProgram(
                    "outreach", ["gateway", "--resolver", "127.0.0.1:1"], environment: environment,
                    outputPath: directory.path + "/gateway.log")
                let address = "http://127.0.0.1:\(port)"
                try await eventually("the gateway lives") {
                    try await run("outreach", ["healthcheck", address + "/livez"], environment, in: directory).code == 0
                }
                let client = HTTPClient(loop: Loop.current!, log: Log(service: "test", minimum: .error))
                // Four names that nobody answers for, each given its time.
                let health = try await client.send(HTTPRequest(url: address + "/healthz", timeout: .seconds(60)))
                #expect(health.status == 502)
                let unknown = try await run(
                    "outreach", ["healthcheck", address + "/nowhere"], environment, in: directory)
                #expect(unknown.code == 1 && unknown.output.contains("answers 404"), "\(unknown)")
                gateway.signal(SIGQUIT)
                #expect(try await gateway.end(within: .seconds(20)) == 0, "\(gateway.output)")
                let gone = try await run("outreach", ["healthcheck", address + "/livez"], environment, in: directory)
                #expect(gone.code == 69, "\(gone)")
            }
        }
    }
}
