internal import Database
internal import FoundationEssentials
internal import JSON
internal import Outbox
internal import Quarantine
internal import SocialContract
internal import Telemetry

/// People whom an older life of the database knew. What it does not know of them may have been sent; they are written to when somebody has
/// answered for them.
enum RestoredPeople {
    /// Whether the recipient `r` is held back.
    static func isHeld(_ cut: Quarantines.Cut) -> SQL {
        "r.created_at < \(cut.before) AND coalesce(r.confirmed_at, '-infinity') < \(cut.began)"
    }

    /// - Returns: those of the people who are held back.
    static func held(_ people: [UUID], on connection: Connection) async throws -> Set<UUID> {
        guard !people.isEmpty, let cut = try await Quarantines.cut(on: connection), cut.isHeld else { return [] }
        let rows = try await connection.query(
            """
            SELECT r.profile_id FROM social.social_recipients r
            WHERE r.profile_id = ANY(\(people)) AND \(sql: isHeld(cut))
            """)
        return Set(try rows.map { row throws(DatabaseError) in try row[0] as UUID })
    }

    /// Somebody has answered for them, and says so to whoever keeps their timers. It counts although the clock may be behind the one under
    /// which the quarantine's moment was written.
    static func confirm(
        _ people: [UUID], followUp: Bool, through outbox: Outbox, trace: TraceContext, on connection: Connection
    ) async throws {
        let began = try await Quarantines.cut(on: connection)?.began
        let rows = try await connection.query(
            """
            UPDATE social.social_recipients SET confirmed_at = greatest(clock_timestamp(), \(began)::timestamptz),
                messages_version = messages_version + 1
            WHERE profile_id IN (SELECT profile_id FROM social.social_recipients WHERE profile_id = ANY(\(people))
                                 ORDER BY profile_id FOR UPDATE)
            RETURNING profile_id, messages_version
            """)
        let events = try rows.map { row throws(DatabaseError) in
            let confirmed = PersonConfirmed(profileID: try row[0], followUp: followUp)
            return NewEvent(
                type: SocialEvent.personConfirmed, aggregateType: SocialEvent.recipientSubject,
                aggregateID: confirmed.profileID.lowercase, version: try row[1], payload: confirmed.payload,
                trace: trace.child())
        }
        try await outbox.append(events, on: connection)
    }
}
