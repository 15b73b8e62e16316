package import Database
internal import FoundationEssentials
internal import Statistics
package import Templates

/// What people answered to texts within a week. Only those count whose week is over: an answer that may still come is no answer that
/// did not come.
package struct SocialTextOutcomes: Sendable {
    /// Days in which an answer counts, and days that are looked back: what was sent longer ago says little of today.
    package static let answerDays = 7
    package static let days = 90
    /// Messages that are looked at, the newest first.
    static let most = 50_000

    let database: Database

    package init(database: Database) { self.database = database }

    /// An answer belongs to the last message before it. Reactions are none, and what may be a no is none until somebody decided.
    package func read() async throws -> [TextOutcome] {
        let rows = try await database.query(
            """
            SELECT m.template_id, m.template_version, count(*) AS sent,
                count(*) FILTER (WHERE a.said_no) AS refused, count(*) FILTER (WHERE a.wrote AND NOT a.said_no) AS answered
            FROM (SELECT social_profile_id, template_id, template_version, sent_at FROM social.social_messages
                  WHERE status = 'SENT' AND template_id IS NOT NULL AND template_version IS NOT NULL
                    AND sent_at >= now() - make_interval(days => \(Int32(SocialTextOutcomes.days)))
                    AND sent_at < now() - make_interval(days => \(Int32(SocialTextOutcomes.answerDays)))
                  ORDER BY sent_at DESC LIMIT \(Int64(SocialTextOutcomes.most))) m
            CROSS JOIN LATERAL (
                SELECT coalesce(bool_or(y.meaning = 'no'), false) AS said_no,
                    coalesce(bool_or(y.meaning = 'other'), false) AS wrote
                FROM social.social_replies y
                WHERE y.profile_id = m.social_profile_id AND y.form <> 'reaction' AND y.received_at >= m.sent_at
                  AND y.received_at < least(
                    m.sent_at + make_interval(days => \(Int32(SocialTextOutcomes.answerDays))),
                    (SELECT min(l.sent_at) FROM social.social_messages l
                     WHERE l.social_profile_id = m.social_profile_id AND l.status = 'SENT' AND l.sent_at > m.sent_at))) a
            GROUP BY m.template_id, m.template_version
            """)
        return try rows.map { row throws(DatabaseError) in
            let (sent, answered, refused): (Int64, Int64, Int64) = (
                try row["sent"], try row["answered"], try row["refused"]
            )
            return TextOutcome(
                template: try row["template_id"], version: try row["template_version"],
                answered: Proportion(Int(answered), of: Int(sent)), refused: Proportion(Int(refused), of: Int(sent)))
        }
    }
}
