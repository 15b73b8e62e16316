/// What the outbox refuses, in words for the operator.
package enum OutboxFault: Error, Sendable, CustomStringConvertible {
    case notReady(String)
    /// Another process took the shard, or the database crashed meanwhile; the transaction is rolled back and nothing is lost.
    case leaseLost
    /// A life cannot begin, because the era has to rise and these prepared transactions hold the log. Until they are ended nobody writes
    /// to it or reads it.
    case blocked(prepared: [String])
    case unknownSubscription(String)

    /// It does not pass by itself.
    package var needsPerson: Bool { if case .blocked = self { true } else { false } }

    package var description: String {
        switch self {
        case .notReady(let reason): reason
        case .blocked(let names):
            "the log waits for prepared transactions that wrote to it; end each, by COMMIT PREPARED or ROLLBACK PREPARED: "
                + names.joined(separator: ", ")
        case .leaseLost: "these shards are no longer this process's"
        case .unknownSubscription(let name): "there is no subscription named \(name)"
        }
    }
}
