internal import Database
internal import FoundationEssentials
internal import JSON
internal import Outbox
internal import Secrets
internal import SocialContract
internal import SocialThreads
internal import Suppression

/// A no that somebody said to us, on its way to the list and to whoever keeps people by name.
struct HeardNo {
    let context: MessagingContext

    /// Lists it, and says whose names it has in the same transaction: so nobody has to look at everybody for it.
    /// - Returns: the entry of the list.
    func record(_ names: Identifiers, _ origin: NoOrigin, on connection: Connection) async throws -> UUID? {
        var origin = origin
        origin.isSearched = true
        guard let entry = try await context.suppressions.add(names, origin, on: connection) else { return nil }
        if entry.isNew { try await tell(names, entry.id, on: connection) }
        return entry.id
    }

    private func tell(_ names: Identifiers, _ entry: UUID, on connection: Connection) async throws {
        let heard = NoHeard(
            suppressionID: entry, platform: names.platform, username: names.username,
            platformUserID: names.platformUserID, profileURL: names.profileURL,
            contactHashes: names.contactHashes.map(hex))
        try await context.outbox.append(
            [
                NewEvent(
                    type: SocialEvent.noHeard, aggregateType: SocialEvent.noSubject, aggregateID: entry.lowercase,
                    version: 1, payload: heard.payload)
            ], on: connection)
    }
}
