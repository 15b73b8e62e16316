import Database
import EventLoop
import Glibc
import JSON
import Telemetry
import TestKit
import Testing

extension SystemTests {
    /// The database is missing at start, lost, back, or has lost a schema: callers hear so, and no process falls.
    @Suite struct DatabaseLossTests {
        /// A product on a cluster of its own, which can be stopped.
        private func withOwnCluster(_ body: @escaping @Sendable (Product, ScratchCluster) async throws -> Void)
            async throws
        {
            let cluster = try ScratchCluster()
            let loop = Loop(name: "own-cluster")
            loop.start()
            let result = await loop.task {
                let log = Log(service: "test", minimum: .error)
                let database = Database(
                    DatabaseConfiguration(url: cluster.url, maxConnections: 2), loop: loop, log: log)
                let product = try Product(database: database)
                do {
                    try await body(product, cluster)
                } catch {
                    print(product.lastWords)
                    await product.stop()
                    throw error
                }
                await product.stop()
                await database.close()
            }.result
            loop.stop()
            try result.get()
        }

        @Test func missingAtStartThenLostThenBack() async throws {
            try await withOwnCluster { product, cluster in
                try await product.start()
                try await product.qualified(0..<3)
                for name in Product.services { product.programs[name]?.signal(SIGTERM) }
                for name in Product.services { _ = try await product.programs[name]?.end(within: .seconds(10)) }
                try cluster.stop()
                for name in Product.services { try product.launch(name) }
                try await expectUnavailable(product)
                try cluster.restart()
                for name in Product.services { try await product.expectReady(name) }
                try await product.expectHealthy()
                #expect(try await product.stage("draft").job["counts"]?["done"] == 3)

                try cluster.stop()
                try await expectUnavailable(product)
                try cluster.restart()
                for name in Product.services { try await product.expectReady(name) }
                try await product.expectHealthy()
                #expect(try await product.all("/api/social/drafts").count == 3)
                #expect(Product.counts(try await product.importFile(InventedPeople.csv(3..<6)))[0] == 3)
                try await product.expectExactCounts()
            }
        }

        /// Alive, not ready, and every call says 503 with the time to come again.
        private func expectUnavailable(_ product: Product) async throws {
            for name in Product.services {
                try await eventually("\(name) is alive") {
                    (try? await product.send("GET", "/livez", to: name).status) == 200
                }
                try await eventually("\(name) is not ready") {
                    (try? await product.send("GET", "/readyz", to: name).status) == 503
                }
            }
            // Together: each waits a few seconds for a connection before it gives up.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for path in ["profiles", "imports", "drafts", "followup-timers", "pipeline/status"] {
                    group.addTask {
                        let answer = try await product.get("/api/social/\(path)")
                        #expect(answer.status == 503 && answer.isProblem, "\(path): \(answer)")
                        #expect(answer.header("Retry-After").flatMap { Int($0) }.map { $0 >= 1 } == true)
                    }
                }
                group.addTask {
                    let write = try await product.post("/api/social/pipeline/draft")
                    #expect(write.status == 503 && write.header("Retry-After") != nil, "\(write)")
                }
                try await group.waitForAll()
            }
            let health = try await product.get("/healthz")
            #expect(health.status == 503)
            for name in Product.services { #expect(product.programs[name]?.exitCode() == nil) }
        }

        /// Every connection is cut again and again while people work: each answer is a success or says 503.
        @Test func connectionsThatBreak() async throws {
            try await withProduct { product in
                _ = try await product.importFile(InventedPeople.csv(0..<40))
                let ids = try await product.people().values.sorted()
                let answers = try await withThrowingTaskGroup(of: [Answer].self) { group in
                    for worker in 0..<4 {
                        group.addTask {
                            var answers: [Answer] = []
                            for round in 0..<30 {
                                let id = ids[(worker * 10 + round) % ids.count]
                                answers.append(
                                    try await product.patch(
                                        "/api/social/profiles/\(id)", ["location": .string("Place \(round)")]))
                                answers.append(try await product.get("/api/social/profiles?limit=5"))
                            }
                            return answers
                        }
                    }
                    for _ in 0..<8 {
                        try await product.database.execute(
                            """
                            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                            WHERE datname = current_database() AND application_name LIKE 'outreach-%'
                            """)
                        try await Loop.current!.sleep(for: .milliseconds(100))
                    }
                    return try await group.reduce(into: [Answer]()) { $0 += $1 }
                }
                let odd = answers.filter { $0.status != 200 && !($0.status == 503 && $0.isProblem) }
                #expect(odd.isEmpty, "\(odd.prefix(3))")
                #expect(answers.contains { $0.status == 200 })
                try await product.expectHealthy()
                try await product.expectExactCounts()
                #expect(try await product.stage("review", [:]).job["status"] == "completed")
            }
        }

        @Test func aDroppedSchemaIsInactiveAndComesBackWithARestart() async throws {
            try await withProduct { product in
                _ = try await product.queued(0..<2)
                try await product.dropSchema()
                let nobody = "00000000-0000-4000-8000-000000000000"
                for path in [
                    "profiles", "profiles/\(nobody)", "profiles/\(nobody)/messages", "pipeline/status", "drafts",
                    "messages", "assisted",
                    "templates", "imports", "discovery-jobs", "followup-timers", "jobs/\(nobody)",
                ] {
                    let answer = try await product.get("/api/social/\(path)")
                    #expect(answer.status == 200, "\(path): \(answer)")
                    #expect(
                        answer.json == ["status": "inactive", "reason": "schema not initialized"], "\(path): \(answer)")
                }
                for path in [
                    "pipeline/discover", "pipeline/review", "pipeline/draft", "pipeline/send", "pipeline/followup",
                    "profiles/bulk-qualify",
                    "assisted/\(nobody)/sent", "imports/uploads",
                ] {
                    let answer = try await product.post("/api/social/\(path)", ["nonsense": 1])
                    #expect(answer.status == 200 && answer.string("status") == "inactive", "\(path): \(answer)")
                }
                let file = try await product.send(
                    "POST", "/api/social/imports", body: Array("x".utf8), type: "text/csv")
                #expect(file.status == 200 && file.string("status") == "inactive", "\(file)")
                #expect(try await product.get("/api/platform/keys").items.count == 1)
                try await product.expectHealthy()
                for name in Product.services {
                    product.programs[name]?.signal(SIGTERM)
                    #expect(try await product.programs[name]?.end(within: .seconds(10)) == 0)
                }
                try await product.start()
                #expect(try await product.get("/api/social/profiles").items == [])
                try await product.qualified(10..<13)
                #expect(try await product.stage("draft").job["counts"]?["done"] == 3)
                try await product.expectExactCounts()
                try await product.expectHealthy()
            }
        }

        /// Four processes find an empty database at the same time.
        @Test func everybodyMigratesAtOnce() async throws {
            try await withScratchDatabase { scratch in
                let product = try Product(database: scratch.database)
                do {
                    try await product.start()
                    _ = try await product.importFile(InventedPeople.csv(0..<2))
                    try await product.expectHealthy()
                    let wrong = try StartedProgram(
                        "profiles",
                        environment: product.environment.merging([
                            "OUTREACH_SUPPRESSION_KEY": String(repeating: "11", count: 32)
                        ]) { $1 }
                        .merging(["OUTREACH_PROFILES_PORT": String(FreePorts.run(of: 1))]) { $1 },
                        outputPath: product.directory.path + "/wrong-key.log")
                    let code = try await wrong.end(within: .seconds(30))
                    #expect(code == 78, "another suppression key refuses to start: \(wrong.output)")
                    #expect(wrong.output.lowercased().contains("suppression"))
                } catch {
                    print(product.lastWords)
                    await product.stop()
                    throw error
                }
                await product.stop()
            }
        }
    }
}
