internal import Database
internal import FoundationEssentials
internal import SocialContract
internal import SocialThreads
internal import Timekeeping

/// A message that hands have to do with, as its reader needs it.
struct AssistedMessage {
    /// What left, or what shall.
    let text: String?
    let type: String
    let status: String
    let sentAt: Timestamp?
    let reason: String?
    let isFlagged: Bool
    let threadID: UUID?
    let person: SocialRecipient

    /// It waits, is in somebody's hands, or perhaps was sent.
    var isUnsettled: Bool {
        [SocialMessageStatus.queued, .sending, .unknown].map(\.rawValue).contains(status)
    }

    /// Messages of these ids; those whose person is gone are not there.
    static func of(_ ids: [UUID], on connection: Connection) async throws(DatabaseError) -> [UUID: AssistedMessage] {
        guard !ids.isEmpty else { return [:] }
        let rows = try await connection.query(
            """
            SELECT m.id, coalesce(m.sent_body, m.draft_body), m.message_type, m.status, m.sent_at, m.reason, m.is_flagged,
                m.thread_id, \(sql: SocialRecipient.columns)
            FROM social.social_messages m JOIN social.social_recipients r ON r.profile_id = m.social_profile_id
            WHERE m.id = ANY(\(ids))
            """)
        var messages: [UUID: AssistedMessage] = [:]
        for row in rows {
            messages[try row[0]] = AssistedMessage(
                text: try row[1], type: try row[2], status: try row[3], sentAt: try row[4], reason: try row[5],
                isFlagged: try row[6], threadID: try row[7], person: try SocialRecipient(row, first: 8))
        }
        return messages
    }
}
