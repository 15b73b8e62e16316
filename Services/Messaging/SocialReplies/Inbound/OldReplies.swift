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
        let rows = try await context.database.query(
            """
            SELECT id, platform, external_id, platform_user_id, body,
                meaning = 'other' AND decided_at IS NULL AND deleted_at IS NULL AND form <> 'reaction'
            FROM social.social_replies WHERE NOT is_heard AND id <> ALL(\(setbacks.resting(at: now)))
            ORDER BY id LIMIT \(OldReplies.chunk)
            """)
        let replies = try rows.map(Reply.init)
        guard !replies.isEmpty else { return false }
        var heard: [UUID] = []
        for reply in replies {
            if reply.isOpen, try await !isHeard(reply, now) { continue }
            heard.append(reply.id)
        }
        try await context.database.execute(
            "UPDATE social.social_replies SET is_heard = true WHERE id = ANY(\(heard))")
        return true
    }

    private func isHeard(_ reply: Reply, _ now: ContinuousClock.Instant) async throws -> Bool {
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

    private struct Reply {
        let id: UUID
        let platform: String
        let externalID: String
        let sender: String
        let body: String
        let isOpen: Bool

        init(_ row: Row) throws(DatabaseError) {
            (id, platform, externalID) = (try row[0], try row[1], try row[2])
            (sender, body, isOpen) = (try row[3], try row[4], try row[5])
        }
    }

    private func hear(_ reply: Reply) async throws {
        let heard = Hearing.hear(reply.body)
        switch heard.meaning {
        case .other: return
        case .doubtful:
            try await context.database.execute(
                """
                UPDATE social.social_replies y SET meaning = 'doubtful', meaning_words = \(heard.words)
                WHERE y.id = \(reply.id) AND y.meaning = 'other' AND NOT EXISTS (
                    SELECT FROM social.social_messages m WHERE m.social_profile_id = y.profile_id AND m.sent_at > y.received_at)
                """)
        case .no:
            let words = InboundEvents.words(reply.externalID, on: reply.platform)
            try await context.outbox.transaction { connection in
                let person = try await SocialRecipient.find(reply.sender, on: reply.platform, connection)
                _ = try await InboundEvents(context: context).suppress(
                    reply.sender, reply.platform, person,
                    NoOrigin(
                        reason: InboundEvents.asked, source: "reply on \(reply.platform)", isRead: true, words: words),
                    on: connection)
                try await connection.execute(
                    """
                    UPDATE social.social_replies SET meaning = 'no', is_objection = true, meaning_words = \(heard.words)
                    WHERE id = \(reply.id)
                    """)
            }
        }
    }
}
