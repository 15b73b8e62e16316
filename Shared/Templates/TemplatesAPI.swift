internal import AdapterWire
internal import Database
package import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Listing
package import Texts

/// A product's templates over HTTP: nobody drafts from a text they cannot edit.
package struct TemplatesAPI: Sendable {
    private let store: TemplateStore
    private var tables: TemplateTables { store.tables }

    package init(_ store: TemplateStore) { self.store = store }

    private static let text = Shape.string(min: 1, max: 20_000)

    package var routes: [Route] { readingRoutes + writingRoutes }

    private var readingRoutes: [Route] {
        let versions = Shape.named(
            "\(tables.prefix)TemplateVersions",
            .object(
                tables.record.fields + [.required("versions", .list(tables.version.shape), "The newest first.")]))
        return [
            .get(
                tables.path, .read, "All templates.", answer: .json(.page(tables.record.shape), "All."), list),
            .get(
                "\(tables.path)/{id}", .read, "One template with all its versions.",
                answer: .json(versions, "The template."), show),
        ]
    }

    private var writingRoutes: [Route] {
        let name = Shape.string(min: 1, max: 100)
        return [
            .post(
                tables.path, .draft, "Add a template.",
                body: .object([
                    .required("name", name), .required("body", TemplatesAPI.text, "`{{first_name|there}}`"),
                    .optional("platform", .nullable(.known(tables.networks)), "All networks when null."),
                    .required("\(tables.kind)", .choice(tables.kinds)),
                ]),
                answer: .created(tables.record.shape, "The template.", at: .init("\(tables.path)/{id}")), create),
            .put(
                "\(tables.path)/{id}", .draft, "Change a template; a new text is a new version.",
                body: .object([
                    .optional("name", name), .optional("body", TemplatesAPI.text), .optional("is_active", .boolean),
                ]), options: RouteOptions(isVersioned: true),
                answer: .json(tables.record.shape, "The template as it is now."), update),
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        try await store.installDefaults()
        return .json(200, ["items": .array(try await store.all().map(json)), "next_cursor": nil])
    }

    private func json(_ row: Row) throws -> JSONValue { .object(try tables.record.value(row)) }

    private func find(_ id: UUID) async throws -> Row {
        guard let row = try await store.find(id) else { throw Problem.notFound("There is no such template.") }
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
        var template = try tables.record.value(row)
        template["versions"] = .array(
            try await store.versions(of: id).map { .object(try tables.version.value($0)) })
        return Response.json(200, .object(template)).tagged(EntityTag(version: try row["version"]))
    }

    private func create(_ request: Request) async throws -> Response {
        let new = NewTemplate(
            request.text("name") ?? "", kind: request.text("\(tables.kind)") ?? "",
            try parsed(request.text("body") ?? "").source)
        let id = UUID()
        try await store.installDefaults()
        let row = try await store.database.withConnection {
            try await store.add(
                id, new, platform: request.text("platform"), by: request.principal.name, on: $0)
        }
        return try answer(row, status: 201).header("Location", "\(tables.path)/\(id.lowercase)")
    }

    private func update(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        let text = try request.text("body").map { try parsed($0).source }
        return try await store.database.transaction { connection in
            guard let version = try await store.lock(id, on: connection) else {
                throw Problem.notFound("There is no such template.")
            }
            try request.requireMatch(EntityTag(version: Int64(version)))
            let row = try await store.change(
                id, from: version, name: request.text("name"), isActive: request.json?["is_active"]?.boolValue,
                text: text, by: request.principal.name, on: connection)
            return try answer(row, status: 200)
        }
    }

    /// - Throws: 400, with the first mistake of the text.
    private func parsed(_ text: String) throws(Problem) -> Template {
        do {
            return try Template(text, known: tables.variables)
        } catch {
            throw .validation([FieldError("/body", "format", "\(error)")])
        }
    }

    /// The route that shows what somebody would get.
    /// - Parameters:
    ///   - subject: the body's member that says who.
    ///   - codes: why somebody may get nothing.
    ///   - write: the text, and the network it is for; a `Finding` is told to the caller.
    package func preview(
        for subject: String, refusing codes: [String],
        _ write: @escaping @Sendable (Template, UUID) async throws -> (text: String, network: NetworkStyle)
    ) -> Route {
        .post(
            "\(tables.path)/{id}/preview", .read, "What a person would get.",
            body: .object([
                .required(subject, .uuid),
                .optional("body", TemplatesAPI.text, "A text that is not saved yet."),
            ]), answer: .json(TemplatesAPI.seen, "The text.").refusing(codes)
        ) { request in
            let stored: String = try await find(try request.uuid("id"))["body"]
            let template = try parsed(request.text("body") ?? stored)
            let id = request.text(subject).flatMap(UUID.init(text:)) ?? UUID()
            do {
                let (text, network) = try await write(template, id)
                return .json(200, TemplatesAPI.json(text, on: network))
            } catch let finding as Finding {
                throw Problem.unprocessable(finding.code.rawValue, finding.reason)
            }
        }
    }

    private static let seen = Shape.object([
        .required("text", .text), .required("length", .count), .required("limit", .count, "Of the person's network."),
        .required(
            "unit", .choice(Manifest.TextLimit.Unit.allCases.map(\.words)), "In which both are counted."),
    ])

    private static func json(_ text: String, on network: NetworkStyle) -> JSONValue {
        [
            "text": .string(text), "length": JSONValue(network.limit.length(of: text)),
            "limit": JSONValue(network.limit.max), "unit": .string(network.limit.unit.words),
        ]
    }
}
