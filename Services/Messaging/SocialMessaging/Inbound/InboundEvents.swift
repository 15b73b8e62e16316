internal import Actions
package import AdapterWire
internal import Database
internal import FoundationEssentials
internal import Outbox
internal import SocialContract
internal import Suppression
internal import Timekeeping

/// What networks tell us about people, once it is certain who says it. The same event any number of times counts once.
package struct InboundEvents: Sendable {
    let context: MessagingContext

    package init(context: MessagingContext) { self.context = context }

    /// Stores events, each in a transaction of its own. Throws when one could not be stored: then all may be delivered again.
    package func receive(_ events: [InboundEvent], from platform: String) async throws {
        for event in events {
            switch event.kind {
            case .reply: try await reply(event, platform)
            case .unsubscribed: try await objects(event.senderID, platform)
            case .delivered, .read: try await seen(event, platform)
            case .bounced: try await bounced(event, platform)
            }
        }
    }

    // MARK: Replies

    private func reply(_ event: InboundEvent, _ platform: String) async throws {
        guard let externalID = event.externalID else { return }
        // PostgreSQL has no place for U+0000; nothing else is changed.
        let text = (event.text ?? "").replacing("\0", with: "")
        let isObjection = Objection.isPlain(text)
        let matching = ReplyMatching(context: context)
        try await context.outbox.transaction { connection in
            try await matching.waitForPeople(on: connection)
            let person = try await find(event.senderID, platform, on: connection)
            // A "no" does not wait for anything, and the gate comes before every other lock but the one above.
            if isObjection { try await suppress(event.senderID, platform, person, isRead: true, on: connection) }
            let id = UUID()
            let isNew = try await store(id, event, externalID, text, isObjection, platform, on: connection)
            guard isNew, let person else { return }
            let queued = try await matching.queuedFollowups(of: person.id, on: connection)
            let taken = try await Withdrawal(context: context).cancel(
                queued, reason: Refusal.answered.sentence, on: connection)
            try await matching.belongs(id, to: person.id, taken: taken, on: connection)
        }
    }

    private func store(
        _ id: UUID, _ event: InboundEvent, _ externalID: String, _ text: String, _ isObjection: Bool,
        _ platform: String, on connection: Connection
    ) async throws -> Bool {
        let stored = try await connection.execute(
            """
            INSERT INTO social.social_replies (id, platform, account_ref, external_id, platform_user_id, body, received_at,
                is_objection)
            VALUES (\(id), \(platform), \(event.accountRef), \(externalID), \(event.senderID), \(text),
                    least(coalesce(\(InboundEvents.moment(event.at)), clock_timestamp()), clock_timestamp()), \(isObjection))
            ON CONFLICT (platform, external_id) DO NOTHING
            """)
        return stored > 0
    }

    private func find(_ networkID: String, _ platform: String, on connection: Connection) async throws -> Recipient? {
        let row = try await connection.first(
            """
            SELECT \(sql: Recipient.columns) FROM social.social_recipients r
            WHERE r.platform = \(platform) AND r.platform_user_id = \(networkID) ORDER BY r.created_at LIMIT 1
            """)
        guard let row else { return nil }
        return try Recipient(row)
    }

    // MARK: Objections

    private func objects(_ networkID: String, _ platform: String) async throws {
        try await context.database.transaction { connection in
            let person = try await find(networkID, platform, on: connection)
            try await suppress(networkID, platform, person, isRead: false, on: connection)
        }
    }

    private func suppress(
        _ networkID: String, _ platform: String, _ person: Recipient?, isRead: Bool, on connection: Connection
    ) async throws {
        var identifiers = person?.identifiers ?? Identifiers(platform: platform, platformUserID: networkID)
        // One person's "no" does not speak for everybody who reads the same mailbox.
        if let person { identifiers.contactHashes = try await person.ownContacts(on: connection) }
        let origin = NoOrigin(
            reason: "asked not to be contacted", source: "reply on \(platform)", isRead: isRead)
        _ = try await context.suppressions.add(identifiers, origin, on: connection)
    }

    // MARK: What became of our messages

    private func seen(_ event: InboundEvent, _ platform: String) async throws {
        let at = InboundEvents.moment(event.at)
        let before = InboundEvents.moment(event.before)
        let isRead = event.kind == .read
        try await context.database.execute(
            """
            UPDATE social.social_messages m SET
                delivered_at = coalesce(m.delivered_at, \(at), clock_timestamp()),
                read_at = CASE WHEN \(isRead) THEN coalesce(m.read_at, \(at), clock_timestamp()) ELSE m.read_at END
            WHERE m.id IN (
                SELECT m.id FROM social.social_messages m
                WHERE m.platform = \(platform) AND m.external_id = ANY(\(event.externalIDs))
                UNION
                SELECT m.id FROM social.social_recipients r
                JOIN social.social_messages m ON m.social_profile_id = r.profile_id
                WHERE r.platform = \(platform) AND r.platform_user_id = \(event.senderID) AND m.status = 'SENT'
                  AND m.delivery = 'api' AND m.sent_at <= \(before))
            """)
    }

    private func bounced(_ event: InboundEvent, _ platform: String) async throws {
        try await context.database.execute(
            """
            UPDATE social.social_messages SET is_flagged = true, reason = 'the network could not deliver it'
            WHERE platform = \(platform) AND external_id = ANY(\(event.externalIDs))
            """)
    }

    /// - Parameter milliseconds: since 1970.
    private static func moment(_ milliseconds: Int?) -> Timestamp? {
        // Nothing that a timestamp could not hold; a network's nonsense counts as nothing said.
        milliseconds.flatMap {
            (0...253_402_300_799_999).contains($0) ? Timestamp(microseconds: Int64($0) * 1000) : nil
        }
    }
}
