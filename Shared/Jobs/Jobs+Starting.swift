package import Database
internal import EventLoop
package import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Listing

extension Jobs {
    /// What a route answers that ends with ``start(_:for:in:enqueue:)``.
    package var accepted: Answer {
        .accepted(JobListings(tables).record.shape, "The job.", at: .init(tables.path + "/jobs/{id}"))
    }

    /// Begins a job and puts its items in line, in one transaction.
    /// - Parameter enqueue: puts the items of the job with this id in line; how many they are.
    package func start(
        _ kind: String, for request: Request, in database: Database,
        enqueue: (UUID, Connection) async throws -> Int
    ) async throws -> Response {
        let id = try await database.transaction { connection in
            let id = try await begin(kind, by: request.principal.name, on: connection)
            try await open(id, accepted: Int64(try await enqueue(id, connection)), on: connection)
            return id
        }
        guard let job = try await JobReading(tables: tables, database: database).row(id) else {
            throw Problem.notFound("There is no such job.")
        }
        return .accepted(
            location: "\(tables.path)/jobs/\(id.lowercase)", .object(try JobListings(tables).record.value(job)))
    }

    /// How many are in line, and who is passed over.
    package struct Filled: Sendable {
        let accepted: Int
        let skipped: [BegunJob.Skipped]
        /// Who was not even looked at, by reason; only where everybody was asked for.
        let leftOut: [String: Int64]

        package init(_ accepted: Int, skipped: [BegunJob.Skipped] = [], leftOut: [String: Int64] = [:]) {
            (self.accepted, self.skipped, self.leftOut) = (accepted, skipped, leftOut)
        }
    }

    /// Begins a job and puts its items in line, in as many transactions as that takes. It runs from then on, and may already be over.
    /// - Parameter ring: wakes who works.
    /// - Throws: 503 that says how many are in line, where it was cut short and some are: the job goes on with those.
    package func fill(
        _ kind: String, for request: Request, in database: Database, ring: @Sendable () -> Void,
        _ enqueue: (UUID) async throws -> Filled
    ) async throws -> Response {
        let job = try await database.withConnection { try await begin(kind, by: request.principal.name, on: $0) }
        let filled: Filled
        do {
            filled = try await enqueue(job)
        } catch {
            // In a task of its own: the caller may be gone.
            let queued = (try? await database.loop.task { try await cutShort(job, on: database) }.value) ?? 0
            guard queued > 0 else { throw error }
            ring()
            throw Problem.unavailable(
                "\(queued) are in line (outreach jobs show \(job.lowercase)), and the others are not; ask again for them.",
                retryAfter: 1)
        }
        try await database.withConnection { try await open(job, accepted: Int64(filled.accepted), on: $0) }
        ring()
        return BegunJob(job, accepted: Int64(filled.accepted), skipped: filled.skipped, leftOut: filled.leftOut)
            .response(
                at: tables.path + "/jobs")
    }
}
