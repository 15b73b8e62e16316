internal import Database
internal import Synchronization

/// The products of this process and what they have done. Nothing else is taken up: of what it settled of others, nobody would be told.
final class KnownProducts: Sendable {
    private let known: Mutex<[String: any ActionProduct]>
    /// Whether a product works at present: of one that rests nothing is planned or settled, and what waits says so.
    private let isAwake: @Sendable (String) -> Bool
    /// Those whose tables were found to be damaged: they are looked at now and then.
    let damage = ProductDamage()

    init(_ products: [any ActionProduct], isAwake: @escaping @Sendable (String) -> Bool = { _ in true }) {
        known = Mutex([:])
        self.isAwake = isAwake
        products.forEach(admit)
    }

    var all: [String: any ActionProduct] { known.withLock { $0 } }

    /// From now on its actions are taken up here.
    func admit(_ product: any ActionProduct) { known.withLock { $0[product.name] = WatchedProduct(product, damage) } }

    subscript(name: String) -> (any ActionProduct)? { known.withLock { $0[name] } }

    func product(of action: Action) -> (any ActionProduct)? { self[action.product] }

    /// Tells the product, in the transaction that recorded it.
    func tell(_ conclusion: Conclusion, on connection: Connection) async throws {
        try await product(of: conclusion.action)?.concluded(conclusion, on: connection)
    }

    /// The operations of its products that are awake, in pairs.
    var awake: (products: [String], operations: [String]) { pairs(of: isAwake) }

    /// The same without those that rest because their tables are damaged.
    var pairs: (products: [String], operations: [String]) { pairs { isAwake($0) && !damage.rests($0) } }

    private func pairs(of isWanted: (String) -> Bool) -> (products: [String], operations: [String]) {
        let pairs = all.values.filter { isWanted($0.name) }
            .flatMap { product in product.operations.map { (product.name, $0) } }
            .sorted { $0 < $1 }
        return (pairs.map(\.0), pairs.map(\.1))
    }

    /// Whether the row with these columns is of a product and an operation that this process takes up now.
    var condition: SQL {
        let (products, operations) = pairs
        return "product || ' ' || operation = ANY(\(zip(products, operations).map { "\($0) \($1)" }))"
    }
}
