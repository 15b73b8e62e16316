package import Actions
package import Database
package import FoundationEssentials
package import Outbox
internal import SocialContract
package import Suppression

/// What the ledger's verdicts mean for messages: status, one attempt per try, events, the person's status (R1.15 to R1.22, C3).
///
/// Locks in the ledger's order: actions, people, messages; limits last. What only moves a message between the ledger's own
/// states locks no person, because the planner holds its queues by then.
package struct SocialActions: ActionProduct {
    package static let product = "social"
    let outbox: Outbox
    let suppressions: SuppressionList

    package init(outbox: Outbox, suppressions: SuppressionList) {
        (self.outbox, self.suppressions) = (outbox, suppressions)
    }

    package var name: String { SocialActions.product }

    /// The operator's last word. Who said no, the ledger knows by itself.
    package func refusals(of actions: [Action], on connection: Connection) async throws -> [UUID: String] {
        let subjects = actions.map(\.subjectID)
        let gone = Dictionary(subjects.map { ($0, "the message is no longer there") }) { first, _ in first }
        guard try await isInstalled(on: connection) else { return gone }
        let rows = try await connection.query(
            """
            SELECT m.id, m.status, r.outreach_status, r.discovery_status FROM social.social_messages m
            LEFT JOIN social.social_recipients r ON r.profile_id = m.social_profile_id WHERE m.id = ANY(\(subjects))
            """)
        var refusals = gone
        for row in rows {
            let (id, status): (UUID, String) = (try row[0], try row[1])
            let (outreach, discovery): (String?, String?) = (try row[2], try row[3])
            if status != MessageStatus.queued.rawValue {
                refusals[id] = "the message is \(status) by now"
            } else if let outreach, let discovery {
                refusals[id] = Refusal.ofAny(outreach: outreach, discovery: discovery)?.sentence
            } else {
                refusals[id] = "the person is no longer there"
            }
        }
        return refusals
    }

    package func intended(_ actions: [Action], on connection: Connection) async throws {
        try await connection.execute(
            """
            UPDATE social.social_messages SET status = 'SENDING', reason = NULL, version = version + 1, updated_at = now()
            WHERE id = ANY(\(actions.map(\.subjectID))) AND status = 'QUEUED'
            """)
    }

    package func concluded(_ conclusion: Conclusion, on connection: Connection) async throws {
        guard try await isInstalled(on: connection) else { return }
        let end = MessageEnd(product: self, conclusion: conclusion, connection: connection)
        switch conclusion.kind {
        case .succeeded(let externalID): try await end.sent(externalID)
        case .failed: try await end.dropped(.failed)
        case .refused: try await end.dropped(.skipped)
        case .waiting: try await end.stays(.queued)
        case .unknown: try await end.stays(.unknown)
        }
    }

    /// Other products' actions go on when this one's schema was dropped (R0.88).
    private func isInstalled(on connection: Connection) async throws(DatabaseError) -> Bool {
        try await connection.first("SELECT to_regclass('social.social_messages') IS NOT NULL")?[0] ?? false
    }
}
