package import Database
package import FoundationEssentials

/// Follow-ups that a timer asked for and that could not be drafted.
package enum FailedFollowups {
    /// Since the last one that could be; the newest first: `due_message_id`, `code`, `reason`, `attempts`, `created_at`.
    package static func of(_ person: UUID, on connection: Connection) async throws(DatabaseError) -> Rows {
        try await connection.query(
            """
            SELECT due_message_id, code, reason, attempts, created_at FROM social.social_draft_items d
            WHERE profile_id = \(person) AND status = 'failed' AND due_message_id IS NOT NULL
              AND NOT EXISTS (SELECT FROM social.social_messages m WHERE m.social_profile_id = d.profile_id
                              AND m.message_type = 'followup' AND m.created_at > d.created_at)
            ORDER BY created_at DESC, id LIMIT 20
            """)
    }
}
