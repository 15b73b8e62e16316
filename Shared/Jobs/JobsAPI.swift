package import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Listing

/// A product's jobs over HTTP: listed, shown with their reasons, stopped and resumed.
package struct JobsAPI: Sendable {
    private let tables: JobTables
    private let reading: JobReading
    private let listings: JobListings
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
        listings = JobListings(tables)
        reading = JobReading(tables: tables, database: database)
    }

    private var shapes: JobShapes { JobShapes(tables: tables) }

    package var routes: [Route] { [list] + (listings.items.map { [items($0)] } ?? []) + jobRoutes }

    private var list: Route {
        listings.jobs.route("\(tables.path)/jobs", .read, "Jobs, newest first.", database: reading.database)
    }

    private func items(_ listing: Listing) -> Route {
        listing.route("\(tables.path)/jobs/{id}/items", .read, "What a job consists of, in its order.") { request in
            // What no list takes is refused first, whatever the job.
            let answer = try await listing.answer(request, in: reading.database)
            _ = try await find(request)
            return answer
        }
    }

    private var jobRoutes: [Route] {
        [
            .get(
                "\(tables.path)/jobs/{id}", .read, "A job's progress, and why items failed.",
                answer: .json(shapes.job, "The job."), show),
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

    private func find(_ request: Request) async throws -> Row {
        guard let job = try await reading.row(try request.uuid("id")) else {
            throw Problem.notFound("There is no such job.")
        }
        return job
    }

    private func show(_ request: Request) async throws -> Response { .json(200, try await full(find(request))) }

    private func full(_ row: Row) async throws -> JSONValue {
        let id: UUID = try row["id"]
        var object = try listings.record.value(row)
        object["reasons"] = .array(try await reading.reasons(id))
        object["failures"] = .array(try await reading.failures(id))
        return .object(object)
    }

    private func change(
        _ request: Request, _ change: (JobStopping, UUID) async throws -> Bool
    ) async throws -> Response {
        let job = try Job(await find(request))
        guard tables.stoppable.contains(job.kind) else {
            throw Problem.conflict(
                "not-stoppable", "A job of the kind \(job.kind) cannot be stopped once it has begun.",
                extra: [("job_status", .string(job.status.rawValue))])
        }
        let changed = try await change(JobStopping(tables: tables, database: reading.database), job.id)
        let row = try await find(request)
        let now = try Job(row)
        guard changed else {
            throw Problem.conflict(
                "job-state", "This job is \(now.status.rawValue).",
                extra: [("job_status", .string(now.status.rawValue))])
        }
        return .json(200, try await full(row))
    }
}
