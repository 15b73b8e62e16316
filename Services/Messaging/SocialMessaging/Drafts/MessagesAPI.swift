internal import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import SocialContract

/// What was sent, and a person's whole history (R0.70 to R0.72).
package struct MessagesAPI: Sendable {
    let context: MessagingContext

    package init(context: MessagingContext) { self.context = context }

    package var routes: [Route] {
        [
            .get(
                "/api/social/messages", .read, "Sent messages, newest first.", query: MessagePage.query,
                response: "`items` and `next_cursor`.", precheck: context.schema, list),
            .get(
                "/api/social/messages/{message_id}", .read, "One message with its attempts.", precheck: context.schema,
                show),
            .get(
                "/api/social/profiles/{profile_id}/messages", .read, "A person's messages, newest first.",
                query: MessagePage.query.filter { $0.name != "social_profile_id" }, precheck: context.schema, history),
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        let page = try MessagePage(request.query)
        let rows = try await context.database.query(page.sql(statuses: [.sent], by: "m.sent_at"))
        let (json, next) = try MessageJSON.page(rows, limit: page.limit, cursor: MessageJSON.sentAt)
        return Response.json(200, json).linked(next: next, of: request)
    }

    private func show(_ request: Request) async throws -> Response {
        let id = try request.uuid("message_id")
        let row = try await context.database.first(
            "SELECT \(sql: MessageJSON.columns) FROM social.social_messages m WHERE m.id = \(id)")
        guard let row else { throw Problem.notFound("There is no such message.") }
        let attempts = try await context.database.query(
            """
            SELECT account_id::text, delivery, outcome, reason, actor, to_json(at)::text FROM social.social_message_attempts
            WHERE message_id = \(id) ORDER BY at, id
            """)
        var message = try MessageJSON.value(row).objectValue ?? [:]
        message["attempts"] = .array(
            try attempts.map { row throws(DatabaseError) in
                let at: String = try row[5]
                return [
                    "account_id": JSONValue(try row[0] as String?), "delivery": .string(try row[1]),
                    "outcome": .string(try row[2]), "reason": JSONValue(try row[3] as String?),
                    "actor": .string(try row[4]),
                    "at": .string(at.filter { $0 != "\"" }),
                ]
            })
        return Response.json(200, .object(message)).tagged(EntityTag(version: try row[MessageJSON.version]))
    }

    private func history(_ request: Request) async throws -> Response {
        let profile = try request.uuid("profile_id")
        let page = try MessagePage(request.query)
        let sql = page.sql(statuses: MessageStatus.allCases, by: "m.created_at", profile: profile)
        let (json, next) = try MessageJSON.page(
            try await context.database.query(sql), limit: page.limit, cursor: MessageJSON.createdAt)
        return Response.json(200, json).linked(next: next, of: request)
    }
}
