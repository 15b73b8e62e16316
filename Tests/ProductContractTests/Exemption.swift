/// Operations for which a row cannot hold, and why. One that is not needed fails.
struct Exemption: Sendable {
    let row: String
    let operation: String
    let reason: String

    private static func of(_ rows: [String], _ operations: [String], _ reason: String) -> [Exemption] {
        rows.flatMap { row in operations.map { Exemption(row: row, operation: $0, reason: reason) } }
    }

    func covers(_ row: ContractRow, _ operation: Operation) -> Bool {
        self.row == row.name && self.operation == operation.name
    }

    static let all =
        of(
            ["no key"],
            ["/livez", "/readyz", "/healthz", "/health", "/metrics", "/openapi.json"].map { "GET " + $0 },
            "Health checks and scrapers have no key; services listen on loopback or a private network.")
        + of(
            ["no key", "an unknown query name"], webhooks,
            "Open: a network proves itself by its signature, and its dialect is judged by its adapter.")
        + of(
            ["a body that is no JSON"], [webhooks[1]],
            "A network's body is judged by its adapter, behind the signature.")
        + of(
            ["the same key twice"], ["POST /api/platform/keys"],
            "A key's secret is shown once and not kept: the second call is 409 answer-not-kept, and no second key is made."
        )

    private static let webhooks = ["GET /api/webhooks/{platform}", "POST /api/webhooks/{platform}"]
}
