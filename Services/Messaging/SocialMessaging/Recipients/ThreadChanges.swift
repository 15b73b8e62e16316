internal import Database
internal import FoundationEssentials
internal import JSON
internal import Outbox
internal import SocialContract
internal import Telemetry
internal import Timekeeping

/// What happened to one message; announced with the person's new version, in the transaction that did it.
struct ThreadChange: Sendable {
    let event: String
    let messageID: UUID
    let messageType: MessageType
    let profileID: UUID
    var accountID: UUID?
    var trace: TraceContext?
}

enum ThreadChanges {
    /// Raises each person's messages version under their row's lock, derives their outreach status from their messages,
    /// and appends the events. One change per person and call.
    static func announce(_ changes: [ThreadChange], through outbox: Outbox, on connection: Connection) async throws {
        guard !changes.isEmpty else { return }
        let rows = try await connection.query(
            """
            WITH i AS (SELECT DISTINCT id FROM unnest(\(changes.map(\.profileID))) AS i (id)), d AS (
                SELECT i.id,
                    CASE WHEN bool_or(m.sent_at IS NOT NULL AND m.message_type = 'followup') THEN 'followup'
                         WHEN bool_or(m.sent_at IS NOT NULL) THEN 'sent'
                         WHEN bool_or(m.message_type = 'initial' AND m.status NOT IN ('FAILED', 'SKIPPED')) THEN 'drafted'
                         ELSE 'pending' END AS outreach_status,
                    coalesce(bool_or(m.message_type = 'initial' AND m.status NOT IN ('FAILED', 'SKIPPED')), false)
                        AS has_initial,
                    max(m.sent_at) AS last_sent_at
                FROM i LEFT JOIN social.social_messages m ON m.social_profile_id = i.id GROUP BY i.id)
            UPDATE social.social_recipients r SET messages_version = r.messages_version + 1, has_initial = d.has_initial,
                outreach_status = CASE WHEN r.outreach_status = 'closed' THEN 'closed' ELSE d.outreach_status END
            FROM d WHERE r.profile_id = d.id
            RETURNING r.profile_id, r.messages_version, r.thread_id, r.platform, d.outreach_status, d.last_sent_at
            """)
        var states: [UUID: Row] = [:]
        for row in rows { states[try row[0]] = row }
        let events = try changes.compactMap { change throws(DatabaseError) -> NewEvent? in
            guard let state = states[change.profileID] else { return nil }
            return try event(change, state)
        }
        try await outbox.append(events, on: connection)
    }

    private static func event(_ change: ThreadChange, _ state: Row) throws(DatabaseError) -> NewEvent {
        let status: String = try state[4]
        let facts = MessageFacts(
            messageID: change.messageID, profileID: change.profileID, threadID: try state[2],
            messageType: change.messageType, platform: try state[3], accountID: change.accountID,
            outreachStatus: OutreachStatus(rawValue: status) ?? .pending, sentAt: try state[5])
        return NewEvent(
            type: change.event, aggregateType: SocialEvent.recipientSubject, aggregateID: change.profileID.lowercase,
            version: try state[1], payload: facts.payload, trace: change.trace)
    }
}
