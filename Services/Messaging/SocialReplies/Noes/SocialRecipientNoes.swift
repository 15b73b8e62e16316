package import Database
package import FoundationEssentials
package import Outbox
internal import SocialContract
package import SocialThreads
internal import Suppression

/// What a "no" ends here, whoever heard it: everything in the making for the people it means, at once. They are found by the hashes
/// of their names and contacts.
package struct SocialRecipientNoes: Sendable {
    let context: SocialMessagingContext

    package init(context: SocialMessagingContext) { self.context = context }

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
        try await saidNo(
            try await SocialRecipientStore.known(by: facts.hashes, on: connection), facts.id, on: connection)
    }

    /// Closes these people and ends what is in the making for them. Call it before any of them is locked.
    /// - Parameter entry: the entry of the list that means them.
    package func saidNo(_ people: [UUID], _ entry: UUID, on connection: Connection) async throws {
        guard !people.isEmpty else { return }
        let taken = try await SocialEnding(context: context).cancel(
            people, reason: SocialRefusal.suppressed.sentence, on: connection)
        let locked = try await SocialRecipientStore.lock(people, on: connection)
        let new = locked.values.filter { $0.saidNoAt == nil }.map(\.id).sorted()
        try await SocialRecipientStore.close(new, by: entry, on: connection)
        try await SocialEnding(context: context).drop(people, taken, .suppressed, on: connection)
        try await SocialThreadChanges.state(new, suppressionID: entry, through: context.outbox, on: connection)
    }

    /// They can be written to again, if nothing else keeps them; what the "no" ended stays ended.
    private func tookBack(_ facts: SuppressionFacts, on connection: Connection) async throws {
        let known = try await SocialRecipientStore.known(by: facts.hashes, on: connection)
        let people = try await SocialRecipientStore.lock(known, on: connection).values.filter { $0.saidNoAt != nil }
        let kept = try await context.suppressions.suppressed(among: Array(people), on: connection)
        let free = people.map(\.id).filter { !kept.contains($0) }.sorted()
        guard !free.isEmpty else { return }
        try await SocialRecipientStore.free(free, on: connection)
        try await SocialThreadChanges.state(free, suppressionID: facts.id, through: context.outbox, on: connection)
    }
}
