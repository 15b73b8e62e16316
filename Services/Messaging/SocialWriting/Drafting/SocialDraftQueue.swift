internal import Database
internal import FoundationEssentials
internal import SocialContract
internal import SocialThreads
internal import Timekeeping

/// Who is to be drafted for. A row per person and kind of message; the worker takes them, failures stay with their reason.
struct SocialDraftQueue: Sendable {
    let database: Database
    private static let chunk: Int64 = 5000

    /// Queues first messages for everybody who is qualified and has none, page after page: each person is looked at once.
    /// - Returns: how many, and how many were left out, by reason. People whose draft is being committed are waited for and looked
    ///   at again.
    func enqueueEverybody(job: UUID, trace: String) async throws -> (queued: Int, leftOut: [String: Int64]) {
        var total: Int64 = 0
        var leftOut: [String: Int64] = [:]
        var after: (at: Timestamp, id: UUID)?
        while true {
            let rest: SQL = after.map { "AND (r.created_at, r.profile_id) > (\($0.at), \($0.id))" } ?? ""
            let row = try await database.first(
                """
                WITH page AS MATERIALIZED (
                    SELECT r.created_at, r.profile_id, CASE WHEN r.said_no_at IS NOT NULL THEN 'said no'
                        WHEN r.outreach_status = 'closed' THEN 'closed'
                        WHEN r.skipped_at IS NOT NULL THEN 'skipped by hand, and not reopened since'
                        WHEN r.outreach_status IN ('sent', 'followup') THEN 'already written to' END AS why
                    FROM social.social_recipients r
                    WHERE r.discovery_status = 'qualified' AND NOT r.has_initial \(sql: rest)
                    ORDER BY r.created_at, r.profile_id LIMIT \(SocialDraftQueue.chunk) FOR SHARE OF r
                ), added AS (
                    INSERT INTO social.social_draft_items (id, job_id, profile_id, message_type, traceparent)
                    SELECT gen_random_uuid(), \(job), p.profile_id, 'initial', \(trace) FROM page p
                    WHERE p.why IS NULL
                    ON CONFLICT DO NOTHING RETURNING 1
                )
                SELECT (SELECT count(*) FROM added) AS added, created_at, profile_id,
                    ARRAY(SELECT why FROM page WHERE why IS NOT NULL GROUP BY why ORDER BY why) AS reasons,
                    ARRAY(SELECT count(*) FROM page WHERE why IS NOT NULL GROUP BY why ORDER BY why) AS counts FROM page
                ORDER BY created_at DESC, profile_id DESC LIMIT 1
                """)
            guard let row else { return (Int(total), leftOut) }
            total += try row["added"]
            let (reasons, counts): ([String], [Int64]) = (try row["reasons"], try row["counts"])
            for (reason, count) in zip(reasons, counts) { leftOut[reason, default: 0] += count }
            after = (try row["created_at"], try row["profile_id"])
        }
    }

    /// Queues follow-ups for everybody who was written to and has none in the making.
    func enqueueFollowups(job: UUID, trace: String) async throws -> Int {
        try await database.execute(
            """
            INSERT INTO social.social_draft_items (id, job_id, profile_id, message_type, traceparent)
            SELECT gen_random_uuid(), \(job), r.profile_id, 'followup', \(trace) FROM social.social_recipients r
            WHERE \(sql: SocialFollowupRule.mayBegin) ORDER BY r.created_at, r.profile_id
            ON CONFLICT DO NOTHING
            """)
    }

    func countFollowups() async throws -> Int {
        let count: Int64 =
            try await database.first(
                "SELECT count(*) FROM social.social_recipients r WHERE \(sql: SocialFollowupRule.mayBegin)")?[0] ?? 0
        return Int(count)
    }

    /// Queues the people named, who are locked.
    /// - Returns: who was queued; the others already wait, or have such a message in the making.
    func enqueue(
        _ people: [UUID], _ type: SocialMessageType, job: UUID, trace: String, on connection: Connection
    ) async throws -> Set<UUID> {
        let rows = try await connection.query(
            """
            INSERT INTO social.social_draft_items (id, job_id, profile_id, message_type, traceparent)
            SELECT gen_random_uuid(), \(job), p, \(type), \(trace) FROM unnest(\(people)) p
            WHERE NOT EXISTS (SELECT 1 FROM social.social_messages m WHERE m.social_profile_id = p
                AND m.message_type = \(type) AND m.status IN ('DRAFT', 'APPROVED', 'QUEUED', 'SENDING', 'UNKNOWN'))
            ORDER BY p ON CONFLICT DO NOTHING RETURNING profile_id
            """)
        return Set(try rows.map { row throws(DatabaseError) in try row[0] as UUID })
    }

    /// A timer says it is time: unless the person closed, answers are enough, or something is already in the making.
    /// - Returns: whether one is drafted.
    @discardableResult
    static func enqueueDue(
        _ due: SocialFollowupDue, limit: Int, trace: String?, on connection: Connection
    ) async throws -> Bool {
        let added = try await connection.execute(
            """
            INSERT INTO social.social_draft_items (id, profile_id, message_type, traceparent, due_message_id)
            SELECT gen_random_uuid(), r.profile_id, 'followup', \(trace), \(due.messageID) FROM social.social_recipients r
            WHERE r.profile_id = \(due.profileID) AND \(sql: SocialFollowupRule.mayBegin(after: due.messageID, limit: limit))
            ON CONFLICT DO NOTHING
            """)
        return added > 0
    }

    /// What became of items: the messages that were written.
    static func note(
        _ messages: [(item: UUID, message: UUID)], on connection: Connection
    ) async throws(DatabaseError) {
        guard !messages.isEmpty else { return }
        try await connection.execute(
            """
            UPDATE social.social_draft_items i SET message_id = m.message
            FROM unnest(\(messages.map(\.item)), \(messages.map(\.message))) AS m (item, message) WHERE i.id = m.item
            """)
    }
}
