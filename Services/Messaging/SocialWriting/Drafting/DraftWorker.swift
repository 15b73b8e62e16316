internal import Database
internal import EventLoop
internal import FoundationEssentials
internal import Outbox
internal import SocialContract
package import SocialThreads
internal import Telemetry

/// Writes the queued drafts: takes a batch under a lease, has the author write outside any transaction, and commits drafts,
/// events and progress together.
package final class DraftWorker: Sendable {
    private let context: MessagingContext
    private let author: any DraftAuthor
    private let commit: DraftCommit

    package init(context: MessagingContext, author: any DraftAuthor) {
        (self.context, self.author) = (context, author)
        commit = DraftCommit(context: context)
    }

    /// Works until the task is cancelled.
    package func run() async {
        while !Task.isCancelled {
            var pause = Duration.milliseconds(100)
            do {
                let items = try await claim()
                if !items.isEmpty {
                    try await work(items)
                    pause = .zero
                }
            } catch let error as DatabaseError where error.isMissingSchema {
                pause = .seconds(5)
            } catch {
                context.log.warning("drafting paused, it goes on by itself", ["error": .text("\(error)")])
                pause = .seconds(1)
            }
            try? await context.outbox.loop.sleep(for: pause)
        }
    }

    /// No pause before the next try is longer: a model's server is believed up to two minutes (room LanguageModel).
    private static let longestPause = Duration.seconds(120)

    /// A batch is another process's again when its lease ends; the unique indexes keep a late commit from writing twice. A moment that
    /// lies further ahead than any lease or pause was written under another clock.
    private func claim() async throws -> [DraftItem] {
        let lease = author.patience.microsecondsForLease
        let longest = 2 * max(lease, DraftWorker.longestPause.microsecondsForLease)
        let rows = try await context.database.query(
            """
            UPDATE social.social_draft_items d SET attempts = attempts + 1,
                next_attempt_at = clock_timestamp() + \(lease)::bigint * interval '1 microsecond'
            WHERE id IN (SELECT id FROM social.social_draft_items
                         WHERE status = 'pending'
                           AND (next_attempt_at <= clock_timestamp()
                                OR next_attempt_at > clock_timestamp() + \(longest)::bigint * interval '1 microsecond')
                         ORDER BY next_attempt_at LIMIT \(Int64(author.batch)) FOR UPDATE SKIP LOCKED)
            RETURNING id, job_id, profile_id, message_type, attempts, traceparent, due_message_id
            """)
        return try rows.map { row throws(DatabaseError) in try DraftItem(row) }
    }

    private func work(_ items: [DraftItem]) async throws {
        let people = try await commit.recipients(items)
        let loop = context.outbox.loop
        let tasks = items.map { item in
            loop.task { [author, context] () -> (DraftItem, Result<Draft, DraftFailure>) in
                guard let person = people[item.profileID] else { return (item, .failure(.gone)) }
                let recipient = person.recipient
                guard let facts = context.facts(recipient) else {
                    return (item, .failure(.unknownNetwork(recipient.platform)))
                }
                return (item, await author.write(item.messageType, for: recipient, facts, earlier: person.earlier))
            }
        }
        var results: [(DraftItem, Result<Draft, DraftFailure>)] = []
        for task in tasks { results.append(try await task.value) }
        try await commit.write(results)
        context.outbox.ring()
    }
}

extension Duration {
    var microsecondsForLease: Int64 {
        let (seconds, attoseconds) = (self + .seconds(10)).components
        return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    }
}
