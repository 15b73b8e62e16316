internal import Actions
internal import Database
internal import FoundationEssentials
internal import Outbox
internal import SocialContract
internal import SocialThreads
internal import Telemetry
internal import Timekeeping

/// Commits a batch of drafts: each person is locked and judged again, because time has passed since they were queued.
struct DraftCommit: Sendable {
    let context: MessagingContext
    private static let maxAttempts: Int32 = 4

    struct Person: Sendable {
        let recipient: SocialRecipient
        /// Bodies of this thread, oldest first: what a follow-up must not repeat.
        let earlier: [String]
    }

    func recipients(_ items: [DraftItem]) async throws -> [UUID: Person] {
        let ids = items.map(\.profileID)
        let rows = try await context.database.query(
            "SELECT \(sql: SocialRecipient.columns) FROM social.social_recipients r WHERE r.profile_id = ANY(\(ids))")
        let bodies = try await context.database.query(
            """
            SELECT social_profile_id, coalesce(sent_body, draft_body) FROM social.social_messages
            WHERE social_profile_id = ANY(\(ids)) AND coalesce(sent_body, draft_body) IS NOT NULL ORDER BY created_at
            """)
        var earlier: [UUID: [String]] = [:]
        for row in bodies { earlier[try row[0], default: []].append(try row[1]) }
        return try rows.reduce(into: [:]) { people, row in
            let recipient = try SocialRecipient(row)
            people[recipient.id] = Person(recipient: recipient, earlier: earlier[recipient.id] ?? [])
        }
    }

    func write(_ written: [(DraftItem, Result<Draft, DraftFailure>)]) async throws {
        try await context.database.transaction { connection in
            let people = try await SocialRecipient.lock(written.map(\.0.profileID), on: connection)
            let open = try await stillWanted(written.map(\.0.id), on: connection)
            let results = written.filter { open.contains($0.0.id) }
            let suppressed = try await context.suppressions.suppressed(among: Array(people.values), on: connection)
            let doubtful = try await Doubts.among(Array(people.keys), on: connection)
            var changes: [ThreadChange] = []
            for (item, result) in results {
                let outcome = judge(item, result, people[item.profileID], suppressed, doubtful)
                switch outcome {
                case .success(let draft):
                    let person = people[item.profileID]
                    if let change = try await insert(draft, item, person, on: connection) {
                        changes.append(change)
                        try await finish(item, message: change.messageID, nil, on: connection)
                    } else {
                        try await finish(item, message: nil, .already, on: connection)
                    }
                case .failure(let refusal): try await refuse(item, refusal, on: connection)
                }
            }
            try await ThreadChanges.announce(changes, through: context.outbox, on: connection)
            if !changes.isEmpty { try await ReachedStages.mark(.drafted, on: connection) }
            try await DraftJobs.complete(Set(written.compactMap(\.0.jobID)), on: connection)
        }
    }

    /// The person may have answered while the draft was written.
    private func stillWanted(_ items: [UUID], on connection: Connection) async throws -> Set<UUID> {
        let rows = try await connection.query(
            "SELECT id FROM social.social_draft_items WHERE id = ANY(\(items)) AND status = 'pending'")
        return Set(try rows.map { row throws(DatabaseError) in try row[0] as UUID })
    }

    private func judge(
        _ item: DraftItem, _ result: Result<Draft, DraftFailure>, _ person: SocialRecipient?, _ suppressed: Set<UUID>,
        _ doubtful: Set<UUID>
    ) -> Result<Draft, DraftFailure> {
        guard let person else { return .failure(.gone) }
        if suppressed.contains(person.id) { return .failure(.suppressed) }
        if doubtful.contains(person.id) { return .failure(.doubtful) }
        let refusal = item.messageType == .initial ? person.refusalOfInitial : person.refusalOfFollowup
        if let refusal { return .failure(DraftFailure(code: "not-eligible", reason: refusal)) }
        return result
    }

    /// - Returns: `nil` when the person has such a message by now.
    private func insert(
        _ draft: Draft, _ item: DraftItem, _ person: SocialRecipient?, on connection: Connection
    ) async throws -> ThreadChange? {
        guard let person else { return nil }
        let account = try await Accounts.defaultAccount(platform: person.platform, on: connection)
        let row = try await connection.first(
            """
            INSERT INTO social.social_messages (social_profile_id, platform, message_type, draft_body, thread_id, status,
                account_id, template_id, template_version, written_by, updated_at)
            VALUES (\(person.id), \(person.platform), \(item.messageType), \(draft.text), \(person.threadID), 'DRAFT',
                    \(account?.id), \(draft.templateID), \(draft.templateVersion), \(draft.writtenBy), now())
            ON CONFLICT DO NOTHING RETURNING id
            """)
        guard let row else { return nil }
        return ThreadChange(
            event: SocialEvent.messageDrafted, messageID: try row[0], messageType: item.messageType,
            profileID: person.id,
            accountID: account?.id, trace: item.trace)
    }

    private func refuse(_ item: DraftItem, _ refusal: DraftFailure, on connection: Connection) async throws {
        guard let pause = refusal.retryAfter, item.attempts < DraftCommit.maxAttempts else {
            return try await finish(item, message: nil, refusal, on: connection)
        }
        try await connection.execute(
            """
            UPDATE social.social_draft_items SET code = \(refusal.code), reason = \(refusal.reason),
                next_attempt_at = clock_timestamp() + \(pause)::float8 * interval '1 second'
            WHERE id = \(item.id)
            """)
    }

    private func finish(
        _ item: DraftItem, message: UUID?, _ refusal: DraftFailure?, on connection: Connection
    ) async throws {
        try await connection.execute(
            """
            UPDATE social.social_draft_items SET status = \(refusal == nil ? "completed" : "failed"),
                code = \(refusal?.code), reason = \(refusal?.reason), message_id = \(message)
            WHERE id = \(item.id) AND status = 'pending'
            """)
        if let refusal { try await DueFailure(context: context).tell(item, refusal, on: connection) }
    }
}

extension DraftFailure {
    static let suppressed = DraftFailure(
        code: "suppressed", reason: "this person is on the suppression list and is not written to")
    static let doubtful = DraftFailure(code: SocialRefusal.doubtful.rawValue, reason: SocialRefusal.doubtful.sentence)
    static let already = DraftFailure(code: "already-there", reason: "there is such a message for this person already")
}
