internal import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Outbox
internal import SocialContract
package import SocialThreads
internal import SocialWriting

/// Drafts: read, edit, approve, delete (R0.66 to R0.69). Only DRAFT and APPROVED are drafts; anything further is 409 (C3).
package struct DraftsAPI: Sendable {
    let context: MessagingContext

    package init(context: MessagingContext) { self.context = context }

    package var routes: [Route] {
        [
            .get(
                "/api/social/drafts", .read, "Drafts, newest first.", query: MessagePage.query,
                answer: .json(.page(MessageShapes.message), "A page."), list),
            .get(
                "/api/social/drafts/{draft_id}", .read, "One draft.", options: RouteOptions(isVersioned: true),
                answer: .json(MessageShapes.message, "The draft.").refusing("not-a-draft"), show),
            .patch(
                "/api/social/drafts/{draft_id}", .draft, "Edit or approve a draft.",
                body: .change([
                    .optional("draft_body", .string(min: 1, max: 20_000), "Kept byte for byte."),
                    .optional("status", .choice(["DRAFT", "APPROVED"])),
                ]), options: RouteOptions(isVersioned: true),
                answer: .json(MessageShapes.message, "The draft as it is now.").refusing("not-a-draft", "suppressed"),
                edit),
            .delete(
                "/api/social/drafts/{draft_id}", .draft, "Delete a draft.", options: RouteOptions(isVersioned: true),
                answer: .nothing("It is gone.").refusing("not-a-draft"), delete),
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        let page = try MessagePage(request.query)
        let rows = try await context.database.query(page.sql(statuses: [.draft, .approved], by: "m.created_at"))
        let (json, next) = try MessageJSON.page(rows, limit: page.limit, cursor: MessageJSON.createdAt)
        return Response.json(200, json).linked(next: next, of: request)
    }

    private func show(_ request: Request) async throws -> Response {
        let row = try await draft(try request.uuid("draft_id"), on: context.database)
        let tag = EntityTag(version: try row[MessageJSON.version])
        return try request.notModified(tag) ?? Response.json(200, MessageJSON.value(row)).tagged(tag)
    }

    /// - Throws: 404, or 409 when it is a draft no longer.
    private func draft(_ id: UUID, on database: Database) async throws -> Row {
        let row = try await database.first(
            "SELECT \(sql: MessageJSON.columns) FROM social.social_messages m WHERE m.id = \(id)")
        return try DraftsAPI.judge(row)
    }

    private static func judge(_ row: Row?) throws -> Row {
        guard let row else { throw Problem.notFound("There is no such draft.") }
        let status: String = try row[10]
        guard status == "DRAFT" || status == "APPROVED" else {
            throw Problem.conflict(
                "not-a-draft", "This message is \(status) and is a draft no longer.",
                extra: [("message_status", .string(status))])
        }
        return row
    }

    private func edit(_ request: Request) async throws -> Response {
        let id = try request.uuid("draft_id")
        let body = request.json?["draft_body"]?.stringValue
        let status = request.json?["status"]?.stringValue
        let row = try await context.database.transaction { connection in
            let known = try await connection.first(
                "SELECT \(sql: MessageJSON.columns) FROM social.social_messages m WHERE m.id = \(id) FOR UPDATE")
            try request.requireMatch(EntityTag(version: try DraftsAPI.judge(known)[MessageJSON.version]))
            if let body { try requireFit(body, platform: try known?[2]) }
            if status == "APPROVED" { try await refuseSuppressed(id, on: connection) }
            return try await connection.first(
                """
                UPDATE social.social_messages m SET draft_body = coalesce(\(body), m.draft_body),
                    status = coalesce(\(status), m.status), version = m.version + 1, updated_at = now(),
                    written_by = CASE WHEN \(body)::text IS NULL THEN m.written_by ELSE 'operator' END
                WHERE m.id = \(id) RETURNING \(sql: MessageJSON.columns)
                """)
        }
        guard let row else { throw Problem.notFound("There is no such draft.") }
        return Response.json(200, try MessageJSON.value(row)).tagged(EntityTag(version: try row[MessageJSON.version]))
    }

    /// - Throws: 400 when the person's network does not take such a text.
    private func requireFit(_ body: String, platform: String?) throws(Problem) {
        guard let style = platform.flatMap(context.style) else { return }
        do {
            try style.admit(body)
        } catch {
            throw .validation([FieldError("/draft_body", "length", error.reason)])
        }
    }

    /// Nobody approves a text to a person who said no.
    private func refuseSuppressed(_ message: UUID, on connection: Connection) async throws {
        let row = try await connection.first(
            """
            SELECT \(sql: SocialRecipient.columns) FROM social.social_recipients r
            JOIN social.social_messages m ON m.social_profile_id = r.profile_id WHERE m.id = \(message)
            """)
        guard let row else { return }
        let person = try SocialRecipient(row)
        guard try await context.suppressions.suppressed(among: [person], on: connection).isEmpty else {
            throw Problem.conflict("suppressed", "This person is on the suppression list and is not written to.")
        }
    }

    private func delete(_ request: Request) async throws -> Response {
        let id = try request.uuid("draft_id")
        try await context.outbox.transaction { connection in
            guard
                let owner: UUID = try await connection.first(
                    "SELECT social_profile_id FROM social.social_messages WHERE id = \(id)")?[0]
            else { throw Problem.notFound("There is no such draft.") }
            _ = try await SocialRecipient.lock([owner], on: connection)
            let row = try DraftsAPI.judge(
                try await connection.first(
                    "SELECT \(sql: MessageJSON.columns) FROM social.social_messages m WHERE m.id = \(id) FOR UPDATE"))
            try request.requireMatch(EntityTag(version: try row[MessageJSON.version]))
            let type: String = try row[3]
            try await connection.execute("DELETE FROM social.social_messages WHERE id = \(id)")
            let change = ThreadChange(
                event: SocialEvent.messageDropped, messageID: id, messageType: MessageType(rawValue: type) ?? .initial,
                profileID: owner, trace: request.trace)
            try await ThreadChanges.announce([change], through: context.outbox, on: connection)
        }
        return .noContent
    }
}
