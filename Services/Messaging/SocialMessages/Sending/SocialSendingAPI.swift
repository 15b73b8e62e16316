internal import Actions
internal import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Jobs
internal import SocialContract
package import SocialThreads

/// Stage 4 (R0.64): queues drafts, for a person's hands or for the network's own interface.
package struct SocialSendingAPI: Sendable {
    let context: SocialMessagingContext
    private static let chunk = 200
    private static let begun = BegunJob.answer("They are in line.").refusing(
        "stage-locked", "expected-missing", "expected-differs")

    package init(context: SocialMessagingContext) { self.context = context }

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
                    .optional(
                        "delivery", .choice(Account.Delivery.allCases.map(\.rawValue)),
                        "By a person's hands, or by the network's own interface; the account's own way when absent."),
                    .optional("account_id", .uuid, "Which account sends; the message's, or its network's default."),
                ]), answer: SocialSendingAPI.begun, precheck: context.unlocked(.sending), send)
        ]
    }

    private func send(_ request: Request) async throws -> Response {
        let order = try await order(of: request)
        var skipped: [UUID: String] = [:]
        var ids = request.uuids("message_ids")
        if request.json?["profile_ids"] != nil {
            let people = request.uuids("profile_ids")
            let drafts = try await context.database.withConnection {
                try await SocialMessageStore.drafts(of: people, on: $0)
            }
            ids += drafts.keys.filter { !ids.contains($0) }.sorted()
            let found = Set(drafts.values)
            for person in people where !found.contains(person) {
                ids.append(person)
                skipped[person] = "there is no draft for this person"
            }
        } else if request.json?["message_ids"] == nil {
            ids = try await context.database.withConnection { try await SocialMessageStore.drafts(on: $0) }
            try Expectation.check(request, actual: ids.count)
        }
        let late = try await queue(ids.filter { skipped[$0] == nil }, order)
        skipped.merge(late) { $1 }
        let accepted = ids.count - skipped.count
        return try await SocialSendingAPI.counting(accepted) {
            let reasons = ids.compactMap { id in skipped[id].map { BegunJob.Skipped(id, reason: $0) } }
            return try await answer(request, accepted: accepted, reasons)
        }
    }

    /// A transaction per 200, so that nobody waits long for the people in them.
    /// - Returns: who was passed over, and why.
    func queue(_ ids: [UUID], _ order: SocialSendingQueue.Order) async throws -> [UUID: String] {
        var skipped: [UUID: String] = [:]
        for start in stride(from: 0, to: ids.count, by: SocialSendingAPI.chunk) {
            let chunk = Array(ids[start..<min(start + SocialSendingAPI.chunk, ids.count)])
            let found = try await SocialSendingAPI.counting(start - skipped.count) {
                try await SocialSendingQueue(context: context).queue(chunk, order)
            }
            skipped.merge(found) { $1 }
        }
        return skipped
    }

    /// - Throws: 503 with what is queued for good, when the database fails after that.
    private static func counting<T>(_ queued: Int, _ work: () async throws -> T) async throws -> T {
        do {
            return try await work()
        } catch let error as DatabaseError where queued > 0 && !error.isMissingSchema {
            let messages = queued == 1 ? "1 message was" : "\(queued) messages were"
            throw Problem.unavailable("\(messages) queued before the database failed; look before you repeat this.")
        }
    }

    /// - Throws: 400 for an account that is not there.
    private func order(of request: Request) async throws -> SocialSendingQueue.Order {
        let account = request.json?["account_id"]?.stringValue.flatMap(UUID.init(text:))
        if let account {
            let accounts = try await context.database.withConnection { try await SendingAccounts(on: $0) }
            guard accounts[account] != nil else {
                throw Problem.validation([FieldError("/account_id", "unknown", "There is no such account.")])
            }
        }
        return SocialSendingQueue.Order(
            delivery: request.json?["delivery"]?.stringValue.flatMap(Account.Delivery.init(rawValue:)),
            accountID: account,
            actor: request.principal.id, trace: request.trace)
    }

    private func answer(_ request: Request, accepted: Int, _ skipped: [BegunJob.Skipped]) async throws -> Response {
        let job = try await context.database.transaction {
            try await Jobs(.drafting).record(
                SocialJobs.Kind.send.rawValue, by: request.principal.name, done: Int64(accepted), on: $0)
        }
        return BegunJob(job, accepted: Int64(accepted), skipped: skipped).response(at: "/api/social/jobs")
    }
}
