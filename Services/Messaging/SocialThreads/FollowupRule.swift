package import Database

/// Whether a person may be reminded: in the words of SQL, of a recipient `r` and a message `m`.
package enum FollowupRule {
    /// Nobody who has answered since, by the network's clock or by when we knew of it: they are written to by name. And nobody to whom no
    /// first message was really sent.
    package static let mayBegin: SQL = """
        r.outreach_status IN ('sent', 'followup') AND r.discovery_status <> 'rejected'
        AND r.said_no_at IS NULL AND r.skipped_at IS NULL
        AND (r.last_inbound_at IS NULL OR r.last_inbound_at < (
            SELECT max(m.sent_at) FROM social.social_messages m WHERE m.social_profile_id = r.profile_id)
          AND NOT EXISTS (SELECT FROM social.social_replies y WHERE y.profile_id = r.profile_id AND y.form <> 'reaction'
              AND y.created_at >= (SELECT max(m.sent_at) FROM social.social_messages m
                                   WHERE m.social_profile_id = r.profile_id)))
        AND EXISTS (SELECT 1 FROM social.social_messages m WHERE m.social_profile_id = r.profile_id AND m.status = 'SENT'
            AND m.message_type = 'initial')
        AND NOT EXISTS (SELECT 1 FROM social.social_messages m WHERE m.social_profile_id = r.profile_id
            AND m.message_type = 'followup' AND m.status IN ('DRAFT', 'APPROVED', 'QUEUED', 'SENDING', 'UNKNOWN'))
        AND NOT EXISTS (SELECT 1 FROM social.social_draft_items d WHERE d.profile_id = r.profile_id
            AND d.message_type = 'followup' AND d.status = 'pending')
        """

    /// What was drafted before they answered is not sent any more. Excepted is an answer in the making: a follow-up that was drafted
    /// after the person had written, and to which nothing was sent since.
    package static let isOverdue: SQL = """
        NOT coalesce(r.last_inbound_at < m.created_at AND r.last_inbound_at > coalesce(
            (SELECT max(s.sent_at) FROM social.social_messages s WHERE s.social_profile_id = r.profile_id), '-infinity'),
            false)
        """

    /// The same question as ``isOverdue`` at the last moment, when the reply is on record: of a message `m` that was queued, claimed or tried while the
    /// reply came in, and was not taken back then. What was known when it was drafted goes by our own clock, the network's may differ,
    /// and a reply is not known before its writer is.
    package static let isAnswered: SQL = """
        (m.message_type = 'followup'
         AND EXISTS (SELECT FROM social.social_replies y
                     WHERE y.profile_id = m.social_profile_id AND y.form <> 'reaction'
                       AND greatest(y.created_at, y.matched_at) >= m.created_at)
         AND NOT EXISTS (SELECT FROM social.social_replies y
                         WHERE y.profile_id = m.social_profile_id AND y.form <> 'reaction'
                           AND greatest(y.created_at, y.matched_at) < m.created_at
                           AND y.received_at > coalesce((SELECT max(s.sent_at) FROM social.social_messages s
                                                         WHERE s.social_profile_id = m.social_profile_id), '-infinity')))
        """
}
