package import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON

/// A product's jobs over HTTP: listed, shown with their reasons, stopped and resumed.
package struct JobsAPI: Sendable {
    private let tables: JobTables
    private let reading: JobReading
    private let permission: Permission
    private let ring: @Sendable () -> Void

    /// - Parameters:
    ///   - permission: what stopping and resuming asks for.
    ///   - ring: called when items are in line again.
    package init(
        _ tables: JobTables, database: Database, permission: Permission = .draft,
        ring: @escaping @Sendable () -> Void = {}
    ) {
        (self.tables, self.permission, self.ring) = (tables, permission, ring)
        reading = JobReading(tables: tables, database: database)
    }

    private var shapes: JobShapes { JobShapes(tables: tables) }

    package var routes: [Route] {
        [
            .get(
                "\(tables.path)/jobs", .read, "Jobs, newest first.",
                query: [
                    .optional("kind", .string(min: 1, max: 40)),
                    .optional("status", .choice(JobStatus.allCases.map(\.rawValue))),
                    .optional("limit", .integer(1...200)), PageCursor.field,
                ], answer: .json(.page(shapes.listed), "A page."), list),
            .get(
                "\(tables.path)/jobs/{id}", .read, "A job's progress, and why items failed.",
                answer: .json(shapes.job, "The job."), show),
            .get(
                "\(tables.path)/jobs/{id}/items", .read, "What a job consists of, in its order.",
                query: [
                    .optional("status", .choice(["pending", "completed", "failed", "stopped"])),
                    .optional("limit", .integer(1...200)), PageCursor.field,
                ], answer: .json(.page(shapes.item), "A page."), items),
            .post(
                "\(tables.path)/jobs/{id}/stop", permission, "Stop a job; what waits rests until it is resumed.",
                answer: .json(shapes.job, "The job.").refusing("not-stoppable", "job-state")
            ) { request in try await change(request) { try await $0.stop($1) } },
            .post(
                "\(tables.path)/jobs/{id}/resume", permission, "Have a stopped job go on.",
                answer: .json(shapes.job, "The job.").refusing("not-stoppable", "job-state")
            ) { request in
                defer { ring() }
                return try await change(request) { try await $0.resume($1) }
            },
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        let (jobs, next) = try await reading.list(
            kind: request.query.first("kind"), status: request.query.first("status"), limit: limit(request),
            before: try request.query.cursor)
        return page(jobs.map { .object($0.json) }, next, request)
    }

    private func page(_ items: [JSONValue], _ next: PageCursor?, _ request: Request) -> Response {
        Response.json(200, ["items": .array(items), "next_cursor": JSONValue(next?.text)]).linked(
            next: next?.text, of: request)
    }

    private func limit(_ request: Request) -> Int { request.query.first("limit").flatMap { Int($0) } ?? 50 }

    private func find(_ request: Request) async throws -> Job {
        guard let job = try await reading.find(try request.uuid("id")) else {
            throw Problem.notFound("There is no such job.")
        }
        return job
    }

    private func show(_ request: Request) async throws -> Response { .json(200, try await full(find(request))) }

    private func full(_ job: Job) async throws -> JSONValue {
        var object = job.json
        object["reasons"] = .array(try await reading.reasons(job.id))
        object["failures"] = .array(try await reading.failures(job.id))
        return .object(object)
    }

    private func items(_ request: Request) async throws -> Response {
        let after = try request.query.cursor
        let job = try await find(request)
        let (items, next) = try await reading.items(
            of: job.id, status: request.query.first("status"), limit: limit(request), after: after)
        return page(items, next, request)
    }

    private func change(
        _ request: Request, _ change: (JobStopping, UUID) async throws -> Bool
    ) async throws -> Response {
        let job = try await find(request)
        guard tables.stoppable.contains(job.kind) else {
            throw Problem.conflict(
                "not-stoppable", "A job of the kind \(job.kind) cannot be stopped once it has begun.",
                extra: [("job_status", .string(job.status.rawValue))])
        }
        let changed = try await change(JobStopping(tables: tables, database: reading.database), job.id)
        let now = try await find(request)
        guard changed else {
            throw Problem.conflict(
                "job-state", "This job is \(now.status.rawValue).",
                extra: [("job_status", .string(now.status.rawValue))])
        }
        return .json(200, try await full(now))
    }
}
