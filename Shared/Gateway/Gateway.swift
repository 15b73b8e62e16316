/// The gateway's configuration: nginx in front of the services, written from their own route lists.
///
/// Pure text. Source: Docs/architecture.md "Gateway".
package struct Gateway: Sendable {
    /// An address nginx can bind: `127.0.0.1`, `0.0.0.0`, `[::1]`.
    package var address: String
    package var port: UInt16
    package var services: [GatewayService]
    package var addresses: ServiceAddresses
    /// Absolute path of a private directory for the pid file and answers that don't fit in memory.
    package var directory: String
    /// nginx started by root would hand its workers to an account that can't enter a private directory.
    package var runsAsRoot: Bool
    package var workers: Int
    /// Descriptors a worker may have open (`RLIMIT_NOFILE`); a call that is passed on takes two.
    package var openFiles: Int

    package init(
        address: String, port: UInt16, services: [GatewayService], addresses: ServiceAddresses = .loopback,
        directory: String, runsAsRoot: Bool, workers: Int = 2, openFiles: Int = Gateway.wantedFiles
    ) {
        (self.address, self.port, self.services, self.addresses) = (address, port, services, addresses)
        (self.directory, self.runsAsRoot, self.workers) = (directory, runsAsRoot, workers)
        self.openFiles = openFiles
    }

    /// The file in ``directory`` that holds the one OpenAPI document of all services.
    package static let document = "openapi.json"

    /// Enough for ``mostConnections``.
    package static let wantedFiles = 2 * mostConnections + 256
    /// Of one worker. Heads that never end hold one each for as long as `client_header_timeout`.
    private static let mostConnections = 16_384
    /// Requests of one address that are under way at the same time.
    private static let requestsPerAddress = 512

    /// The whole `nginx.conf`.
    package func configuration() throws(GatewayError) -> String {
        let table = try RoutingTable(services)
        try Gateway.check(directory)
        for address in [address] + addresses.resolver
        where address.isEmpty || !address.utf8.allSatisfy(Gateway.isAddress) {
            throw .notAnAddress(address)
        }
        var conf = ConfigurationText()
        conf.add("# Written by `outreach` from the services' route lists; edits are lost at the next start.")
        process(&conf)
        conf.block("http") { http in
            limits(&http)
            forwarding(&http)
            upstreams(&http)
            sharedPaths(table, &http)
            http.block("server") { server in
                server.add("listen \(address):\(port) default_server backlog=4096;", "server_name _;")
                server.add("if ($outreach_path_has_dots) { return 400; }")
                names(&server)
                for refusal in GatewayRefusal.all { server.add(refusal.directives) }
                health(&server)
                documents(&server)
                routes(table, &server)
                server.add("location / { return 404; }")
            }
        }
        return conf.text
    }

    private func process(_ conf: inout ConfigurationText) {
        if runsAsRoot { conf.add("user root;") }
        conf.add(
            "daemon off;", "worker_processes \(workers);", "worker_rlimit_nofile \(openFiles);",
            "worker_shutdown_timeout 2s;",
            "pid \"\(directory)/nginx.pid\";", "error_log stderr warn;")
        let connections = min(Gateway.mostConnections, max((openFiles - 256) / 2, 128))
        conf.block("events") { $0.add("worker_connections \(connections);") }
    }

    private func limits(_ http: inout ConfigurationText) {
        for kind in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"] {
            http.add("\(kind)_temp_path \"\(directory)/\(kind)\";")
        }
        http.add(
            "# The services write the access log: they know the route and the caller.", "access_log off;",
            "server_tokens off;", "merge_slashes off;", "default_type application/json;", "etag off;",
            "# Bodies are passed on as they come and lie nowhere: the service asks for the key before it takes a large one, and",
            "# gives each a total time.",
            "client_max_body_size 1m;", "proxy_request_buffering off;", "client_body_buffer_size 16k;",
            "limit_conn_zone $binary_remote_addr zone=outreach_address:10m;",
            "limit_conn outreach_address \(Gateway.requestsPerAddress);", "limit_conn_status 429;",
            "limit_conn_log_level info;",
            "client_header_buffer_size 2k;",
            "large_client_header_buffers 4 8k;", "client_header_timeout 5s;", "client_body_timeout 30s;",
            "send_timeout 30s;", "keepalive_timeout 75s;", "keepalive_requests 100000;",
            "reset_timedout_connection on;",
            "tcp_nodelay on;")
    }

    private func forwarding(_ http: inout ConfigurationText) {
        http.add("# A caller's own request id is kept when it is sane.")
        http.block("map $http_x_request_id $outreach_request_id") {
            $0.add(#""~^[A-Za-z0-9._-]{8,128}$" $http_x_request_id;"#, "default $request_id;")
        }
        http.add("# What the gateway refuses itself; what it answers itself is only read.")
        http.block("map $request_uri $outreach_allow") {
            $0.add(
                #""~^/(livez|openapi\.json)(\?|$)" "GET, HEAD";"#, #"default "GET, HEAD, POST, PUT, PATCH, DELETE";"#)
        }
        http.add("# nginx matches the tidied path but passes the raw one on: the two must not differ.")
        http.block(#"map "$uri $request_uri" $outreach_path_has_dots"#) {
            $0.add("volatile;", "\"~^\(GatewayRefusal.prefix)[0-9]+ \" 0;")
            $0.add(#""~* [^?#]*(/|%2f|\\\\|%5c)(\.|%2e)(\.|%2e)?(/|%2f|\\\\|%5c|[?#]|$)" 1;"#, "default 0;")
        }
        http.add(
            "proxy_http_version 1.1;", "proxy_set_header Connection \"\(addresses.connectionHeader)\";",
            "proxy_set_header Host $http_host;",
            "proxy_set_header X-Request-Id $outreach_request_id;", "proxy_set_header traceparent $http_traceparent;",
            "proxy_set_header X-Forwarded-For $remote_addr;", "proxy_set_header X-Forwarded-Proto $scheme;",
            "proxy_set_header X-Forwarded-Host $http_host;", "proxy_connect_timeout 2s;", "proxy_send_timeout 30s;",
            "proxy_read_timeout 130s;", "proxy_buffers 16 16k;", "proxy_buffer_size 16k;",
            "proxy_max_temp_file_size 64m;", "proxy_intercept_errors off;", "proxy_redirect off;",
            "# An unsafe call is never sent twice: nginx repeats only what is idempotent or was not sent.",
            "proxy_next_upstream error timeout;")
    }

    /// - Throws: when nginx cannot work in a directory of this path.
    package static func check(_ directory: String) throws(GatewayError) {
        guard directory.utf8.allSatisfy(Gateway.isQuotable) else { throw .unsafePath(directory) }
    }

    /// What a quoted word of the configuration may hold.
    private static func isQuotable(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x7F && !#""\$"#.utf8.contains(byte)
    }

    /// Digits, dots, colons and brackets.
    private static func isAddress(_ byte: UInt8) -> Bool { "0123456789abcdefABCDEF.:[]".utf8.contains(byte) }
}
