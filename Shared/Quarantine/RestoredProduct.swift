package import Database
package import FoundationEssentials
package import HTTPServer
package import Timekeeping

/// What waits because the database was put back to an older state, by what it was in it.
package enum RestoredGroup: String, Sendable, CaseIterable {
    /// Messages that were in line or under way, and that no network can tell about.
    case queued
    /// Messages that wait for hands, or were in somebody's hands.
    case hands
    /// Drafts: each may have been sent since.
    case drafts
    /// People who were written to: a follow-up may have gone out since. Their timers rest.
    case followups
    /// Everybody else who was here: a first message may have been drafted and sent since.
    case people
}

/// A person's answer about some of it.
package enum RestoredWord: String, Sendable, CaseIterable {
    /// It was sent.
    case sent
    /// It was not sent: it goes on as if nothing had happened. A network that can be asked is asked all the same, before it is sent.
    case goOn = "go_on"
    /// It was not sent, and will not be.
    case skip

    /// What can be said about a group.
    package static func known(for group: RestoredGroup) -> [RestoredWord] {
        switch group {
        case .queued, .hands, .drafts: allCases
        case .followups: [.goOn, .skip]
        case .people: [.goOn]
        }
    }
}

/// One thing that waits.
package struct RestoredItem: Sendable {
    /// A message's, or a person's where there is no message.
    package let id: UUID
    package let group: RestoredGroup
    package let platform: String
    package let personID: UUID
    /// The person's name on the network.
    package let username: String
    package let createdAt: Timestamp

    package init(
        id: UUID, group: RestoredGroup, platform: String, personID: UUID, username: String, createdAt: Timestamp
    ) {
        (self.id, self.group, self.platform) = (id, group, platform)
        (self.personID, self.username, self.createdAt) = (personID, username, createdAt)
    }
}

/// A product that writes to people, and holds back those whom an older life knew.
package protocol RestoredProduct: Sendable {
    var name: String { get }
    /// How many wait, by group; nothing while its schema is missing.
    func counts(on connection: Connection) async throws -> [RestoredGroup: Int]
    /// The oldest first.
    /// - Parameters:
    ///   - ids: only these.
    ///   - after: the last item of the page before.
    func page(
        _ group: RestoredGroup, platform: String?, ids: [UUID]?, after: PageCursor?, limit: Int,
        on connection: Connection
    ) async throws -> [RestoredItem]
    /// Items by other names that lists show them by, such as the id that hands know.
    /// - Returns: the item's id for each of these that is no item's own.
    func items(knownAs ids: [UUID], on connection: Connection) async throws -> [UUID: UUID]
    /// Does what follows from a person's word, in transactions of its own.
    /// - Returns: why it could not be done, by item; the others are settled.
    func settle(_ items: [RestoredItem], _ word: RestoredWord, by request: Request) async throws -> [UUID: String]
}
