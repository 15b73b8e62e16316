internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import Outbox
internal import SocialContract
internal import SocialThreads
internal import Suppression
internal import Timekeeping

/// A person's word on what a reply means: it ends a doubt, one way or the other.
struct SocialReplyDecision: Sendable {
    let context: SocialMessagingContext

    /// What was decided.
    struct Outcome: Sendable {
        let meaning: String
        /// The entry among those who said no.
        let suppression: UUID?
    }

    /// "It was a no": recorded at once, and before anything is locked. Also for a reply that was taken for something else.
    func no(_ id: UUID, by actor: String) async throws -> Outcome {
        try await context.outbox.transaction { connection in
            let reply = try await find(id, on: connection)
            let entry = try await recordNo(reply, source: actor, on: connection)
            let isNew = try await SocialReplyStore.decideNo(id, by: actor, on: connection)
            if isNew, let owner = reply.profileID {
                try await SocialReplyMatching(context: context).belongs(id, to: owner, taken: [], on: connection)
            }
            return Outcome(meaning: "no", suppression: entry)
        }
    }

    private func recordNo(_ reply: SocialReply, source: String, on connection: Connection) async throws -> UUID? {
        let person = try await SocialRecipientStore.find(reply.sender, on: reply.platform, connection)
        let origin = NoOrigin(reason: SocialInboundEvents.asked, source: source, isRead: true, words: reply.words)
        return try await SocialInboundEvents(context: context).suppress(
            reply.sender, reply.platform, person, origin, on: connection)
    }

    /// "It was not a no": nothing holds the person any more for this reply. A no that was read from it, and from nothing else, is taken
    /// back; what it ended stays ended.
    /// - Returns: with the entry that still keeps the person from being written to, if there is one: another reply, or somebody else, says
    ///   no.
    func other(_ id: UUID, by actor: String) async throws -> Outcome {
        try await context.outbox.transaction { connection in
            let reply = try await find(id, on: connection)
            let names = try await names(of: reply, on: connection)
            let hashes = context.suppressions.hashes(for: names)
            if reply.meaning == "no" {
                let saysAlone = try await !SocialReplyStore.saysNoElsewhere(reply, on: connection)
                _ = try await context.suppressions.dismiss(
                    reply.words, orUnnamedOf: saysAlone ? hashes : [], by: actor, on: connection)
            }
            try await SocialReplyStore.decideOther(id, by: actor, on: connection)
            let kept = try await context.suppressions.owners(of: hashes, on: connection).values.sorted().first
            return Outcome(meaning: "other", suppression: kept)
        }
    }

    private func names(of reply: SocialReply, on connection: Connection) async throws -> Identifiers {
        try await SocialRecipientStore.find(reply.sender, on: reply.platform, connection)?.identifiers
            ?? Identifiers(platform: reply.platform, platformUserID: reply.sender)
    }

    private func find(_ id: UUID, on connection: Connection) async throws -> SocialReply {
        guard let reply = try await SocialReplyStore.find(id, on: connection) else {
            throw Problem.notFound("There is no such reply.")
        }
        return reply
    }
}

extension SocialReply {
    /// What a no that was read from it is known by.
    var words: String { SocialInboundEvents.words(externalID, on: platform) }
}
