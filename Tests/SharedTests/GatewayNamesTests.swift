import Gateway
import Glibc
import Testing

/// nginx, its name server, and two replicas on 127.0.0.1 and 127.0.0.2.
private final class NamedServices {
    let names: GatewayNameServer
    let first: CannedServer
    let second: CannedServer
    private let gateway: GatewayProcess

    /// Two services on one port; `profiles` and `messaging` share a path by method.
    init() throws {
        names = try GatewayNameServer()
        first = NamedServices.replica(1)
        second = NamedServices.replica(2, port: first.port)
        let services = try [
            GatewayService(name: "profiles", port: first.port, routes: [GatewayTests.route("GET /api/a/{id}")]),
            GatewayService(name: "messaging", port: first.port, routes: [GatewayTests.route("POST /api/a/{id}")]),
        ]
        gateway = try GatewayProcess(services, addresses: .names(resolver: "127.0.0.1:\(names.port)"))
    }

    /// It answers with its own name.
    private static func replica(_ host: UInt8, port: UInt16 = 0) -> CannedServer {
        CannedServer(address: 0x7F00_0000 | UInt32(host), port: port) { _, connection in
            connection.reply("200 OK", headers: ["Connection: close"], "replica \(host)")
        }
    }

    func ask(_ head: String) throws -> String {
        try gateway.exchange("\(head) HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    }

    /// Asks again until the answer holds `text`: nginx believes the name server for a second.
    func eventually(_ head: String, _ text: String) throws -> Bool {
        for _ in 0..<200 {
            if try ask(head).contains(text) { return true }
            usleep(50_000)
        }
        return false
    }

    deinit {
        names.close()
        first.close()
        second.close()
    }
}

/// Services that are found by name while requests come in: a real nginx, a name server, and replicas on the loopback.
@Suite(.serialized) struct GatewayNamesTests {
    @Test func aServiceThatIsAbsentAtTheStartIsFoundWhenItComes() throws {
        let all = try NamedServices()
        let missing = try all.ask("GET /api/a/1")
        #expect(
            missing.hasPrefix("HTTP/1.1 502 ") && missing.contains("/problems/service-unreachable"), "\(missing)")
        all.names.set("profiles", [1])
        #expect(try all.eventually("GET /api/a/1", "replica 1"))
        all.names.set("profiles", [2])
        #expect(try all.eventually("GET /api/a/1", "replica 2"), "a day's validity is not believed")
    }

    @Test func requestsGoToEveryReplica() throws {
        let all = try NamedServices()
        all.names.set("profiles", [1, 2])
        for _ in 0..<60 { #expect(try all.ask("GET /api/a/1").hasPrefix("HTTP/1.1 200 ")) }
        #expect(all.first.requests.count > 5 && all.second.requests.count > 5)
    }

    @Test func aDeadReplicaIsPassedOverAndNothingIsSentTwice() throws {
        let all = try NamedServices()
        all.names.set("messaging", [1, 2])
        all.second.close()
        for _ in 0..<40 { #expect(try all.ask("POST /api/a/1").hasPrefix("HTTP/1.1 200 ")) }
        #expect(all.first.requests.count == 40)
    }

    @Test func aSharedPathGoesByMethodAndThePathArrivesAsItWasSent() throws {
        let all = try NamedServices()
        all.names.set("profiles", [1])
        all.names.set("messaging", [2])
        #expect(try all.ask("GET /api/a/x%C3%A9?b=%2F").contains("replica 1"))
        #expect(try all.ask("POST /api/a/1").contains("replica 2"))
        #expect(all.first.requests.first?.hasPrefix("GET /api/a/x%C3%A9?b=%2F HTTP/1.1\r\n") == true)
        #expect(try all.ask("GET /openapi/messaging.json").contains("replica 2"))
        #expect(all.second.requests.last?.hasPrefix("GET /openapi.json HTTP/1.1\r\n") == true)
    }

    @Test(arguments: ["/healthz", "/health", "/readyz"])
    func anyServiceThatIsThereAnswersForHealth(path: String) throws {
        let all = try NamedServices()
        let none = try all.ask("GET \(path)")
        #expect(none.hasPrefix("HTTP/1.1 502 ") && none.contains("/problems/service-unreachable"), "\(none)")
        #expect(try all.ask("GET /livez").hasPrefix("HTTP/1.1 200 "))
        all.names.set("messaging", [2])
        #expect(try all.eventually("GET \(path)", "replica 2"))
        #expect(all.second.requests.last?.hasPrefix("GET \(path) HTTP/1.1\r\n") == true)
    }

    @Test(arguments: ["", "dns", "127.0.0.11;", "127.0.0.1 evil"])
    func refusesResolver(text: String) {
        #expect(throws: GatewayError.notAnAddress(text)) {
            var gateway = GatewayTests.gateway([])
            gateway.addresses = .names(resolver: text)
            _ = try gateway.configuration()
        }
    }
}
