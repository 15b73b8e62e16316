/// What the outbox refuses, in words for the operator.
package enum OutboxError: Error, Sendable, CustomStringConvertible {
    case notReady(String)
    /// Another process took the shard, or the database crashed meanwhile; the transaction is rolled back and nothing is lost.
    case leaseLost
    case unknownSubscription(String)

    package var description: String {
        switch self {
        case .notReady(let reason): reason
        case .leaseLost: "these shards are no longer this process's"
        case .unknownSubscription(let name): "there is no subscription named \(name)"
        }
    }
}
