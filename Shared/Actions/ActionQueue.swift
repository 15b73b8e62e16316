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

    /// These were put in line: their queues are looked at, each when its first is due. One that a rule holds stays held: looking earlier
    /// would change nothing.
    static func enter(_ actions: [NewAction], on connection: Connection) async throws(DatabaseError) {
        guard !actions.isEmpty else { return }
        let groups = Dictionary(grouping: actions, by: \.queue)
        let queues = groups.keys.sorted { $0.order < $1.order }
        // Nothing when one of them may go at once.
        let starts = queues.map { queue in
            groups[queue]!.contains { $0.notBefore == nil } ? nil : groups[queue]!.compactMap(\.notBefore).min()
        }
        try await connection.execute(
            """
            INSERT INTO platform.queues AS q (product, account_id, operation, platform, ready_at)
            SELECT u.product, u.account, u.operation, u.platform, coalesce(u.start, clock_timestamp())
            FROM unnest(\(queues.map(\.product)), \(queues.map(\.limits.accountID)), \(queues.map(\.limits.operation)),
                        \(queues.map(\.limits.platform)), \(starts)) AS u (product, account, operation, platform, start)
            ON CONFLICT (product, account_id, operation) DO UPDATE SET ready_at = CASE
                WHEN q.held_until > clock_timestamp() AND q.held_by <> 'retry' THEN q.held_until
                ELSE least(q.ready_at, EXCLUDED.ready_at) END
            """)
    }

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

extension NewAction {
    fileprivate var queue: ActionQueue {
        ActionQueue(
            product: product,
            limits: LimitKey(accountID: account.id, platform: account.platform, operation: operation))
    }
}

extension Action {
    var queue: ActionQueue { ActionQueue(product: product, limits: limitKey) }
}
