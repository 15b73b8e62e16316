internal import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Jobs
internal import SocialContract
package import SocialThreads
internal import Suppression
internal import Telemetry

/// The stage calls that draft (R0.63, R0.65), and their jobs.
package struct SocialStagesAPI: Sendable {
    let context: SocialMessagingContext
    let queue: SocialDraftQueue

    private static let begun = BegunJob.answer("It goes on.", tellsLeftOut: true)
    private let jobs = Jobs(.drafting)
    private let ring: @Sendable () -> Void

    /// - Parameter ring: wakes who writes drafts.
    package init(context: SocialMessagingContext, ring: @escaping @Sendable () -> Void = {}) {
        (self.context, self.ring) = (context, ring)
        queue = SocialDraftQueue(database: context.database)
    }

    package var routes: [Route] {
        let people = Shape.Field.optional("profile_ids", .array(.uuid, max: 1000), "Everybody eligible when absent.")
        return [
            .post(
                "/api/social/pipeline/draft", .draft, "Stage 3: draft for qualified people without a draft.",
                body: .object([people]), answer: SocialStagesAPI.begun.refusing("stage-locked"),
                precheck: context.unlocked(.drafting),
                draft),
            .post(
                "/api/social/pipeline/followup", .draft, "Stage 5: draft follow-ups.",
                body: .object([people, .optional("expected", .integer(0...10_000_000))]),
                answer: SocialStagesAPI.begun.refusing("stage-locked", "expected-missing", "expected-differs"),
                precheck: context.unlocked(.followups), followup),
        ]
    }

    private func draft(_ request: Request) async throws -> Response {
        try await begin(.draft, request) { job, trace in
            guard request.json?["profile_ids"] != nil else {
                let (queued, leftOut) = try await queue.enqueueEverybody(job: job, trace: trace)
                return Jobs.Filled(queued, leftOut: leftOut)
            }
            return try await enqueue(request.uuids("profile_ids"), .initial, job, trace) { $0.refusalOfInitial }
        }
    }

    private func followup(_ request: Request) async throws -> Response {
        let isNamed = request.json?["profile_ids"] != nil
        if !isNamed { try Expectation.check(request, actual: try await queue.countFollowups()) }
        return try await begin(.followup, request) { job, trace in
            guard isNamed else { return Jobs.Filled(try await queue.enqueueFollowups(job: job, trace: trace)) }
            return try await enqueue(request.uuids("profile_ids"), .followup, job, trace) { $0.refusalOfFollowup }
        }
    }

    private func begin(
        _ kind: SocialJobs.Kind, _ request: Request, _ enqueue: (UUID, String) async throws -> Jobs.Filled
    ) async throws -> Response {
        let trace = request.trace.child().traceparent
        return try await jobs.fill(kind.rawValue, for: request, in: context.database, ring: ring) {
            try await enqueue($0, trace)
        }
    }

    private func enqueue(
        _ ids: [UUID], _ type: SocialMessageType, _ job: UUID, _ trace: String, refusal: (SocialRecipient) -> String?
    ) async throws -> Jobs.Filled {
        // Held while they are judged: a draft that is being committed by another call is waited for, and then seen.
        let (reasons, queued) = try await context.database.transaction { connection in
            let people = try await SocialRecipientStore.share(ids, on: connection)
            let refused = try await refused(people, people.compactMapValues(refusal), on: connection)
            let eligible = ids.filter { people[$0] != nil && refused[$0] == nil }
            let queued = try await queue.enqueue(eligible, type, job: job, trace: trace, on: connection)
            let taken = people.mapValues { _ in "is being drafted for already, or has the draft" }
            return (taken.merging(refused) { $1 }, queued)
        }
        let skipped = ids.filter { !queued.contains($0) }.map {
            BegunJob.Skipped($0, reason: reasons[$0] ?? "not qualified, or unknown")
        }
        return Jobs.Filled(queued.count, skipped: skipped)
    }

    /// Why these people get none: the draft's own commit would find the same, after the caller was told that it was accepted.
    private func refused(
        _ people: [UUID: SocialRecipient], _ known: [UUID: String], on connection: Connection
    ) async throws -> [UUID: String] {
        var reasons = known
        for id in try await SocialDoubts.among(Array(people.keys), on: connection) where reasons[id] == nil {
            reasons[id] = SocialRefusal.doubtful.sentence
        }
        for id in try await context.suppressions.suppressed(among: Array(people.values), on: connection) {
            reasons[id] = "said no"
        }
        return reasons
    }
}
