internal import Actions
internal import Database
internal import FoundationEssentials
internal import Outbox
internal import SocialContract
internal import Telemetry

/// Takes messages back that wait in the ledger. In two steps, because of the lock order: first ``cancel(_:reason:on:)``, before
/// any person is locked, then, under the people's locks, ``drop(_:reason:by:trace:on:)``.
struct Withdrawal {
    let context: MessagingContext

    /// - Returns: those that certainly do not leave any more; the others are under way, or over.
    func cancel(_ messages: [UUID], reason: String, on connection: Connection) async throws -> Set<UUID> {
        guard !messages.isEmpty else { return [] }
        return try await context.ledger.cancel(
            product: SocialActions.product, subjects: messages, reason: reason, on: connection)
    }

    /// SKIPPED, with the reason kept and the news told. The people are locked.
    func drop(
        _ messages: Set<UUID>, reason: String, by actor: String, trace: TraceContext?, on connection: Connection
    ) async throws {
        try await Withdrawal.drop(
            messages, reason: reason, by: actor, trace: trace, through: context.outbox, on: connection)
    }

    static func drop(
        _ messages: Set<UUID>, reason: String, by actor: String, trace: TraceContext?, through outbox: Outbox,
        on connection: Connection
    ) async throws {
        guard !messages.isEmpty else { return }
        let rows = try await connection.query(
            """
            WITH dropped AS (
                UPDATE social.social_messages SET status = 'SKIPPED', reason = \(reason), version = version + 1,
                    updated_at = now()
                WHERE id = ANY(\(messages.sorted())) AND status IN ('DRAFT', 'APPROVED', 'QUEUED')
                RETURNING id, social_profile_id, message_type, account_id, delivery
            ), items AS (
                UPDATE social.social_assisted a SET state = 'skipped', done_by = \(actor), done_at = clock_timestamp(),
                    claimed_until = NULL
                FROM dropped d WHERE a.message_id = d.id AND a.state = 'waiting'
            ), noted AS (
                INSERT INTO social.social_message_attempts (id, message_id, account_id, delivery, outcome, reason, actor)
                SELECT gen_random_uuid(), id, account_id, delivery, 'cancelled', \(reason), \(actor) FROM dropped
                WHERE delivery IS NOT NULL)
            SELECT id, social_profile_id, message_type, account_id FROM dropped ORDER BY social_profile_id, id
            """)
        // One change per person and call.
        var rounds: [[ThreadChange]] = []
        var seen: [UUID: Int] = [:]
        for row in rows {
            let type: String = try row[2]
            let change = ThreadChange(
                event: SocialEvent.messageDropped, messageID: try row[0],
                messageType: MessageType(rawValue: type) ?? .initial, profileID: try row[1], accountID: try row[3],
                trace: trace)
            let round = seen[change.profileID, default: 0]
            seen[change.profileID] = round + 1
            if round == rounds.count { rounds.append([]) }
            rounds[round].append(change)
        }
        for changes in rounds {
            try await ThreadChanges.announce(changes, through: outbox, on: connection)
        }
    }
}
