internal import Actions
internal import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Listing
internal import SocialContract
package import SocialThreads

/// What was sent, and a person's whole history (R0.70 to R0.72).
package struct SocialMessagesAPI: Sendable {
    let context: SocialMessagingContext

    package init(context: SocialMessagingContext) { self.context = context }

    package var routes: [Route] {
        let failed = PageMembers([SocialMessageShapes.failedDrafts]) { request in
            ["failed_drafts": .array(try await failedDrafts(of: request.uuid("profile_id")))]
        }
        return [
            SocialMessageLists.messages.route(
                "/api/social/messages", .read, "Sent messages, or those of another status, newest first.",
                database: context.database),
            .get(
                "/api/social/messages/{message_id}", .read, "One message with its attempts.",
                answer: .json(SocialMessageShapes.triedMessage, "The message."), show),
            SocialMessageLists.history.route(
                "/api/social/profiles/{profile_id}/messages", .read, "A person's messages, newest first.",
                database: context.database, beside: failed),
        ]
    }

    private func show(_ request: Request) async throws -> Response { try await message(request.uuid("message_id")) }

    /// One message as it is now, with its attempts.
    func message(_ id: UUID) async throws -> Response {
        try await context.database.withConnection { connection in
            // Every try of any delivery, every question to the network, and every word about it, the oldest first (R1.18).
            let read = try await connection.pipeline([
                SocialMessageStore.selecting(id), LedgerReading.attempts(product: SocialLedger.product, subject: id),
            ])
            guard let row = read[0].first else { throw Problem.notFound("There is no such message.") }
            let attempts: [LedgerAttempt] = try read[1].decoded()
            let found = try SocialMessage(row)
            let waiting = SocialMessageStatus.underWay.contains(found.status) ? [id] : []
            let held = try await Holds.of(product: SocialLedger.product, subjects: waiting, on: connection)
            let more = JSONObject(Hold.members(held[id]) + [("attempts", .array(attempts.map(\.json)))])
            let message = try SocialMessage.record.object(row, and: more)
            return Response.json(200, message).tagged(EntityTag(version: found.version))
        }
    }

    private func failedDrafts(of profile: UUID) async throws -> [JSONValue] {
        let rows = try await context.database.withConnection { try await SocialFailedFollowups.of(profile, on: $0) }
        return try rows.map { .object(try SocialFailedFollowups.record.value($0)) }
    }
}
