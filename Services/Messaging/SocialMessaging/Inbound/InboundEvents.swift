internal import Actions
package import AdapterWire
internal import Database
internal import FoundationEssentials
internal import Outbox
internal import Phrases
internal import SocialContract
internal import Suppression
internal import Timekeeping

/// What networks tell us about people, once it is certain who says it. The same event any number of times counts once.
package struct InboundEvents: Sendable {
    let context: MessagingContext

    package init(context: MessagingContext) { self.context = context }

    /// A no is taken first and by itself: it needs no person, and waits neither for matching nor for another event.
    /// - Throws: the last thing that went wrong, after all have been tried.
    package func takeNoes(_ events: [InboundEvent], from platform: String) async throws {
        var failure: (any Error)?
        for event in events where InboundEvents.saysNo(event) {
            do { try await objects(event.senderID, platform) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Stores one event, in a transaction of its own.
    package func receive(_ event: InboundEvent, from platform: String) async throws {
        let replies = ReplyStore(context: context, platform: platform)
        switch event.kind {
        case .reply: try await replies.add(event)
        case .edited: try await replies.edit(event)
        case .deleted: try await replies.forget(event)
        case .reaction: try await replies.mark(event)
        case .unsubscribed: break
        case .delivered, .read: try await seen(event, platform)
        case .bounced: try await bounced(event, platform)
        }
    }

    static func saysNo(_ event: InboundEvent) -> Bool {
        switch event.kind {
        case .unsubscribed: true
        case .reply, .edited: Phrases.hear(event.text ?? "").meaning == .no
        default: false
        }
    }

    // MARK: Objections

    private func objects(_ networkID: String, _ platform: String) async throws {
        try await context.database.transaction { connection in
            // The list is the platform's: a no counts also while this product's tables are missing.
            let person =
                try await context.isInstalled(on: connection)
                ? try await Recipient.find(networkID, on: platform, connection) : nil
            let origin = NoOrigin(reason: InboundEvents.asked, source: "reply on \(platform)", isRead: true)
            _ = try await suppress(networkID, platform, person, origin, on: connection)
        }
    }

    /// The reason under which a no of the person's own words is listed.
    static let asked = "asked not to be contacted"

    /// - Parameter origin: who says so, as the list of noes shows it.
    func suppress(
        _ networkID: String, _ platform: String, _ person: Recipient?, _ origin: NoOrigin, on connection: Connection
    ) async throws -> UUID? {
        var identifiers = person?.identifiers ?? Identifiers(platform: platform, platformUserID: networkID)
        // One person's "no" does not speak for everybody who reads the same mailbox.
        if let person { identifiers.contactHashes = try await person.ownContacts(on: connection) }
        return try await context.suppressions.add(identifiers, origin, on: connection)?.id
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
    static func moment(_ milliseconds: Int?) -> Timestamp? {
        // Nothing that a timestamp could not hold; a network's nonsense counts as nothing said.
        milliseconds.flatMap {
            (0...253_402_300_799_999).contains($0) ? Timestamp(microseconds: Int64($0) * 1000) : nil
        }
    }
}

extension MessagingContext {
    func isInstalled(on connection: Connection) async throws(DatabaseError) -> Bool {
        try await connection.first("SELECT to_regclass('social.social_recipients') IS NOT NULL")?[0] ?? false
    }
}

extension Recipient {
    /// The person behind a network's id, if we know them.
    static func find(
        _ networkID: String, on platform: String, _ connection: Connection
    ) async throws(DatabaseError) -> Recipient? {
        let row = try await connection.first(
            """
            SELECT \(sql: Recipient.columns) FROM social.social_recipients r
            WHERE r.platform = \(platform) AND r.platform_user_id = \(networkID) ORDER BY r.created_at LIMIT 1
            """)
        return try row.map { row throws(DatabaseError) in try Recipient(row) }
    }
}
