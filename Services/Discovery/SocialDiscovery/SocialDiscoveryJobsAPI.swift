package import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Listing
internal import SocialContract

/// Discovery jobs (R0.53 to R0.55, R0.61). A job names a network and what to look for; without a search provider for that
/// network it fails at once and says so, and people come in by import.
package final class SocialDiscoveryJobsAPI: Sendable {
    private let store: SocialDiscoveryJobStore

    package init(database: Database) { store = SocialDiscoveryJobStore(database: database) }

    private static let words = Shape.array(.string(min: 1, max: 200), max: 50)
    private static let body = Shape.object([
        .required("platform", .known { SocialPlatform.names }),
        .optional("categories", words), .optional("locations", words), .optional("keywords", words),
        .optional("parameters", .map(.any), "Network-specific parameters (R0.25)."),
    ])

    package var routes: [Route] {
        [
            starting("/api/social/discover", "Start a discovery job."),
            starting("/api/social/pipeline/discover", "Stage 1: start a discovery job."),
            SocialDiscoveryJobStore.listing.route(
                "/api/social/discovery-jobs", .read, "Discovery jobs, newest first.", database: store.database),
            SocialDiscoveryJobStore.listing.one(
                "/api/social/discovery-jobs/{job_id}", by: "job_id", .read, "One discovery job.", answer: "The job.",
                missing: "There is no such discovery job.", database: store.database),
        ]
    }

    private func starting(_ path: String, _ summary: String) -> Route {
        .post(path, .review, summary, body: SocialDiscoveryJobsAPI.body, answer: SocialDiscoveryJobsAPI.begun) {
            [self] in
            try await start($0)
        }
    }

    private static let shape = SocialDiscoveryJobStore.record.shape
    private static let begun = Answer.accepted(
        shape, "The job.", at: .init("/api/social/discovery-jobs/{job_id}"))

    private func start(_ request: Request) async throws -> Response {
        let body = request.json ?? .null
        let platform = body["platform"]?.stringValue ?? ""
        let reason = """
            No search provider is set up for \(platform), so nothing was searched. Import a file with POST \
            /api/social/imports.
            """
        let row = try await store.fail(body, platform: platform, reason: reason)
        guard let row else { throw Problem.failure }
        let location = "/api/social/discovery-jobs/\((try row["id"] as UUID).lowercase)"
        return .accepted(location: location, .object(try SocialDiscoveryJobStore.record.value(row)))
    }
}
