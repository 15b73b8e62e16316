internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import Outbox
internal import SocialContract
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
            let person = try await Recipient.find(reply.sender, on: reply.platform, connection)
            let entry = try await InboundEvents(context: context).suppress(
                reply.sender, reply.platform, person,
                NoOrigin(reason: InboundEvents.asked, source: actor, isRead: true), on: connection)
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

    /// "It was not a no": nothing holds the person any more for this reply.
    /// - Throws: 409 for what is on the list already; a no is taken back there.
    func other(_ id: UUID, by actor: String) async throws -> Outcome {
        try await context.database.transaction { connection in
            let reply = try await find(id, on: connection)
            guard reply.meaning != "no" else {
                throw Problem.conflict(
                    "is-a-no",
                    "This reply is a no, and its writer is on the list of those who said no. Take that back first, if it is wrong."
                )
            }
            try await connection.execute(
                """
                UPDATE social.social_replies SET meaning = 'other', decided_by = \(actor), decided_at = clock_timestamp()
                WHERE id = \(id) AND meaning <> 'no'
                """)
            return Outcome(meaning: "other", suppression: nil)
        }
    }

    private struct Found {
        let platform: String
        let sender: String
        let profileID: UUID?
        let meaning: String
    }

    private func find(_ id: UUID, on connection: Connection) async throws -> Found {
        let row = try await connection.first(
            "SELECT platform, platform_user_id, profile_id, meaning FROM social.social_replies WHERE id = \(id)")
        guard let row else { throw Problem.notFound("There is no such reply.") }
        return Found(platform: try row[0], sender: try row[1], profileID: try row[2], meaning: try row[3])
    }
}
