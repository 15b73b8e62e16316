internal import Database
internal import HTTPServer
internal import JSON
internal import Quarantine
internal import Telemetry

extension ServiceShell {
    private static let services = ["discovery", "profiles", "messaging", "scheduling"]

    /// Health, metrics and the document of this service; open, because a service listens on loopback or a private network.
    func platformRoutes(over routes: [Route]) -> [Route] {
        let document = document(of: routes).serialized()
        return serviceRoutes { document }
    }

    /// What this service answers, also about itself.
    func document(of routes: [Route]) -> JSONValue {
        OpenAPI.document(
            title: "Outreach \(config.name)", version: ServiceMain.version, routes: routes + serviceRoutes { [] })
    }

    private func serviceRoutes(_ document: @escaping @Sendable () -> [UInt8]) -> [Route] {
        let silent = RouteOptions(isSilent: true)
        return [
            .get(
                "/livez", .open, "The process runs.", options: silent,
                answer: .json(.object([.required("status", .choice(["ok"]))]), "It does.")
            ) { _ in .json(200, ["status": "ok"]) },
            .get("/readyz", .open, "This process can work.", options: silent, answer: HealthShapes.ready) {
                [readiness] _ in
                let problems = await readiness.check()
                let checks = problems.sorted { $0.key < $1.key }.map {
                    (key: $0.key, value: JSONValue.string($0.value))
                }
                return .json(
                    problems.isEmpty ? 200 : 503,
                    ["status": problems.isEmpty ? "ok" : "unavailable", "failing": .object(JSONObject(checks))])
            },
            .get("/healthz", .open, "All four services are ready.", options: silent, answer: HealthShapes.all) {
                [self] _ in try await health()
            },
            .get("/health", .open, "The same as /healthz.", options: silent, answer: HealthShapes.all) { [self] _ in
                try await health()
            },
            .get(
                "/metrics", .open, "Prometheus metrics.", options: silent,
                answer: .file("text/plain", "In Prometheus' text format.")
            ) { _ in
                .text(200, await Metrics.shared.exposition(), type: "text/plain; version=0.0.4; charset=utf-8")
            },
            .get(
                "/openapi.json", .open, "This document.", options: silent,
                answer: .json(.any, "OpenAPI 3.1.")
            ) { _ in .json(200, document()) },
        ]
    }

    private func health() async throws -> Response {
        let known: [String: String?]
        let quarantine: Quarantine?
        do {
            known = try await readiness.services()
            quarantine = try await database.withConnection { try await Quarantines.current(on: $0) }
        } catch let error as DatabaseError where error.sqlState == StorageAlarm.sqlState {
            throw Problem.storageFull
        } catch {
            throw Problem.unavailable("The database cannot be asked: \(error)", retryAfter: 1)
        }
        let words = ServiceShell.services.map { name in known[name].map { $0 ?? "ready" } ?? "not ready" }
        let isReady = words.allSatisfy { $0 == "ready" }
        let services = zip(ServiceShell.services, words).map { (key: $0, value: JSONValue.string($1)) }
        var answer: JSONObject = [
            "status": isReady ? "ok" : "unavailable", "services": .object(JSONObject(services)),
        ]
        // Everything answers and nothing is sent: no fault of the services, and the first thing to know.
        if let quarantine, quarantine.isOpen {
            if isReady { answer["status"] = "quarantined" }
            answer["quarantine"] = quarantine.json
        }
        return .json(isReady ? 200 : 503, .object(answer))
    }
}
