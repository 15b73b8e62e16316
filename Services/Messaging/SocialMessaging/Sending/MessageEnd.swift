internal import Actions
internal import Database
internal import FoundationEssentials
internal import Outbox
internal import SocialContract
internal import Suppression
internal import Telemetry
internal import Timekeeping

/// One conclusion of the ledger, written to the message it is about.
struct MessageEnd {
    let product: SocialActions
    let conclusion: Conclusion
    let connection: Connection

    var action: Action { conclusion.action }
    var id: UUID { action.subjectID }

    /// The text that left is the draft, byte for byte: nobody could change it since it was queued.
    func sent(_ externalID: String?) async throws {
        guard let owner = try await owner() else { return }
        if conclusion.isLate {
            let arrival = LateArrival(end: self, owner: owner, externalID: externalID)
            guard try await arrival.makeRoom() else { return try await record("sent") }
        }
        let person = try await Recipient.lock([owner], on: connection)
        let saidNo = !(try await product.suppressions.suppressed(among: Array(person.values), on: connection).isEmpty)
        let late = conclusion.isLate ? LateArrival.reason : nil
        let row = try await connection.first(
            """
            UPDATE social.social_messages SET status = 'SENT', sent_body = draft_body, sent_at = \(moment),
                external_id = coalesce(\(externalID), external_id), is_flagged = \(saidNo || conclusion.isLate),
                reason = \(saidNo ? "the person said no while it was being sent" : late), version = version + 1,
                updated_at = now()
            WHERE id = \(id) RETURNING message_type
            """)
        guard let row else { return }
        try await record(conclusion.isTry ? "sent" : conclusion.actor == nil ? "found" : "resolved")
        try await announce(SocialEvent.messageSent, try row[0], owner)
        try await ReachedStages.mark(.sent, on: connection)
    }

    /// What was found out later happened when the latest call was made: follow-ups count from here.
    private var moment: Timestamp {
        conclusion.isTry ? conclusion.at : action.lastCallAt ?? action.firstCallAt ?? conclusion.at
    }

    /// FAILED and SKIPPED return the person to `pending` (C3).
    func dropped(_ status: MessageStatus) async throws {
        guard let owner = try await owner() else { return }
        _ = try await Recipient.lock([owner], on: connection)
        guard let type = try await move(to: status) else { return }
        try await record(
            conclusion.isTry
                ? "failed"
                : conclusion.actor != nil ? "resolved" : conclusion.kind == .failed ? "not_found" : "skipped")
        try await announce(SocialEvent.messageDropped, type, owner)
    }

    /// Nothing that others see of the person changes.
    func stays(_ status: MessageStatus) async throws {
        guard try await move(to: status) != nil else { return }
        if conclusion.isTry {
            try await record(status == .unknown ? "unknown" : "failed")
        } else if conclusion.actor != nil {
            try await record("resolved")
        } else if status == .queued, conclusion.code == "NOT_ARRIVED" {
            try await record("not_found")
        }
    }

    /// - Returns: the kind of message; `nil` when it is not in the ledger's hands.
    private func move(to status: MessageStatus) async throws -> String? {
        try await connection.first(
            """
            UPDATE social.social_messages SET status = \(status), reason = \(conclusion.reason), version = version + 1,
                updated_at = now()
            WHERE id = \(id) AND status IN ('QUEUED', 'SENDING', 'UNKNOWN') RETURNING message_type
            """)?[0]
    }

    private func owner() async throws -> UUID? {
        try await connection.first("SELECT social_profile_id FROM social.social_messages WHERE id = \(id)")?[0]
    }

    /// Every try leaves a row, and so does every word that settles a doubt (R1.18, R1.35).
    private func record(_ outcome: String) async throws {
        try await connection.execute(
            """
            INSERT INTO social.social_message_attempts (id, message_id, account_id, delivery, outcome, code, reason, actor, at)
            VALUES (gen_random_uuid(), \(id), \(action.accountID), 'api', \(outcome), \(conclusion.code),
                    \(conclusion.reason), \(conclusion.actor ?? "ledger"), \(conclusion.at))
            """)
    }

    private func announce(_ event: String, _ type: String, _ owner: UUID) async throws {
        let change = ThreadChange(
            event: event, messageID: id, messageType: MessageType(rawValue: type) ?? .initial, profileID: owner,
            accountID: action.accountID, trace: action.traceparent.flatMap(TraceContext.init(traceparent:)))
        try await ThreadChanges.announce([change], through: product.outbox, on: connection)
    }
}
