package import Database

/// Who hears which events, and what happens then.
package struct Subscription: Sendable {
    /// Stable: cursors and leases are kept under it. `<product>.<service>.<purpose>`.
    package let name: String
    package let types: [String]
    /// Most events one transaction of the live lane applies.
    package let batch: Int
    /// The same for the bulk lane, whose events are large.
    package let bulkBatch: Int
    /// Applies events in the transaction that moves the cursor: that is the inbox, and why effects happen once.
    /// Events arrive in log order. Everything the handler writes must go through the connection it is given; whatever
    /// must touch the outside world is written as a work row instead. Throwing rolls everything back.
    package let handle: @Sendable (Connection, [Event]) async throws -> Void

    package init(
        name: String, types: [String], batch: Int = 500, bulkBatch: Int = 50,
        handle: @escaping @Sendable (Connection, [Event]) async throws -> Void
    ) {
        (self.name, self.types, self.batch, self.bulkBatch, self.handle) = (name, types, batch, bulkBatch, handle)
    }

    /// For log lines and figures.
    var product: String? { Subscription.product(of: name) }

    /// The first word of a subscription's name.
    static func product(of name: String) -> String? {
        let words = name.split(separator: ".")
        return words.count > 1 ? String(words[0]) : nil
    }

    func batch(of lane: Lane) -> Int { lane == .live ? batch : bulkBatch }
}
