internal import Database

extension DamageCheck {
    private static let events = "no event was lost on its way"
    private static let page = "mend it as operations.md says, \"PostgreSQL has crashed\""

    /// Of Social Outreach. Docs/operations.md has the statements that mend what the first four find.
    static let social: [DamageCheck] = [
        DamageCheck(
            events, "people may still be written to although they were rejected or closed, or are known by an old name",
            advice: "outreach pause --reason \"lost events\" first; then \(page)", settlesByEvents: true,
            """
            SELECT p.id FROM social.social_profiles p LEFT JOIN social.social_recipients r ON r.profile_id = p.id
            WHERE CASE WHEN r.profile_id IS NULL THEN p.discovery_status = 'qualified'
                  ELSE (p.discovery_status, p.outreach_status = 'closed', p.platform_user_id, lower(p.username))
                      IS DISTINCT FROM (r.discovery_status, r.outreach_status = 'closed', r.platform_user_id, lower(r.username))
                  END
            """),
        DamageCheck(
            events, "people have messages that their status does not know of", advice: page, settlesByEvents: true,
            """
            SELECT p.id FROM social.social_profiles p JOIN social.social_recipients r ON r.profile_id = p.id
            WHERE p.messages_version < r.messages_version
            """),
        DamageCheck(
            events, "sent messages have no follow-up timer", advice: page, settlesByEvents: true,
            """
            SELECT m.id FROM social.social_messages m WHERE m.status = 'SENT'
              AND NOT EXISTS (SELECT FROM social.social_followup_timers t WHERE t.message_id = m.id)
            """),
        DamageCheck(
            events, "follow-up timers run for messages that were not sent", advice: page, settlesByEvents: true,
            """
            SELECT t.message_id AS id FROM social.social_followup_timers t
            JOIN social.social_messages m ON m.id = t.message_id WHERE t.status = 'waiting' AND m.status <> 'SENT'
            """),
        // Who has answered, or was closed, has been looked at.
        DamageCheck(
            "nobody got two first messages", "people got two first messages",
            advice:
                "outreach profiles show ID tells who it is; outreach profiles close ID says that you know, and ends it",
            """
            SELECT m.social_profile_id AS id FROM social.social_messages m
            JOIN social.social_profiles p ON p.id = m.social_profile_id
            WHERE m.message_type = 'initial' AND m.sent_at IS NOT NULL AND p.outreach_status <> 'closed'
              AND NOT EXISTS (SELECT FROM social.social_replies y WHERE y.profile_id = p.id)
            GROUP BY m.social_profile_id HAVING count(*) > 1
            """),
        DamageCheck(
            "nobody is known twice", "people are known twice, and may each get a message",
            advice:
                "outreach profiles doubles lists them; outreach profiles close ID ends the one that you do not want",
            """
            SELECT d.profile_id AS id FROM social.social_doubles d JOIN social.social_profiles p ON p.id = d.profile_id
            JOIN social.social_profiles o ON o.id = d.same_as
            WHERE p.outreach_status <> 'closed' AND o.outreach_status <> 'closed'
              AND p.discovery_status <> 'rejected' AND o.discovery_status <> 'rejected'
            """),
    ]
}
