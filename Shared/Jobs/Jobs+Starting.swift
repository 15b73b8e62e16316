package import Database
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
}
