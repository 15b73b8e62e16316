internal import Actions
package import Database
internal import FoundationEssentials
internal import Outbox
package import SocialContract
package import SocialThreads
internal import Timekeeping

/// Brings replies together with the people who wrote them, whichever is known first.
package struct SocialReplyMatching {
    let context: SocialMessagingContext

    package init(context: SocialMessagingContext) { self.context = context }

    /// Replies that one transaction brings to their people; the rest follows in others.
    static let chunk: Int64 = 500

    /// What is looked at by one and written by the other must not cross: replies are stored while no person enters. Taken before
    /// everything else, the gate and actions included.
    func waitForPeople(on connection: Connection) async throws(DatabaseError) {
        try await connection.execute("SELECT \(sql: AdvisoryLock.replies.alone)")
    }

    /// People may enter beside one another.
    package func waitForOthers(on connection: Connection) async throws(DatabaseError) {
        try await connection.execute("SELECT \(sql: AdvisoryLock.replies.shared)")
    }

    /// Replies that waited for these people, who are locked: of as many people as have no more than one chunk together. For the
    /// others a note is left (``SocialWaitingReplies``): whoever writes a no meanwhile must not wait for them.
    package func match(_ people: [SocialRecipientFacts], on connection: Connection) async throws {
        var (now, later): ([UUID], [UUID]) = ([], [])
        var room = SocialReplyMatching.chunk
        for waiting in try await SocialReplyStore.waiting(for: people.map(\.id), most: room, on: connection) {
            room -= waiting.replies
            if room >= 0 { now.append(waiting.person) } else { later.append(waiting.person) }
        }
        if !now.isEmpty { _ = try await matchChunk(of: now, on: connection) }
        guard !later.isEmpty else { return }
        try await SocialWaitingPeople.note(later, on: connection)
    }

    /// Brings up to a chunk of waiting replies to their people, the newest first, and says of each person the newest only: what follows
    /// from an answer follows from it.
    /// - Returns: how many replies found their people.
    func matchChunk(of people: [UUID], on connection: Connection) async throws -> Int64 {
        _ = try await SocialRecipientStore.lock(people, on: connection)
        var matched: Int64 = 0
        for one in try await SocialReplyStore.match(people, most: SocialReplyMatching.chunk, on: connection) {
            matched += one.count
            // Only signs, and no word; or of an older chunk, of which everything has been said, but for a no.
            guard one.isText, one.reply.isObjection || one.before.map({ one.reply.receivedAt > $0 }) ?? true else {
                continue
            }
            try await answered(one.reply, taken: [], on: connection)
        }
        return matched
    }

    /// Everything that follows from an answer of somebody we know.
    /// - Parameters:
    ///   - person: is locked here.
    ///   - taken: follow-ups that were taken back from the ledger for it, before the person was locked.
    func belongs(_ reply: UUID, to person: UUID, taken: Set<UUID>, on connection: Connection) async throws {
        _ = try await SocialRecipientStore.lock([person], on: connection)
        guard let own = try await SocialReplyStore.own(reply, person, on: connection) else { return }
        try await answered(own, taken: taken, on: connection)
    }

    /// It ends follow-ups, opens the window in which some networks let us write, and is told.
    private func answered(_ reply: SocialThreadChanges.Reply, taken: Set<UUID>, on connection: Connection) async throws
    {
        try await SocialFollowupEnd(context: context).end(of: reply.profileID, taken, on: connection)
        try await SocialRecipientStore.wrote(reply.profileID, at: reply.receivedAt, on: connection)
        try await SocialThreadChanges.announce(reply, through: context.outbox, on: connection)
    }
}
