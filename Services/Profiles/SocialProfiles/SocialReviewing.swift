internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import Jobs
internal import Lifecycle
internal import Outbox
internal import SocialContract
internal import Timekeeping

/// Stage 2: marking people as looked at. Named people at once; everybody in chunks, because a long transaction would hold
/// up every reader of the log.
struct SocialReviewing: Sendable {
    let repository: SocialProfileRepository
    let bell: Bell
    let jobs = Jobs(
        JobTables(path: SocialJobs.path, prefix: "Social", kinds: SocialJobs.kinds, jobs: SocialJobs.table))
    private static let chunk: Int64 = 1000

    func begin(_ request: Request) async throws -> Response {
        let job = UUID()
        let everybody = request.json?["profile_ids"] == nil
        let ids = request.uuids("profile_ids")
        let done = everybody ? [] : try await repository.review(ids)
        let accepted = everybody ? try await discovered() : Int64(done.count)
        let (kind, who) = (SocialJobs.Kind.review.rawValue, request.principal.name)
        try await repository.database.transaction { connection in
            guard everybody else {
                _ = try await jobs.record(kind, id: job, by: who, done: accepted, on: connection)
                return
            }
            try await jobs.begin(kind, id: job, by: who, on: connection)
            try await jobs.open(job, accepted: accepted, on: connection)
        }
        if everybody { bell.ring() }
        let skipped = try await SocialProfileChanging.skipped(ids.filter { !done.contains($0) }, repository) {
            _ in .reviewed
        }
        return BegunJob(job, accepted: accepted, skipped: skipped).response(at: SocialJobs.path + "/jobs")
    }

    private func discovered() async throws -> Int64 {
        try await repository.database.first("SELECT sum(discovered)::bigint FROM social.social_profile_counts")?[0] ?? 0
    }

    /// Goes on with what is running, whoever began it.
    var chore: Chore {
        Chore("reviewing", every: .seconds(1), atMost: .seconds(10), bell: bell) {
            .init(
                more: try await jobs.goOn(SocialJobs.Kind.review.rawValue, in: repository.database) { job, connection in
                    try await SocialProfileRepository.review(
                        until: job.createdAt, most: SocialReviewing.chunk, on: connection)
                })
        }
    }
}
