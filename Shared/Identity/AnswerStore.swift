internal import Database
internal import HTTPServer
internal import Timekeeping

/// Every statement on `platform.idempotency_keys`; no other file names the table.
struct AnswerStore: Sendable {
    struct Call: Sendable {
        let principalID: String
        let key: String
        let requestHash: [UInt8]
    }

    /// The right to answer a call, until `lockedUntil`; whoever takes it over later has another time there.
    struct Claim: Sendable {
        let call: Call
        let lockedUntil: Timestamp
    }

    enum Outcome: Sendable {
        case ours(Claim)
        case running
        case otherRequest
        /// `nil` when the answer itself was not stored.
        case answered(Response?)
    }

    let database: Database

    func claim(_ call: Call) async throws -> Outcome {
        // Two rounds: the row may vanish between the two statements, when its first caller was refused.
        for _ in 0..<2 {
            if let row = try await take(call) { return .ours(Claim(call: call, lockedUntil: try row["locked_until"])) }
            let row = try await database.first(
                """
                SELECT request_hash, status, headers, body FROM platform.idempotency_keys
                WHERE principal_id = \(call.principalID) AND key = \(call.key)
                """)
            guard let row else { continue }
            guard try row["request_hash"] == call.requestHash else { return .otherRequest }
            guard let status: Int = try row["status"] else { return .running }
            guard let headers: String = try row["headers"], let body: [UInt8] = try row["body"] else {
                return .answered(nil)
            }
            return .answered(KeptAnswer.response(status: status, headers: headers, body: body))
        }
        return .running
    }

    /// Takes a key that is free, older than a day, or abandoned by a process that died. A lease lasts two minutes: one that ends
    /// later than twice that was written before the clock was set back, and holds nobody up.
    private func take(_ call: Call) async throws(DatabaseError) -> Row? {
        try await database.first(
            """
            INSERT INTO platform.idempotency_keys AS held (principal_id, key, request_hash, locked_until)
            VALUES (\(call.principalID), \(call.key), \(call.requestHash), clock_timestamp() + interval '2 minutes')
            ON CONFLICT (principal_id, key) DO UPDATE
            SET request_hash = excluded.request_hash, locked_until = excluded.locked_until,
                created_at = clock_timestamp(), status = NULL, headers = NULL, body = NULL
            WHERE held.created_at < clock_timestamp() - interval '24 hours'
               OR (held.status IS NULL
                   AND held.locked_until NOT BETWEEN clock_timestamp() AND clock_timestamp() + interval '4 minutes'
                   AND held.request_hash = excluded.request_hash)
            RETURNING locked_until
            """)
    }

    /// Keeps the answer, or frees the key when there is none to keep.
    func settle(_ claim: Claim, _ kept: KeptAnswer?) async throws(DatabaseError) {
        let ours: SQL =
            """
            principal_id = \(claim.call.principalID) AND key = \(claim.call.key) AND locked_until = \(claim.lockedUntil)
            """
        if let kept {
            try await database.execute(
                """
                UPDATE platform.idempotency_keys
                SET status = \(Int32(kept.status)), headers = \(kept.headers), body = \(kept.body) WHERE \(sql: ours)
                """)
        } else {
            try await database.execute("DELETE FROM platform.idempotency_keys WHERE \(sql: ours)")
        }
    }

    /// Removes answers older than a day, a thousand in one statement.
    @discardableResult
    func sweep() async throws(DatabaseError) -> Int {
        var removed = 0
        while true {
            let count = try await database.execute(
                """
                DELETE FROM platform.idempotency_keys WHERE (principal_id, key) IN (
                    SELECT principal_id, key FROM platform.idempotency_keys
                    WHERE created_at < clock_timestamp() - interval '24 hours' LIMIT 1000)
                """)
            removed += count
            if count < 1000 { return removed }
        }
    }
}
