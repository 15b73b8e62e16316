internal import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Listing
internal import Phrases
internal import SocialContract
package import SocialThreads

/// What people wrote back.
package struct SocialRepliesAPI: Sendable {
    let context: SocialMessagingContext

    package init(context: SocialMessagingContext) { self.context = context }

    package var routes: [Route] {
        [
            SocialRepliesAPI.replies.route(
                "/api/social/replies", .read, "What people wrote to us, newest first.", database: context.database),
            .post(
                "/api/social/replies/{id}/decision", .review, "Say what a reply means: it ends a doubt.",
                body: .object([
                    .required("meaning", SocialRepliesAPI.decided, "`no`: its writer is never written to again.")
                ]),
                answer: .json(
                    .object([
                        .required("meaning", SocialRepliesAPI.decided),
                        .required("suppression_id", .nullable(.uuid), "What keeps the person now."),
                    ]), "What it means now."), decide),
        ]
    }

    /// What a person can say that a reply means: nothing doubtful.
    private static let decided = Shape.choice(Heard.Meaning.allCases.filter { $0 != .doubtful }.map(\.rawValue))

    private func decide(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        let decision = SocialReplyDecision(context: context)
        let isNo = request.json?["meaning"]?.stringValue == "no"
        let actor = request.principal.name
        let outcome = try await isNo ? decision.no(id, by: actor) : decision.other(id, by: actor)
        return .json(
            200,
            ["meaning": .string(outcome.meaning), "suppression_id": JSONValue(outcome.suppression?.lowercase)])
    }

    private static let replies = Listing(
        "social.replies", SocialReply.record, from: SocialReply.source,
        filters: [
            .equals("profile_id", .uuid, "y.profile_id"),
            .said(.optional("unmatched", .boolean, "Only those whose writer is not known (yet).")) {
                $0 == "true" ? "y.profile_id IS NULL" : "true"
            },
            .equals("meaning", .choice(Heard.Meaning.allCases.map(\.rawValue)), "y.meaning", "What it means."),
            .said(
                .optional(
                    "undecided", .boolean, "Only those that may be a no and hold their writer until somebody decides.")
            ) { $0 == "true" ? "y.meaning = 'doubtful' AND y.decided_at IS NULL" : "true" },
            .equals("platform", .known { SocialPlatform.names }, "y.platform"),
        ], orders: [Order(by: "received_at")])
}
