internal import AdapterWire
internal import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Listing
internal import SocialContract
package import SocialThreads
internal import Texts

/// Templates over HTTP: nobody drafts from a text they cannot edit.
package struct SocialTemplatesAPI: Sendable {
    let context: SocialMessagingContext

    package init(context: SocialMessagingContext) { self.context = context }

    private static let platform = Shape.nullable(.known { SocialPlatform.names })
    private static let text = Shape.string(min: 1, max: 20_000)

    package var routes: [Route] {
        [
            .get(
                "/api/social/templates", .read, "All templates.",
                answer: .json(.page(SocialTemplateStore.record.shape), "All."),
                list),
            .get(
                "/api/social/templates/{id}", .read, "One template with all its versions.",
                answer: .json(SocialTemplateShapes.versions, "The template."),
                show),
            .post(
                "/api/social/templates", .draft, "Add a template.",
                body: .object([
                    .required("name", .string(min: 1, max: 100)),
                    .required("body", SocialTemplatesAPI.text, "`{{first_name|there}}`"),
                    .optional("platform", SocialTemplatesAPI.platform, "All networks when null."),
                    .required("message_type", .choice(SocialMessageType.allCases.map(\.rawValue))),
                ]),
                answer: .created(
                    SocialTemplateStore.record.shape, "The template.", at: .init("/api/social/templates/{id}")),
                create),
            .put(
                "/api/social/templates/{id}", .draft, "Change a template; a new text is a new version.",
                body: .object([
                    .optional("name", .string(min: 1, max: 100)), .optional("body", SocialTemplatesAPI.text),
                    .optional("is_active", .boolean),
                ]), options: RouteOptions(isVersioned: true),
                answer: .json(SocialTemplateStore.record.shape, "The template as it is now."), update),
            .post(
                "/api/social/templates/{id}/preview", .read, "What a person would get.",
                body: .object([
                    .required("profile_id", .uuid),
                    .optional("body", SocialTemplatesAPI.text, "A text that is not saved yet."),
                ]), answer: .json(SocialTemplateShapes.preview, "The text.").refusing("not-a-recipient"), preview),
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        try await context.templates.installDefaults()
        return .json(200, ["items": .array(try await context.templates.all().map(json)), "next_cursor": nil])
    }

    private func json(_ row: Row) throws -> JSONValue { .object(try SocialTemplateStore.record.value(row)) }

    private func find(_ id: UUID) async throws -> Row {
        guard let row = try await context.templates.find(id) else {
            throw Problem.notFound("There is no such template.")
        }
        return row
    }

    /// - Parameter row: as the statement that wrote it gave it back.
    private func answer(_ row: Row?, status: Int) throws -> Response {
        guard let row else { throw DatabaseError(.server, "a template was written and is not there") }
        return Response.json(status, try json(row)).tagged(EntityTag(version: try row["version"]))
    }

    private func show(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        let row = try await find(id)
        var template = try SocialTemplateStore.record.value(row)
        template["versions"] = .array(
            try await context.templates.versions(of: id).map { .object(try SocialTemplateStore.version.value($0)) })
        return Response.json(200, .object(template)).tagged(EntityTag(version: try row["version"]))
    }

    private func create(_ request: Request) async throws -> Response {
        let body = request.json ?? .null
        let text = try SocialTemplatesAPI.parsed(body["body"]?.stringValue ?? "").source
        let id = UUID()
        try await context.templates.installDefaults()
        let row = try await context.database.withConnection {
            try await SocialTemplateStore.add(
                id, body["name"]?.stringValue ?? "", platform: body["platform"]?.stringValue,
                type: body["message_type"]?.stringValue ?? "", text, by: request.principal.name, on: $0)
        }
        return try answer(row, status: 201).header("Location", "/api/social/templates/\(id.lowercase)")
    }

    private func update(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        let body = request.json ?? .null
        let text = try body["body"]?.stringValue.map { try SocialTemplatesAPI.parsed($0).source }
        return try await context.database.transaction { connection in
            guard let version = try await SocialTemplateStore.lock(id, on: connection) else {
                throw Problem.notFound("There is no such template.")
            }
            try request.requireMatch(EntityTag(version: Int64(version)))
            let row = try await SocialTemplateStore.change(
                id, from: version, name: body["name"]?.stringValue, isActive: body["is_active"]?.boolValue, text: text,
                by: request.principal.name, on: connection)
            return try answer(row, status: 200)
        }
    }

    private static func parsed(_ text: String) throws(Problem) -> SocialMessageTemplate {
        do {
            return try SocialMessageTemplate(text)
        } catch {
            throw .validation([FieldError("/body", "format", "\(error)")])
        }
    }

    private func preview(_ request: Request) async throws -> Response {
        let body = request.json ?? .null
        let row = try await find(try request.uuid("id"))
        let stored: String = try row["body"]
        let template = try SocialTemplatesAPI.parsed(body["body"]?.stringValue ?? stored)
        let profile = body["profile_id"]?.stringValue.flatMap(UUID.init(text:)) ?? UUID()
        let person = try await context.database.withConnection {
            try await SocialRecipientStore.find([profile], on: $0)[profile]
        }
        guard let facts = person.flatMap(context.facts) else {
            throw Problem.unprocessable(
                "not-a-recipient", "Only qualified people can be previewed; qualify this person first.")
        }
        do {
            let text = try template.draft(for: facts)
            let length = facts.network.limit.length(of: text)
            return .json(
                200,
                [
                    "text": .string(text), "length": JSONValue(length), "limit": JSONValue(facts.network.limit.max),
                    "unit": .string(facts.network.limit.unit.words),
                ])
        } catch {
            throw Problem.unprocessable(error.code.rawValue, error.reason)
        }
    }
}
