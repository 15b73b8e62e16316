internal import Database
internal import EventLoop
internal import FoundationEssentials
internal import Jobs
package import Lifecycle
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
    private let queue = JobQueue(.drafting)
    private let bell: Bell

    package init(context: MessagingContext, author: any DraftAuthor) {
        (self.context, self.author) = (context, author)
        commit = DraftCommit(context: context)
        bell = Bell(loop: context.outbox.loop)
    }

    package var chore: Chore {
        Chore("drafting", every: .milliseconds(100), atMost: .seconds(1), bell: bell) { [self] in
            let items = try await queue.lease(
                author.batch, for: author.patience + .seconds(10), columns: DraftItem.columns, on: context.database,
                DraftItem.init)
            if !items.isEmpty { try await work(items) }
            return .init(more: !items.isEmpty)
        }
    }

    /// Something was put in line.
    package func ring() { bell.ring() }

    private func work(_ items: [DraftItem]) async throws {
        let people = try await commit.recipients(items)
        let loop = context.outbox.loop
        let tasks = items.map { item in
            loop.task { [author, context] () -> (DraftItem, Result<Draft, JobFailure>) in
                guard let person = people[item.profileID] else { return (item, .failure(.gone)) }
                let recipient = person.recipient
                guard let facts = context.facts(recipient) else {
                    return (item, .failure(.unknownNetwork(recipient.platform)))
                }
                let written = await author.write(item.messageType, for: recipient, facts, earlier: person.earlier)
                return (item, written.mapError(JobFailure.init))
            }
        }
        var results: [(DraftItem, Result<Draft, JobFailure>)] = []
        for task in tasks { results.append(try await task.value) }
        try await commit.write(results)
        context.outbox.ring()
    }
}
