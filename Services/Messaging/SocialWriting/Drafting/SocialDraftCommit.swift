internal import Actions
internal import Authoring
internal import Database
internal import FoundationEssentials
internal import Jobs
internal import Outbox
internal import SocialContract
internal import SocialThreads
internal import Telemetry
internal import Timekeeping

/// Commits a batch of drafts: each person is locked and judged again, because time has passed since they were queued.
struct SocialDraftCommit: Sendable {
    let context: SocialMessagingContext
    private let queue = JobQueue(.drafting)

    struct Person: Sendable {
        let recipient: SocialRecipient
        /// Bodies of this thread, oldest first: what a follow-up must not repeat.
        let earlier: [String]
    }

    func recipients(_ items: [SocialDraftItem]) async throws -> [UUID: Person] {
        let ids = items.map(\.profileID)
        let (people, texts) = try await context.database.withConnection { connection in
            (
                try await SocialRecipientStore.find(ids, on: connection),
                try await SocialMessageStore.texts(of: ids, on: connection)
            )
        }
        return people.mapValues { Person(recipient: $0, earlier: texts[$0.id] ?? []) }
    }

    func write(_ written: [(SocialDraftItem, Result<SocialDraft, JobFailure>)]) async throws {
        try await context.database.transaction { connection in
            let people = try await SocialRecipientStore.lock(written.map(\.0.profileID), on: connection)
            let held = try await queue.held(written.map(\.0.leased), on: connection)
            let results = written.filter { held.contains($0.0.leased.id) }
            let suppressed = try await context.suppressions.suppressed(among: Array(people.values), on: connection)
            let doubtful = try await SocialDoubts.among(Array(people.keys), on: connection)
            var changes: [SocialThreadChange] = []
            var endings: [(item: JobItem, failure: JobFailure?)] = []
            var messages: [(item: UUID, message: UUID)] = []
            for (item, result) in results {
                switch judge(item, result, people[item.profileID], suppressed, doubtful) {
                case .success(let draft):
                    let change = try await insert(draft, item, people[item.profileID], on: connection)
                    endings.append((item.leased, change == nil ? .already : nil))
                    if let change {
                        changes.append(change)
                        messages.append((item.leased.id, change.messageID))
                    }
                case .failure(let failure): endings.append((item.leased, failure))
                }
            }
            try await SocialThreadChanges.announce(changes, through: context.outbox, on: connection)
            if !changes.isEmpty { try await SocialReachedStages.mark(.drafted, on: connection) }
            try await end(endings, of: results.map(\.0), messages, on: connection)
        }
    }

    /// The program fails at this one. Nothing of the person is looked at: that may be what it fails at.
    func giveUp(_ item: SocialDraftItem, _ failure: JobFailure) async throws {
        try await context.database.transaction { connection in
            guard try await !queue.held([item.leased], on: connection).isEmpty else { return }
            try await end([(item.leased, failure)], of: [item], [], on: connection)
        }
    }

    private func end(
        _ endings: [(item: JobItem, failure: JobFailure?)], of items: [SocialDraftItem],
        _ messages: [(item: UUID, message: UUID)], on connection: Connection
    ) async throws {
        let failed = try await queue.end(endings, on: connection)
        try await SocialDraftQueue.note(messages, on: connection)
        for (leased, failure) in failed {
            guard let item = items.first(where: { $0.leased.id == leased.id }) else { continue }
            try await SocialDueFailure(context: context).tell(item, failure, on: connection)
        }
    }

    private func judge(
        _ item: SocialDraftItem, _ result: Result<SocialDraft, JobFailure>, _ person: SocialRecipient?,
        _ suppressed: Set<UUID>,
        _ doubtful: Set<UUID>
    ) -> Result<SocialDraft, JobFailure> {
        guard let person else { return .failure(.gone) }
        if suppressed.contains(person.id) { return .failure(.suppressed) }
        if doubtful.contains(person.id) { return .failure(.doubtful) }
        let refusal = item.messageType == .initial ? person.refusalOfInitial : person.refusalOfFollowup
        if let refusal { return .failure(JobFailure(code: "not-eligible", reason: refusal)) }
        return result
    }

    /// - Returns: `nil` when the person has such a message by now.
    private func insert(
        _ draft: SocialDraft, _ item: SocialDraftItem, _ person: SocialRecipient?, on connection: Connection
    ) async throws -> SocialThreadChange? {
        guard let person else { return nil }
        let account = try await Accounts.defaultAccount(platform: person.platform, on: connection)
        let new = SocialMessageStore.NewDraft(
            item.messageType, text: draft.text, writtenBy: draft.writtenBy, templateID: draft.templateID,
            templateVersion: draft.templateVersion)
        guard let id = try await SocialMessageStore.add(new, to: person, by: account?.id, on: connection) else {
            return nil
        }
        return SocialThreadChange(
            event: SocialEvent.messageDrafted, messageID: id, messageType: item.messageType,
            profileID: person.id,
            accountID: account?.id, trace: item.trace)
    }
}

extension JobFailure {
    static let suppressed = JobFailure(
        code: "suppressed", reason: "this person is on the suppression list and is not written to")
    static let doubtful = JobFailure(code: SocialRefusal.doubtful.rawValue, reason: SocialRefusal.doubtful.sentence)
    static let already = JobFailure(code: "already-there", reason: "there is such a message for this person already")
}
