internal import Database
internal import FoundationEssentials
internal import Outbox
internal import SocialContract
internal import SocialThreads
internal import Suppression

/// A no that somebody said to us, on its way to the list and to whoever keeps people by name.
struct SocialHeardNo {
    let context: SocialMessagingContext

    /// Lists it, and says whose names it has in the same transaction: so nobody has to look at everybody for it.
    /// - Returns: the entry of the list.
    func record(_ names: Identifiers, _ origin: NoOrigin, on connection: Connection) async throws -> UUID? {
        var origin = origin
        origin.isSearched = true
        guard let entry = try await context.suppressions.add(names, origin, on: connection) else { return nil }
        if entry.isNew {
            let news = NoHeard(entry.id, of: names).event(SocialEvent.noHeard, of: SocialEvent.noSubject)
            try await context.outbox.append([news], on: connection)
        }
        return entry.id
    }
}
