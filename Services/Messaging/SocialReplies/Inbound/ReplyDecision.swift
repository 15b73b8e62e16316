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
struct ReplyDecision: Sendable {
    let context: MessagingContext

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
            let changed = try await connection.execute(
                """
                UPDATE social.social_replies SET meaning = 'no', is_objection = true, decided_by = \(actor),
                    decided_at = clock_timestamp() WHERE id = \(id) AND NOT (meaning = 'no' AND is_objection)
                """)
            if changed > 0, let owner = reply.profileID {
                try await ReplyMatching(context: context).belongs(id, to: owner, taken: [], on: connection)
            }
            return Outcome(meaning: "no", suppression: entry)
        }
    }

    private func recordNo(_ reply: Found, source: String, on connection: Connection) async throws -> UUID? {
        let person = try await SocialRecipient.find(reply.sender, on: reply.platform, connection)
        let origin = NoOrigin(reason: InboundEvents.asked, source: source, isRead: true, words: reply.words)
        return try await InboundEvents(context: context).suppress(
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
                let saysAlone = try await isTheOnlyNo(reply, on: connection)
                _ = try await context.suppressions.dismiss(
                    reply.words, orUnnamedOf: saysAlone ? hashes : [], by: actor, on: connection)
            }
            try await connection.execute(
                """
                UPDATE social.social_replies SET meaning = 'other', decided_by = \(actor), decided_at = clock_timestamp(),
                    is_objection = false
                WHERE id = \(id)
                """)
            let kept = try await context.suppressions.owners(of: hashes, on: connection).values.sorted().first
            return Outcome(meaning: "other", suppression: kept)
        }
    }

    private func names(of reply: Found, on connection: Connection) async throws -> Identifiers {
        try await SocialRecipient.find(reply.sender, on: reply.platform, connection)?.identifiers
            ?? Identifiers(platform: reply.platform, platformUserID: reply.sender)
    }

    private func isTheOnlyNo(_ reply: Found, on connection: Connection) async throws -> Bool {
        try await connection.first(
            """
            SELECT 1 FROM social.social_replies WHERE platform = \(reply.platform) AND platform_user_id = \(reply.sender)
              AND meaning = 'no' AND id <> \(reply.id) LIMIT 1
            """) == nil
    }

    private struct Found {
        let id: UUID
        let externalID: String
        let platform: String
        let sender: String
        let profileID: UUID?
        let meaning: String

        var words: String { InboundEvents.words(externalID, on: platform) }
    }

    private func find(_ id: UUID, on connection: Connection) async throws -> Found {
        let row = try await connection.first(
            "SELECT platform, platform_user_id, profile_id, meaning, external_id FROM social.social_replies WHERE id = \(id)"
        )
        guard let row else { throw Problem.notFound("There is no such reply.") }
        return Found(
            id: id, externalID: try row[4], platform: try row[0], sender: try row[1], profileID: try row[2],
            meaning: try row[3])
    }
}
