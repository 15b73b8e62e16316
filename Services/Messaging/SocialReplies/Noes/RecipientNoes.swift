package import Database
package import FoundationEssentials
package import Outbox
internal import SocialContract
package import SocialThreads
internal import Suppression

/// What a "no" ends here, whoever heard it: everything in the making for the people it means, at once. They are found by the hashes
/// of their names and contacts.
package struct RecipientNoes: Sendable {
    let context: MessagingContext

    package init(context: MessagingContext) { self.context = context }

    package var subscription: Subscription {
        Subscription(
            name: SocialSubscription.messagingNoes, types: [SuppressionEvent.recorded, SuppressionEvent.retracted],
            batch: 20
        ) { [self] connection, events in
            for event in events {
                let facts = try SuppressionFacts(payload: event.payload)
                if try event.type == SuppressionEvent.recorded {
                    try await heard(facts, on: connection)
                } else {
                    try await tookBack(facts, on: connection)
                }
            }
        }
    }

    /// Nothing happens for an entry that was taken back before we came to it.
    private func heard(_ facts: SuppressionFacts, on connection: Connection) async throws {
        guard try await !context.suppressions.contains(anyOf: facts.hashes, on: connection).isEmpty else { return }
        try await saidNo(try await known(facts.hashes, on: connection), facts.id, on: connection)
    }

    /// People who are known by any of these.
    private func known(_ hashes: [[UInt8]], on connection: Connection) async throws -> [UUID] {
        let rows = try await connection.query(
            """
            SELECT profile_id FROM social.social_recipients WHERE name_hashes && \(hashes)
            UNION
            SELECT profile_id FROM social.social_recipients WHERE contact_hashes && \(hashes) AND contact_hashes <> '{}'
            ORDER BY 1
            """)
        return try rows.map { row throws(DatabaseError) in try row[0] as UUID }
    }

    /// Closes these people and ends what is in the making for them. Call it before any of them is locked.
    /// - Parameter entry: the entry of the list that means them.
    package func saidNo(_ people: [UUID], _ entry: UUID, on connection: Connection) async throws {
        guard !people.isEmpty else { return }
        let taken = try await Ending(context: context).cancel(
            people, reason: SocialRefusal.suppressed.sentence, on: connection)
        let locked = try await SocialRecipient.lock(people, on: connection)
        let new = locked.values.filter { $0.saidNoAt == nil }.map(\.id).sorted()
        try await connection.execute(
            """
            UPDATE social.social_recipients SET said_no_at = clock_timestamp(), suppression_id = \(entry),
                outreach_status = 'closed' WHERE profile_id = ANY(\(new))
            """)
        try await Ending(context: context).drop(people, taken, .suppressed, on: connection)
        try await ThreadChanges.state(new, suppressionID: entry, through: context.outbox, on: connection)
    }

    /// They can be written to again, if nothing else keeps them; what the "no" ended stays ended.
    private func tookBack(_ facts: SuppressionFacts, on connection: Connection) async throws {
        let known = try await known(facts.hashes, on: connection)
        let people = try await SocialRecipient.lock(known, on: connection).values.filter { $0.saidNoAt != nil }
        let kept = try await context.suppressions.suppressed(among: Array(people), on: connection)
        let free = people.map(\.id).filter { !kept.contains($0) }.sorted()
        guard !free.isEmpty else { return }
        // Whom an operator had closed as well stays so; where the others stand is found when it is stated.
        try await connection.execute(
            """
            UPDATE social.social_recipients SET said_no_at = NULL, suppression_id = NULL,
                outreach_status = CASE WHEN closed_by_operator THEN 'closed' ELSE 'pending' END
            WHERE profile_id = ANY(\(free))
            """)
        try await ThreadChanges.state(free, suppressionID: facts.id, through: context.outbox, on: connection)
    }
}
