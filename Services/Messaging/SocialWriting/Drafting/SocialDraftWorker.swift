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
package final class SocialDraftWorker: Sendable {
    private let context: SocialMessagingContext
    private let author: any SocialDraftAuthor
    private let commit: SocialDraftCommit
    private let queue = JobQueue(.drafting)
    private let bell: Bell

    package init(context: SocialMessagingContext, author: any SocialDraftAuthor) {
        (self.context, self.author) = (context, author)
        commit = SocialDraftCommit(context: context)
        bell = Bell(loop: context.outbox.loop)
    }

    package var chore: Chore {
        Chore("drafting", every: .milliseconds(100), atMost: .seconds(1), bell: bell) { [self] in
            try await queue.look(
                author.batch, for: author.patience + .seconds(10), columns: SocialDraftItem.columns,
                on: context.database,
                SocialDraftItem.init, item: \.leased,
                spent: { item, failure in
                    try await commit.giveUp(item, failure)
                    context.outbox.ring()
                }
            ) { try await work($0) }
        }
    }

    /// Something was put in line.
    package func ring() { bell.ring() }

    private typealias Written = (item: SocialDraftItem, result: Result<SocialDraft, JobFailure>)

    /// One at which the program fails keeps none of the others, and costs no further word of a model.
    private func work(_ items: [SocialDraftItem]) async throws {
        var (people, written): ([UUID: SocialDraftCommit.Person], [Written]) = ([:], [])
        try await JobQueue.apart(items) {
            people.merge(try await commit.recipients($0)) { $1 }
        } failing: { item, failure in
            written.append((item, .failure(failure)))
        }
        let unreadable = Set(written.map(\.item.leased.id))
        // Side by side, as the lease reckons: one after the other would outlast it.
        written += try await write(items.filter { !unreadable.contains($0.leased.id) }, people)
        try Task.checkCancellation()
        defer { context.outbox.ring() }
        try await JobQueue.apart(written) { some in
            try await commit.write(some.map { ($0.item, $0.result) })
        } failing: { one, failure in
            try await commit.giveUp(one.item, failure)
        }
    }

    private func write(
        _ items: [SocialDraftItem], _ people: [UUID: SocialDraftCommit.Person]
    ) async throws -> [Written] {
        let loop = context.outbox.loop
        let tasks = items.map { item in
            loop.task { [author, context] () -> Written in
                guard let person = people[item.profileID] else { return (item, .failure(.gone)) }
                let recipient = person.recipient
                guard let facts = context.facts(recipient) else {
                    return (item, .failure(.unknownNetwork(recipient.platform)))
                }
                let written = await author.write(item.messageType, for: recipient, facts, earlier: person.earlier)
                return (item, written.mapError(JobFailure.init))
            }
        }
        return try await withTaskCancellationHandler {
            var results: [Written] = []
            for task in tasks { results.append(try await task.value) }
            return results
        } onCancel: {
            // A stop does not wait for a model's answer.
            for task in tasks { task.cancel() }
        }
    }
}
