package import Database
package import FoundationEssentials
internal import HTTPServer
package import Listing
internal import SocialContract

/// Follow-ups that a timer asked for and that could not be drafted.
package enum SocialFailedFollowups {
    package static let record = Record(
        "SocialFailedDraft",
        [
            .uuid("due_message_id", "d.due_message_id"),
            .choice("message_type", SocialMessageType.allCases.map(\.rawValue), "d.message_type"),
            .text("code", "d.code").nullable, .text("reason", "d.reason").nullable,
            .integer("attempts", "d.attempts", in: 0...Int64(Int32.max)), .timestamp("created_at", "d.created_at"),
        ])

    /// Since the last one that could be; the newest first.
    package static func of(_ person: UUID, on connection: Connection) async throws(DatabaseError) -> Rows {
        try await connection.query(
            """
            SELECT \(sql: record.selection) FROM social.social_draft_items d
            WHERE profile_id = \(person) AND status = 'failed' AND due_message_id IS NOT NULL
              AND NOT EXISTS (SELECT FROM social.social_messages m WHERE m.social_profile_id = d.profile_id
                              AND m.message_type = 'followup' AND m.created_at > d.created_at)
            ORDER BY created_at DESC, id LIMIT 20
            """)
    }
}
