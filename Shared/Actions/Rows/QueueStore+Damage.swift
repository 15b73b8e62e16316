internal import Database

extension QueueStore {
    /// Says at the queues of a product why nothing of it is done. It ends by itself, unless it is said again, and changes nothing about when
    /// they are looked at; a limit's word stays, and a pause's, which nobody but a person ends.
    static func hold(
        of product: String, for time: Duration, because reason: String, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.queues q SET held_by = \(HeldBy.product.rawValue), held_reason = \(reason),
                held_until = clock_timestamp() + \(time.milliseconds)::bigint * interval '1 millisecond'
            FROM (SELECT product, account_id, operation, delivery FROM platform.queues
                  WHERE product = \(product) AND held_by IS DISTINCT FROM \(HeldBy.paused.rawValue) AND (held_by = \(HeldBy.product.rawValue)
                      OR coalesce(held_until, clock_timestamp()) <= clock_timestamp())
                  FOR UPDATE SKIP LOCKED) held
            WHERE q.product = held.product AND q.account_id = held.account_id AND q.operation = held.operation
              AND q.delivery = held.delivery
            """)
    }
}
