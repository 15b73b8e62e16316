internal import Database
internal import FoundationEssentials
internal import Outbox
internal import Timekeeping

extension Ledger {
    /// So long after its last sign a process counts as gone.
    static let presence = Duration.seconds(15)

    /// Says that this process is there and what it knows; to be repeated every few seconds. What no process knows is held, and says so
    /// (`held_by` is `product`).
    package func announce() async throws {
        let now = clock.expression
        let (products, operations) = known
        try await outbox.database.execute(
            """
            WITH gone AS (DELETE FROM platform.workers WHERE seen_at NOT BETWEEN \(sql: now) - interval '1 hour'
                          AND \(sql: now) + interval '1 hour')
            INSERT INTO platform.workers AS w (worker, product, operation, seen_at)
            SELECT \(worker), u.product, u.operation, \(sql: now)
            FROM unnest(\(products), \(operations)) AS u (product, operation)
            ON CONFLICT (worker, product, operation) DO UPDATE SET seen_at = EXCLUDED.seen_at
            """)
    }

    /// This process works no more.
    package func leave() async throws {
        try await outbox.database.execute("DELETE FROM platform.workers WHERE worker = \(worker)")
    }

    /// Whether processes run that work for the ledger, and none of them knows the product of action `a`, or the operation.
    static let isOrphan: SQL = """
        EXISTS (SELECT FROM platform.workers w WHERE \(sql: isPresent)) AND NOT EXISTS (
            SELECT FROM platform.workers w
            WHERE w.product = a.product AND w.operation = a.operation AND \(sql: isPresent))
        """

    private static let isPresent: SQL = """
        w.seen_at BETWEEN clock_timestamp() - \(presence.milliseconds)::bigint * interval '1 millisecond'
            AND clock_timestamp() + \(presence.milliseconds)::bigint * interval '1 millisecond'
        """
}
