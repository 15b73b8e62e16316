/// How nginx finds the services.
package enum ServiceAddresses: Sendable, Equatable {
    /// Beside the gateway, one of each, on the loopback address. Connections are kept.
    case loopback
    /// By the service's own name, asked of this name server (`10.89.0.1`, `[fd00::1]`) while requests come in: replicas
    /// come and go, and a service that is absent is a 502 and not a gateway that does not start.
    case names(resolver: String)

    /// Addresses that the configuration will hold.
    var resolver: [String] {
        if case .names(let resolver) = self { [resolver] } else { [] }
    }

    /// nginx 1.22 keeps connections only to servers it knew at its start: a service need not wait for a second request.
    var connectionHeader: String { self == .loopback ? "" : "close" }
}

extension Gateway {
    /// What stands behind `proxy_pass http://` for a service: a variable makes nginx ask for the name at each request.
    func target(_ service: String) -> String { addresses == .loopback ? "outreach_\(service)" : "$outreach_\(service)" }

    func upstreams(_ http: inout ConfigurationText) {
        if case .names(let resolver) = addresses {
            http.add("# A name server may call an answer good for a day; a replica that died is gone now.")
            return http.add("resolver \(resolver) valid=1s ipv6=off;", "resolver_timeout 2s;")
        }
        for service in services {
            http.block("upstream outreach_\(service.name)") { upstream in
                upstream.add("server 127.0.0.1:\(service.port) max_fails=0;", "keepalive 64;", "keepalive_timeout 30s;")
            }
        }
        http.add("# Whichever is alive answers for all: readiness is shared through the database.")
        http.block("upstream outreach_any") { upstream in
            for service in services { upstream.add("server 127.0.0.1:\(service.port) max_fails=0;") }
            upstream.add("keepalive 8;", "keepalive_timeout 30s;")
        }
    }

    /// The variables of ``target(_:)``.
    func names(_ server: inout ConfigurationText) {
        guard addresses != .loopback else { return }
        for service in services { server.add("set $outreach_\(service.name) \(service.name):\(service.port);") }
    }

    func health(_ server: inout ConfigurationText) {
        server.block("location = /livez") { location in
            location.add(
                Gateway.readsOnly, "add_header Cache-Control no-store always;", #"return 200 '{"status":"ok"}';"#)
        }
        for path in ["/healthz", "/health", "/readyz"] {
            server.block("location = \(path)") { location in
                addresses == .loopback ? anyUpstream(&location) : anyName(0, &location)
            }
        }
        guard addresses != .loopback else { return }
        for index in services.indices.dropFirst() {
            server.block("location @outreach_any_\(index)") { anyName(index, &$0) }
        }
    }

    private func anyUpstream(_ location: inout ConfigurationText) {
        location.add(
            "proxy_pass http://outreach_any;", "proxy_next_upstream error timeout http_502;",
            "proxy_next_upstream_tries \(services.count);", "proxy_connect_timeout 500ms;", "proxy_read_timeout 5s;")
    }

    /// A variable names one service only; where it gives no answer, the next one is asked.
    private func anyName(_ index: Int, _ location: inout ConfigurationText) {
        guard index < services.count else { return location.add("return 503;") }
        location.add(
            "proxy_pass http://\(target(services[index].name));", "resolver_timeout 500ms;",
            "proxy_connect_timeout 500ms;", "proxy_read_timeout 5s;", "recursive_error_pages on;")
        if index + 1 < services.count { location.add("error_page 502 504 = @outreach_any_\(index + 1);") }
    }
}
