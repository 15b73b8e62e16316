import Gateway
import Testing

@Suite struct GatewayTests {
    static func route(_ line: String) throws -> GatewayRoute { try #require(GatewayRoute(line: line)) }

    static func gateway(_ services: [GatewayService], directory: String = "/tmp/gateway") -> Gateway {
        Gateway(address: "127.0.0.1", port: 8080, services: services, directory: directory, runsAsRoot: false)
    }

    @Test(
        "Lines that are no route",
        arguments: [
            "", "GET", "get /a", "GET a", "GET /a b", "GET /a//b", "GET /a/../b", "GET /a/{}", "GET /a{id}", "GET /a;b",
            "GET /a/$x", "GET /a/\"", "GET /", "GET /a/",
        ])
    func refusesLine(line: String) { #expect(GatewayRoute(line: line) == nil) }

    @Test func literalSegmentsAreTriedBeforeParameters() throws {
        let conf = try Self.gateway([
            GatewayService(
                name: "profiles", port: 8082,
                routes: [
                    Self.route("GET /api/social/profiles/{id}"), Self.route("POST /api/social/profiles/bulk-qualify"),
                    Self.route("GET /api/social/{kind}/{id}/messages"),
                ]),
            GatewayService(
                name: "messaging", port: 8083, routes: [Self.route("GET /api/social/profiles/{id}/messages")]),
        ]).configuration()
        let locations = conf.split(separator: "\n").filter { $0.contains("location") && $0.contains("/api/") }
            .map { $0.drop(while: { $0 == " " }) }
        #expect(
            locations == [
                "location = /api/social/profiles/bulk-qualify {", "location ~ ^/api/social/profiles/[^/]+$ {",
                "location ~ ^/api/social/profiles/[^/]+/messages$ {", "location ~ ^/api/social/[^/]+/[^/]+/messages$ {",
            ])
        #expect(conf.contains("proxy_pass http://outreach_messaging;"))
    }

    @Test func twoServicesShareAPathByMethod() throws {
        let conf = try Self.gateway([
            GatewayService(name: "profiles", port: 8082, routes: [Self.route("GET /api/a/{id}")]),
            GatewayService(name: "discovery", port: 8081, routes: [Self.route("POST /api/a/{job}")]),
        ]).configuration()
        #expect(conf.contains("GET outreach_profiles;"))
        #expect(conf.contains("POST outreach_discovery;"))
        #expect(conf.split(separator: "\n").filter { $0.contains("location ~ ^/api/a/") }.count == 1)
    }

    @Test func twoServicesNeverServeTheSameRoute() throws {
        let gateway = try Self.gateway([
            GatewayService(name: "profiles", port: 8082, routes: [Self.route("GET /api/a/{id}")]),
            GatewayService(name: "discovery", port: 8081, routes: [Self.route("GET /api/a/{job}")]),
        ])
        #expect(throws: GatewayError.self) { try gateway.configuration() }
    }

    @Test func eventStreamsAreNotBuffered() throws {
        let conf = try Self.gateway([
            GatewayService(
                name: "discovery", port: 8081,
                routes: [Self.route("GET /api/jobs/{id}"), Self.route("GET /api/jobs/{id}/events")])
        ]).configuration()
        let blocks = conf.split(separator: "location ").filter { $0.hasPrefix("~ ^/api/jobs") }
        #expect(blocks.map { $0.contains("proxy_buffering off;") } == [false, true])
    }

    @Test func onlyRoutesThatSaySoTakeLargeBodies() throws {
        let conf = try Self.gateway([
            GatewayService(
                name: "discovery", port: 8081,
                routes: [
                    Self.route("GET /api/imports"), Self.route("POST /api/imports large"), Self.route("POST /api/a"),
                ])
        ]).configuration()
        let blocks = conf.split(separator: "location ").filter { $0.hasPrefix("= /api/") }
        #expect(blocks.map { $0.contains("client_max_body_size 51m;") } == [false, true])
        #expect(GatewayRoute(line: "POST /api/imports huge") == nil)
    }

    /// Heads that never end: 8,300 of one address closed the gateway for 15 s.
    @Test(arguments: [(Gateway.wantedFiles, 16_384), (16_384, 8064), (1024, 384), (100, 128)])
    func aWorkerHasRoomForManyConnections(files: Int, connections: Int) throws {
        var gateway = Self.gateway([])
        gateway.openFiles = files
        let conf = try gateway.configuration()
        #expect(conf.contains("worker_connections \(connections);") && conf.contains("worker_rlimit_nofile \(files);"))
        #expect(conf.contains("client_header_timeout 5s;") && conf.contains("limit_conn outreach_address 512;"))
    }

    @Test(
        "Paths that nginx would read as syntax", arguments: ["/tmp/a\nb", "/tmp/a\"b", "/tmp/a\\b", "/tmp/$a"])
    func refusesDirectory(directory: String) {
        #expect(throws: GatewayError.unsafePath(directory)) {
            try Self.gateway([], directory: directory).configuration()
        }
    }
}
