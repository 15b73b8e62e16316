internal import Database
internal import EventLoop
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import Outbox
internal import SocialContract
internal import Telemetry
internal import Timekeeping

/// Stage 2: marking people as looked at. Named people at once; everybody in chunks, because a long transaction would hold
/// up every reader of the log.
struct Reviewing: Sendable {
    let repository: ProfileRepository
    let log: Log
    private static let chunk: Int64 = 1000

    func begin(_ request: Request) async throws -> Response {
        let job = UUID()
        let everybody = request.json?["profile_ids"] == nil
        let ids = request.uuids("profile_ids")
        let done = everybody ? [] : try await repository.review(ids)
        let accepted = everybody ? try await discovered() : Int64(done.count)
        try await repository.database.execute(
            """
            INSERT INTO social.social_review_jobs (id, status, everybody, accepted, done, completed_at, worker_until)
            VALUES (\(job), \(everybody ? "running" : "completed"), \(everybody), \(accepted), \(Int64(done.count)),
                    \(everybody ? Timestamp?.none : .now()),
                    CASE WHEN \(everybody) THEN clock_timestamp() + interval '10 seconds' END)
            """)
        if everybody { repository.outbox.loop.task { await self.work(on: job) } }
        let skipped = try await ProfileChanging.skipped(ids.filter { !done.contains($0) }, repository) {
            _ in .reviewed
        }
        let location = "/api/social/review-jobs/\(job.lowercase)"
        return .accepted(
            location: location, ["accepted": .int(accepted), "skipped": skipped, "job": .string(location)])
    }

    private func discovered() async throws -> Int64 {
        try await repository.database.first("SELECT sum(discovered)::bigint FROM social.social_profile_counts")?[0] ?? 0
    }

    func show(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        let row = try await repository.database.first(
            "SELECT status, accepted, done FROM social.social_review_jobs WHERE id = \(id)")
        guard let row else { throw Problem.notFound("There is no such job.") }
        return .json(
            200,
            [
                "id": .string(id.lowercase), "status": .string(try row[0]),
                "counts": ["accepted": .int(try row[1]), "done": .int(try row[2])],
            ])
    }

    /// Goes on with jobs whose process died. A lease of ten seconds ends within twenty, or it was written under another clock.
    func resume() async {
        let rows = try? await repository.database.query(
            """
            SELECT id FROM social.social_review_jobs WHERE status = 'running'
              AND (worker_until IS NULL OR worker_until
                   NOT BETWEEN clock_timestamp() AND clock_timestamp() + interval '20 seconds') LIMIT 10
            """)
        for row in rows.map(Array.init) ?? [] {
            if let id: UUID = try? row[0] { await work(on: id) }
        }
    }

    private func work(on job: UUID) async {
        do {
            while try await step(job) {}
        } catch {
            log.warning(
                "review job stopped; it goes on later", ["job": .text(job.lowercase), "error": .text("\(error)")])
        }
    }

    /// One chunk in one transaction with the job's progress.
    private func step(_ job: UUID) async throws -> Bool {
        try await repository.database.transaction { connection in
            guard
                let row = try await connection.first(
                    """
                    UPDATE social.social_review_jobs SET worker_until = clock_timestamp() + interval '10 seconds'
                    WHERE id = \(job) AND status = 'running' RETURNING created_at
                    """)
            else { return false }
            let startedAt: Timestamp = try row[0]
            let changed = try await connection.execute(
                """
                UPDATE social.social_profiles SET discovery_status = 'reviewed', version = version + 1, updated_at = now()
                WHERE id IN (SELECT id FROM social.social_profiles WHERE discovery_status = 'discovered'
                             AND created_at <= \(startedAt) LIMIT \(Reviewing.chunk) FOR UPDATE SKIP LOCKED)
                """)
            try await connection.execute(
                """
                UPDATE social.social_review_jobs SET done = done + \(Int64(changed)),
                    status = CASE WHEN \(changed == 0) THEN 'completed' ELSE status END,
                    completed_at = CASE WHEN \(changed == 0) THEN clock_timestamp() END
                WHERE id = \(job)
                """)
            return changed > 0
        }
    }
}

extension SocialProfilesAPI {
    /// Goes on with review jobs whose process died, until the task is cancelled.
    package func resumeReviews() async {
        while !Task.isCancelled {
            await reviewing.resume()
            try? await loop.sleep(for: .seconds(10))
        }
    }
}
