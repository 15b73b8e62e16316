internal import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import SocialContract

/// Stage 4 (R0.64): puts drafts into the queue of a person's hands.
package struct SendingAPI: Sendable {
    let context: MessagingContext
    private static let chunk = 200

    package init(context: MessagingContext) { self.context = context }

    package var routes: [Route] {
        [
            .post(
                "/api/social/pipeline/send", .send, "Stage 4: queue drafts for sending.",
                body: .object([
                    .optional(
                        "message_ids", .array(.uuid, max: 1000),
                        "Every draft when both lists are absent; then `expected` is asked for."),
                    .optional("profile_ids", .array(.uuid, max: 1000), "The drafts of these people."),
                    .optional("expected", .integer(0...10_000_000)),
                ]), response: "`accepted`, `skipped` and the job.", precheck: context.unlocked(.sending), send)
        ]
    }

    private func send(_ request: Request) async throws -> Response {
        var skipped: [UUID: String] = [:]
        var ids = request.uuids("message_ids")
        if request.json?["profile_ids"] != nil {
            let people = request.uuids("profile_ids")
            let drafts = try await drafts(of: people)
            ids += drafts.keys.filter { !ids.contains($0) }.sorted()
            let found = Set(drafts.values)
            for person in people where !found.contains(person) {
                ids.append(person)
                skipped[person] = "there is no draft for this person"
            }
        } else if request.json?["message_ids"] == nil {
            ids = try await drafts()
            try Expectation.check(request, actual: ids.count)
        }
        let queueable = ids.filter { skipped[$0] == nil }
        for start in stride(from: 0, to: queueable.count, by: SendingAPI.chunk) {
            let chunk = Array(queueable[start..<min(start + SendingAPI.chunk, queueable.count)])
            skipped.merge(try await queue(chunk)) { $1 }
        }
        return try await answer(
            request, accepted: ids.count - skipped.count, ids.compactMap { id in skipped[id].map { (id, $0) } })
    }

    /// Drafts and whose they are.
    private func drafts(of people: [UUID]) async throws -> [UUID: UUID] {
        let rows = try await context.database.query(
            """
            SELECT id, social_profile_id FROM social.social_messages
            WHERE social_profile_id = ANY(\(people)) AND status IN ('DRAFT', 'APPROVED')
            """)
        return try rows.reduce(into: [:]) { $0[try $1[0]] = try $1[1] as UUID }
    }

    private func drafts() async throws -> [UUID] {
        let rows = try await context.database.query(
            """
            SELECT id FROM social.social_messages WHERE status IN ('DRAFT', 'APPROVED') ORDER BY created_at, id
            """)
        return try rows.map { row throws(DatabaseError) in try row[0] as UUID }
    }

    /// - Returns: who was passed over, and why.
    private func queue(_ ids: [UUID]) async throws -> [UUID: String] {
        try await context.database.transaction { connection in
            let owners = try await connection.query(
                "SELECT id, social_profile_id FROM social.social_messages WHERE id = ANY(\(ids))")
            let owner = try owners.reduce(into: [UUID: UUID]()) { $0[try $1[0]] = try $1[1] as UUID }
            let people = try await Recipient.lock(Array(owner.values), on: connection)
            let suppressed = try await context.suppressions.suppressed(among: Array(people.values), on: connection)
            var skipped: [UUID: String] = [:]
            for id in ids { skipped[id] = refusal(owner[id].map { people[$0] }, suppressed) }
            let queued = try await enqueue(ids.filter { skipped[$0] == nil }, on: connection)
            for id in ids where skipped[id] == nil && !queued.contains(id) {
                skipped[id] = "is a draft no longer"
            }
            return skipped
        }
    }

    private func refusal(_ person: Recipient??, _ suppressed: Set<UUID>) -> String? {
        guard let person else { return "there is no such message" }
        guard let person else { return "the person is no longer there" }
        if suppressed.contains(person.id) { return "the person is on the suppression list" }
        return person.refusalOfAny
    }

    private func enqueue(_ ids: [UUID], on connection: Connection) async throws -> Set<UUID> {
        let rows = try await connection.query(
            """
            WITH queued AS (
                UPDATE social.social_messages SET status = 'QUEUED', version = version + 1, updated_at = now()
                WHERE id = ANY(\(ids)) AND status IN ('DRAFT', 'APPROVED') RETURNING id)
            INSERT INTO social.social_assisted (id, message_id) SELECT gen_random_uuid(), id FROM queued
            RETURNING message_id
            """)
        return Set(try rows.map { row throws(DatabaseError) in try row[0] as UUID })
    }

    private func answer(_ request: Request, accepted: Int, _ skipped: [(UUID, String)]) async throws -> Response {
        let job = UUID()
        try await context.database.execute(
            """
            INSERT INTO social.social_jobs (id, kind, status, accepted, done, created_by, completed_at)
            VALUES (\(job), 'send', 'completed', \(Int32(accepted)), \(Int32(accepted)), \(request.principal.name),
                    clock_timestamp())
            """)
        let location = "/api/social/jobs/\(job.lowercase)"
        let reasons = skipped.map { id, reason -> JSONValue in ["id": .string(id.lowercase), "reason": .string(reason)]
        }
        return .accepted(
            location: location, ["accepted": JSONValue(accepted), "skipped": .array(reasons), "job": .string(location)])
    }
}
