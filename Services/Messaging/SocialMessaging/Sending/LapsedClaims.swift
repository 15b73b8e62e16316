internal import Actions
internal import Database
internal import EventLoop
internal import FoundationEssentials
internal import Outbox
internal import Telemetry
internal import Timekeeping

/// Messages that somebody took in hand and did not report, or of which the report was taken back, or which were taken from them:
/// others may take them, and what the claim used of the limits is given back. A report that comes later counts again.
package struct LapsedClaims: Sendable {
    let context: MessagingContext
    private static let chunk: Int64 = 50

    package init(context: MessagingContext) { self.context = context }

    /// Once a minute, until the task is cancelled.
    package func run() async {
        while !Task.isCancelled {
            var pause = Duration.seconds(60)
            do {
                if try await letGo() == LapsedClaims.chunk { pause = .zero }
            } catch let error as DatabaseError where error.isMissingSchema {
                context.log.debug("no claims to look after", ["error": .text("\(error)")])
            } catch {
                context.log.warning("claims that ended were not given back yet", ["error": .text("\(error)")])
            }
            try? await context.outbox.loop.sleep(for: pause)
        }
    }

    /// Claims that are over, and charges without one; in the words of the index, so that it is read up to the moment and no further.
    /// Whoever is at one of them now keeps it.
    static let statement: SQL = """
        SELECT a.id, a.charged_at, coalesce(a.charged_account, m.account_id), m.platform
        FROM social.social_assisted a JOIN social.social_messages m ON m.id = a.message_id
        WHERE a.charged_at IS NOT NULL AND a.state <> 'sent' AND coalesce(a.claimed_until, '-infinity') <= now()
        ORDER BY coalesce(a.claimed_until, '-infinity') LIMIT \(LapsedClaims.chunk) FOR UPDATE OF a SKIP LOCKED
        """

    /// - Returns: how many were let go, at most 50.
    func letGo() async throws -> Int64 {
        try await context.database.transaction { connection in
            let rows = try await connection.query(LapsedClaims.statement)
            guard !rows.isEmpty else { return 0 }
            let ids = try rows.map { row throws(DatabaseError) in try row[0] as UUID }
            try await connection.execute(
                """
                UPDATE social.social_assisted SET claimed_by = NULL, claimed_until = NULL, charged_at = NULL,
                    charged_account = NULL WHERE id = ANY(\(ids))
                """)
            let accounts = try await SendingAccounts(on: connection)
            var charges: [(account: Account, at: Timestamp)] = []
            for row in rows {
                if let account = accounts.charged(try row[2], try row[3]) { charges.append((account, try row[1])) }
            }
            try await Ledger.uncountByHand(charges, operation: SendingAccounts.operation, on: connection)
            return Int64(rows.count)
        }
    }
}
