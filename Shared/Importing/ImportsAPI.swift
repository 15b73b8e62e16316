package import Database
internal import EventLoop
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Listing
package import Outbox

/// Imports over HTTP: a whole file at once, or a large one in parts that resume.
package final class ImportsAPI: Sendable {
    let repository: ImportRepository
    let tables: ImportTables
    private let watched: ImportProgress
    private let ring: @Sendable () -> Void

    /// - Parameters:
    ///   - outbox: of the database's loop.
    ///   - judged: types of the events that bring verdicts.
    ///   - ring: wakes who reads files.
    package init(
        _ tables: ImportTables, database: Database, outbox: Outbox, judged: [String],
        ring: @escaping @Sendable () -> Void = {}
    ) {
        (self.tables, self.ring) = (tables, ring)
        repository = ImportRepository(tables: tables, database: database)
        watched = ImportProgress(outbox: outbox, types: judged)
    }

    var shapes: ImportShapes { ImportShapes(tables: tables) }

    private var options: [QueryField] {
        [
            .optional("dry_run", .boolean, "Judge every row, change nothing."),
            .optional(
                "overwrite", .boolean,
                "The file's values win over what is known; otherwise only empty fields are filled."),
            .optional(tables.scopeName, tables.scopeShape, tables.scopeSummary),
            .optional("filename", .string(max: 255)),
        ]
    }

    package var routes: [Route] { readingRoutes + uploadRoutes }

    private var readingRoutes: [Route] {
        [
            .post(
                tables.path, .review, "Import \(tables.noun) from a CSV file.", query: options,
                options: RouteOptions(
                    maxBody: 50 << 20, accepts: ["text/csv", "multipart/form-data", "application/octet-stream"]),
                answer: shapes.accepted,
                importFile),
            ImportListing(tables).listing.route(
                tables.path, .read, "Imports, newest first.", database: repository.database),
            .get(
                "\(tables.path)/{id}", .read, "One import with its counts.",
                answer: .json(shapes.file, "The import."), show),
            .get(
                "\(tables.path)/{id}/reasons", .read, "Why rows were not imported, by reason.",
                answer: .json(ImportShapes.reasons, "By reason, the most frequent first."), reasons),
            .get(
                "\(tables.path)/{id}/verdicts", .read, "What became of each row, as CSV.",
                answer: .file("text/csv", "A row for each row."), verdicts),
            .get(
                "\(tables.path)/{id}/events", .read, "Progress as it happens, as server-sent events.",
                answer: .events(shapes.file, "The import, whenever it changed.").refusing("upload-open"), progress),
        ]
    }

    private func importFile(_ request: Request) async throws -> Response {
        let type = request.headers["Content-Type"] ?? ""
        var file = request.body[...]
        var filename = request.query.first("filename")
        var fields: [String: String] = [:]
        if type.lowercased().hasPrefix("multipart/") {
            let multipart: MultipartBody
            do throws(MultipartBody.Refusal) {
                multipart = try MultipartBody(contentType: type, body: request.body)
            } catch { throw Problem.badRequest(error.reason) }
            fields = try options(multipart.fields, request)
            (file, filename) = (multipart.file, filename ?? fields["filename"] ?? multipart.filename)
        }
        guard !file.isEmpty else { throw Problem.badRequest("The file is empty.") }
        let options = ImportRepository.Options(
            filename: filename, scope: request.query.first(tables.scopeName) ?? fields[tables.scopeName],
            overwrite: (request.query.first("overwrite") ?? fields["overwrite"]) == "true",
            isTrial: (request.query.first("dry_run") ?? fields["dry_run"]) == "true")
        let id = UUID()
        do {
            try await repository.create(id, options, size: Int64(file.count), sha256: nil, by: request.principal)
            try await store(file, of: id)
            _ = try await repository.submit(id)
        } catch {
            await forget(id)
            throw error
        }
        return try await accepted(id)
    }

    /// A form's fields are the same options as the address's.
    /// - Throws: 400 for bad values, and for what the address says otherwise.
    private func options(
        _ fields: [(name: String, value: String)], _ request: Request
    ) throws(Problem) -> [String: String] {
        let known: [String: Shape] = [
            tables.scopeName: tables.scopeShape, "overwrite": .choice(["true", "false"]),
            "dry_run": .choice(["true", "false"]), "filename": .string(max: 255),
        ]
        var options: [String: String] = [:]
        for (name, value) in fields {
            // Forms of other programs bring fields of their own.
            guard let shape = known[name] else { continue }
            let errors = shape.errors(in: .string(value))
            guard errors.isEmpty else {
                throw .validation(errors.map { FieldError("/\(name)", $0.code, $0.message) })
            }
            guard options[name] ?? value == value, request.query.first(name) ?? value == value else {
                throw .validation([FieldError("/\(name)", "choice", "is said twice, differently")])
            }
            options[name] = value
        }
        return options
    }

    private func store(_ file: ArraySlice<UInt8>, of id: UUID) async throws {
        var (file, part) = (file, Int32(0))
        while !file.isEmpty {
            try await repository.store(part: part, of: id, Array(file.prefix(ImportRepository.partSize)))
            file = file.dropFirst(ImportRepository.partSize)
            part += 1
        }
    }

    /// What could not be stored whole was not taken, and must neither be shown nor count as an upload under way. In a task of its own:
    /// the caller may be gone.
    private func forget(_ id: UUID) async {
        let repository = repository
        _ = await repository.database.loop.task { try? await repository.giveUp(id) }.result
    }

    func accepted(_ id: UUID) async throws -> Response {
        // Shown as it was taken: whoever is rung may have begun before it is read.
        defer { ring() }
        return .accepted(location: "\(tables.path)/\(id.lowercase)", try await state(id))
    }

    private func show(_ request: Request) async throws -> Response {
        .json(200, try await state(try request.uuid("id")))
    }

    private func state(_ id: UUID) async throws -> JSONValue { try await find(id).json }

    private func find(_ id: UUID) async throws -> ImportRecord {
        guard let file = try await repository.find(id) else { throw Problem.notFound("There is no such import.") }
        return file
    }

    private func reasons(_ request: Request) async throws -> Response {
        let file = try await find(try request.uuid("id"))
        return .json(200, ["items": .array(try await repository.reasons(file.id))])
    }

    private func verdicts(_ request: Request) async throws -> Response {
        let id = try await find(try request.uuid("id")).id
        return Response(
            status: 200,
            headers: [
                ("Content-Type", "text/csv; charset=utf-8"),
                ("Content-Disposition", "attachment; filename=\"verdicts-\(id.lowercase).csv\""),
            ], body: .pieces(PieceStream { [repository] in try await VerdictFile.write(id, repository, to: $0) }))
    }

    /// Sends the state whenever it changed, and ends with the import. The present state comes first, also after a
    /// reconnect: it says all that the events since `Last-Event-ID` would. `resync` says that the database crashed meanwhile:
    /// what was shown before is to be forgotten with its id, and the whole state follows.
    private func progress(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        guard try await find(id).status != "uploading" else {
            throw Problem.conflict(
                "upload-open", "This upload is not complete, so nothing happens yet; watch it once it is.")
        }
        return .events(EventStream { [self] writer in try await watched.watch { try await show(id, to: writer) } })
    }

    private func show(_ id: UUID, to writer: EventWriter) async throws {
        var last: JSONValue?
        var resyncs = watched.resyncs
        while !writer.isClosed {
            if resyncs != watched.resyncs {
                (resyncs, last) = (watched.resyncs, nil)
                guard writer.send(ServerSentEvent(id: "", name: "resync", data: "{}")) else { return }
            }
            let position = watched.newest
            let file = try await find(id)
            let now = file.json
            if now != last {
                last = now
                let event = ServerSentEvent(id: position?.text, name: "import", data: now.serialized())
                guard writer.send(event) else { return }
            }
            if file.isOver { return }
            await watched.next(within: .milliseconds(200))
            try Task.checkCancellation()
        }
    }
}
