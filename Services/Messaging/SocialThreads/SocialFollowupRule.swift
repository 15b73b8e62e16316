package import Database
package import FoundationEssentials

/// Whether a person may be reminded: the one place that says so, in the words of SQL and of Swift; a test holds them together.
///
/// In SQL a recipient is `r` and a message `m`.
package enum SocialFollowupRule {
    // MARK: The person's standing

    /// In this order; the first that applies is the reason.
    private static let standings: [(refusal: SocialRefusal, applies: SQL, doesNot: SQL)] = [
        (.suppressed, "r.said_no_at IS NOT NULL", "r.said_no_at IS NULL"),
        (.closed, "r.outreach_status = 'closed'", "r.outreach_status <> 'closed'"),
        (.rejected, "r.discovery_status = 'rejected'", "r.discovery_status <> 'rejected'"),
        (.unfounded, "NOT \(sql: wasWrittenTo)", wasWrittenTo),
        (.skipped, "r.skipped_at IS NOT NULL", "r.skipped_at IS NULL"),
    ]

    private static let wasWrittenTo: SQL = """
        EXISTS (SELECT 1 FROM social.social_messages m WHERE m.social_profile_id = r.profile_id AND m.status = 'SENT'
            AND m.message_type = 'initial')
        """

    /// Why a person whom somebody names gets no follow-up; `nil` when they may.
    package static func refusal(of person: SocialRecipient) -> SocialRefusal? {
        if let refusal = person.refusal { return refusal }
        if !person.wasWrittenTo { return .unfounded }
        return person.skippedAt == nil ? nil : .skipped
    }

    /// The same as ``refusal(of:)``: the refusal's raw value, or NULL.
    package static let standing: SQL = {
        var sql: SQL = "CASE"
        for one in standings { sql += " WHEN \(sql: one.applies) THEN \(one.refusal.rawValue)" }
        return sql + " END"
    }()

    private static let isFree: SQL = {
        var sql: SQL = "r.outreach_status IN ('sent', 'followup')"
        for one in standings { sql += " AND \(sql: one.doesNot)" }
        return sql
    }()

    // MARK: What passed since

    /// They have answered since the last message, by the network's clock or by when we knew of it: they are written to by name.
    private static let hasNotAnswered: SQL = """
        (r.last_inbound_at IS NULL OR r.last_inbound_at < (
            SELECT max(m.sent_at) FROM social.social_messages m WHERE m.social_profile_id = r.profile_id)
          AND NOT EXISTS (SELECT FROM social.social_replies y WHERE y.profile_id = r.profile_id AND y.form <> 'reaction'
              AND y.created_at >= (SELECT max(m.sent_at) FROM social.social_messages m
                                   WHERE m.social_profile_id = r.profile_id)))
        """

    private static let isNotInTheMaking: SQL = """
        NOT EXISTS (SELECT 1 FROM social.social_messages m WHERE m.social_profile_id = r.profile_id
            AND m.message_type = 'followup' AND m.status IN ('DRAFT', 'APPROVED', 'QUEUED', 'SENDING', 'UNKNOWN'))
        AND NOT EXISTS (SELECT 1 FROM social.social_draft_items d WHERE d.profile_id = r.profile_id
            AND d.message_type = 'followup' AND d.status = 'pending')
        """

    private static let sent: SQL = """
        (SELECT count(*) FROM social.social_messages m WHERE m.social_profile_id = r.profile_id
         AND m.message_type = 'followup' AND m.status = 'SENT')
        """

    /// Of a recipient whom nobody named.
    package static let mayBegin: SQL = "\(sql: isFree) AND \(sql: hasNotAnswered) AND \(sql: isNotInTheMaking)"

    /// The same when it is time to follow up on a message, which says so.
    /// - Parameter limit: follow-ups that one person gets.
    package static func mayBegin(after message: UUID, limit: Int) -> SQL {
        """
        \(sql: mayBegin) AND \(sql: sent) < \(Int64(limit))
        AND EXISTS (SELECT 1 FROM social.social_messages m WHERE m.id = \(message) AND m.status = 'SENT'
            -- An answer can come before we know that the message has left.
            AND (r.last_inbound_at IS NULL OR r.last_inbound_at < m.created_at))
        """
    }

    /// Why nobody is reminded although it is time: a refusal's raw value; NULL where one is in the making already, or where nothing was
    /// sent after all, of which the timer hears by itself.
    package static func refusal(after message: UUID, limit: Int) -> SQL {
        """
        coalesce(nullif(\(sql: standing), \(SocialRefusal.unfounded.rawValue)), CASE WHEN \(sql: sent) >= \(Int64(limit)) THEN \(SocialRefusal.enough.rawValue)
            WHEN EXISTS (SELECT FROM social.social_replies y WHERE y.profile_id = r.profile_id AND y.form <> 'reaction'
                AND y.created_at >= (SELECT m.created_at FROM social.social_messages m WHERE m.id = \(message)))
            THEN \(SocialRefusal.answered.rawValue) END)
        """
    }

    // MARK: A follow-up that was written

    /// What was drafted before they answered is not sent any more. Excepted is an answer in the making: a follow-up that was drafted
    /// after the person had written, and to which nothing was sent since.
    private static let isOverdue: SQL = """
        NOT coalesce(r.last_inbound_at < m.created_at AND r.last_inbound_at > coalesce(
            (SELECT max(s.sent_at) FROM social.social_messages s WHERE s.social_profile_id = r.profile_id), '-infinity'),
            false)
        """

    /// The same of a follow-up that waits to be drafted: an item `i` of a job.
    package static let isOverdueItem: SQL = """
        i.message_type = 'followup' AND EXISTS (
            SELECT FROM social.social_recipients r, LATERAL (SELECT i.created_at) m
            WHERE r.profile_id = i.profile_id AND \(sql: isOverdue))
        """

    /// The same question as ``isOverdue`` at the last moment, when the reply is on record: of a message `m` that was queued, claimed or
    /// tried while the reply came in, and was not taken back then. What was known when it was drafted goes by our own clock, the
    /// network's may differ, and a reply is not known before its writer is.
    static let isAnswered: SQL = """
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

    /// Drafts of follow-ups that an answer ends. The person is locked.
    package static func drafts(to person: UUID, on connection: Connection) async throws(DatabaseError) -> [UUID] {
        try await overdue("m.status IN ('DRAFT', 'APPROVED')", of: person, on: connection)
    }

    /// Follow-ups to this person that wait in the ledger, and that an answer ends. Read without locks, before any.
    package static func queued(to person: UUID, on connection: Connection) async throws(DatabaseError) -> [UUID] {
        try await overdue("m.status = 'QUEUED'", of: person, on: connection)
    }

    private static func overdue(
        _ state: SQL, of person: UUID, on connection: Connection
    ) async throws(DatabaseError) -> [UUID] {
        let rows = try await connection.query(
            """
            SELECT m.id FROM social.social_messages m JOIN social.social_recipients r ON r.profile_id = m.social_profile_id
            WHERE r.profile_id = \(person) AND m.message_type = 'followup' AND \(sql: state) AND \(sql: isOverdue)
            """)
        return try rows.map { row throws(DatabaseError) in try row[0] }
    }
}
