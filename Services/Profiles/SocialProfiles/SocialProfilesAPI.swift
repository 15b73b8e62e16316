internal import Batching
package import Database
internal import EventLoop
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Jobs
package import Lifecycle
internal import Listing
package import Outbox
internal import Quarantine
internal import SocialContract
internal import Telemetry

/// People, their review and their counts, over HTTP (seed 000 "Profile Routes" and "Pipeline Routes").
package final class SocialProfilesAPI: Sendable {
    let repository: SocialProfileRepository
    let counts: SocialPipelineCounts
    let reviewing: SocialReviewing
    let loop: Loop
    let changes: Batcher<SocialProfileChange, SocialProfileChangeOutcome>
    let statuses: Coalescer<Int, SharedBytes>

    package init(database: Database, outbox: Outbox) {
        let repository = SocialProfileRepository(outbox)
        let counts = SocialPipelineCounts(database: database)
        (self.repository, self.counts) = (repository, counts)
        loop = outbox.loop
        reviewing = SocialReviewing(repository: repository, bell: Bell(loop: loop))
        statuses = Coalescer(loop: loop) { _ in
            // Shape: design section 7, and what keeps everything from going on.
            let now = try await counts.read()
            var status = now.json.objectValue ?? [:]
            status["quarantine"] = now.isQuarantined ? try await QuarantineStanding.read(database) ?? .null : .null
            return SharedBytes(JSONValue.object(status).serialized())
        }
        changes = Batcher(loop: loop, max: 128) { batch in try await SocialProfileChanging.apply(batch, repository) }
    }

    package var chores: [Chore] { [reviewing.chore] }

    package var routes: [Route] { readingRoutes + decidingRoutes + doublesRoutes }

    private var readingRoutes: [Route] {
        [
            SocialProfileRecord.listing.route(
                "/api/social/profiles", .read, "List people, newest first.", database: repository.database),
            SocialProfileRecord.listing.one(
                "/api/social/profiles/{id}", .read, "One person.", answer: "The person.",
                missing: "There is no person with this id.", isVersioned: true, database: repository.database),
            .get(
                "/api/social/pipeline/status", .read,
                "Exact counts, which stages are unlocked, and whether a restore keeps everything from going on.",
                answer: .json(SocialProfileShapes.status, "As it stands now.")
            ) { [statuses] _ in .json(200, try await statuses.value(0)) },
            reviewing.jobs.route(
                "/api/social/review-jobs/{id}", kind: SocialJobs.Kind.review.rawValue, shape: "SocialReviewJob",
                "Progress of marking people as reviewed.", database: repository.database),
        ]
    }

    private var decidingRoutes: [Route] {
        [
            .patch(
                "/api/social/profiles/{id}", .review, "Qualify, reject or correct a person.",
                body: SocialProfileChange.shape,
                options: RouteOptions(isVersioned: true),
                answer: .json(SocialProfileShapes.person, "The person as they are now.").refusing("suppressed"),
                decideProfile
            ),
            .post(
                "/api/social/profiles/bulk-qualify", .review, "Qualify up to 1,000 people at once.",
                body: .object([.required("profile_ids", .array(.uuid, min: 1, max: 1000))]),
                answer: .json(SocialProfileShapes.qualified, "What became of each."),
                bulkQualify),
            .post(
                "/api/social/pipeline/review", .review,
                "Mark people as reviewed: those named, or everybody discovered.",
                body: .object([.optional("profile_ids", .array(.uuid, max: 1000))]),
                answer: SocialProfileShapes.begun.refusing("stage-locked"),
                precheck: unlocked(.review), reviewing.begin),
        ]
    }

    private func unlocked(_ stage: SocialPipelineStage) -> Precheck {
        { [counts] _ in
            guard stage.isUnlocked(try await counts.read().reached) else {
                throw Problem.locked(stage.requirement ?? "")
            }
            return nil
        }
    }

    private func decideProfile(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        let expected = try request.expectedVersion
        let change = try SocialProfileChange(
            id: id, expectedVersion: expected, body: request.json ?? .null, traceparent: request.trace.traceparent)
        switch try await changes.submit(change) {
        case .changed(let person, let version):
            return Response.json(200, person).tagged(EntityTag(version: version))
        case .refused(let problem): throw problem
        }
    }

    private func bulkQualify(_ request: Request) async throws -> Response {
        let ids = request.uuids("profile_ids")
        let qualified = try await repository.qualify(ids, traceparent: request.trace.traceparent)
        let skipped = try await SocialProfileChanging.skipped(ids.filter { !qualified.contains($0) }, repository) {
            $0.hasSaidNo ? .saidNo : .qualified
        }
        return .json(200, ["qualified": JSONValue(qualified.count), "skipped": .array(skipped.map(\.json))])
    }
}
