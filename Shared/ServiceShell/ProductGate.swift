internal import Database
internal import HTTPServer
internal import JSON
internal import Migrations
internal import Products
internal import Synchronization

/// Whether a product answers here, one for all its routes. Looks for its schema at most four times a second, and only when somebody calls.
/// Confined to its loop.
final class ProductGate: @unchecked Sendable {
    private let database: Database
    private let product: Product
    private let isOn: Bool
    private var checkedAt: ContinuousClock.Instant?
    /// Why it cannot work, whatever its tables look like; found at the start.
    private(set) var fault: String?
    private let awake: Mutex<Bool>

    /// - Parameter isOn: whether `OUTREACH_PRODUCTS` names it.
    init(_ product: Product, isOn: Bool, database: Database) {
        (self.product, self.isOn, self.database) = (product, isOn, database)
        awake = Mutex(isOn)
    }

    /// Whether it may work when its tables are there.
    var isOpen: Bool { isOn && fault == nil }

    /// From now on it answers that it is inactive, and why; the other products go on (R0.132).
    func setAside(_ reason: String) {
        fault = reason
        awake.withLock { $0 = false }
    }

    /// Whether it works now, for those who act for it: not while it is off, set aside, or without its tables. From any thread.
    var isAwake: Bool { awake.withLock { $0 } }

    /// Its tables are gone, or back.
    func rests(_ rests: Bool) { awake.withLock { $0 = isOpen && !rests } }

    /// - Returns: the answer for everybody while the product does nothing; `nil` when it works.
    func check() async throws -> Response? {
        guard isOn else {
            return ProductGate.inactive("\(product.title) is switched off (OUTREACH_PRODUCTS)")
        }
        if let fault { return ProductGate.inactive(fault) }
        let now = ContinuousClock.now
        if let checkedAt, now - checkedAt < .milliseconds(250) { return nil }
        return try await isThere() ? nil : ProductGate.inactive("schema not initialized")
    }

    /// Asks the database now whether the product's tables are there.
    func isThere() async throws -> Bool {
        let isThere = try await database.withConnection { [product] in try await product.isInstalled(on: $0) }
        checkedAt = isThere ? .now : nil
        return isThere
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
