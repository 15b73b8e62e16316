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
package struct OldReplies: Sendable {
    let context: MessagingContext
    private let setbacks = Setbacks()
    private static let chunk: Int64 = 200

    package init(context: MessagingContext) { self.context = context }

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
            but: setbacks.resting(at: now), most: OldReplies.chunk, in: context.database)
        guard !replies.isEmpty else { return false }
        var heard: [UUID] = []
        for reply in replies {
            if reply.isOpen, try await !isHeard(reply, now) { continue }
            heard.append(reply.id)
        }
        try await SocialReplyStore.heard(heard, in: context.database)
        return true
    }

    private func isHeard(_ reply: SocialReply, _ now: ContinuousClock.Instant) async throws -> Bool {
        do {
            try await hear(reply)
            setbacks.succeeded(reply.id)
            return true
        } catch {
            guard Setbacks.areOwn(error) else { throw error }
            let (failures, pause) = setbacks.failed(reply.id, at: now)
            context.log.warning(
                "an old reply was not read again; it is tried again, the others go on",
                [
                    "reply_id": .text(reply.id.lowercase), "failures": .number(Int64(failures)),
                    "pause": .text("\(pause)"), "error": .text("\(error)"),
                ])
            return false
        }
    }

    private func hear(_ reply: SocialReply) async throws {
        let heard = Hearing.hear(reply.body)
        switch heard.meaning {
        case .other: return
        case .doubtful: try await SocialReplyStore.doubt(reply.id, words: heard.words, in: context.database)
        case .no:
            try await context.outbox.transaction { connection in
                let person = try await SocialRecipientStore.find(reply.sender, on: reply.platform, connection)
                _ = try await InboundEvents(context: context).suppress(
                    reply.sender, reply.platform, person,
                    InboundEvents.origin(reply.platform, reply.words), on: connection)
                try await SocialReplyStore.object(reply.id, words: heard.words, on: connection)
            }
        }
    }
}
