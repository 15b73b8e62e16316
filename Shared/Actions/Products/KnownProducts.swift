internal import Database
internal import Synchronization

/// The products of this process and what they have done. Nothing else is taken up: of what it settled of others, nobody would be told.
final class KnownProducts: Sendable {
    private let known: Mutex<[String: any ActionProduct]>
    /// Whether a product works at present: of one that rests nothing is planned or settled, and what waits says so.
    private let isAwake: @Sendable (String) -> Bool

    init(_ products: [any ActionProduct], isAwake: @escaping @Sendable (String) -> Bool = { _ in true }) {
        known = Mutex(Dictionary(uniqueKeysWithValues: products.map { ($0.name, $0) }))
        self.isAwake = isAwake
    }

    var all: [String: any ActionProduct] { known.withLock { $0 } }

    /// From now on its actions are taken up here.
    func admit(_ product: any ActionProduct) { known.withLock { $0[product.name] = product } }

    subscript(name: String) -> (any ActionProduct)? { known.withLock { $0[name] } }

    func product(of action: Action) -> (any ActionProduct)? { self[action.product] }

    /// Tells the product, in the transaction that recorded it.
    func tell(_ conclusion: Conclusion, on connection: Connection) async throws {
        try await product(of: conclusion.action)?.concluded(conclusion, on: connection)
    }

    /// The operations of its products that are awake, in pairs.
    var pairs: (products: [String], operations: [String]) {
        let pairs = all.values.filter { isAwake($0.name) }
            .flatMap { product in product.operations.map { (product.name, $0) } }
            .sorted { $0 < $1 }
        return (pairs.map(\.0), pairs.map(\.1))
    }

    /// Whether the row with these columns is of a product and an operation that this process knows.
    var condition: SQL {
        let (products, operations) = pairs
        return "product || ' ' || operation = ANY(\(zip(products, operations).map { "\($0) \($1)" }))"
    }
}
