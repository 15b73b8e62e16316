internal import Actions
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import SocialContract
package import SocialThreads

/// Messages that wait for a person's hands: the system prepared text and link, a person sends and reports.
package struct AssistedAPI: Sendable {
    let context: MessagingContext

    package init(context: MessagingContext) { self.context = context }

    package var routes: [Route] {
        [
            .get(
                "/api/social/assisted", .send,
                "Messages for your hands: first what was perhaps sent and not reported, then what waits, the oldest first.",
                query: [
                    .optional("platform", .known { SocialPlatform.names }),
                    .optional("others", .boolean, "Also what others have in hand, without its text."),
                    .optional("limit", .integer(1...200)), PageCursor.field,
                ], answer: .json(.page(AssistedShapes.item), "A page."), list),
            .get(
                "/api/social/assisted/{id}", .send, "One of them, also when it is done.",
                answer: .json(AssistedShapes.item, "The message.")
            ) { request in try await item(request) },
            act("claim", "Take it for ten minutes; others do not see it meanwhile.") { acts, id, _ in
                try await acts.claim(id)
            },
            act(
                "sent", "I have sent it.",
                .object([
                    .optional(
                        "sent_body", .string(min: 1, max: 20_000), "The text really used; the draft when absent."),
                    .optional(
                        "already_sent", .boolean,
                        "I sent it without a claim: it is recorded, flagged, and counted also above the limits."),
                ])
            ) { acts, id, body in
                try await acts.sent(
                    id, text: body?["sent_body"]?.stringValue, alreadySent: body?["already_sent"]?.boolValue ?? false)
            },
            act("skipped", "I will not send it.", .object([.optional("reason", .string(min: 1, max: 500))])) {
                acts, id, body in
                try await acts.skipped(id, reason: body?["reason"]?.stringValue ?? "skipped by hand")
            },
            act(
                "settle", "Say what became of a message that somebody took and did not report.",
                .object([
                    .required(
                        "outcome", .choice(HandSettling.Word.allCases.map(\.rawValue)),
                        "`sent`: it was sent. `not_sent`: it was not, and waits for hands again.")
                ])
            ) { acts, id, body in
                guard let word = body?["outcome"]?.stringValue.flatMap(HandSettling.Word.init(rawValue:)) else {
                    return
                }
                try await acts.settle(id, word)
            },
            act("undo", "Take a report back within 15 minutes.") { acts, id, _ in try await acts.undo(id) },
        ]
    }

    private func act(
        _ name: String, _ summary: String, _ body: Shape? = nil,
        _ perform: @escaping @Sendable (AssistedActs, UUID, JSONValue?) async throws -> Void
    ) -> Route {
        .post(
            "/api/social/assisted/{id}/\(name)", .send, summary, body: body,
            answer: .json(AssistedShapes.item, "The message as it is now.").refusing(
                "suppressed", "answered", "closed", "rejected", "unfounded", "limit-reached", "paused", "restored")
        ) { request in
            try await perform(
                AssistedActs(context: context, by: request.principal), try request.uuid("id"), request.json)
            return try await item(request)
        }
    }

    private func item(_ request: Request) async throws -> Response {
        .json(
            200,
            try await AssistedQueue(context: context).item(
                try request.uuid("id"), for: request.principal.id))
    }

    private func list(_ request: Request) async throws -> Response {
        let page = try await AssistedQueue(context: context).page(
            for: request.principal.id, withOthers: request.query.first("others") == "true",
            platform: request.query.first("platform"),
            after: try request.query.first("cursor").map(AssistedCursor.place),
            limit: request.query.first("limit").flatMap { Int($0) } ?? 50)
        let next = page.next.map(AssistedCursor.text)
        return Response.json(200, ["items": .array(page.items), "next_cursor": JSONValue(next)]).linked(
            next: next, of: request)
    }
}
