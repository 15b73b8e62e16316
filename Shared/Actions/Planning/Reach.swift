internal import Database

/// What a process can have done on networks: in which ways, and then operations by network, each with the longest that one call of it
/// may take.
package struct Reach: Sendable, Equatable {
    /// By network, then by operation; a call time that is `nil` is the ledger's own.
    package typealias Calls = [String: [String: Duration?]]

    /// `nil`: everything.
    private let calls: [ActionDelivery: Calls]?

    package static let everything = Reach(calls: nil)

    package init(_ calls: Calls, by delivery: ActionDelivery = .api) { self.init(calls: [delivery: calls]) }

    /// The same operations on each of these networks.
    package init(platforms: [String], operations: [String], by delivery: ActionDelivery = .api) {
        let each = Dictionary(operations.map { ($0, Duration?.none) }) { first, _ in first }
        self.init(Dictionary(platforms.map { ($0, each) }) { first, _ in first }, by: delivery)
    }

    private init(calls: [ActionDelivery: Calls]?) { self.calls = calls }

    /// Both; what two name by the same way is the first's.
    package func joined(_ other: Reach) -> Reach {
        guard let calls, let others = other.calls else { return .everything }
        return Reach(calls: calls.merging(others) { $0.merging($1) { $0.merging($1) { first, _ in first } } })
    }

    package func contains(_ platform: String, _ operation: String, by delivery: ActionDelivery = .api) -> Bool {
        calls.map { $0[delivery]?[platform]?[operation] != nil } ?? true
    }

    /// Whether somebody here reaches the network of action `a` in its way, and can ask it.
    var askable: SQL {
        guard let calls else { return "true" }
        let all = calls.flatMap { delivery, calls in calls.keys.map { "\(delivery) \($0)" } }
        return "a.delivery || ' ' || a.platform = ANY(\(all.sorted()))"
    }

    /// - Returns: `nil` when nobody says.
    func callTime(_ platform: String, _ operation: String, by delivery: ActionDelivery) -> Duration? {
        calls?[delivery]?[platform]?[operation] ?? nil
    }

    /// The longest that any call from here may take; `nil` when nobody says.
    var longestCall: Duration? {
        calls?.values.flatMap(\.values).flatMap(\.values).compactMap { $0 }.max()
    }

    /// Whether the row with these columns can be done from here.
    var condition: SQL {
        guard let calls else { return "true" }
        // A filter, and nothing that could become a join: queues are read in the order of their index.
        let all = calls.flatMap { delivery, calls in
            calls.flatMap { platform, operations in operations.keys.map { "\(delivery) \(platform) \($0)" } }
        }
        return "delivery || ' ' || platform || ' ' || operation = ANY(\(all.sorted()))"
    }
}
