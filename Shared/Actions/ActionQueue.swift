internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// Whose line an action stands in: one for each product, account and operation. Each is judged for itself, and all of an account
/// share its limits.
struct ActionQueue: Hashable, Sendable {
    let product: String
    let limits: LimitKey

    /// Everybody takes queues in this order.
    var order: (UUID, String, String) { (limits.accountID, limits.operation, product) }

    /// The queue is looked at no later than this, unless a rule holds it longer.
    func wake(at moment: Timestamp, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            INSERT INTO platform.queues AS q (product, account_id, operation, platform, ready_at)
            VALUES (\(product), \(limits.accountID), \(limits.operation), \(limits.platform), \(moment))
            ON CONFLICT (product, account_id, operation) DO UPDATE SET ready_at = least(q.ready_at, EXCLUDED.ready_at)
            """)
    }
}

extension Action {
    var queue: ActionQueue { ActionQueue(product: product, limits: limitKey) }
}
