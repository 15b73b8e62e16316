internal import Database
internal import FoundationEssentials
package import Outbox
internal import Secrets
internal import SocialContract
internal import SocialReplies
package import SocialThreads
internal import SocialWriting
internal import Suppression
internal import Telemetry

/// Keeps messaging's own copy of the people it may write to, takes back what waits for people who were closed or rejected,
/// brings replies together with their people, and asks for a draft when a follow-up is due.
package struct SocialRecipientsFollowing: Sendable {
    let context: SocialMessagingContext
    let followupLimit: Int

    package init(context: SocialMessagingContext, followupLimit: Int = 3) {
        (self.context, self.followupLimit) = (context, followupLimit)
    }

    package static let types = [SocialEvent.profileChanged, SocialEvent.followupDue]

    package var subscription: Subscription {
        Subscription(
            name: SocialSubscription.messagingRecipients, types: SocialRecipientsFollowing.types, batch: 100
        ) { [self] connection, events in
            var people: [SocialRecipientFacts] = []
            for event in events where try event.type == SocialEvent.profileChanged {
                people += try event.withPayload { try SocialRecipientFacts.all(in: $0) }
            }
            try await follow(people, on: connection)
            let followups = SocialDueFollowup(context: context, limit: followupLimit)
            for event in events where try event.type == SocialEvent.followupDue {
                let due = try SocialFollowupDue(payload: event.payload)
                try await followups.draft(due, trace: event.trace?.traceparent, on: connection)
            }
        }
    }

    /// Of each person the newest version counts. Actions are locked before people, so what has to be taken back comes first.
    private func follow(_ all: [SocialRecipientFacts], on connection: Connection) async throws {
        guard !all.isEmpty else { return }
        var newest: [UUID: SocialRecipientFacts] = [:]
        for facts in all where facts.version > newest[facts.id]?.version ?? 0 { newest[facts.id] = facts }
        let people = newest.values.sorted { $0.id < $1.id }
        let replies = SocialReplyMatching(context: context)
        try await replies.waitForOthers(on: connection)
        let ending = try await ending(people, on: connection)
        var taken: [SocialRefusal: Set<UUID>] = [:]
        for (refusal, ids) in ending {
            taken[refusal] = try await SocialEnding(context: context).cancel(
                ids, reason: refusal.sentence, on: connection)
        }
        // Whoever enters may be on the list; actions and the gate come before people.
        let noes = try await noes(among: people, on: connection)
        for (person, entry) in noes {
            try await SocialRecipientNoes(context: context).saidNo([person], entry, on: connection)
        }
        let hashes = people.map { SocialRecipientHashing.literal($0.names, context.suppressions) }
        let turned = try await SocialRecipientStore.follow(people, hashes: hashes, on: connection)
        for (refusal, ids) in ending {
            _ = try await SocialRecipientStore.lock(ids, on: connection)
            try await SocialEnding(context: context).drop(ids, taken[refusal] ?? [], refusal, on: connection)
        }
        try await SocialThreadChanges.state(turned, through: context.outbox, on: connection)
        for (person, entry) in noes {
            try await SocialRecipientNoes(context: context).saidNo([person], entry, on: connection)
        }
        try await replies.match(people, on: connection)
    }

    /// People whom this closes or rejects, or of whom it says that they said no.
    private func ending(
        _ people: [SocialRecipientFacts], on connection: Connection
    ) async throws -> [(SocialRefusal, [UUID])] {
        func refusal(_ facts: SocialRecipientFacts) -> SocialRefusal? {
            if facts.saidNoAt != nil { return .suppressed }
            return SocialRefusal.ofAny(
                outreach: facts.outreachStatus.rawValue, discovery: facts.discoveryStatus.rawValue)
        }
        let ending = people.filter { refusal($0) != nil }
        guard !ending.isEmpty else { return [] }
        let newer = try await SocialRecipientStore.newer(ending, on: connection)
        return Dictionary(grouping: ending.filter { newer.contains($0.id) }) { refusal($0) ?? .closed }
            .map { ($0, $1.map(\.id).sorted()) }.sorted { $0.0.rawValue < $1.0.rawValue }
    }

    /// Those of them who are on the list and not known here for it.
    private func noes(
        among people: [SocialRecipientFacts], on connection: Connection
    ) async throws -> [(person: UUID, entry: UUID)] {
        guard try await context.suppressions.isInUse(on: connection) else { return [] }
        let hashes = people.map { ($0.id, context.suppressions.hashes(for: $0.identifiers)) }
        let owners = try await context.suppressions.owners(of: hashes.flatMap { $0.1 }, on: connection)
        return hashes.compactMap { id, own in own.compactMap { owners[$0] }.first.map { (person: id, entry: $0) } }
    }

}

extension SocialRecipientFacts {
    fileprivate var names: Identifiers {
        Identifiers(platform: platform, username: username, platformUserID: platformUserID, profileURL: profileURL)
    }

    fileprivate var identifiers: Identifiers {
        var all = names
        all.contactHashes = contactHashes.compactMap(bytes(hex:))
        return all
    }
}
