package import Database

/// A product whose actions are in the ledger. Both are called inside the ledger's transactions: what they write through the
/// connection commits with the intent or the outcome, or not at all.
package protocol ActionProduct: Sendable {
    /// The name under which it enqueues.
    var name: String { get }
    /// What it has done on networks. The ledger takes up nothing else of it.
    var operations: [String] { get }
    /// Looks once more before the intent, at everything as it is now. Reads only.
    func judge(_ actions: [Action], on connection: Connection) async throws -> ProductsWord
    /// Locks the people of actions that are refused next, all at once and in its own order.
    func lockPeople(of actions: [Action], on connection: Connection) async throws
    /// These are under way from now on. Must not lock what a call of ``Ledger/cancel(product:subjects:reason:on:)`` holds.
    func intended(_ actions: [Action], on connection: Connection) async throws
    func concluded(_ conclusion: Conclusion, on connection: Connection) async throws
}

extension ActionProduct {
    /// For a product whose hooks lock no people.
    package func lockPeople(of actions: [Action], on connection: Connection) async throws {}
    package func intended(_ actions: [Action], on connection: Connection) async throws {}
}
