internal import Actions
internal import Database
internal import FoundationEssentials
internal import Quarantine

/// Messages that somebody puts in line after an older life of the database came back.
enum RestoredMessages {
    /// Makes the actions of those doubtful that may have been sent since: whose people nobody has answered for; and drafts of the older life
    /// where the network can be asked. In the transaction that puts them in line.
    /// - Parameter messages: messages with their people.
    static func hold(_ messages: [(id: UUID, person: UUID)], on connection: Connection) async throws {
        guard !messages.isEmpty, let cut = try await Quarantines.cut(on: connection) else { return }
        let held = try await RestoredPeople.held(messages.map(\.person), on: connection)
        let forPeople = messages.filter { held.contains($0.person) }.map(\.id)
        try await RestoredActions.doubt(
            product: SocialActions.product, subjects: forPeople, asks: false, since: cut.since,
            quarantine: cut.quarantine, on: connection)
        let rows = try await connection.query(
            """
            SELECT id FROM social.social_messages WHERE id = ANY(\(messages.map(\.id))) AND id <> ALL(\(forPeople))
              AND created_at < \(cut.before)
            """)
        try await RestoredActions.doubt(
            product: SocialActions.product, subjects: try rows.map { row throws(DatabaseError) in try row[0] as UUID },
            asks: true, since: cut.since, quarantine: cut.quarantine, on: connection)
    }
}
