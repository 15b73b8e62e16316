internal import Database

/// What a process can have done on networks: operations by network, each with the longest that one call of it may take.
package struct Reach: Sendable, Equatable {
    /// By network, then by operation; a call time that is `nil` is the ledger's own. `nil` altogether: everything.
    private let calls: [String: [String: Duration?]]?

    package static let everything = Reach(calls: nil)

    package init(_ calls: [String: [String: Duration?]]) { self.init(calls: calls) }

    /// The same operations on each of these networks.
    package init(platforms: [String], operations: [String]) {
        let each = Dictionary(operations.map { ($0, Duration?.none) }) { first, _ in first }
        self.init(calls: Dictionary(platforms.map { ($0, each) }) { first, _ in first })
    }

    private init(calls: [String: [String: Duration?]]?) { self.calls = calls }

    package func contains(_ platform: String, _ operation: String) -> Bool {
        calls.map { $0[platform]?[operation] != nil } ?? true
    }

    /// The networks that are reached at all; `nil` for all.
    package var platforms: [String]? { calls?.keys.sorted() }

    /// - Returns: `nil` when the network's adapter does not say.
    func callTime(_ platform: String, _ operation: String) -> Duration? { calls?[platform]?[operation] ?? nil }

    /// The longest that any call from here may take; `nil` when no adapter says.
    var longestCall: Duration? { calls?.values.flatMap(\.values).compactMap { $0 }.max() }

    /// Whether the row with these columns can be done from here.
    var condition: SQL {
        guard let calls else { return "true" }
        // A filter, and nothing that could become a join: queues are read in the order of their index.
        let pairs = calls.flatMap { platform, operations in operations.keys.map { "\(platform) \($0)" } }
        return "platform || ' ' || operation = ANY(\(pairs.sorted()))"
    }
}
