internal import Actions
internal import Database
internal import FoundationEssentials
internal import Outbox
internal import SocialContract
internal import Timekeeping

/// Brings replies together with the people who wrote them, whichever is known first.
struct ReplyMatching {
    let context: MessagingContext

    /// What is looked at by one and written by the other must not cross: replies are stored while no person enters. Taken before
    /// everything else, the gate and actions included.
    func waitForPeople(on connection: Connection) async throws(DatabaseError) {
        try await connection.execute("SELECT pg_advisory_xact_lock(\(ReplyMatching.key))")
    }

    /// People may enter beside one another.
    func waitForOthers(on connection: Connection) async throws(DatabaseError) {
        try await connection.execute("SELECT pg_advisory_xact_lock_shared(\(ReplyMatching.key))")
    }

    private static let key: Int64 = 7_959_350_312

    /// Replies that waited for these people, who are locked.
    func match(_ people: [RecipientFacts], on connection: Connection) async throws {
        let rows = try await connection.query(
            """
            SELECT y.id, r.profile_id FROM social.social_replies y
            JOIN social.social_recipients r ON r.platform = y.platform AND r.platform_user_id = y.platform_user_id
            WHERE y.profile_id IS NULL AND r.profile_id = ANY(\(people.map(\.id)))
            ORDER BY y.received_at, y.id
            """)
        for row in rows { try await belongs(try row[0], to: try row[1], taken: [], on: connection) }
    }

    /// Everything that follows from an answer: it ends follow-ups, opens the window in which some networks let us write, and is told.
    /// - Parameters:
    ///   - person: is locked here.
    ///   - taken: follow-ups that were taken back from the ledger for it, before the person was locked.
    func belongs(_ reply: UUID, to person: UUID, taken: Set<UUID>, on connection: Connection) async throws {
        _ = try await Recipient.lock([person], on: connection)
        let row = try await connection.first(
            """
            UPDATE social.social_replies y SET profile_id = r.profile_id, thread_id = r.thread_id, matched_at = clock_timestamp(),
                account_id = (SELECT m.account_id FROM social.social_messages m
                              WHERE m.social_profile_id = r.profile_id AND m.status = 'SENT'
                              ORDER BY m.sent_at DESC LIMIT 1)
            FROM social.social_recipients r WHERE y.id = \(reply) AND r.profile_id = \(person)
            RETURNING y.account_id, y.received_at, y.is_objection
            """)
        guard let row else { return }
        try await endFollowups(of: person, taken, on: connection)
        let received: Timestamp = try row[1]
        try await connection.execute(
            """
            UPDATE social.social_recipients SET last_inbound_at = greatest(last_inbound_at, \(received))
            WHERE profile_id = \(person)
            """)
        try await ThreadChanges.announce(
            ThreadChanges.Reply(
                id: reply, profileID: person, accountID: try row[0], receivedAt: received, isObjection: try row[2]),
            through: context.outbox, on: connection)
    }

    /// What was drafted before they answered is not sent any more. Excepted is an answer in the making: a follow-up that was drafted
    /// after the person had written, and to which nothing was sent since.
    static let isOverdue: SQL = """
        NOT coalesce(r.last_inbound_at < m.created_at AND r.last_inbound_at > coalesce(
            (SELECT max(s.sent_at) FROM social.social_messages s WHERE s.social_profile_id = r.profile_id), '-infinity'),
            false)
        """

    /// Follow-ups to this person that wait in the ledger. Read without locks, before any.
    func queuedFollowups(of person: UUID, on connection: Connection) async throws -> [UUID] {
        let rows = try await connection.query(
            """
            SELECT m.id FROM social.social_messages m JOIN social.social_recipients r ON r.profile_id = m.social_profile_id
            WHERE r.profile_id = \(person) AND m.message_type = 'followup' AND m.status = 'QUEUED'
              AND \(sql: ReplyMatching.isOverdue)
            """)
        return try rows.map { row throws(DatabaseError) in try row[0] as UUID }
    }

    /// The same question at the last moment, when the reply is on record: of a message `m` that was queued, claimed or tried while the
    /// reply came in, and was not taken back then. What was known when it was drafted goes by our own clock, the network's may differ,
    /// and a reply is not known before its writer is.
    static let isAnswered: SQL = """
        (m.message_type = 'followup'
         AND EXISTS (SELECT FROM social.social_replies y
                     WHERE y.profile_id = m.social_profile_id AND greatest(y.created_at, y.matched_at) >= m.created_at)
         AND NOT EXISTS (SELECT FROM social.social_replies y
                         WHERE y.profile_id = m.social_profile_id
                           AND greatest(y.created_at, y.matched_at) < m.created_at
                           AND y.received_at > coalesce((SELECT max(s.sent_at) FROM social.social_messages s
                                                         WHERE s.social_profile_id = m.social_profile_id), '-infinity')))
        """

    private func endFollowups(of person: UUID, _ taken: Set<UUID>, on connection: Connection) async throws {
        // What somebody has in hand stays: their report has to find it.
        let rows = try await connection.query(
            """
            SELECT m.id FROM social.social_messages m JOIN social.social_recipients r ON r.profile_id = m.social_profile_id
            WHERE r.profile_id = \(person) AND m.message_type = 'followup' AND \(sql: ReplyMatching.isOverdue)
              AND m.status IN ('DRAFT', 'APPROVED')
            """)
        let waiting = try rows.map { row throws(DatabaseError) in try row[0] as UUID }
        try await Withdrawal(context: context).drop(
            taken.union(waiting), reason: Refusal.answered.sentence, trace: nil, on: connection)
        let items = try await connection.query(
            """
            UPDATE social.social_draft_items m SET status = 'failed', code = 'answered', reason = \(Refusal.answered.sentence)
            FROM social.social_recipients r
            WHERE m.profile_id = \(person) AND r.profile_id = m.profile_id AND m.message_type = 'followup'
              AND m.status = 'pending' AND \(sql: ReplyMatching.isOverdue)
            RETURNING m.job_id
            """)
        let jobs = Set(try items.compactMap { row throws(DatabaseError) in try row[0] as UUID? })
        try await DraftCommit.completeJobs(jobs, on: connection)
    }
}
