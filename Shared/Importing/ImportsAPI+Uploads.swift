internal import FoundationEssentials
internal import HTTPServer
internal import JSON

/// A large file in parts: begun or found again, filled, held against its hash, and handed over.
extension ImportsAPI {
    var uploadRoutes: [Route] {
        [
            .post(
                "\(tables.path)/uploads", .review, "Begin or resume an upload in parts.",
                body: .object([
                    .optional("filename", .nullable(.string(max: 255))),
                    .required("size", .integer(1...ImportRepository.mostOpenBytes)),
                    .optional("sha256", .string(min: 64, max: 64)), .optional("overwrite", .boolean),
                    .optional("dry_run", .boolean), .optional(tables.scopeName, .nullable(tables.scopeShape)),
                ]), answer: shapes.begun, beginUpload),
            .put(
                "\(tables.path)/uploads/{id}/parts/{n}", .review, "Store one part; again is harmless.",
                options: RouteOptions(maxBody: ImportRepository.partSize, accepts: ["application/octet-stream"]),
                answer: .nothing("It is stored.").refusing("upload-closed"), storePart),
            .delete(
                "\(tables.path)/uploads/{id}", .review, "Give an upload up; its parts are forgotten.",
                answer: .nothing("It is gone.").refusing("upload-closed"), giveUp),
            .post(
                "\(tables.path)/uploads/{id}/complete", .review, "All parts are there: import.",
                answer: shapes.accepted.refusing("hash-differs", "parts-missing", "upload-closed"), complete),
        ]
    }

    private func beginUpload(_ request: Request) async throws -> Response {
        let body = request.json ?? .null
        let options = ImportRepository.Options(
            filename: body["filename"]?.stringValue, scope: body[tables.scopeName]?.stringValue,
            overwrite: body["overwrite"]?.boolValue ?? false, isTrial: body["dry_run"]?.boolValue ?? false)
        let sha256 = body["sha256"]?.stringValue?.lowercased()
        let size = body["size"]?.intValue ?? 0
        guard
            let (id, status) = try await repository.findOrCreate(
                options, size: size, sha256: sha256, by: request.principal)
        else { throw Problem.uploadQuota }
        let received = try await repository.receivedParts(id)
        return Response.json(
            status == "uploading" ? 201 : 200,
            [
                "id": .string(id.lowercase), "status": .string(status),
                "part_size": JSONValue(ImportRepository.partSize),
                "parts_received": .array(received.map { .int(Int64($0)) }),
            ]
        ).header("Location", "\(tables.path)/\(id.lowercase)")
    }

    private func giveUp(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        _ = try await open(id, for: request)
        if try await repository.giveUp(id) { return .noContent }
        throw Problem.notFound("There is no such upload.")
    }

    private func storePart(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        let file = try await open(id, for: request)
        guard let number = request.parameters["n"].flatMap({ Int32($0) }), (0..<file.parts).contains(number) else {
            throw Problem.validation([FieldError("n", "range", "must be a part number from 0 to \(file.parts - 1)")])
        }
        let expected = min(
            Int64(ImportRepository.partSize), (file.size ?? 0) - Int64(number) * Int64(ImportRepository.partSize))
        guard Int64(request.body.count) == expected else {
            throw Problem.validation([FieldError("", "length", "part \(number) must have \(expected) bytes")])
        }
        try await repository.store(part: number, of: id, request.body)
        return .noContent
    }

    private func complete(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        let file = try await open(id, for: request)
        let received = Set(try await repository.receivedParts(id))
        let missing = (0..<file.parts).filter { !received.contains($0) }
        guard missing.isEmpty else {
            throw Problem.conflict(
                "parts-missing", "Parts are missing; store them and complete again.",
                extra: [("missing", .array(missing.prefix(100).map { .int(Int64($0)) }))])
        }
        try await requireHash(of: file)
        _ = try await repository.submit(id)
        return try await accepted(id)
    }

    /// Files up to this many parts are held against the hash that their sender gave; of longer ones a call would take too long.
    private static let mostHashed: Int32 = 64

    /// - Throws: 409 when other bytes were stored than were announced.
    private func requireHash(of file: ImportRecord) async throws {
        guard let announced = file.sha256, file.parts <= ImportsAPI.mostHashed else { return }
        let found = try await repository.hash(of: file)
        guard found != announced else { return }
        // Whoever goes on sends all of it again: nobody can say which part it was.
        try await repository.forgetParts(of: file.id)
        throw Problem.conflict(
            "hash-differs", "What was stored is not the file that was announced; store its parts again.",
            extra: [("sha256", .string(found))])
    }

    /// An upload that still takes parts: the caller's own. Whoever manages keys may clear up behind those that are gone.
    private func open(_ id: UUID, for request: Request) async throws -> ImportRecord {
        let caller = request.principal
        guard let file = try await repository.find(id),
            file.owner == caller.id || caller.permissions.contains(.manage) && request.method == .delete
        else { throw Problem.notFound("There is no such upload.") }
        guard file.status == "uploading" else {
            throw Problem.conflict("upload-closed", "This upload is complete; its import is \(file.status).")
        }
        return file
    }
}

extension Problem {
    fileprivate static let uploadQuota = Problem(
        429, "upload-quota", title: "Too much is being uploaded",
        detail:
            "One key may have \(ImportRepository.mostOpen) uploads and \(ImportRepository.mostOpenBytes >> 30) GiB under way; "
            + "complete one or give it up with DELETE. What nobody completes is forgotten after a day.",
        retryAfter: 60)
}
