internal import Batching
internal import Database
internal import EventLoop
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Listing
internal import SocialContract
package import SocialThreads

/// What was sent, and a person's whole history (R0.70 to R0.72).
package struct SocialMessagesAPI: Sendable {
    let context: SocialMessagingContext
    private let asked: Batcher<UUID, Result<SocialShownMessage?, any Error>>

    package init(context: SocialMessagingContext) {
        self.context = context
        let database = context.database
        asked = Batcher(loop: database.loop, max: 128) { try await SocialShownMessage.read($0, in: database) }
    }

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

    private func show(_ request: Request) async throws -> Response {
        try await asked.submit(try request.uuid("message_id")).get().response
    }

    private func failedDrafts(of profile: UUID) async throws -> [JSONValue] {
        let rows = try await context.database.withConnection { try await SocialFailedFollowups.of(profile, on: $0) }
        return try rows.map { .object(try SocialFailedFollowups.record.value($0)) }
    }
}
