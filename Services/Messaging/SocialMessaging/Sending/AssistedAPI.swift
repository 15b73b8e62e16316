internal import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import SocialContract

/// Messages that wait for a person's hands: the system prepared text and link, a person sends and reports.
package struct AssistedAPI: Sendable {
    let context: MessagingContext
    let queue: AssistedQueue

    package init(context: MessagingContext) { (self.context, queue) = (context, AssistedQueue(context: context)) }

    package var routes: [Route] {
        [
            .get(
                "/api/social/assisted", .send, "Messages waiting for your hands, the oldest first.",
                query: [
                    .optional("platform", .choice(SocialPlatform.allCases.map(\.rawValue))),
                    .optional("limit", .integer(1...200)), PageCursor.field,
                ], response: "`items` and `next_cursor`.", precheck: context.schema, list),
            .get(
                "/api/social/assisted/{id}", .send, "One of them, also when it is done.", precheck: context.schema, show
            ),
            .post(
                "/api/social/assisted/{id}/claim", .send, "Take it for ten minutes; others do not see it meanwhile.",
                precheck: context.schema
            ) { [queue] request in
                try await queue.claim(try request.uuid("id"), by: request.principal.id, trace: request.trace)
                return .json(200, try await queue.item(try request.uuid("id")))
            },
            .post(
                "/api/social/assisted/{id}/sent", .send, "I have sent it.",
                body: .object([
                    .optional("sent_body", .string(min: 1, max: 20_000), "The text really used; the draft when absent.")
                ]),
                precheck: context.schema
            ) { [queue] request in
                try await queue.sent(
                    try request.uuid("id"), by: request.principal.id, body: request.json?["sent_body"]?.stringValue,
                    trace: request.trace)
                return .json(200, try await queue.item(try request.uuid("id")))
            },
            .post(
                "/api/social/assisted/{id}/skipped", .send, "I will not send it.",
                body: .object([.optional("reason", .string(min: 1, max: 500))]), precheck: context.schema
            ) { [queue] request in
                try await queue.skipped(
                    try request.uuid("id"), by: request.principal.id, reason: request.json?["reason"]?.stringValue,
                    trace: request.trace)
                return .json(200, try await queue.item(try request.uuid("id")))
            },
            .post(
                "/api/social/assisted/{id}/undo", .send, "Take a report back within 15 minutes.",
                precheck: context.schema
            ) { [queue] request in
                try await queue.undo(try request.uuid("id"), by: request.principal.id, trace: request.trace)
                return .json(200, try await queue.item(try request.uuid("id")))
            },
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        let limit = request.query.first("limit").flatMap { Int($0) } ?? 50
        let (rows, held, suppressed) = try await queue.waiting(
            for: request.principal.id, platform: request.query.first("platform"), after: try request.query.cursor,
            limit: limit)
        let last = rows.count > limit ? rows[limit - 1] : nil
        let next = try last.map { row throws(DatabaseError) in PageCursor(at: try row[1], id: try row[0]).text }
        // Nobody gets to see the text for somebody who said no, except to report what they have in hand.
        let items = try rows.prefix(limit).filter { try !suppressed.contains($0[7]) || $0[12] as String? != nil }
            .map { try AssistedQueue.json($0, held[try $0[2]]) }
        return Response.json(200, ["items": .array(items), "next_cursor": JSONValue(next)]).linked(
            next: next, of: request)
    }

    private func show(_ request: Request) async throws -> Response {
        .json(200, try await queue.item(try request.uuid("id")))
    }
}
