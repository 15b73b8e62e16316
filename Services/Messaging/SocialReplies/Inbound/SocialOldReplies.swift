internal import Database
internal import FoundationEssentials
internal import JSON
package import Lifecycle
internal import Outbox
internal import Phrases
package import SocialThreads
internal import Suppression
internal import Telemetry
internal import Timekeeping

/// Replies that were stored by an older process are read once more, by today's words: a STOP of last week that was taken for an answer is
/// a no. A doubt that somebody has answered since is none any more. One that cannot be read now rests, longer each time, and keeps no other
/// from being read.
package struct SocialOldReplies: Sendable {
    let context: SocialMessagingContext
    private let setbacks = Setbacks()
    private static let chunk: Int64 = 200

    package init(context: SocialMessagingContext) { self.context = context }

    /// Looks now and then: an older process may still be at work.
    package var chore: Chore {
        Chore("reading old replies again", every: .seconds(10), breath: .milliseconds(5)) {
            .init(more: try await step())
        }
    }

    /// - Returns: whether there may be more.
    /// - Throws: what is no reply's own trouble, such as a lost connection.
    func step(now: ContinuousClock.Instant = .now) async throws -> Bool {
        let replies = try await SocialReplyStore.unheard(
            but: setbacks.resting(at: now), most: SocialOldReplies.chunk, in: context.database)
        guard !replies.isEmpty else { return false }
        var heard: [UUID] = []
        for reply in replies {
            let isRead = try await setbacks.tend(reply.id, "reading an old reply again", context.log, at: now) {
                if reply.isOpen { try await hear(reply) }
            }
            if isRead { heard.append(reply.id) }
        }
        try await SocialReplyStore.heard(heard, in: context.database)
        return true
    }

    private func hear(_ reply: SocialReply) async throws {
        let heard = Hearing.hear(reply.body)
        switch heard.meaning {
        case .other: return
        case .doubtful: try await SocialReplyStore.doubt(reply.id, words: heard.words, in: context.database)
        case .no:
            try await context.outbox.transaction { connection in
                let person = try await SocialRecipientStore.find(reply.sender, on: reply.platform, connection)
                _ = try await SocialInboundEvents(context: context).suppress(
                    reply.sender, reply.platform, person,
                    SocialInboundEvents.origin(reply.platform, reply.words), on: connection)
                try await SocialReplyStore.object(reply.id, words: heard.words, on: connection)
            }
        }
    }
}
