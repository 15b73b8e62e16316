internal import Actions
internal import Database
internal import FoundationEssentials
internal import Quarantine
internal import SocialThreads

/// Messages that somebody puts in line after an older life of the database came back.
enum SocialRestoredMessages {
    static let reason =
        "The database was put back to an older state, so this may have been sent already; somebody has to answer for it first."

    /// The last look: makes doubtful what is in line for somebody who is held back and came there past ``hold(_:on:)``, by a process of a
    /// version that knows of no quarantine, or in a transaction that was open when it began.
    /// - Parameter people: of the messages.
    /// - Returns: messages that must not be sent now.
    static func holdStrays(
        _ actions: [Action], _ people: [UUID: UUID], on connection: Connection
    ) async throws -> Set<UUID> {
        let held = try await SocialRestoredPeople.held(Array(people.values), on: connection)
        let suspects = actions.filter { action in people[action.subjectID].map(held.contains) ?? false }
        guard !suspects.isEmpty, let cut = try await Quarantines.cut(on: connection) else { return [] }
        let strays = try await RestoredActions.unseen(among: suspects, on: connection)
        try await RestoredActions.doubt(
            product: SocialLedger.product, subjects: strays, asks: false, since: cut.since, quarantine: cut.quarantine,
            on: connection)
        return Set(strays)
    }

    /// Makes the actions of those doubtful that may have been sent since: whose people nobody has answered for; and drafts of the older life
    /// where the network can be asked. In the transaction that puts them in line.
    /// - Parameter messages: messages with their people.
    static func hold(_ messages: [(id: UUID, person: UUID)], on connection: Connection) async throws {
        guard !messages.isEmpty, let cut = try await Quarantines.cut(on: connection) else { return }
        let held = try await SocialRestoredPeople.held(messages.map(\.person), on: connection)
        let forPeople = messages.filter { held.contains($0.person) }.map(\.id)
        try await RestoredActions.doubt(
            product: SocialLedger.product, subjects: forPeople, asks: false, since: cut.since,
            quarantine: cut.quarantine, on: connection)
        let others = messages.filter { !held.contains($0.person) }.map(\.id)
        let older = try await SocialMessageStore.made(before: cut.before, among: others, on: connection)
        try await RestoredActions.doubt(
            product: SocialLedger.product, subjects: older, asks: true, since: cut.since, quarantine: cut.quarantine,
            on: connection)
    }
}
