internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// Which processes are there, and what they know: every statement on `platform.workers`.
enum Presence {
    /// So long after its last sign a process counts as gone.
    static let patience = Duration.seconds(15)

    static func announce(
        _ worker: UUID, _ products: KnownProducts, at now: SQL, on database: Database
    ) async throws(DatabaseError) {
        var (names, operations) = products.awake
        // Whoever knows nothing is there all the same: without any sign nobody could say that what waits has nobody.
        if names.isEmpty { (names, operations) = ([""], [""]) }
        try await database.execute(
            """
            WITH gone AS (DELETE FROM platform.workers WHERE seen_at NOT BETWEEN \(sql: now) - interval '1 hour'
                          AND \(sql: now) + interval '1 hour')
            INSERT INTO platform.workers AS w (worker, product, operation, seen_at)
            SELECT \(worker), u.product, u.operation, \(sql: now)
            FROM unnest(\(names), \(operations)) AS u (product, operation)
            ON CONFLICT (worker, product, operation) DO UPDATE SET seen_at = EXCLUDED.seen_at
            """)
    }

    static func leave(_ worker: UUID, on database: Database) async throws(DatabaseError) {
        try await database.execute("DELETE FROM platform.workers WHERE worker = \(worker)")
    }

    /// SQL: whether processes run that work for the ledger, and none of them knows the product of action `a`, or the operation.
    static let isOrphan: SQL = """
        EXISTS (SELECT FROM platform.workers w WHERE \(sql: isPresent)) AND NOT EXISTS (
            SELECT FROM platform.workers w
            WHERE w.product = a.product AND w.operation = a.operation AND \(sql: isPresent))
        """

    private static let isPresent: SQL = """
        w.seen_at BETWEEN clock_timestamp() - \(patience.milliseconds)::bigint * interval '1 millisecond'
            AND clock_timestamp() + \(patience.milliseconds)::bigint * interval '1 millisecond'
        """
}
