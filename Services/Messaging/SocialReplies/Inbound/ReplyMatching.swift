internal import Actions
package import Database
internal import FoundationEssentials
internal import Outbox
package import SocialContract
package import SocialThreads
internal import Timekeeping

/// Brings replies together with the people who wrote them, whichever is known first.
package struct ReplyMatching {
    let context: MessagingContext

    package init(context: MessagingContext) { self.context = context }

    /// Replies that one transaction brings to their people; the rest follows in others.
    static let chunk: Int64 = 500

    /// What is looked at by one and written by the other must not cross: replies are stored while no person enters. Taken before
    /// everything else, the gate and actions included.
    func waitForPeople(on connection: Connection) async throws(DatabaseError) {
        try await connection.execute("SELECT \(sql: AdvisoryLock.replies.alone)")
    }

    /// People may enter beside one another.
    package func waitForOthers(on connection: Connection) async throws(DatabaseError) {
        try await connection.execute("SELECT \(sql: AdvisoryLock.replies.shared)")
    }

    /// Replies that waited for these people, who are locked: of as many people as have no more than one chunk together. For the
    /// others a note is left (``WaitingReplies``): whoever writes a no meanwhile must not wait for them.
    package func match(_ people: [RecipientFacts], on connection: Connection) async throws {
        let rows = try await connection.query(
            """
            SELECT r.profile_id, (SELECT count(*) FROM (
                SELECT 1 FROM social.social_replies y
                WHERE y.platform = r.platform AND y.platform_user_id = r.platform_user_id AND y.profile_id IS NULL
                LIMIT \(ReplyMatching.chunk + 1)) w)
            FROM social.social_recipients r
            WHERE r.profile_id = ANY(\(people.map(\.id))) AND r.platform_user_id IS NOT NULL
              AND EXISTS (SELECT FROM social.social_replies y WHERE y.platform = r.platform
                          AND y.platform_user_id = r.platform_user_id AND y.profile_id IS NULL)
            ORDER BY r.profile_id
            """)
        var (now, later): ([UUID], [UUID]) = ([], [])
        var room = ReplyMatching.chunk
        for row in rows {
            let (person, waiting): (UUID, Int64) = (try row[0], try row[1])
            room -= waiting
            if room >= 0 { now.append(person) } else { later.append(person) }
        }
        if !now.isEmpty { _ = try await matchChunk(of: now, on: connection) }
        guard !later.isEmpty else { return }
        try await connection.execute(
            """
            INSERT INTO social.social_waiting_people (profile_id) SELECT unnest(\(later)) ON CONFLICT DO NOTHING
            """)
    }

    /// Brings up to a chunk of waiting replies to their people, the newest first, and says of each person the newest only: what follows
    /// from an answer follows from it.
    /// - Returns: how many replies found their people.
    func matchChunk(of people: [UUID], on connection: Connection) async throws -> Int64 {
        _ = try await SocialRecipient.lock(people, on: connection)
        let rows = try await connection.query(
            """
            WITH chosen AS (
                SELECT y.id, r.profile_id, r.thread_id, r.last_inbound_at FROM social.social_replies y
                JOIN social.social_recipients r ON r.platform = y.platform AND r.platform_user_id = y.platform_user_id
                WHERE y.profile_id IS NULL AND r.profile_id = ANY(\(people))
                ORDER BY y.received_at DESC, y.id DESC LIMIT \(ReplyMatching.chunk)
            ), senders AS (
                SELECT DISTINCT ON (m.social_profile_id) m.social_profile_id, m.account_id FROM social.social_messages m
                WHERE m.social_profile_id = ANY(\(people)) AND m.status = 'SENT'
                ORDER BY m.social_profile_id, m.sent_at DESC
            ), matched AS (
                UPDATE social.social_replies y SET profile_id = c.profile_id, thread_id = c.thread_id,
                    matched_at = clock_timestamp(),
                    account_id = (SELECT s.account_id FROM senders s WHERE s.social_profile_id = c.profile_id)
                FROM chosen c WHERE y.id = c.id
                RETURNING y.id, y.profile_id, y.account_id, y.received_at, y.is_objection, y.form, c.last_inbound_at
            )
            SELECT DISTINCT ON (profile_id) profile_id, id, account_id, received_at,
                bool_or(is_objection) OVER person, count(*) OVER person, last_inbound_at, form <> 'reaction'
            FROM matched WINDOW person AS (PARTITION BY profile_id)
            ORDER BY profile_id, form = 'reaction', received_at DESC, id DESC
            """)
        var matched: Int64 = 0
        for row in rows {
            matched += try row[5]
            // Only signs, and no word.
            guard try row[7] else { continue }
            let (received, before): (Timestamp, Timestamp?) = (try row[3], try row[6])
            // Of an older chunk everything has been said, but for a no.
            guard try row[4] || received > before ?? Timestamp(microseconds: .min) else { continue }
            try await answered(
                ThreadChanges.Reply(
                    id: try row[1], profileID: try row[0], accountID: try row[2], receivedAt: received,
                    isObjection: try row[4]), taken: [], on: connection)
        }
        return matched
    }

    /// Everything that follows from an answer of somebody we know.
    /// - Parameters:
    ///   - person: is locked here.
    ///   - taken: follow-ups that were taken back from the ledger for it, before the person was locked.
    func belongs(_ reply: UUID, to person: UUID, taken: Set<UUID>, on connection: Connection) async throws {
        _ = try await SocialRecipient.lock([person], on: connection)
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
        try await answered(
            ThreadChanges.Reply(
                id: reply, profileID: person, accountID: try row[0], receivedAt: try row[1], isObjection: try row[2]),
            taken: taken, on: connection)
    }

    /// It ends follow-ups, opens the window in which some networks let us write, and is told.
    private func answered(_ reply: ThreadChanges.Reply, taken: Set<UUID>, on connection: Connection) async throws {
        try await FollowupEnd(context: context).end(of: reply.profileID, taken, on: connection)
        try await connection.execute(
            """
            UPDATE social.social_recipients SET last_inbound_at = greatest(last_inbound_at, \(reply.receivedAt))
            WHERE profile_id = \(reply.profileID)
            """)
        try await ThreadChanges.announce(reply, through: context.outbox, on: connection)
    }

    /// Follow-ups to this person that wait in the ledger. Read without locks, before any.
    func queuedFollowups(of person: UUID, on connection: Connection) async throws -> [UUID] {
        let rows = try await connection.query(
            """
            SELECT m.id FROM social.social_messages m JOIN social.social_recipients r ON r.profile_id = m.social_profile_id
            WHERE r.profile_id = \(person) AND m.message_type = 'followup' AND m.status = 'QUEUED'
              AND \(sql: FollowupRule.isOverdue)
            """)
        return try rows.map { row throws(DatabaseError) in try row[0] as UUID }
    }
}
