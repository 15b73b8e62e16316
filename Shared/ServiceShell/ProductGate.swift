internal import Database
internal import HTTPServer
internal import JSON
internal import Products

/// Whether a product answers here. Looks for its schema at most four times a second; a statement that meets a missing table says so
/// too. Confined to its loop.
final class ProductGate: @unchecked Sendable {
    private let database: Database
    private let product: Product
    private let isOn: Bool
    private var checkedAt: ContinuousClock.Instant?

    /// - Parameter isOn: whether `OUTREACH_PRODUCTS` names it.
    init(_ product: Product, isOn: Bool, database: Database) {
        (self.product, self.isOn, self.database) = (product, isOn, database)
    }

    static let noSchema = inactive("schema not initialized")

    /// - Returns: the answer for everybody while the product does nothing; `nil` when it works.
    func check() async throws -> Response? {
        guard isOn else {
            return ProductGate.inactive("\(product.title) is switched off (OUTREACH_PRODUCTS)")
        }
        let now = ContinuousClock.now
        if let checkedAt, now - checkedAt < .milliseconds(250) { return nil }
        let row = try await database.first(
            "SELECT to_regclass(\(product.schema) || '.' || \(product.sentinel)) IS NOT NULL")
        checkedAt = try row?[0] == true ? now : nil
        return checkedAt == nil ? ProductGate.noSchema : nil
    }

    /// The gate stands before everything else that a route asks for, and what the route says carries the product's name.
    func guarding(_ route: Route) -> Route {
        var guarded = route.prechecked(answering: ProductGate.answer) { [self] _ in try await check() }
        guarded.product = product.name
        return guarded
    }

    private static let answer = Answer.json(
        .named(
            "Inactive",
            .object([
                .required("status", .choice(["inactive"])),
                .required("reason", .text, "`schema not initialized`, or that the product is switched off."),
            ])), "The product is inactive, and nothing was done.")

    private static func inactive(_ reason: String) -> Response {
        .json(200, ["status": "inactive", "reason": .string(reason)])
    }
}
