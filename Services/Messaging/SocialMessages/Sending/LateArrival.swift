internal import Actions
internal import Database
internal import FoundationEssentials
internal import Outbox
internal import SocialContract
internal import SocialThreads
internal import Telemetry

/// A message that arrived after it had been settled as not sent, and what was written meanwhile as if it never had: other messages of
/// its kind to the same person.
struct LateArrival {
    let end: MessageEnd
    let owner: UUID
    let externalID: String?

    static let reason = "it arrived after it had been settled as not sent"
    static let takenBack = "the report that it had been sent was taken back"
    static let overtaken = "an earlier message to this person arrived after all"

    /// Of a message `m`: another first message to its person has arrived, whatever became of it on paper.
    static let isOvertaken: SQL = """
        (m.message_type = 'initial' AND EXISTS (SELECT FROM social.social_messages o
         WHERE o.social_profile_id = m.social_profile_id AND o.id <> m.id AND o.message_type = 'initial'
           AND o.sent_at IS NOT NULL))
        """

    /// Ends what has not begun. Actions come before people: what waits in the ledger is cancelled first.
    /// - Returns: `false` when another first message has left or is under way: this one cannot be `SENT` beside it, and says so. From now
    ///   on the person counts as written to all the same, and when the other one ends without having been sent, this one takes its place.
    func makeRoom() async throws -> Bool {
        let (free, waiting) = try await others()
        let taken = try await Ledger.cancel(
            product: SocialLedger.product, subjects: waiting, reason: LateArrival.overtaken, on: end.connection)
        _ = try await SocialRecipient.lock([owner], on: end.connection)
        try await Withdrawal.drop(
            free.union(taken), reason: LateArrival.overtaken,
            trace: end.action.traceparent.flatMap(TraceContext.init(traceparent:)), through: end.product.outbox,
            on: end.connection)
        guard try await flagBesideAnother() else { return true }
        try await ThreadChanges.state([owner], through: end.product.outbox, on: end.connection)
        try await ReachedStages.mark(.sent, on: end.connection)
        return false
    }

    /// - Returns: drafts; and what waits in the ledger.
    private func others() async throws -> (free: Set<UUID>, waiting: [UUID]) {
        let rows = try await end.connection.query(
            """
            SELECT m.id AS id, m.status = 'QUEUED' AS waits FROM social.social_messages m
            WHERE m.social_profile_id = \(owner) AND m.id <> \(end.id) AND m.status IN ('DRAFT', 'APPROVED', 'QUEUED')
              AND m.message_type = (SELECT message_type FROM social.social_messages WHERE id = \(end.id))
            ORDER BY m.id
            """)
        var (free, waiting): (Set<UUID>, [UUID]) = ([], [])
        for row in rows {
            let waits: Bool? = try row["waits"]
            if waits ?? false { waiting.append(try row["id"]) } else { free.insert(try row["id"]) }
        }
        return (free, waiting)
    }

    private func flagBesideAnother() async throws -> Bool {
        try await end.connection.first(
            """
            UPDATE social.social_messages m SET is_flagged = true, reason = \(LateArrival.reason),
                sent_at = coalesce(m.sent_at, \(end.moment)),
                sent_body = coalesce(m.sent_body, \(end.conclusion.sentText), m.draft_body),
                external_id = coalesce(\(externalID), m.external_id), version = m.version + 1, updated_at = now()
            WHERE m.id = \(end.id) AND m.message_type = 'initial' AND EXISTS (
                SELECT FROM social.social_messages o
                WHERE o.social_profile_id = m.social_profile_id AND o.id <> m.id AND o.message_type = 'initial'
                  AND o.status NOT IN ('FAILED', 'SKIPPED'))
            RETURNING m.id
            """) != nil
    }
}
