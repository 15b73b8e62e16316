internal import Database
internal import FoundationEssentials
internal import SocialContract
internal import Timekeeping

extension SocialRecipientStore {
    /// Where a person stands by what was done.
    struct Standing {
        let version: Int64
        let threadID: UUID
        let platform: String
        let outreachStatus: SocialOutreachStatus
        let lastSentAt: Timestamp?
        let isClosed: Bool
        let saidNoAt: Timestamp?
        let wasSent: Bool
        let wasFollowedUp: Bool
    }

    /// Raises each one's messages version under their row's lock, and derives their outreach status from their messages.
    static func raise(_ people: [UUID], on connection: Connection) async throws -> [UUID: Standing] {
        let rows = try await connection.query(
            """
            WITH i AS (SELECT DISTINCT id FROM unnest(\(people)) AS i (id)), d AS (
                SELECT i.id,
                    CASE WHEN bool_or(m.sent_at IS NOT NULL AND m.message_type = 'followup') THEN 'followup'
                         WHEN bool_or(m.sent_at IS NOT NULL) THEN 'sent'
                         WHEN bool_or(m.message_type = 'initial' AND m.status NOT IN ('FAILED', 'SKIPPED')) THEN 'drafted'
                         ELSE 'pending' END AS outreach_status,
                    coalesce(bool_or(m.message_type = 'initial' AND m.status NOT IN ('FAILED', 'SKIPPED')), false)
                        AS has_initial,
                    max(m.sent_at) AS last_sent_at,
                    coalesce(bool_or(m.sent_at IS NOT NULL), false) AS was_sent,
                    coalesce(bool_or(m.sent_at IS NOT NULL AND m.message_type = 'followup'), false)
                        AS was_followed_up
                FROM i LEFT JOIN social.social_messages m ON m.social_profile_id = i.id
                GROUP BY i.id)
            UPDATE social.social_recipients r SET messages_version = r.messages_version + 1, has_initial = d.has_initial,
                outreach_status = CASE WHEN r.outreach_status = 'closed' THEN 'closed' ELSE d.outreach_status END
            FROM d WHERE r.profile_id = d.id
            RETURNING r.profile_id, r.messages_version, r.thread_id, r.platform, d.outreach_status, d.last_sent_at,
                r.outreach_status = 'closed' AS is_closed, r.said_no_at, d.was_sent, d.was_followed_up
            """)
        var states: [UUID: Standing] = [:]
        for row in rows {
            states[try row["profile_id"]] = Standing(
                version: try row["messages_version"], threadID: try row["thread_id"], platform: try row["platform"],
                outreachStatus: try row.word("outreach_status"), lastSentAt: try row["last_sent_at"],
                isClosed: try row["is_closed"], saidNoAt: try row["said_no_at"], wasSent: try row["was_sent"],
                wasFollowedUp: try row["was_followed_up"])
        }
        return states
    }
}
