extension Gateway {
    /// Paths whose methods belong to different services are looked up by method.
    func sharedPaths(_ table: RoutingTable, _ http: inout ConfigurationText) {
        for (index, entry) in table.entries.enumerated() where entry.services.count > 1 {
            http.block("map $request_method $outreach_owner_\(index)") { map in
                for (method, owner) in entry.owners.sorted(by: { $0.key < $1.key }) {
                    map.add("\(method) \(target(owner));")
                    if method == "GET" { map.add("HEAD \(target(owner));") }
                }
                map.add("default \(target(entry.services[0]));")
            }
        }
    }

    func routes(_ table: RoutingTable, _ server: inout ConfigurationText) {
        for (index, entry) in table.entries.enumerated() {
            let target = entry.services.count > 1 ? "$outreach_owner_\(index)" : target(entry.services[0])
            server.block("location \(Gateway.matcher(entry))") { location in
                location.add("proxy_pass http://\(target);")
                if entry.isLarge { location.add("client_max_body_size 51m;") }
                if entry.isStream { location.add("proxy_buffering off;", "proxy_cache off;", "proxy_read_timeout 1h;") }
            }
        }
    }

    /// `= /path` or an anchored expression in which a parameter is one segment.
    private static func matcher(_ entry: RoutingTable.Entry) -> String {
        guard !entry.isLiteral else { return "= \(entry.pattern)" }
        let expression = entry.segments.map { Segment.isParameter($0) ? "[^/]+" : escaped($0) }.joined(separator: "/")
        return "~ ^/\(expression)$"
    }

    private static func escaped(_ segment: Substring) -> String {
        segment.map { $0 == "." ? "\\." : String($0) }.joined()
    }

    /// In a location that the gateway answers itself.
    static let readsOnly = #"if ($request_method !~ "^(GET|HEAD)$") { return 405; }"#

    /// All services' routes in one document, which lies beside the configuration; and each service's own.
    func documents(_ server: inout ConfigurationText) {
        let names = services.map(\.name).sorted()
        server.block("location = /\(Gateway.document)") { location in
            location.add(
                Gateway.readsOnly, "alias \"\(directory)/\(Gateway.document)\";",
                "add_header Cache-Control no-store always;",
                "add_header X-Content-Type-Options nosniff always;")
        }
        for name in names {
            server.add("location = /openapi/\(name).json { proxy_pass http://\(target(name))/openapi.json; }")
        }
    }
}
