import EventLoop
import JSON
import TestKit
import Testing

extension SystemTests {
    /// Without a key nothing opens, and what a service says about itself is true.
    @Suite struct ClosedTests {
        @Test func everyDocumentedRouteAsksForAKey() async throws {
            try await withProduct { product in
                for service in Product.services {
                    let document = try await product.send("GET", "/openapi.json", to: service, key: .some(nil))
                    #expect(document.status == 200 && document.string("openapi")?.hasPrefix("3.1") == true)
                    // What says how a service does is open: it listens on loopback, or a private network.
                    let paths = (document["paths"]?.objectValue?.fields ?? []).filter { _, methods in
                        methods["get"]?["tags"] != ["service health"]
                    }
                    #expect(!paths.isEmpty, "\(service) documents nothing")
                    for (path, methods) in paths {
                        for method in methods.objectValue?.keys ?? [] where method != "parameters" {
                            #expect(methods[method]?["responses"]?["2XX"] == nil, "\(method) \(path) has no shape")
                            if methods[method]?["security"] == [] {
                                // The networks sign their calls instead.
                                #expect(path == "/api/webhooks/{platform}", "\(method) \(path) is open")
                                continue
                            }
                            let address = concrete(path)
                            let answer = try await product.send(
                                method.uppercased(), address, to: service, key: .some(nil))
                            #expect(answer.status == 401 && answer.isProblem, "\(method) \(path): \(answer)")
                            #expect(answer.header("WWW-Authenticate") != nil)
                        }
                    }
                    let listed = try StartedProgram(
                        service, ["routes"], environment: product.environment,
                        outputPath: "\(product.directory.path)/routes-\(service)")
                    #expect(try await listed.end(within: .seconds(20)) == 0)
                    let lines = listed.output.split(separator: "\n")
                    #expect(Set(lines.map { $0.split(separator: " ")[1] }) == Set(paths.map { Substring($0.key) }))
                    let metrics = try await product.send("GET", "/metrics", to: service, key: .some(nil))
                    for name in [
                        "outreach_build_info", "outreach_http_request_duration_seconds",
                        "process_resident_memory_bytes",
                    ] {
                        #expect(metrics.text.contains(name), "\(service) has no \(name)")
                    }
                }
            }
        }

        /// A UUID in place of every parameter.
        private func concrete(_ pattern: String) -> String {
            pattern.split(separator: "/", omittingEmptySubsequences: false)
                .map { $0.hasPrefix("{") ? "00000000-0000-4000-8000-000000000000" : String($0) }.joined(separator: "/")
        }

        @Test func aRevokedKeyIsDeadEverywhere() async throws {
            try await withProduct { product in
                let other = try await product.post("/api/platform/keys", ["name": "short-lived", "role": "sales"])
                #expect(other.status == 201, "\(other)")
                let key = try #require(other.string("key"))
                for path in ["profiles", "drafts", "imports", "followup-timers"] {
                    #expect(try await product.get("/api/social/\(path)", key: key).status == 200)
                }
                #expect(try await product.get("/api/platform/keys", key: key).status == 403)
                #expect(try await product.send("DELETE", "/api/platform/keys/\(other.string("id")!)").status == 204)
                try await product.loop.sleep(for: .seconds(1))
                for path in ["profiles", "drafts", "imports", "followup-timers"] {
                    #expect(try await product.get("/api/social/\(path)", key: key).status == 401)
                }
            }
        }
    }
}
