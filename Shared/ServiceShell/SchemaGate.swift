internal import Database
internal import HTTPServer
internal import JSON

/// Looks whether a product's schema is there, at most four times a second; a statement that meets a missing table says so
/// too. Confined to its loop.
final class SchemaGate: @unchecked Sendable {
    private let database: Database
    private let product: String
    private var checkedAt: ContinuousClock.Instant?
    private var isPresent = false

    init(database: Database, product: String) { (self.database, self.product) = (database, product) }

    static let inactive = Response.json(200, ["status": "inactive", "reason": "schema not initialized"])

    func check(_ request: Request) async throws -> Response? {
        let now = ContinuousClock.now
        if let checkedAt, isPresent, now - checkedAt < .milliseconds(250) { return nil }
        let row = try await database.first(
            "SELECT to_regclass(\(product) || '.' || \(product) || '_profiles') IS NOT NULL")
        isPresent = try row?[0] ?? false
        checkedAt = now
        return isPresent ? nil : SchemaGate.inactive
    }
}
