package import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON

/// Jobs of a kind whose steps are no rows.
extension Jobs {
    /// The route that shows how far one of them is.
    /// - Parameters:
    ///   - path: with the parameter `id`.
    ///   - shape: what one is called in the document: `SocialReviewJob`.
    package func route(
        _ path: String, kind: String, shape: String, _ summary: String, database: Database
    ) -> Route {
        let job = Shape.named(
            shape,
            .object([
                .required("id", .uuid), .required("status", .choice(JobStatus.allCases.map(\.rawValue))),
                .required("counts", .object([.required("accepted", .count), .required("done", .count)])),
            ]))
        return .get(path, .read, summary, answer: .json(job, "The job.")) { request in
            guard let job = try await find(try request.uuid("id"), on: database), job.kind == kind else {
                throw Problem.notFound("There is no such job.")
            }
            return .json(
                200,
                [
                    "id": .string(job.id.lowercase), "status": .string(job.status.rawValue),
                    "counts": ["accepted": .int(job.accepted), "done": .int(job.done)],
                ])
        }
    }

    /// Goes on with one that runs, whoever began it: a step in one transaction with the job's progress.
    /// It is over when a step does nothing.
    /// - Parameter step: gives how much it did.
    /// - Returns: whether there was one.
    package func goOn(
        _ kind: String, in database: Database, _ step: (Job, Connection) async throws -> Int
    ) async throws -> Bool {
        try await database.transaction { connection in
            guard let job = try await next(kind, on: connection) else { return false }
            let done = try await step(job, connection)
            try await progress(job.id, done: Int64(done), on: connection)
            if done == 0 { try await complete(job.id, on: connection) }
            return true
        }
    }
}
