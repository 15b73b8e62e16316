internal import Database

/// A product as the ledger asks it.
struct WatchedProduct: ActionProduct {
    private let product: any ActionProduct
    private let damage: ProductDamage

    init(_ product: any ActionProduct, _ damage: ProductDamage) { (self.product, self.damage) = (product, damage) }

    var name: String { product.name }
    var operations: [String] { product.operations }

    func judge(_ actions: [Action], on connection: Connection) async throws -> ProductsWord {
        try await damage.watch(name) { try await product.judge(actions, on: connection) }
    }

    func lockPeople(of actions: [Action], on connection: Connection) async throws {
        try await damage.watch(name) { try await product.lockPeople(of: actions, on: connection) }
    }

    func intended(_ actions: [Action], on connection: Connection) async throws {
        try await damage.watch(name) { try await product.intended(actions, on: connection) }
    }

    func concluded(_ conclusion: Conclusion, on connection: Connection) async throws {
        try await damage.watch(name) { try await product.concluded(conclusion, on: connection) }
    }
}
