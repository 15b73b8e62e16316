internal import Actions
internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import Outbox
internal import SocialContract
internal import Telemetry

extension AssistedQueue {
    /// Takes the message for ten minutes, and uses the account's limits for it (design section 11). Whatever ended the matter
    /// meanwhile ends the message here.
    /// - Throws: 409 or 429 with what holds it back, and until when.
    func claim(_ id: UUID, by caller: String, trace: TraceContext) async throws {
        let refusal = try await context.outbox.transaction { connection -> Problem? in
            try await Ledger.passGate(on: connection)
            let item = try await lock(id, for: caller, on: connection)
            try item.requireOpen()
            if try await !RestoredPeople.held([item.person.id], on: connection).isEmpty { throw Problem.restored }
            if let why = try await whyNot(item, on: connection) {
                try await drop(item, by: caller, reason: why.sentence, trace, on: connection)
                let detail = "The message is skipped, because \(why.sentence). Do not send it."
                return .conflict(why.rawValue, detail)
            }
            if try await !Doubts.among([item.person.id], on: connection).isEmpty {
                return .conflict(
                    Refusal.doubtful.rawValue,
                    "This person may have said no. Read their reply and decide (POST /api/social/replies/{id}/decision); the message waits."
                )
            }
            try await connection.execute(
                """
                UPDATE social.social_assisted SET claimed_by = \(caller),
                    claimed_until = clock_timestamp() + \(AssistedQueue.claimMinutes)::bigint * interval '1 minute'
                WHERE id = \(id)
                """)
            try await charge(item, on: connection)
            return nil
        }
        if let refusal { throw refusal }
    }

    private func whyNot(_ item: Locked, on connection: Connection) async throws -> Refusal? {
        let suppressed = try await context.suppressions.suppressed(among: [item.person], on: connection)
        guard suppressed.isEmpty else { return .suppressed }
        return item.person.refusal ?? (item.isAnswered ? .answered : nil)
    }

    /// Limits last: whoever records an outcome locks people before limits, too. What was charged today is not charged again.
    private func charge(_ item: Locked, on connection: Connection) async throws {
        let account = try await SendingAccounts(on: connection).sender(item.accountID, item.person.platform)
        guard let account else { return }
        if item.isCharged {
            let held = try await Holds.byHand([account], operation: SendingAccounts.operation, on: connection)[
                account.id]
            if let held, held.heldBy == .paused { throw Problem.held(held, account) }
            return
        }
        switch try await Ledger.chargeByHand(account, operation: SendingAccounts.operation, on: connection) {
        case .held(let waiting): throw Problem.held(waiting, account)
        case .charged(let moment):
            try await connection.execute(
                """
                UPDATE social.social_assisted SET charged_at = \(moment), charged_account = \(account.id)
                WHERE id = \(item.id)
                """)
        }
    }

    /// What a claim used of the limits, given back: nobody sends it.
    private func uncharge(_ item: Locked, on connection: Connection) async throws {
        guard let moment = item.chargedAt else { return }
        let accounts = try await SendingAccounts(on: connection)
        guard let account = accounts.charged(item.chargedAccount, item.person.platform) else { return }
        try await Ledger.uncountByHand([(account, moment)], operation: SendingAccounts.operation, on: connection)
    }

    /// Records what a person did. A report that comes after a "no" is recorded all the same, and flagged.
    func sent(_ id: UUID, by caller: String, body: String?, trace: TraceContext) async throws {
        try await context.outbox.transaction { connection in
            let item = try await lock(id, for: caller, on: connection)
            // Whoever did it reports it, also when their claim is over and somebody else has claimed: who goes on must learn of it.
            try item.requireWaiting()
            let saidNo = !(try await context.suppressions.suppressed(among: [item.person], on: connection).isEmpty)
            try await connection.execute(
                """
                UPDATE social.social_messages SET status = 'SENT', sent_body = coalesce(\(body), draft_body),
                    sent_at = clock_timestamp(), version = version + 1, updated_at = now(), is_flagged = \(saidNo),
                    reason = \(saidNo ? "sent after the person had said no" : nil)
                WHERE id = \(item.messageID)
                """)
            try await finish(item, "sent", by: caller, on: connection)
            try await record(item, "sent", nil, by: caller, on: connection)
            try await ThreadChanges.announce(
                [item.change(SocialEvent.messageSent, trace)], through: context.outbox, on: connection)
            try await ReachedStages.mark(.sent, on: connection)
            try await countUnclaimed(item, on: connection)
        }
    }

    /// What was sent without a claim counts as well.
    private func countUnclaimed(_ item: Locked, on connection: Connection) async throws {
        let accounts = try await SendingAccounts(on: connection)
        guard !item.isCharged, let account = accounts.sender(item.accountID, item.person.platform) else { return }
        try await Ledger.countByHand(account, operation: SendingAccounts.operation, on: connection)
    }

    func skipped(_ id: UUID, by caller: String, reason: String?, trace: TraceContext) async throws {
        try await context.outbox.transaction { connection in
            let item = try await lock(id, for: caller, on: connection)
            try item.requireOpen()
            try await drop(item, by: caller, reason: reason ?? "skipped by hand", trace, on: connection)
        }
    }

    /// Takes a report back: the message waits again, and a follow-up timer set by it is cancelled.
    func undo(_ id: UUID, by caller: String, trace: TraceContext) async throws {
        do {
            try await context.outbox.transaction { connection in
                let item = try await lock(id, for: caller, on: connection)
                try requireUndoable(item)
                try await refuseIfFollowedUp(item, on: connection)
                try await connection.execute(
                    """
                    UPDATE social.social_messages SET status = 'QUEUED', sent_body = NULL, sent_at = NULL, reason = NULL,
                        is_flagged = false, version = version + 1, updated_at = now() WHERE id = \(item.messageID)
                    """)
                try await connection.execute(
                    """
                    UPDATE social.social_assisted SET state = 'waiting', done_by = NULL, done_at = NULL, claimed_by = NULL,
                        claimed_until = NULL WHERE id = \(id)
                    """)
                try await record(
                    item, "undone", "the report '\(item.state)' was taken back", by: caller, on: connection)
                let event = item.state == "sent" ? SocialEvent.messageUnsent : SocialEvent.messageDrafted
                try await ThreadChanges.announce([item.change(event, trace)], through: context.outbox, on: connection)
            }
        } catch let error as DatabaseError where error.isUniqueViolation {
            throw Problem.conflict("replaced", "There is another message for this person by now.")
        }
    }

    private func requireUndoable(_ item: Locked) throws(Problem) {
        guard item.state != "waiting" else {
            throw .conflict("nothing-to-undo", "This message still waits; there is no report to take back.")
        }
        guard item.isUndoable else {
            throw .conflict("too-late", "A report can be taken back for \(AssistedQueue.undoMinutes) minutes only.")
        }
    }

    private func refuseIfFollowedUp(_ item: Locked, on connection: Connection) async throws {
        let later = try await connection.first(
            """
            SELECT 1 FROM social.social_messages m JOIN social.social_messages this ON this.id = \(item.messageID)
            WHERE m.social_profile_id = this.social_profile_id AND m.id <> this.id AND m.created_at > this.created_at
              AND m.status NOT IN ('SKIPPED', 'FAILED') LIMIT 1
            """)
        if later != nil {
            throw Problem.conflict("followed-up", "A later message to this person exists; delete or skip it first.")
        }
    }

    private func drop(
        _ item: Locked, by caller: String, reason: String, _ trace: TraceContext, on connection: Connection
    ) async throws {
        try await connection.execute(
            """
            UPDATE social.social_messages SET status = 'SKIPPED', reason = \(reason), version = version + 1,
                updated_at = now() WHERE id = \(item.messageID)
            """)
        try await finish(item, "skipped", by: caller, on: connection)
        try await record(item, "skipped", reason, by: caller, on: connection)
        try await ThreadChanges.announce(
            [item.change(SocialEvent.messageDropped, trace)], through: context.outbox, on: connection)
        try await uncharge(item, on: connection)
    }

    private func finish(_ item: Locked, _ state: String, by caller: String, on connection: Connection) async throws {
        try await connection.execute(
            """
            UPDATE social.social_assisted SET state = \(state), done_by = \(caller), done_at = clock_timestamp(),
                claimed_until = NULL,
                charged_at = CASE WHEN \(state) = 'skipped' THEN NULL ELSE charged_at END WHERE id = \(item.id)
            """)
    }

    private func record(
        _ item: Locked, _ outcome: String, _ reason: String?, by caller: String, on connection: Connection
    ) async throws {
        try await connection.execute(
            """
            INSERT INTO social.social_message_attempts (id, message_id, account_id, delivery, outcome, reason, actor)
            VALUES (gen_random_uuid(), \(item.messageID), \(item.accountID), 'assisted', \(outcome), \(reason), \(caller))
            """)
    }
}
