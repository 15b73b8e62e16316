package import Database
package import FoundationEssentials
internal import JSON
package import Outbox
package import Quarantine
internal import SocialContract
package import Telemetry

/// People whom an older life of the database knew. What it does not know of them may have been sent; they are written to when somebody has
/// answered for them.
package enum SocialRestoredPeople {
    /// These messages with their people: id, platform, person, username, created_at.
    package static func messages(_ ids: SQL) -> SQL { "\(sql: messageRows) WHERE m.id IN (\(sql: ids))" }

    /// The rows of a group that are held back; `nil` while nothing is, and for what is in line, of which the ledger knows.
    package static func rows(of group: RestoredGroup, on connection: Connection) async throws -> SQL? {
        guard let cut = try await Quarantines.cut(on: connection), cut.isHeld else { return nil }
        // Nobody is written to who is closed or rejected; they need no answer.
        let held: SQL =
            "\(sql: isHeld(cut)) AND r.outreach_status <> 'closed' AND r.discovery_status <> 'rejected'"
        return switch group {
        case .queued: nil
        case .hands: "\(sql: messageRows) WHERE m.status = 'QUEUED' AND m.delivery = 'assisted' AND \(sql: held)"
        case .drafts: "\(sql: messageRows) WHERE m.status IN ('DRAFT', 'APPROVED') AND \(sql: held)"
        case .followups: "\(sql: peopleRows) WHERE \(sql: held) AND NOT \(sql: busy) AND \(sql: wasWrittenTo)"
        case .people: "\(sql: peopleRows) WHERE \(sql: held) AND NOT \(sql: busy) AND NOT \(sql: wasWrittenTo)"
        }
    }

    private static let messageRows: SQL = """
        SELECT m.id, m.platform, m.social_profile_id AS person, r.username, m.created_at FROM social.social_messages m
        JOIN social.social_recipients r ON r.profile_id = m.social_profile_id
        """

    private static let peopleRows: SQL = """
        SELECT r.profile_id AS id, r.platform, r.profile_id AS person, r.username, r.created_at
        FROM social.social_recipients r
        """

    private static let busy: SQL = """
        EXISTS (SELECT FROM social.social_messages b WHERE b.social_profile_id = r.profile_id
                AND b.status IN ('DRAFT', 'APPROVED', 'QUEUED', 'SENDING', 'UNKNOWN'))
        """

    private static let wasWrittenTo: SQL = """
        EXISTS (SELECT FROM social.social_messages b WHERE b.social_profile_id = r.profile_id AND b.status = 'SENT')
        """

    /// Whether the recipient `r` is held back.
    private static func isHeld(_ cut: Quarantines.Cut) -> SQL {
        "r.created_at < \(cut.before) AND coalesce(r.confirmed_at, '-infinity') < \(cut.began)"
    }

    /// - Returns: those of the people who are held back.
    package static func held(_ people: [UUID], on connection: Connection) async throws -> Set<UUID> {
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
    package static func confirm(
        _ people: [UUID], followUp: Bool, through outbox: Outbox, trace: TraceContext, on connection: Connection
    ) async throws {
        let began = try await Quarantines.cut(on: connection)?.began
        let events = try await SocialRecipientStore.confirm(people, since: began, on: connection).map {
            let confirmed = SocialPersonConfirmed(profileID: $0.person, followUp: followUp)
            return NewEvent(
                type: SocialEvent.personConfirmed, aggregateType: SocialEvent.recipientSubject,
                aggregateID: $0.person.lowercase, version: $0.version, payload: confirmed.payload, trace: trace.child())
        }
        try await outbox.append(events, on: connection)
    }
}
